// Compiles the detectors into one JSON file, with the words without which none of a find's lines can match: a run looks for
// all of them at once and tries a pattern only where one of its words stands.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type DetectorItem, detectorFile } from '../src/scan/detector.ts';
import { readYaml } from './checklist-files.ts';

const folder = fileURLToPath(new URL('../checklists/detectors', import.meta.url));

/** All detectors with their examples, by file name and then as they stand. */
export const loadDetectors = (): readonly DetectorItem[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => detectorFile.parse(readYaml(`checklists/detectors/${name}`)));

export const compiledDetectors = (): string => {
  const detectors = loadDetectors().map(({ examples: _, find, ...detector }) => ({
    ...detector,
    find: find.map((one) => (one.lines === undefined ? one : { ...one, words: wordsOf(one.lines) })),
  }));
  return `${JSON.stringify(detectors)}\n`;
};

/** Lower-case words of which every text that one of the patterns matches holds at least one; undefined where one has none. */
export const wordsOf = (patterns: readonly string[]): readonly string[] | undefined => {
  const each = patterns.map((pattern) => needed(new RegExpParser().parsePattern(pattern).alternatives));
  if (each.some((one) => one === undefined)) return undefined;
  return [...new Set(each.flatMap((one) => one ?? []))].sort();
};

type Words = readonly string[] | undefined;

/** One of these words is in every match; undefined where an alternative has none. */
const needed = (alternatives: readonly AST.Alternative[]): Words => {
  const each = alternatives.map(({ elements }) => best(elements));
  return each.every((one) => one !== undefined) ? each.flatMap((one) => one ?? []) : undefined;
};

/** The longest run of letters of a sequence, or what one of its groups needs. */
const best = (elements: readonly AST.Element[]): Words => {
  const choices: (readonly string[])[] = [];
  let run = '';
  for (const element of [...elements, undefined]) {
    if (element?.type === 'Character' && /[a-z0-9_]/i.test(String.fromCodePoint(element.value))) {
      run += String.fromCodePoint(element.value).toLowerCase();
      continue;
    }
    if (run.length >= 3) choices.push([run]);
    run = '';
    const inner = innerOf(element);
    if (inner !== undefined) choices.push(inner);
  }
  return choices.sort((a, b) => shortest(b) - shortest(a))[0];
};

const innerOf = (element: AST.Element | undefined): Words => {
  if (element?.type === 'Group' || element?.type === 'CapturingGroup') return needed(element.alternatives);
  return element?.type === 'Quantifier' && element.min > 0 ? innerOf(element.element) : undefined;
};

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));
