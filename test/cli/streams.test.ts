// Pipes, stdin, colour, and a real terminal.
import { execFileSync, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { bin, example, folderWith, GOOD, root, run } from './program.ts';

const telecom = ['assess', example('telecom-support-bot'), '--as-of', '2026-11-23'];

describe('stdin', () => {
  it('is read to its end, however slowly it comes', async () => {
    const child = spawn(process.execPath, [bin, 'assess', '-', '--format', 'json'], { cwd: root });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    for (const part of ['version: 1\n', 'pilot: {na', 'me: Slow}\n']) {
      child.stdin.write(part);
      await wait(120);
    }
    child.stdin.end();
    await new Promise((done) => child.on('close', done));
    expect(JSON.parse(out)).toMatchObject({ file: '<stdin>', pilot: { name: 'Slow' } });
  });

  it('has no folder of its own: its evidence counts as linked', () => {
    const input = `${GOOD}data: {controls: {lineage: {status: in-place, evidence: [README.md]}}}\n`;
    const report = JSON.parse(run(['assess', '-', '--format', 'json'], { input }).stdout);
    const lineage = report.checks.find((check: { id: string }) => check.id === 'data.lineage');
    expect(lineage.evidence).toMatchObject([{ ref: 'README.md', state: 'linked' }]);
  });
});

describe('pipes and colour', () => {
  it('ends quietly when its reader has seen enough', () => {
    const command = `set -o pipefail; for i in 1 2 3; do '${process.execPath}' '${bin}' ${telecom.join(' ')} --details | head -1; done`;
    const out = execFileSync('bash', ['-c', `${command} 2>&1; true`], { encoding: 'utf8' });
    expect(out.trim().split('\n')).toHaveLength(3);
    expect(out).not.toMatch(/EPIPE|Error/);
  });

  test.each([
    ['into a pipe', {}, [], false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['--no-color over FORCE_COLOR', { FORCE_COLOR: '1' }, ['--no-color'], false],
  ])('colour %s', (_name, env, more, coloured) => {
    expect(run([...telecom, ...more], { env }).stdout.includes('\x1b[')).toBe(coloured);
  });

  it('gives the same bytes twice', () => {
    for (const format of ['terminal', 'json', 'markdown']) {
      expect(run([...telecom, '--format', format]).stdout).toBe(run([...telecom, '--format', format]).stdout);
    }
  });
});

describe('a real terminal', () => {
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', `readiness-${process.pid}`, ...args], { encoding: 'utf8' });
  const inTerminal = async (columns: number, command: string, until: (screen: string) => boolean, keys?: string) => {
    const cwd = folderWith({
      'run.sh': `trap : INT; unset NO_COLOR FORCE_COLOR; export TERM=xterm-256color; cd '${root}'; ${command}; echo "ended $?"; sleep 30\n`,
    });
    tmux('new-session', '-d', '-x', String(columns), '-y', '300', `bash ${cwd}/run.sh`);
    try {
      let screen = '';
      for (let i = 0; i < 100 && !until(screen); i += 1) {
        await wait(100);
        screen = tmux('capture-pane', '-p', '-e', '-S', '-2000');
        if (keys !== undefined && i === 8) tmux('send-keys', keys);
      }
      return screen;
    } finally {
      tmux('kill-server');
    }
  };

  it('gets colour, and nothing wider than its 60 columns', async () => {
    const screen = await inTerminal(60, `'${process.execPath}' '${bin}' ${telecom.join(' ')}`, (text) =>
      text.includes('ended 0'),
    );
    expect(screen).toContain('READY TO PILOT');
    expect(screen).toContain('\x1b[');
    expect(screen).toContain('ended 0');
    const direct = run(telecom).stdout;
    expect(direct.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('ends at once on Ctrl-C while it waits for stdin, without a stack trace', async () => {
    const screen = await inTerminal(
      80,
      `'${process.execPath}' '${bin}' assess -`,
      (text) => text.includes('ended'),
      'C-c',
    );
    expect(screen).not.toMatch(/at .*\.cjs|Error/);
    expect(screen).not.toContain('ended 0');
  });
});
