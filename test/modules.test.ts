// What `assess` loads, by name: every part of the program, every package in those parts, every module of Node's own.
// A package that slips onto this path slows every run down; it must be put here on purpose.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bin, example, folderWith, root } from './cli/program.ts';

const recorder = `
const Module = require('node:module');
const fs = require('node:fs');
const load = Module._load;
const seen = new Set();
Module._load = function (request, ...rest) { seen.add(request.split('/').at(-1)); return load.call(this, request, ...rest); };
const builtin = process.getBuiltinModule;
process.getBuiltinModule = (name) => { seen.add(name); return builtin(name); };
process.on('exit', () => fs.writeSync(2, JSON.stringify([...seen].sort())));
`;

const loadedBy = (args: readonly string[], env: Readonly<Record<string, string>> = {}): readonly string[] => {
  const preload = `${folderWith({ 'recorder.cjs': recorder })}/recorder.cjs`;
  const { stderr } = spawnSync(process.execPath, ['-r', preload, bin, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('['))) as string[];
};
const assess = ['assess', example('claims-summariser'), '--as-of', '2026-11-23'];
const parts = JSON.parse(readFileSync(`${root}dist/parts.json`, 'utf8')) as Record<string, readonly string[]>;
const packagesIn = (part: string): readonly string[] =>
  [
    ...new Set((parts[part] ?? []).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
  ].sort();

it('loads these parts and these modules of Node alone', () => {
  const names = loadedBy(assess).map((name) => name.replace(/^node:/, ''));
  expect(new Set(names)).toEqual(
    new Set(['bin.cjs', 'commands-assess.cjs', 'events', 'fs', 'main.cjs', 'path', 'process', 'report-terminal.cjs']),
  );
});

it('has these packages in those parts', () => {
  expect(packagesIn('bin.cjs')).toEqual([]);
  expect(packagesIn('main.cjs')).toEqual(['commander']);
  expect(packagesIn('commands-assess.cjs')).toEqual([
    'fast-string-truncated-width',
    'fast-string-width',
    'js-yaml',
    'pure-rand',
    'zod',
  ]);
  expect(packagesIn('report-terminal.cjs')).toEqual(['fast-string-truncated-width', 'fast-string-width']);
});

it('answers --version from the entry alone', () => expect(loadedBy(['--version'])).toEqual(['bin.cjs']));

it('loads colour only where it is wanted', () => {
  expect(loadedBy(assess)).not.toContain('io-paint.cjs');
  expect(loadedBy(assess, { FORCE_COLOR: '1' })).toContain('io-paint.cjs');
  expect(packagesIn('io-paint.cjs')).toEqual(['chalk']);
});
