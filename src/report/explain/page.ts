// What explain prints, as pages and as JSON: a check, an obligation, a dimension, the whole sum, or what there is.

import { describeGround } from '../../assess/obligations.ts';
import type { Finding } from '../../model/assessment.ts';
import type { CheckItem, Checklist, Dimension } from '../../model/checklist.ts';
import type { StatedFact } from '../../model/evidence.ts';
import type { Duty, Obligation, Statute } from '../../model/obligation.ts';
import type { Place } from '../../model/problem.ts';
import { dimensionFor } from '../../model/vocabulary.ts';
import { groundHolds, statutes } from '../../rules/regulations.ts';
import type { Page, Section, Table } from '../page.ts';
import { madeWith } from '../report.ts';
import { safeJson, shown } from '../text.ts';
import { caution, describeDutyDate, describeRoles, describeWhyItApplies, outcomeWords, stateWords } from '../words.ts';
import { type CheckExplained, checkBlocks, checkExplained, toDo } from './check.ts';
import {
  block,
  describeFragment,
  type ExplainContext,
  type ExplainLine,
  type Explanation,
  exact,
  type PilotContext,
  row,
} from './context.ts';
import { caseBlocks, caseExplained, caseJson } from './on-pilot.ts';
import { sumBlocks, sumJson } from './sum.ts';

/** One page for each id that was asked for, the sum, or else what there is. */
export const explainPages = ({ context, asked }: Explanation): readonly Page[] => {
  const { pilot, checklist, asOf, tool } = context;
  const { checks, dimensions, duties = [], score } = asked;
  const page = (title: string, sections: readonly Section[]): Page => ({
    title,
    about: [...(pilot === undefined ? [] : [pilot.assessment.pilot.name]), `as of ${asOf}`],
    file: pilot?.assessment.file ?? '',
    sections,
    made: madeWith({ checklists: checklist.parts }, tool),
  });
  const pages = [
    ...(score && pilot !== undefined ? [page('The whole sum', sumBlocks(pilot.assessment))] : []),
    ...checklist.dimensions
      .filter(({ id }) => dimensions.includes(id))
      .map((dimension) => page(dimension.id, dimensionBlocks(dimension, context))),
    ...checks.flatMap((id) => {
      const item = checklist.items.find((one) => one.id === id);
      return item === undefined ? [] : [page(id, checkSections(checkExplained(item, context), context))];
    }),
    ...duties.flatMap((id) => {
      const explained = dutyExplained(id, pilot);
      return explained === undefined ? [] : [page(id, dutyBlocks(explained))];
    }),
  ];
  return pages.length > 0 ? pages : [page('readiness explain', overviewBlocks(context))];
};

/** With a pilot, how it got its outcome; what the check is in itself is then only named. */
const checkSections = (check: CheckExplained, { pilot, checklist, asOf }: ExplainContext): readonly Section[] => {
  const seen = pilot === undefined ? undefined : caseExplained(check.id, pilot, checklist);
  if (seen === undefined || pilot === undefined) return checkBlocks(check, asOf);
  const isGap = seen.finding.kind !== 'met' && seen.finding.kind !== 'not-applicable';
  return [
    ...block('What it asks', [
      `${check.statement}.`,
      row('due by', `${describeDue(check, seen.finding)}, phase ${check.phase.id}, weight ${check.weight}`),
    ]),
    ...caseBlocks(seen, pilot),
    ...(isGap ? toDo(check) : []),
    ...block('More', [`readiness explain ${check.id}${named(checklist)} says why it is asked, and how it is scored.`]),
  ];
};

/** "pilot instead of production, since the users are partners, customers or the public". */
const describeDue = ({ gate }: CheckExplained, { gate: due, early }: Finding): string =>
  early === undefined ? due : `${due} instead of ${gate}, since ${early}`;

/** What has to be typed again to explain by the same checklist; a configuration is found again by itself. */
const named = ({ parts, configuration }: Checklist): string =>
  configuration === undefined
    ? parts.flatMap(({ file }) => (file === undefined ? [] : [` --checklist ${file}`])).join('')
    : '';

export const jsonExplain = ({ context, asked }: Explanation): string => {
  const { checks, dimensions, duties = [], score } = asked;
  const { checklist, asOf, tool, pilot } = context;
  const isAll = checks.length + dimensions.length + duties.length === 0 && !score;
  const explained = {
    schemaVersion: '1.0',
    tool,
    checklist: checklist.parts.map(({ id, version }) => ({ id, version })),
    asOf,
    ...(pilot && { file: pilot.assessment.file, pilot: pilot.assessment.pilot }),
    ...(pilot && score && { sum: sumJson(context) }),
    dimensions: checklist.dimensions
      .filter(({ id }) => isAll || dimensions.includes(id))
      .map((dimension) => ({
        ...dimension,
        checks: checklist.items.filter(({ id }) => dimensionFor(id) === dimension.id).map(({ id }) => id),
      })),
    checks: checks.flatMap((id) => checkJson(id, context)),
    obligations: duties.flatMap((id) => dutyExplained(id, pilot) ?? []),
  };
  return `${safeJson(JSON.stringify(explained, null, 2))}\n`;
};

