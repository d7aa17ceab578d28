// What every report is made from, and the shape that every format has: a function to a string.
import type { Judgement } from '../gate/compare.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Decision, Notice } from '../model/policy.ts';
import type { Problem } from '../model/problem.ts';
import type { Comparison } from '../model/published/gate.ts';
import type { ValueCase } from '../model/published/value.ts';
import type { Plan } from '../plan/index.ts';
import type { Section } from './page.ts';
import { safe } from './text.ts';

// What a report may do to make text stand out. Whether it really is coloured is decided where the terminal is known.

export type Paint = { readonly [k in 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan']: (text: string) => string };

const same = (text: string): string => text;

/** Without colour. */
export const plain: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

export type ReportData = {
  readonly assessment: Assessment;
  readonly plan: Plan;
  readonly tool: Tool;
  /** What was asked of the pilot, where something was. */
  readonly decision?: Decision;
  /** What the gate has to tell beside its criteria: waivers to be looked at, or that nothing was asked for. */
  readonly notices?: readonly Notice[];
  /** Worked out where a report draws it: the value case. */
  readonly value?: () => ValueCase;
  /** What changed since the baseline, where there is one. */
  readonly comparison?: Comparison;
  /** The pilot at the base of a change, where one was named. */
  readonly base?: Base;
};

/** A pilot as the base of a change holds it, judged by the same checklist on the same day. */
export type Base = {
  readonly revision: string;
  /** Its name there. */
  readonly file: string;
  /** Undefined where it is not there, or cannot be judged. */
  readonly judgement?: Judgement;
  readonly decision?: Decision;
  /** From there to here. */
  readonly comparison?: Comparison;
};

/** A file that could not be judged, and why. It counts as a failure in every format, never as nothing. */
export type Unjudged = { readonly file: string; readonly problems: readonly Problem[] };

/** All that one run has to report. */
export type Batch = {
  readonly tool: Tool;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  readonly judged: readonly ReportData[];
  readonly unjudged: readonly Unjudged[];
  /** The revision that was named as the base of a change. */
  readonly since?: string;
  /** Pilots of the base that the change takes away. */
  readonly gone?: readonly Base[];
};

export type Tool = { readonly name: string; readonly version: string };

/** What a report says of its making: tool, checklists, configuration. */
export const madeWith = (
  { checklists, configuration }: Pick<Assessment, 'checklists' | 'configuration'>,
  tool: Tool,
): readonly string[] => [
  `${tool.name} ${tool.version}`,
  `checklist ${checklists.map(({ id, version }) => `${id} ${version}`).join(', ')}`,
  ...(configuration === undefined ? [] : [`configuration ${configuration}`]),
];

/** Generator, seed and runs of figures that were drawn at random. */
export const simulatedWith = ({
  generator,
  seed,
  runs,
}: {
  readonly generator: string;
  readonly seed: number;
  readonly runs: number;
}): string => `${generator}, seed ${seed}, ${runs} runs`;

export type ReportOptions = {
  /** Columns to fit, 40 and up. */
  readonly columns: number;
  readonly paint: Paint;
  /** Every check with its outcome, instead of the gaps that matter most. */
  readonly details: boolean;
  /** The first screen alone, for people. */
  readonly summary?: boolean;
  /** A file's path from the root of its repository, for readers that have nothing but the repository. */
  readonly pathOf?: (file: string) => string;
};

/** A format's text for one pilot. */
export type Reporter = (reported: ReportData, options: ReportOptions) => string;

/** A format: everything of a run in one text. */
export type Report = (batch: Batch, options: ReportOptions) => string;

// Formats that show one pilot after the other, made into reports of a whole run.

/** A single pilot as itself, several as a JSON list. */
export const asList =
  (one: Reporter, none: (unjudged: Unjudged, batch: Batch) => string): Report =>
  (batch, options) => {
    const { judged, unjudged } = batch;
    const texts = [...unjudged.map((each) => none(each, batch)), ...judged.map((each) => one(each, options))];
    return texts.length === 1 ? (texts[0] ?? '') : `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  };

/** How every JSON document about one pilot goes on after its schemaVersion. */
export const documentHead = (
  { checklists, asOf, file, pilot }: Assessment,
  tool: Tool,
): Pick<ReportData, 'tool'> & {
  readonly checklist: { id: string; version: string }[];
  readonly asOf: string;
  readonly file: string;
  readonly pilot: { name: string };
} => ({
  tool,
  checklist: checklists.map(({ id, version }) => ({ id, version })),
  asOf,
  file,
  pilot: { name: pilot.name },
});

/** FILE:LINE:COL message */
export const problemLine = (file: string, { at, message }: Unjudged['problems'][number]): string =>
  `${safe(file)}:${at.line}:${at.column} ${safe(message)}`;

/** A file that could not be judged, with what is wrong with it. */
export const unjudgedSection = ({ file, problems }: Unjudged, i: number): Section => ({
  id: `unjudged-${i + 1}`,
  title: `${file}: not judged`,
  tone: 'bad',
  blocks: [
    {
      kind: 'list',
      items: problems.map(({ at, message, hint }) => ({
        text: message,
        at: { ...at, file },
        ...(hint !== undefined && { more: [hint] }),
      })),
    },
  ],
});
