// What compare may be given: a pilot file, a saved JSON report, or REV:FILE; each read into a judgement.
import { parse } from '../assess/parse.ts';
import { validate } from '../assess/validate.ts';
import { type Judgement, judgementFrom, judgementOf } from '../gate/frame.ts';
import { snapshotOf } from '../gate/snapshot.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judge } from './judge.ts';
import type { Read, Subject } from './read.ts';
import { reportOf, type Source } from './sources.ts';

export type Means = {
  readonly world: World;
  readonly checklist: Checklist;
  readonly asOf: string;
  readonly maxBytes: number;
  readonly tool: string;
};

/** `again` judges the same pilot as of another date; a saved report cannot be judged again. */
export type Compared = {
  readonly judgement?: Judgement;
  readonly again?: (asOf: string) => Snapshot;
  readonly read: Read;
};

export const comparedOf = (source: Source, means: Means): Compared => {
  if (!source.isReport) return pilotOf(source, means);
  const { name } = source;
  return { judgement: judgementFrom(name, reportOf(source)), read: { file: name, text: '', problems: [] } };
};

const pilotOf = ({ name, file, bytes, past }: Source, means: Means): Compared => {
  const { checklist, maxBytes, asOf, tool } = means;
  const world = past === undefined ? means.world : asOfRevision(means.world, file, past);
  const { document, problems } = parse(bytes, name, { maxBytes });
  if (document === undefined) return { read: { file: name, text: new TextDecoder().decode(bytes), problems } };
  const { pilot, problems: more } = validate(document, checklist);
  const all = [...problems, ...more];
  const read = { file: name, text: document.text, problems: all };
  if (pilot === undefined) return { read };
  const subject: Subject = { file, document, pilot, warnings: all };
  const assessment = judge(subject, checklist, asOf, world);
  return {
    read,
    judgement: judgementOf(name, assessment, tool),
    again: (date) => snapshotOf(judge(subject, checklist, date, world)),
  };
};

/** The evidence of a revision is what the revision holds of it. */
const asOfRevision = (world: World, file: string, past: NonNullable<Source['past']>): World => ({
  ...world,
  look: (_file, wanted) => world.looksIn(file, [{ ...past, wanted }])[0] ?? new Map(),
});
