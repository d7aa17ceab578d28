// A pilot file as if it lay in examples/, with the evidence of what was done in files that are made up for it: one for each
// map that says `shown`, so that no content has to show more than one thing, with every figure of the map in it.

import type { Input } from '../../src/assess/evaluate.ts';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { statedFigures } from '../../src/assess/evidence-figures.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { inspectFiles } from '../../src/io/evidence.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import type { FileState, Wanted } from '../../src/model/evidence.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';

/** Evidence to be filed: a file of its own for each map that has it. */
export const shown: readonly unknown[] = [{ file: 'shown.json', date: AS_OF }];

export const inputOf = (pilot: object, checklist: Checklist): Input => {
  const files = new Map<string, string>();
  const stated = held(pilot, checklist).pilot;
  const { document, pilot: valid } = held(filed(pilot, '', statedFigures(stated), files), checklist);
  const wanted = wantedFiles(collectEvidence(valid));
  const looks = new Map([
    ...inspectFiles(
      `${root}examples`,
      wanted.filter(({ file }) => !files.has(file)),
      readEvidence,
    ),
    ...wanted.flatMap((one) => {
      const text = files.get(one.file);
      return text === undefined ? [] : [[one.file, lookOf(text, one)] as const];
    }),
  ]);
  return { document, pilot: valid, checklist, asOf: AS_OF, looks };
};

const held = (pilot: unknown, checklist: Checklist) => {
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  const { pilot: valid, problems } = document ? validate(document, checklist) : { problems: [] };
  if (document === undefined || valid === undefined) throw new Error(JSON.stringify(problems));
  return { document, pilot: valid };
};

type Figures = ReturnType<typeof statedFigures>;

/** A figure that no tool has a name for is pointed to, and so is what shows no figure. */
const filed = (value: unknown, path: string, figures: Figures, files: Map<string, string>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, i) => filed(item, `${path}[${i}]`, figures, files));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (inner !== shown) return [key, filed(inner, path === '' ? key : `${path}.${key}`, figures, files)];
      const file = `shown/${path}.json`;
      const shows = `what the pilot file states at ${path}`;
      const own = figures.filter((figure) => figure.path.startsWith(`${path}.`));
      const named = own.filter(({ names }) => names.length > 0);
      const unnamed = own
        .filter(({ names }) => names.length === 0)
        .map((one) => ({ ...one, key: nameless(one.title) }));
      const said = [
        ...named.map(({ names, stated }) => [names[0] ?? '', stated]),
        ...unnamed.map((one) => [one.key, one.stated]),
      ];
      files.set(file, JSON.stringify({ shows, ...Object.fromEntries(said) }));
      const entries = [
        ...(named.length > 0 ? [{ file, date: AS_OF }] : []),
        ...unnamed.map((one) => ({ file, date: AS_OF, at: `/${one.key}` })),
      ];
      return [key, entries.length > 0 ? entries : [{ file, date: AS_OF, at: '/shows', is: shows }]];
    }),
  );
};

const nameless = (title: string): string => title.replaceAll(' ', '_');

const lookOf = (text: string, { file, asked }: Wanted): FileState => {
  const bytes = new TextEncoder().encode(text);
  const content = readEvidence({ name: file, bytes: bytes.length, chunks: () => [bytes] }, asked);
  return { state: 'file', bytes: bytes.length, identity: text, modified: AS_OF, content };
};
