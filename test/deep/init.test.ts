// readiness init from whole pilot files: hundreds of values are put into a file that keeps its comments.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOf, copyExamples, folderWith, readiness } from '../program.ts';

const textOf = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

describe('--from', () => {
  const cwd = folderWith();
  copyExamples(cwd);
  const other = 'examples/complete.yaml';
  const { code, stdout } = readiness(['init', 'new.yaml', '--from', other], { cwd });
  const text = textOf(cwd, 'new.yaml');

  it('writes a valid file and says what it kept and what it blanked', () => {
    expect(code).toBe(0);
    expect(stdout).toContain('Kept of HR policy assistant: 58 declared practices, 2 measures, 2 sources');
    expect(stdout).toMatch(
      /Blanked: the name \(now "My pilot"\), \d+ dates, .* measured or counted, \d+ lists of evidence, the waivers/,
    );
    expect(readiness(['validate', 'new.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  it('keeps every comment and every line that is not of the other pilot alone', () => {
    const comments = (of: string): readonly string[] => of.split('\n').filter((line) => /^\s*#/.test(line));
    expect(comments(text)).toEqual([
      '# yaml-language-server: $schema=pilot.schema.json',
      ...comments(textOf(cwd, other)),
    ]);
    for (const kept of ['  owner: hr-services-lead@example.com', '  users: internal', '  horizon_months: 24']) {
      expect(text.split('\n').some((line) => line.startsWith(kept))).toBe(true);
    }
  });

  it('carries nothing over that only the other pilot can show', () => {
    const values = text.replace(/#.*/g, '');
    expect(values).not.toMatch(/evidence:|\d{4}-\d{2}-\d{2}|waivers|HR policy assistant/);
    expect(values).not.toMatch(/measured: [\d{]|stage: \w|active_users: \d/);
    const ours = JSON.parse(readiness(['assess', 'new.yaml', '-f', 'json', ...asOf], { cwd }).stdout);
    expect(ours.evidencedScore).toBe(0);
  });
});

it('takes a whole pilot file as answers', () => {
  const cwd = folderWith();
  copyExamples(cwd);
  expect(readiness(['init', '--answers', 'examples/route-optimiser.yaml', ...asOf], { cwd })).toMatchObject({
    code: 0,
  });
  const judged = (file: string) => JSON.parse(readiness(['assess', file, '-f', 'json', ...asOf], { cwd }).stdout);
  expect(judged('pilot.yaml').score).toBe(judged('examples/route-optimiser.yaml').score);
});