const checkJson = (id: string, context: ExplainContext) => {
  const { checklist, pilot } = context;
  const item = checklist.items.find((one) => one.id === id);
  if (item === undefined) return [];
  const seen = pilot === undefined ? undefined : caseExplained(id, pilot, checklist);
  return [{ ...checkExplained(item, context), ...(seen && { onPilot: caseJson(seen) }) }];
};

// What there is to explain: the checks by dimension, or those of one dimension; with a pilot, how each stands.

const overviewBlocks = (context: ExplainContext): readonly Section[] => [
  ...block('What to type', [
    row('a check', 'readiness explain data.lineage'),
    row('dimension', 'readiness explain governance'),
    row('a duty', 'readiness explain gdpr-art-13'),
    row('a pilot', 'readiness explain data.lineage --for pilot.yaml'),
    row('the sum', 'readiness explain --score --for pilot.yaml'),
  ]),
  ...context.checklist.dimensions.flatMap((dimension) =>
    block(`${dimension.id}: ${dimension.title}`, [checkTable(dimensionItems(dimension, context), context)]),
  ),
];

const dimensionBlocks = (dimension: Dimension, context: ExplainContext): readonly Section[] => {
  const grade = context.pilot?.assessment.dimensions.find((one) => one.dimension.id === dimension.id);
  const checks = dimensionItems(dimension, context);
  const whole = context.checklist.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...block(dimension.title, [
      row('weight', `${exact(dimension.weight)} of ${exact(whole)}`),
      row('guards', `against this: ${dimension.cause.toLowerCase()}`),
      ...dimension.figures.map(({ says, source, origin }) => row('figure', `${says} (${source}; ${origin})`)),
      ...(grade === undefined
        ? []
        : [row('score', `${shown(grade.score)} of 100, evidenced ${shown(grade.evidencedScore)}`)]),
    ]),
    ...block(
      'Its checks',
      checks.length === 0
        ? ['None is asked for: the dimension is left out of every sum.']
        : [checkTable(checks, context)],
    ),
    ...block(
      'Not asked for',
      (context.checklist.disabled ?? [])
        .filter(({ id }) => dimensionFor(id) === dimension.id)
        .map(({ id, reason, origin }) => row('·', `${id}: ${reason} (${origin.file}:${origin.line})`)),
    ),
  ];
};

const dimensionItems = ({ id }: Dimension, { checklist }: ExplainContext): readonly CheckItem[] =>
  checklist.items.filter((item) => dimensionFor(item.id) === id);

const checkTable = (items: readonly CheckItem[], { pilot }: ExplainContext): Table => {
  const findings = new Map(pilot?.assessment.findings.map((finding) => [finding.item.id, finding]));
  const columns: Table['columns'] = [
    { head: 'weight', number: true },
    { head: 'due by' },
    ...(pilot === undefined ? [] : [{ head: 'stands' }]),
    { head: 'check' },
  ];
  return {
    kind: 'table',
    columns,
    rows: items.map((item) => [
      exact(item.weight),
      item.gate,
      ...(pilot === undefined ? [] : [standing(findings.get(item.id))]),
      `${item.id}${item.blocker === false ? '' : ' (blocker)'}`,
    ]),
  };
};

const standing = (finding: Finding | undefined): string => (finding === undefined ? '' : outcomeWords[finding.kind]);

// One obligation as data: what it asks, whom it binds, what brings it, from when it applies, what shows it; and how it
// stands on one pilot, or why it is not on the list of that pilot.

export type DutyExplained = {
  readonly duty: Duty;
  readonly statute: Pick<Statute, 'title' | 'force' | 'note'>;
  /** In words what brings it, all of which must hold; none where it is there for every pilot. */
  readonly when: readonly string[];
  readonly onPilot: DutyOnPilot | undefined;
};

export type DutyOnPilot = {
  /** Undefined where the stated facts take it off the list. */
  readonly obligation: Obligation | undefined;
  /** What does not hold, in words, where it is off the list. */
  readonly fails: readonly string[];
  readonly facts: readonly (StatedFact & { readonly at: Place })[];
};

