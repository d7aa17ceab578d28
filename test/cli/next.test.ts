// readiness alone, in a folder with pilots: what can be done next, each line a command that runs.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../judge.ts';
import { BAD, folderWith, readiness, SMALL } from '../program.ts';

const linesIn = (files: Readonly<Record<string, string>>) => {
  const cwd = folderWith(files);
  const { code, stdout, stderr } = readiness([], { cwd });
  expect(stderr).toBe('');
  const steps = [...stdout.matchAll(/^ {2}readiness (.*?) {2,}\S/gm)].map(([, words]) => words ?? '');
  return { code, stdout, steps, cwd };
};

it('asks first where little is answered', () => {
  const { code, stdout, steps, cwd } = linesIn({ 'pilot.yaml': SMALL });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^pilot\.yaml: Small\nNot known to be ready to pilot\.\n/);
  expect(steps).toEqual(['interview pilot.yaml', 'assess pilot.yaml', 'init --ci github', '--help']);
  expect(readiness(['assess', 'pilot.yaml'], { cwd }).code).toBe(0);
});

it('goes from the judgement to its reason and the way out', () => {
  const { steps, cwd } = linesIn({ 'pilot.yaml': readFileSync(`${root}examples/claims-summariser.yaml`, 'utf8') });
  expect(steps[0]).toBe('assess pilot.yaml');
  expect(steps[1]).toMatch(/^explain \S+ --for pilot\.yaml$/);
  expect(steps[2]).toBe('plan pilot.yaml --to production');
  for (const one of steps.slice(0, 2)) expect(readiness(one.split(' '), { cwd }).code).toBe(0);
});

it('finds pilots by what stands in them, and counts several', () => {
  const { code, stdout, steps, cwd } = linesIn({
    'pilots/a.yaml': SMALL,
    'pilots/b.yml': SMALL,
    'values.yaml': 'version: 2\n',
  });
  expect([code, stdout.split('\n')[0]]).toEqual([0, '2 pilots here']);
  expect(steps[0]).toBe('portfolio .');
  for (const one of steps.slice(0, 2)) expect(readiness(one.split(' '), { cwd }).code).toBe(0);
});

it('says first how to mend what is malformed', () => {
  const { code, stdout, steps } = linesIn({ 'pilot.yaml': BAD });
  expect([code, stdout.split('\n')[0]]).toEqual([2, 'pilot.yaml: 2 problems']);
  expect(steps[0]).toBe('validate pilot.yaml');
});

it('quotes a name that a shell would split', () => {
  expect(linesIn({ 'my pilot.yaml': SMALL }).steps[0]).toBe("interview 'my pilot.yaml'");
});
