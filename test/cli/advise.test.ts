// readiness advise, in processes of its own: formats, files, what it says of wrong input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD });
copyExamples(folder);
const run = (...args: readonly string[]) => readiness(['advise', ...args, ...asOf], { cwd: folder });
const telecom = 'examples/telecom-support-bot.yaml';

const beginnings: readonly (readonly [string, string, RegExp])[] = [
  ['terminal', 'advice.txt', /^Customer support bot · advice · as of 2026-11-23\n/],
  ['markdown', 'advice.md', /^## Customer support bot\n\nadvice · /],
  ['json', 'advice.json', /^\{\n {2}"schemaVersion": "1\.0",\n/],
];

describe('formats', () => {
  test.each(beginnings)('%s, to stdout and, by its ending, to %s', (format, file, beginning) => {
    const printed = run(telecom, '--format', format);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(beginning);
    expect(run(telecom, '-o', file)).toEqual({ code: 0, stdout: '', stderr: `wrote ${format} advice to ${file}\n` });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(printed.stdout);
  });

  it('agrees with what assess prints of the same file', () => {
    const { advice } = JSON.parse(run(telecom, '-f', 'json').stdout) as { advice: { id: string; answer: string }[] };
    const judged = readiness(['assess', telecom, '-f', 'json', ...asOf], { cwd: folder });
    const { checks } = JSON.parse(judged.stdout) as { checks: { id: string; seen: string }[] };
    const seen = checks.find(({ id }) => id === 'architecture.approach-fit')?.seen;
    expect(seen).toContain(`the facts point to ${advice.find(({ id }) => id === 'approach')?.answer}`);
  });

  it('reads stdin, and says of a small pilot what to state', () => {
    const { code, stdout } = readiness(['advise', '-', ...asOf], { cwd: folder, input: SMALL });
    expect(code).toBe(0);
    expect(stdout).toContain('cannot be told yet: 7 facts not stated');
  });

  it('has a JSON Schema', () => {
    const { code, stdout } = readiness(['schema', 'advise'], { cwd: folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'JSON advice of readiness' });
  });
});

describe('wrong input', () => {
  test.each([
    [['bad.yaml'], /bad\.yaml:2:/],
    [['missing.yaml'], /missing\.yaml/],
    [[telecom, '-f', 'pdf'], /the advice has no format "pdf"\n {2}formats: terminal, markdown, html, json/],
    [['small.yaml', '-o', 'small.yaml'], /small\.yaml is the pilot file and would be overwritten by the advice/],
  ])('%j: exit 2', (args, message) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('has help with examples that run', () => {
    const { stdout } = readiness(['advise', '--help']);
    expect(stdout).toContain('readiness advise examples/claims-summariser.yaml');
    expect(run('examples/claims-summariser.yaml').code).toBe(0);
  });
});
