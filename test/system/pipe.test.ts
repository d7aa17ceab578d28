// In pipes: stdin in one go or slowly, stdout that is closed early or full, and no colour unless it is forced.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import type { JsonReport } from '../../src/model/published/report.ts';
import { root } from '../judge.ts';
import { asOf, bin, builtShell, cleanEnv, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({ 'pilot.yaml': SMALL });
const telecom = ['assess', 'examples/telecom-support-bot.yaml', ...asOf];

describe('stdin', () => {
  it('is read for -', () => {
    const { code, stdout, stderr } = readiness(['assess', '-', ...asOf, '-f', 'json'], { cwd: folder, input: SMALL });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ file: '<stdin>', pilot: { name: 'Small' } });
  });

  it('stands beside files, once', () => {
    const both = readiness(['assess', '-', 'pilot.yaml', '-f', 'json'], { cwd: folder, input: SMALL });
    expect(JSON.parse(both.stdout)).toHaveLength(2);
    const twice = readiness(['assess', '-', '-'], { cwd: folder, input: SMALL });
    expect(twice).toMatchObject({ code: 2, stdout: '' });
    expect(twice.stderr).toContain('stdin (-) can be read once only');
    expect(readiness(['validate', '-', '-'], { cwd: folder, input: SMALL })).toMatchObject({ code: 2, stdout: '' });
  });

  it('that is empty is an empty file', () => {
    expect(readiness(['assess', '-'], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
  });

  it('that is closed, or a folder, is an error and no bug', () => {
    expect(builtShell('readiness assess - <&-', folder)).toMatchObject({ code: 2, stdout: '' });
    expect(builtShell('readiness assess - < .', folder)).toMatchObject({ code: 2, stdout: '' });
  });

  it('has no folder of its own: its evidence counts as linked', () => {
    const input =
      'version: 1\npilot: {name: Piped}\ndata: {controls: {lineage: {status: in-place, evidence: [README.md]}}}\n';
    const { checks } = JSON.parse(readiness(['assess', '-', '-f', 'json'], { input }).stdout) as JsonReport;
    const lineage = checks.find(({ id }) => id === 'data.lineage');
    expect(lineage?.evidence).toMatchObject([{ ref: 'README.md', state: 'linked' }]);
  });

  it('may come slowly and in pieces', async () => {
    const child = spawn(process.execPath, [bin, 'assess', '-', ...asOf, '-f', 'json'], { cwd: folder, env: cleanEnv });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    const closed = once(child, 'close');
    const bytes = Buffer.from('version: 1\npilot: {name: Grüße 日本}\n');
    for (const byte of bytes) {
      child.stdin.write(Buffer.of(byte));
      await new Promise((done) => setTimeout(done, 5));
    }
    child.stdin.end();
    expect(await closed).toEqual([0, null]);
    expect(JSON.parse(Buffer.concat(out).toString()).pilot.name).toBe('Grüße 日本');
  });

  it('may be a pipe by its name', () => {
    expect(builtShell('readiness validate <(cat pilot.yaml)', folder)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('stdout', () => {
  test.each(['terminal', 'json', 'markdown'])('as %s may be closed by a reader who has seen enough', (format) => {
    const line = `set -o pipefail; readiness ${telecom.join(' ')} --details -f ${format} | head -1; echo "ended $?"`;
    const { stdout, stderr } = builtShell(line, root);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\nended 0\n$/);
  });

  it('may be closed before anything is written', () => {
    const { stdout, stderr } = builtShell(`readiness ${telecom.join(' ')} | true; echo "\${PIPESTATUS[0]}"`, root);
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });

  it('that is full is an error and no bug', () => {
    const { code, stderr } = builtShell(`readiness ${telecom.join(' ')} > /dev/full`, root);
    expect(code).toBe(2);
    expect(stderr).toBe('readiness: the output cannot be written (ENOSPC)\n');
  });

  it('comes whole through a pipe', () => {
    const { stdout } = builtShell(`readiness ${telecom.join(' ')} -f json | (sleep 0.3; cat)`, root);
    expect(stdout).toBe(readiness([...telecom, '-f', 'json']).stdout);
    expect(stdout.length).toBeGreaterThan(65_536);
  });
});

describe('colour', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  const escapes = /\u001b\[/;
  test.each([
    ['is not for a pipe', [], {}, false],
    ['is not forced by TERM', [], { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, false],
    ['is there with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['is not with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['is not with NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['is not with --no-color, though forced', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_name, flags, env, expected) => {
    expect(escapes.test(readiness([...telecom, ...flags], { env }).stdout)).toBe(expected);
    expect(escapes.test(readiness(['validate', 'nowhere.yaml', ...flags], { env }).stderr)).toBe(expected);
  });

  it('is never in JSON and Markdown', () => {
    for (const format of ['json', 'markdown']) {
      expect(readiness([...telecom, '-f', format], { env: { FORCE_COLOR: '1' } }).stdout).not.toMatch(escapes);
    }
  });

  it('adds nothing but colour', () => {
    const coloured = readiness(telecom, { env: { FORCE_COLOR: '1' } }).stdout;
    expect(stripVTControlCharacters(coloured)).toBe(readiness(telecom).stdout);
  });
});
