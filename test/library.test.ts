// The library as docs/library.md shows it. test/system/package.test.ts holds its declarations to the package.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as library from '../src/index.ts';
import { formatNames, gapReport } from '../src/report/registry.ts';
import { AS_OF, root } from './folders.ts';

it('runs the example of its page', async () => {
  const page = readFileSync(`${root}docs/library.md`, 'utf8');
  const code = /<!-- example -->\n```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const body = code.replace(/^import .*\n/m, '').replaceAll("'examples/", `'${root}examples/`);
  const said: string[] = [];
  const names = ['assessFile', 'assessText', 'render', 'console'];
  const run = new Function(...names, `return (async () => {${body}})();`);
  await run(library.assessFile, library.assessText, library.render, { log: (text: string) => said.push(text) });
  expect(said[0]).toContain('Customer support bot');
  expect(said.slice(1).join('\n')).toMatch(/2:\d+ .*pilot\.stage/);
});

it('has every format of the report of an assessment', () => {
  expect(library.formats).toEqual(formatNames(gapReport));
});

it('judges a file with its evidence, and prints it in every format', async () => {
  const { assessment, problems } = library.assessFile(`${root}examples/complete.yaml`, { asOf: AS_OF });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (assessment === undefined) throw new Error('no assessment');
  for (const format of library.formats) expect((await library.render(assessment, format)).length).toBeGreaterThan(0);
});

it('gives what is wrong as a value, and a wrong date as a RangeError', () => {
  expect(library.assessFile('nowhere.yaml').problems).toMatchObject([{ code: 'unreadable' }]);
  expect(library.assessText('version: [').assessment).toBeUndefined();
  expect(() => library.assessText('version: 1\npilot: {name: A}\n', { asOf: '2026-02-30' })).toThrow(RangeError);
});
