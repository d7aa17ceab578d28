// Answers into a file that is there: what they do not name stays byte for byte; another writer is noticed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyAnswers } from '../../src/commands/answers.ts';
import { realWorld } from '../../src/io/real-world.ts';
import type { World } from '../../src/io/world.ts';
import { AS_OF } from '../kit.ts';
import { folderWith } from '../program.ts';

const quiet = (): World & { readonly said: string[] } => {
  const said: string[] = [];
  const screen = {
    write: (text: string) => void said.push(text),
    isTerminal: false,
    columns: undefined,
    colour: false,
  };
  return { ...realWorld(() => {}), stdout: screen, stderr: screen, said };
};

const PILOT =
  '\uFEFF# mine\r\nversion: 1\r\npilot: {name: Bot, stage: "demo"} # what\r\ndata:\r\n  # to come\r\n  sources: # all\r\n    - {name: A, owner: null}';

it('changes the lines that it must, and no other', async () => {
  const folder = folderWith({
    'pilot.yaml': PILOT,
    'a.yaml':
      'pilot.stage: pilot\npilot.name: Bot\ndata.sources[0].owner: me\ndata.sources[1].name: B\ntalent: {run_fte: 2}\n',
  });
  const world = quiet();
  const file = join(folder, 'pilot.yaml');
  expect(await applyAnswers(world, { file, answers: join(folder, 'a.yaml'), asOf: AS_OF })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(
    '\uFEFF# mine\r\nversion: 1\r\npilot: {name: Bot, stage: "pilot"} # what\r\ndata:\r\n  # to come\r\n  sources: # all\r\n    - {name: A, owner: me}\r\n    - name: B\r\ntalent:\r\n  run_fte: 2',
  );
  expect(world.said.join('')).toContain('4 answers written, 1 as they were');
});

it('blanks what is null, and leaves what is not there', async () => {
  const folder = folderWith({
    'pilot.yaml': 'version: 1\npilot:\n  name: x\n  owner: y # who\n',
    'a.yaml': 'pilot: {owner: null, sponsor: null}\n',
  });
  const file = join(folder, 'pilot.yaml');
  expect(await applyAnswers(quiet(), { file, answers: join(folder, 'a.yaml'), asOf: AS_OF })).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('version: 1\npilot:\n  name: x\n  owner: # who\n');
});

it('writes nothing where somebody else wrote meanwhile', async () => {
  const folder = folderWith({ 'pilot.yaml': 'version: 1\npilot: {name: x}\n', 'a.yaml': 'pilot.owner: me\n' });
  const file = join(folder, 'pilot.yaml');
  const world = quiet();
  const save: World['save'] = (...args) => {
    writeFileSync(file, 'version: 1\npilot: {name: theirs}\n');
    world.save(...args);
  };
  await expect(
    applyAnswers({ ...world, save }, { file, answers: join(folder, 'a.yaml'), asOf: AS_OF }),
  ).rejects.toThrow(/was changed by somebody else/);
  expect(readFileSync(file, 'utf8')).toContain('theirs');
});

it('tells a fault that the file had before at its own place', async () => {
  const folder = folderWith({
    'pilot.yaml': 'version: 1\npilot: {name: x, stage: nowhere}\n',
    'a.yaml': 'pilot.owner: me\n',
  });
  const world = quiet();
  const file = join(folder, 'pilot.yaml');
  expect(await applyAnswers(world, { file, answers: join(folder, 'a.yaml'), asOf: AS_OF })).toBe(2);
  expect(world.said.join('')).toMatch(/pilot\.yaml:2:\d+ {2}error {2}unknown-word/);
  expect(await applyAnswers(world, { file, answers: join(folder, 'a.yaml'), asOf: AS_OF })).toBe(2);
});
