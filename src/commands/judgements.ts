// What compare may be given: a pilot file, a saved JSON report, or REV:FILE; each read into a judgement.
import { parse } from '../assess/parse.ts';
import { validate } from '../assess/validate.ts';
import { type Judgement, judgementFrom, judgementOf } from '../gate/frame.ts';
import { snapshotOf } from '../gate/snapshot.ts';
import type { World } from '../io/world.ts';
import type { Checklist } from '../model/checklist.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { type JsonReport, reportSchema } from '../model/report.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judge } from './judge.ts';
import type { Read, Subject } from './read.ts';

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

export const comparedOf = (name: string, means: Means): Compared => {
  const { bytes, file } = bytesOf(name, means);
  if (/^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 64))) && /\.json$/i.test(file)) {
    const text = new TextDecoder().decode(bytes);
    return { judgement: judgementFrom(name, reportOf(text, name)), read: { file: name, text, problems: [] } };
  }
  return pilotOf(name, file, bytes, means);
};

/** REV:FILE where there is no file of the whole name. */
const bytesOf = (name: string, { world, maxBytes }: Means): { readonly bytes: Uint8Array; readonly file: string } => {
  const limit = Math.max(maxBytes, MOST_REPORT);
  try {
    return { bytes: world.read(name, limit), file: name };
  } catch (error) {
    const [, revision, file] = /^([^:]+):(.+)$/.exec(name) ?? [];
    if (!isReadinessError(error) || revision === undefined || file === undefined) throw error;
    return { bytes: world.revision(revision, file), file };
  }
};

/** A saved report holds every check: larger than a pilot file, and smaller than this. */
const MOST_REPORT = 16_777_216;

const reportOf = (text: string, name: string): JsonReport => {
  const hint = 'compare reads what readiness assess -f json writes for one pilot';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReadinessError(`${name} is not JSON`, { hint });
  }
  if (Array.isArray(value)) throw new ReadinessError(`${name} holds the reports of several pilots`, { hint });
  const { data, error } = reportSchema.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new ReadinessError(`${name} is not a report of this version: ${issue?.path.join('.')}: ${issue?.message}`, {
    hint,
  });
};

const pilotOf = (name: string, file: string, bytes: Uint8Array, means: Means): Compared => {
  const { checklist, maxBytes, world, asOf, tool } = means;
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
    judgement: judgementOf(name, assessment, document.text, tool),
    again: (date) => snapshotOf(judge(subject, checklist, date, world), document.text),
  };
};
