// What the file holds between two questions: its values, what each blank is worth, and where the pilot stands.
import type { Input } from '../assess/evaluate.ts';
import { assess } from '../assess/index.ts';
import { allObligations } from '../assess/what-if.ts';
import type { Checklist } from '../model/checklist.ts';
import type { FileStates } from '../model/evidence.ts';
import type { Obligation } from '../model/obligation.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import type { Against, Headline } from '../model/verdict.ts';
import type { GateId } from '../model/vocabulary.ts';
import {
  type BlankWorth,
  blankWorth,
  type CheckReads,
  evidenceWorth,
  fieldReads,
  mattering,
  type Proof,
} from './impact.ts';
import { answerUnder, shownControl, splitPath } from './question.ts';

// Where the pilot stands between two questions: what the judgement says, as far as the questionnaire needs it.

export type PilotStanding = {
  readonly headline: Headline;
  /** 0…100; null where nothing applies. */
  readonly score: number | null;
  /** The score if every blank turned out well. */
  readonly high: number | null;
  /** 0…1, of the weight of all checks. */
  readonly coverage: number;
  /** What is stated against the pilot, first things first, with the path of the value. */
  readonly against: readonly (Pick<Against, 'fact' | 'class'> & { readonly path: string })[];
  readonly checks: ReadonlyMap<string, Standing>;
};

type Standing = {
  /** The gate by which the check is due for this pilot. */
  readonly gate: GateId;
  /** The first gate that it keeps from opening only because too little is known: an answer can still shut it. */
  readonly holds: GateId | null;
};

const judgeStand = (input: Input): PilotStanding => {
  const { document } = input;
  // No figure depends on lines and columns, and finding them takes as long as judging.
  const locate = (path: string) => ({ path, line: 1, column: 1 });
  const brief = true; // no warnings, and no answers that would rule a duty out: nothing here reads them
  const { headline, grade, against, findings } = assess({ ...input, document: { ...document, locate }, brief });
  return {
    headline,
    score: grade.score,
    high: grade.high,
    coverage: grade.coverage,
    against: against.map(({ fact, class: rank, at }) => ({ fact, class: rank, path: at.path })),
    checks: new Map(
      findings.map(({ id, gate, blocksFrom, shutsFrom }) => [
        id,
        { gate, holds: shutsFrom === null ? blocksFrom : null },
      ]),
    ),
  };
};

export type InterviewView = {
  /** As the file has them, blanks included. */
  readonly value: unknown;
  readonly pilot: Pilot;
  readonly checklist: Checklist;
  readonly worth: BlankWorth;
  /** By the path of a list of evidence, what it would show. */
  readonly proof: ReadonlyMap<string, Proof>;
  /** What is known of the evidence files. */
  readonly looks: FileStates;
  /** Found out when somebody asks. */
  readonly duties: () => readonly Obligation[];
  readonly stand: PilotStanding;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  /** By check, the blanks that can change it, and the values under which that was found. */
  readonly found: ReadonlyMap<string, Found>;
};

type Found = { readonly under: string; readonly blanks: readonly string[] };

/** An answer changes few checks: what was found out about the others `before` still holds. */
export const makeView = (input: Input, before?: InterviewView): InterviewView => {
  const { document, pilot, checklist, asOf } = input;
  const reads = fieldReads(pilot, checklist, asOf);
  const found = new Map(
    reads.map((read) => {
      const under = valuesKey(read, pilot);
      const known = before?.found.get(read.item.id);
      const blanks = known?.under === under ? known.blanks : matteringBlanks(read, pilot, checklist, asOf);
      return [read.item.id, { under, blanks }];
    }),
  );
  return {
    value: document.value,
    pilot,
    checklist,
    worth: blankWorth(reads, checklist, ({ item }) => found.get(item.id)?.blanks ?? []),
    proof: evidenceWorth(reads, pilot, checklist),
    looks: input.looks ?? new Map(),
    duties: once(() => allObligations(input)),
    stand: judgeStand(input),
    asOf,
    found,
  };
};

const matteringBlanks = (read: CheckReads, pilot: Pilot, checklist: Checklist, asOf: string): readonly string[] => {
  const blanks = [...read.paths].filter((path) => isBlankIn(pilot, path));
  return mattering(read, blanks, pilot, checklist, asOf);
};

const valuesKey = ({ paths }: CheckReads, pilot: Pilot): string =>
  JSON.stringify([...paths].map((path) => [path, answerUnder(pilot, splitPath(path))]));

/** Nothing stands there, or a control that says unknown. */
export const isBlankIn = (pilot: Pilot, path: string): boolean => {
  const found = answerUnder(pilot, splitPath(path));
  return found === undefined || (isDeclared(path) && (shownControl(found) ?? 'unknown') === 'unknown');
};

const isDeclared = (path: string): boolean => /\.(controls|obligations)\.[^.]+$/.test(path);

const once = <Value>(find: () => Value): (() => Value) => {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
};
