// The library as docs/library.md shows it, and its declarations, which the compiler holds to the sources.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as library from '../src/index.ts';
import type * as Declared from '../types/index.d.cts';
import { AS_OF, root } from './folders.ts';

/** Each fails to compile where the declaration says something else than the source. */
const assessText: typeof Declared.assessText = library.assessText;
const assessFile: typeof Declared.assessFile = library.assessFile;
const formats: typeof Declared.formats = library.formats;

it('exports what it declares, and nothing else', () => {
  const declared = readFileSync(`${root}types/index.d.cts`, 'utf8').matchAll(/^export declare const (\w+)/gm);
  expect([...declared].map(([, name]) => name).sort()).toEqual(Object.keys(library).sort());
});

it('runs the example of its page', async () => {
  const page = readFileSync(`${root}docs/library.md`, 'utf8');
  const code = /<!-- example -->\n```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const body = code.replace(/^import .*\n/m, '').replaceAll("'examples/", `'${root}examples/`);
  const said: string[] = [];
  const names = ['assessFile', 'assessText', 'render', 'console'];
  const run = new Function(...names, `return (async () => {${body}})();`);
  await run(assessFile, assessText, library.render, { log: (text: string) => said.push(text) });
  expect(said[0]).toContain('Customer support bot');
  expect(said.slice(1).join('\n')).toMatch(/2:\d+ .*pilot\.stage/);
});

it('judges a file with its evidence, and prints it in every format', async () => {
  const { assessment, problems } = library.assessFile(`${root}examples/complete.yaml`, { asOf: AS_OF });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (assessment === undefined) throw new Error('no assessment');
  for (const format of formats) expect((await library.render(assessment, format)).length).toBeGreaterThan(0);
});

it('gives what is wrong as a value, and a wrong date as a RangeError', () => {
  expect(library.assessFile('nowhere.yaml').problems).toMatchObject([{ code: 'unreadable' }]);
  expect(library.assessText('version: [').assessment).toBeUndefined();
  expect(() => library.assessText('version: 1\npilot: {name: A}\n', { asOf: '2026-02-30' })).toThrow(RangeError);
});
