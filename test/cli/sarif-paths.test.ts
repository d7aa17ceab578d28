// The paths of the built program's SARIF report: from the root of the repository, however the file was named and from
// wherever the program was run; a viewer has nothing but the checkout.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asOf, folderWith, readiness, SMALL } from '../program.ts';
import { repository } from '../repository.ts';

type Run = {
  results: { partialFingerprints: object; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
};
const runOf = (file: string, cwd: string, env: NodeJS.ProcessEnv = {}): Run => {
  const { stdout, code } = readiness(['gate', file, '-f', 'sarif', ...asOf], { cwd, env });
  expect(code).toBe(1);
  return JSON.parse(stdout).runs[0];
};
const urisOf = ({ results }: Run): readonly string[] => [
  ...new Set(results.flatMap(({ locations }) => locations.map((one) => one.physicalLocation.artifactLocation.uri))),
];

describe('in a repository', () => {
  const { dir, write } = repository();
  write('pilots/ä b.yaml', SMALL);
  mkdirSync(join(dir, 'elsewhere'));
  const uri = 'pilots/%C3%A4%20b.yaml';
  const plain = runOf('pilots/ä b.yaml', dir);

  it.each([
    ['./pilots/ä b.yaml', '.'],
    ['pilots/../pilots//ä b.yaml', '.'],
    [join(dir, 'pilots/ä b.yaml'), '.'],
    [join(dir, 'pilots/ä b.yaml'), 'elsewhere'],
    ['ä b.yaml', 'pilots'],
    ['../pilots/ä b.yaml', 'elsewhere'],
  ])('%s, from %s, is where the checkout has it', (file, from) => {
    const run = runOf(file, join(dir, from));
    expect(urisOf(run)).toEqual([uri]);
    expect(run.results.map((one) => one.partialFingerprints)).toEqual(
      plain.results.map((one) => one.partialFingerprints),
    );
  });

  it('counts from the workspace in a step on GitHub', () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(dir, 'pilots') };
    expect(urisOf(runOf('ä b.yaml', join(dir, 'pilots'), env))).toEqual(['%C3%A4%20b.yaml']);
  });
});

it('counts from the working directory where there is no repository', () => {
  const dir = folderWith({ 'pilots/a.yaml': SMALL });
  expect(urisOf(runOf(join(dir, 'pilots/a.yaml'), dir))).toEqual(['pilots/a.yaml']);
  expect(urisOf(runOf('../pilots/a.yaml', join(dir, 'pilots')))).toEqual(['a.yaml']);
});
