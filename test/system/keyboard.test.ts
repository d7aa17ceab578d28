// The keyboard in real terminals: the same again on every change, and command lines that shells complete.
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { bin, cleanEnv, folderWith, PATIENCE, readinessProcess, SMALL } from '../program.ts';
import { terminalOf } from './tmux.ts';

const tools = folderWith({ readiness: `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n` });
chmodSync(join(tools, 'readiness'), 0o755);
const env = { ...cleanEnv, PATH: `${tools}:${cleanEnv.PATH}` };

describe('--watch', () => {
  const { tmux, screen, type, keys, until } = terminalOf('watch');
  const cwd = folderWith({ 'pilot.yaml': SMALL });
  const file = join(cwd, 'pilot.yaml');
  afterAll(() => void tmux('kill-server'));

  it('judges again when the file changes, goes away and comes back; and Ctrl-C leaves the prompt on a line of its own', async () => {
    tmux('new-session', '-d', '-x', '80', '-y', '30', '-c', cwd, `env PS1='$ ' PATH='${env.PATH}' bash --norc`);
    await until(() => screen().includes('$'), 'the prompt');
    type('readiness assess pilot.yaml --watch --summary');
    keys('Enter');
    await until(() => screen().includes('watching for changes'), 'the first judgement');
    expect(screen()).toMatch(/^Small/);
    writeFileSync(file, SMALL.replace('Small', 'Larger'));
    await until(() => /^Larger/.test(screen()), 'the second judgement');
    expect(screen()).not.toContain('Small');
    rmSync(file);
    await until(() => screen().includes('there is no file pilot.yaml'), 'what is wrong');
    writeFileSync(file, SMALL.replace('Small', 'Back'));
    await until(() => /^Back/.test(screen()), 'the third judgement');
    keys('C-c');
    await until(() => /Ctrl-C ends(\^C)?\n\$ *\n/.test(`${screen()}\n`), 'the prompt');
    type('echo code=$?');
    keys('Enter');
    await until(() => screen().includes('code=0'), 'the exit code');
  });
});

describe('completion', () => {
  /** What bash offers at the end of a line. */
  const offered = (line: string): readonly string[] => {
    const words = line.split(' ');
    const script = [
      'source <(readiness completion bash)',
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length - 1}`,
      `COMP_LINE='${line}'`,
      `COMP_POINT=${line.length}`,
      'name=$(complete -p readiness | sed -n "s/.*-F \\([^ ]*\\).*/\\1/p")',
      '"$name" 2>/dev/null',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    const cwd = folderWith({ 'pilot.yaml': SMALL });
    const { stdout } = spawnSync('bash', ['--norc', '-c', script], { cwd, env, encoding: 'utf8', ...PATIENCE });
    return stdout
      .trim()
      .split('\n')
      .map((one) => one.trim());
  };

  it.each<[string, RegExp]>([
    ['readiness ass', /^assess/],
    ['readiness assess --deta', /^--details/],
    ['readiness gate --for ', /^production/],
    ['readiness assess -f osc', /^oscal/],
    ['readiness completion z', /^zsh/],
  ])('bash completes %j', (line, word) => {
    expect(
      offered(line).some((one) => word.test(one)),
      offered(line).join(' | '),
    ).toBe(true);
  });

  it('runs nothing of the line that is completed, and offers what begins like it alone', () => {
    expect(offered('readiness assess --de')).toEqual(['--details']);
    expect(offered('readiness $(touch pwned) --de').filter((one) => one.includes('pwned'))).toEqual([]);
  });

  // What is completed in zsh and fish, and that neither runs anything of the line.
  const lines: readonly (readonly [line: string, completed: string])[] = [
    ['readiness portf', 'portfolio'],
    ['readiness assess --deta', '--details'],
    ['readiness gate --for prod', 'production'],
    ['readiness assess -f osc', 'oscal'],
    ['readiness assess $(touch pwned) --deta', '--details'],
  ];

  it.each(lines)('fish completes %j', (line, completed) => {
    const cwd = folderWith({});
    const script = `source (readiness completion fish | psub); complete -C '${line}'`;
    const options = { cwd, env, encoding: 'utf8', ...PATIENCE } as const;
    const { stdout } = spawnSync('fish', ['--no-config', '-c', script], options);
    expect(stdout.split('\n').map((one) => one.split('\t')[0])).toContain(completed);
    expect(readdirSync(cwd).filter((file) => file.startsWith('pwned'))).toEqual([]);
  });

  it('zsh completes a verb, an option and its value in a real terminal', async () => {
    const { tmux, screen, type, keys, until } = terminalOf('zsh');
    const cwd = folderWith({});
    const start = `env HOME=${cwd} ZDOTDIR=${cwd} PS1='$ ' PATH='${env.PATH}' zsh -f`;
    tmux('new-session', '-d', '-x', '90', '-y', '24', '-c', cwd, start);
    try {
      await until(() => screen().startsWith('$'), 'a prompt');
      type('autoload -U compinit && compinit -u -D && source <(readiness completion zsh) && clear && echo loaded');
      keys('Enter');
      await until(() => screen().startsWith('loaded'), 'the completion');
      for (const [line, completed] of lines.slice(0, -1)) {
        type(line);
        keys('Tab');
        await until(() => screen().trimEnd().endsWith(completed), completed);
        keys('C-c');
        await until(() => screen().trimEnd().endsWith('$'), 'the next prompt');
      }
      type(lines.at(-1)?.[0] ?? '');
      keys('Tab');
      type('x');
      await until(() => screen().trimEnd().endsWith('x'), 'the line');
      expect(readdirSync(cwd).filter((file) => file.startsWith('pwned'))).toEqual([]);
    } finally {
      tmux('kill-server');
    }
  });

  test.each([
    ['assess', ['terminal', 'markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'oscal']],
    ['plan', ['terminal', 'markdown', 'html', 'json', 'csv', 'jira', 'linear', 'ics', 'mermaid']],
    ['portfolio', ['terminal', 'markdown', 'html', 'json', 'ndjson', 'csv']],
  ])('offers the formats that %s prints', (command, formats) => {
    const { stdout } = readinessProcess(['complete', '--', command, '-f', '']);
    expect(stdout.split(/\s+/).filter((word) => /^[a-z]/.test(word))).toEqual(formats);
  });

  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s is given a script that names the program', (shell) => {
    const { code, stdout, stderr } = readinessProcess(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('readiness');
    const found = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8', ...PATIENCE });
    if (shell === 'bash' || shell === 'zsh') expect([found.status, found.stderr]).toEqual([0, '']);
  });
});