const dutyExplained = (id: string, pilot: PilotContext | undefined): DutyExplained | undefined => {
  const statute = statutes.find(({ duties }) => duties.some((one) => one.id === id));
  const duty = statute?.duties.find((one) => one.id === id);
  if (statute === undefined || duty === undefined) return undefined;
  return {
    duty,
    statute: { title: statute.title, force: statute.force, note: statute.note },
    when: [...statute.when, ...duty.when].map(describeGround),
    onPilot: pilot === undefined ? undefined : dutyOnPilot(id, [...statute.when, ...duty.when], pilot),
  };
};

const dutyOnPilot = (id: string, when: readonly string[], { assessment, pilot, locate }: PilotContext): DutyOnPilot => {
  const obligation = assessment.obligations.find((one) => one.id === id);
  const failing = when.flatMap((name) => {
    const claim = groundHolds(name, pilot);
    return claim.truth === false ? [{ words: describeGround(name), facts: claim.facts }] : [];
  });
  const facts = obligation?.facts ?? failing.flatMap((one) => one.facts);
  return {
    obligation,
    fails: failing.map(({ words }) => words),
    facts: distinct(facts).map((fact) => ({ ...fact, at: locate(fact.path) })),
  };
};

const distinct = (facts: readonly StatedFact[]): readonly StatedFact[] => [
  ...new Map(facts.map((fact) => [fact.path, fact])).values(),
];

// The words for one obligation, in itself and on a pilot. No advice, and nothing is certified.

const dutyBlocks = (one: DutyExplained): readonly Section[] => [
  ...block('What it asks', asks(one)),
  ...(one.onPilot === undefined ? [] : onPilot(one.duty, one.onPilot)),
  ...block('When it is on the list', [
    one.when.length === 0
      ? 'For every pilot.'
      : `Where this holds, or is not ruled out by an answer: ${one.when.join('; ')}.`,
    row('applies', describeApplies(one)),
  ]),
  ...block('What shows it', shows(one.duty)),
  ...block('In the pilot file', [
    row('in short', answer(one.duty, 'in-place')),
    row('in full', answer(one.duty, { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' })),
    caution,
  ]),
];

const asks = ({ duty, statute }: DutyExplained): readonly ExplainLine[] => [
  `${duty.says ?? duty.title}.`,
  row('clause', `${statute.title}: ${duty.clause.slice(duty.clause.indexOf('/') + 1)}, ${duty.title}`),
  row(
    'binds',
    statute.force === 'voluntary' ? 'nobody: it is voluntary' : `${describeRoles(duty.binds)}, by ${statute.force}`,
  ),
  ...(duty.note === undefined ? [] : [row('note', duty.note)]),
  row('about', statute.note),
];

const describeApplies = ({ duty, statute }: DutyExplained): string => {
  const { from, from_annex_i: annexI, unconfirmed } = duty;
  if (statute.force === 'voluntary') return 'voluntary';
  if (from === undefined) return 'in force';
  const dates = `${from}${annexI === undefined ? '' : `, and ${annexI} where Annex I alone brings it`}`;
  return unconfirmed === undefined ? `from ${dates}` : `date unconfirmed (${unconfirmed}), planned with ${dates}`;
};

const shows = ({ id, shown_by: checks, asks: also }: Duty): readonly ExplainLine[] => {
  const own = `the answer under governance.obligations.${id}`;
  if (checks.length === 0) return [row('answer', own)];
  const all = `${checks.join(', ')}${checks.length > 1 ? ', all of them' : ''} met, as far as they apply`;
  return [row('checks', all), ...(also ? [row('answer', `and ${own}: the checks alone are not enough`)] : [])];
};

const answer = ({ id }: Duty, how: unknown): string => describeFragment({ governance: { obligations: { [id]: how } } });

const onPilot = (duty: Duty, { obligation, fails, facts }: DutyOnPilot): readonly Section[] => {
  const seen = facts.flatMap(({ path, value, at }): readonly ExplainLine[] => [
    row('fact', `${path} is ${value}`),
    { at, text: '' },
  ]);
  if (obligation === undefined) {
    return block('On this pilot', [`Not on its list, since this does not hold: ${fails.join('; ')}.`, ...seen]);
  }
  const { state, shownBy, openChecks, answer: given, remedy, evidence } = obligation;
  return block('On this pilot', [
    row('state', `${stateWords[state]}; ${describeDutyDate(obligation)}`),
    row('because', describeWhyItApplies(obligation)),
    ...seen,
    ...(shownBy.length > 0 ? [row('met', shownBy.join(', '))] : []),
    ...(openChecks.length > 0 ? [row('not met', openChecks.join(', '))] : []),
    row('answer', given ?? `none under governance.obligations.${duty.id}`),
    ...evidence.map((piece) => row(piece.state, `${piece.ref}: ${piece.why}`)),
    ...(remedy === null ? [] : [row('to do', remedy)]),
  ]);
};
