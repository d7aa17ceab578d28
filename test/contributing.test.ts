// CONTRIBUTING names files that are there, and each of its five walks names the files that it touches.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from './folders.ts';

const page = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');
const files = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|checklists|test|docs|schema|examples|types|scripts|\.ci)\/[\w./-]*)`/g)].map(
    ([, file = '']) => file,
  );

it('names no file that is not there', () => {
  const named = files(page);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => file !== 'src/generated/' && !existsSync(root + file))).toEqual([]);
});

it('has five walks, each with its files', () => {
  const walks = /<!-- walk -->\n([\s\S]*?)<!-- \/walk -->/.exec(page)?.[1]?.trim().split('\n\n') ?? [];
  expect(walks).toHaveLength(5);
  for (const walk of walks) expect(files(walk).length, walk.slice(0, 40)).toBeGreaterThan(2);
});

it('names the places that the walks are about', () => {
  const holds = (file: string, text: string) => expect(readFileSync(root + file, 'utf8'), file).toContain(text);
  holds('src/report/registry.ts', '(await rare()).junit');
  holds('src/report/rare.ts', "from './assess/junit.ts'");
  holds('src/evidence/index.ts', 'const formats');
  holds('src/read/validate.ts', 'export const toProblem');
  holds('src/rules/data.ts', "'data.ownership'");
  holds('src/report/words.ts', 'Not known');
});
