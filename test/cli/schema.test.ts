// readiness schema: the published schemas, to stdout or a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { schemaNames } from '../../src/report/json-schema.ts';
import { root } from '../judge.ts';
import { folderWith, readiness } from '../program.ts';

/** In lines, for people; the file itself is one line. */
const published = (name: string): string =>
  `${JSON.stringify(JSON.parse(readFileSync(`${root}schema/${name}.schema.json`, 'utf8')), null, 2)}\n`;

test.each(schemaNames)('prints schema/%s.schema.json', (name) => {
  expect(readiness(['schema', name])).toEqual({ code: 0, stdout: published(name), stderr: '' });
});

it('is that of the pilot file where none is named', () => {
  expect(readiness(['schema']).stdout).toBe(published('pilot'));
});

it('goes to a file', () => {
  const cwd = folderWith();
  const stderr = 'wrote report schema to r.json\n';
  expect(readiness(['schema', 'report', '-o', 'r.json'], { cwd })).toEqual({ code: 0, stdout: '', stderr });
  expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toBe(published('report'));
  expect(readiness(['schema', '-o', 'no/r.json'], { cwd }).code).toBe(2);
});

it('goes to stdout where that is asked for', () => {
  expect(readiness(['schema', 'plan', '-o', '-'])).toEqual({ code: 0, stdout: published('plan'), stderr: '' });
});

it('knows no other', () => {
  const { code, stdout, stderr } = readiness(['schema', 'pilots']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`readiness: there is no schema "pilots"\n  schemas: ${schemaNames.join(', ')}\n`);
});
