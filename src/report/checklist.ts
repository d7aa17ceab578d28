// The checklist in force as pages: what it is made of, every check of it, one check in all its parts; and a skeleton for
// an organisation's own.

import { controlPath } from '../assess/evaluate.ts';
import type { CheckItem, Checklist, ChecklistPart, Dimension, Gate } from '../model/checklist.ts';
import { dimensionFor } from '../model/vocabulary.ts';
import { type Block, type Fact, list, type Page, paragraph, type Section, section, table } from './page.ts';
import type { Tool } from './report.ts';
import { counted, percent } from './text.ts';

/** What checklist list and checklist show print: with an item, that check alone. */
export type ChecklistReport = {
  readonly tool: Tool;
  readonly checklist: Checklist;
  readonly show: 'parts' | 'checks' | CheckItem;
};

export const checklistPage = ({ tool, checklist, show }: ChecklistReport): Page => {
  const parts = checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', ');
  const page = { about: [`checklist ${parts}`], file: '', made: [`${tool.name} ${tool.version}`] };
  if (show === 'parts') return { ...page, title: checklist.title, sections: partSections(checklist) };
  if (show === 'checks') return { ...page, title: checklist.title, sections: checkSections(checklist) };
  return { ...page, title: show.id, sections: section('check', '', itemBlocks(show, checklist)) };
};

const partSections = (checklist: Checklist): readonly Section[] => [
  ...checklist.parts.flatMap((part) =>
    section(`part-${part.id}`, `${part.id} ${part.version}`, [
      paragraph(describePart(part, checklist)),
      paragraph(part.file === undefined ? 'ships with readiness' : `from ${part.file}`, 'quiet'),
    ]),
  ),
  ...section('in-force', '', [paragraph(inForce(checklist))]),
];

const describePart = (part: ChecklistPart, checklist: Checklist): string => {
  if (part.file === undefined)
    return `${counted(checklist.items.length - addedTo(checklist) + off(checklist), 'check')}`;
  const said = saidBy(part, checklist);
  const changed = new Set(
    said.filter((path) => path.startsWith('checks.') && !path.endsWith('.disabled')).map(checkIn),
  );
  const words = [
    [said.filter((path) => path.startsWith('items.')).length, 'check added', 'checks added'],
    [changed.size, 'check changed', 'checks changed'],
    [said.filter((path) => path.endsWith('.disabled')).length, 'check disabled', 'checks disabled'],
    [said.filter((path) => path.startsWith('dimensions.')).length, 'dimension reweighed', 'dimensions reweighed'],
    [said.filter((path) => path.startsWith('gates.')).length, 'condition of a gate', 'conditions of gates'],
    [said.filter((path) => path.startsWith('facts.')).length, 'fact declared', 'facts declared'],
  ] as const;
  const told = words.filter(([count]) => count > 0).map(([count, one, more]) => `${count} ${count === 1 ? one : more}`);
  return told.length === 0 ? 'changes nothing' : told.join(', ');
};

const saidBy = ({ file }: ChecklistPart, { origins = {} }: Checklist): readonly string[] =>
  Object.entries(origins).flatMap(([path, origin]) => (origin.file === file ? [path] : []));

/** checks.data.lineage.with.items → data.lineage */
const checkIn = (path: string): string => path.split('.').slice(1, 3).join('.');

const addedTo = ({ origins = {} }: Checklist): number =>
  Object.keys(origins).filter((path) => path.startsWith('items.')).length;

const off = ({ disabled = [] }: Checklist): number => disabled.length;

const inForce = ({ items, dimensions }: Checklist): string =>
  `In force: ${counted(items.length, 'check')} in ${counted(dimensions.length, 'dimension')}. readiness checklist show prints them.`;

// Where a part of a checklist came from, in words: nothing for what is the core's own.

/** " (bank.yaml:12)", or nothing. */
export const describeOrigin = ({ origins = {} }: Checklist, path: string): string => {
  const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
  return origin === undefined ? '' : ` (${origin.file}:${origin.line})`;
};

/** One line for each part below a path that was changed: "weight changed (bank.yaml:12)". */
export const changesUnder = (checklist: Checklist, prefix: string): readonly string[] =>
  Object.keys(checklist.origins ?? {})
    .filter((path) => path.startsWith(prefix))
    .map((path) => `${path.slice(prefix.length)} changed${describeOrigin(checklist, path)}`);

const checkSections = (checklist: Checklist): readonly Section[] => [
  ...section('verdict', '', [
    paragraph(
      `No gate opens below ${percent(checklist.minimum_coverage)} answered.${describeOrigin(checklist, 'minimum_coverage')}`,
    ),
  ]),
  ...section('gates', 'Gates', [
    { kind: 'facts', facts: checklist.gates.map((gate): Fact => ({ label: gate.id, value: describeGate(gate) })) },
    ...list(
      checklist.gates.flatMap((gate) =>
        changesUnder(checklist, `gates.${gate.id}.`).map((change) => ({ text: `${gate.id}: ${change}` })),
      ),
    ),
  ]),
  ...checklist.dimensions.flatMap((dimension) => dimensionSection(dimension, checklist)),
  ...section(
    'disabled',
    'Not asked for',
    list(
      (checklist.disabled ?? []).map(({ id, reason, origin }) => ({
        text: `${id}: ${reason} (${origin.file}:${origin.line})`,
      })),
    ),
  ),
];

const describeGate = (gate: Gate): string =>
  [
    `score ${gate.score}`,
    `every dimension ${gate.dimension}`,
    `answered ${percent(gate.coverage)}`,
    ...(gate.evidenced === null ? [] : [`evidenced ${gate.evidenced}`]),
    ...(gate.declared_away === null ? [] : [`declared not applicable at most ${percent(gate.declared_away)}`]),
  ].join(', ');

const dimensionSection = (dimension: Dimension, checklist: Checklist): readonly Section[] => {
  const items = checklist.items.filter(({ id }) => dimensionFor(id) === dimension.id);
  const origin = describeOrigin(checklist, `dimensions.${dimension.id}.weight`);
  return section(
    `dimension-${dimension.id}`,
    dimension.title,
    table(
      [{ head: 'weight', number: true }, { head: 'gate' }, { head: 'blocker' }, { head: 'check' }],
      items.map((item) => itemRow(item, checklist)),
    ),
    { note: `weight ${dimension.weight}${origin}, ${counted(items.length, 'check')}` },
  );
};

const itemRow = (item: CheckItem, checklist: Checklist): readonly string[] => {
  const origin = describeOrigin(checklist, `items.${item.id}`);
  const changes = changesUnder(checklist, `checks.${item.id}.`);
  return [
    String(item.weight),
    item.gate,
    item.blocker === false ? '' : item.blocker === true ? 'yes' : 'where it can hurt',
    [item.id, ...(origin === '' ? [] : [`added${origin}`]), ...changes].join('; '),
  ];
};

const itemBlocks = (item: CheckItem, checklist: Checklist): readonly Block[] => {
  const rows: readonly (readonly [string, string])[] = [
    ['asks', item.statement],
    ['why', item.why],
    ['weight', String(item.weight)],
    ['gate', `${item.gate}, phase ${item.phase}`],
    ['blocker', describeBlocker(item, checklist)],
    ...(item.applies === undefined
      ? []
      : [['applies', `where ${checklist.conditions[item.applies] ?? item.applies}`] as const]),
    ['judged by', judgedBy(item)],
    ...Object.entries(item.with ?? {}).map(([name, value]) => [name.replaceAll('_', ' '), String(value)] as const),
    ['evidence', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`],
    ['to do', item.fix.do],
    ['done when', item.fix.done_when],
    ['effort', `${item.fix.days.low} to ${item.fix.days.high} days, likely ${item.fix.days.likely}; ${item.fix.role}`],
    ...(item.fix.after.length > 0 ? [['after', item.fix.after.join(', ')] as const] : []),
    ...(item.references.length > 0 ? [['cites', item.references.join(', ')] as const] : []),
    [
      'from',
      describeOrigin(checklist, `items.${item.id}`)
        .trim()
        .replace(/^\(|\)$/g, '') || 'core',
    ],
    ...changesUnder(checklist, `checks.${item.id}.`).map((change) => ['', change] as const),
  ];
  return [{ kind: 'facts', facts: rows.map(([label, value]) => ({ label, value })) }];
};

const describeBlocker = ({ blocker }: CheckItem, { conditions }: Checklist): string => {
  if (typeof blocker === 'boolean') return blocker ? 'yes' : 'no';
  return `where ${conditions[blocker.when] ?? blocker.when}`;
};

const judgedBy = (item: CheckItem): string => {
  const { id, control, rule, expect } = item;
  if (control) return `what is declared under ${controlPath(id)}`;
  return expect === undefined ? `the facts of the file, by the rule ${rule}` : describeExpression(item);
};

export const describeExpression = ({ expect = '', expect_partly }: CheckItem): string =>
  expect_partly === undefined ? oneLine(expect) : `${oneLine(expect)}; partial where ${oneLine(expect_partly)}`;

const oneLine = (expression: string): string => expression.trim().replace(/\s+/g, ' ');

// checklist new: an organisation's checklist to start from. It lints clean as it stands; every line says what it is for.

/** An organisation's checklist to start from, valid as it stands, every part of it commented. */
export const skeleton = (
  id: string,
  core: Checklist,
): string => `# An organisation's checklist: what it changes of the core, and what it adds.
#   readiness checklist lint ${id}.yaml
#   readiness assess pilot.yaml --checklist ${id}.yaml
# or name it under checklists: in a readiness.config.yaml beside the pilots.
id: ${id}
version: "1"
title: Readiness of LLM pilots at ${id}
extends: core

# Weights are relative and need not add up to 100. The core's:
${core.dimensions.map(({ id: dimension, weight }) => `#   ${dimension}: ${weight}`).join('\n')}
dimensions: {}
#   governance: {weight: 25}

# Conditions of the gates: score, dimension and evidenced of 100; coverage and declared_away from 0 to 1; null takes a
# condition away.
gates: {}
#   production: {score: 80, evidenced: 50}

# Changes to checks of the core: weight, gate, phase, blocker, thresholds (with), fresh_days of the evidence; or a
# reason why the check is not asked for. readiness checklist show lists the checks, with an id its parts.
checks: {}
#   data.lineage: {weight: 5, blocker: true}
#   evaluation.dataset: {with: {items: 500}}
#   operations.open-telemetry: {disabled: "Traces go to the collector of the platform team"}

# Fields that pilots state under x-<name>, for checks with an expression. Types: string, int, double, bool, date,
# list of string.
facts: {}
#   x-model-risk:
#     tier: {type: int, min: 1, max: 4, describe: tier by the model risk policy}

# Checks of your own. One with control: true is answered in the pilot file under its dimension:
#   governance: {controls: {model-inventory: {status: in-place, evidence: [inventory-entry.md]}}}
items:
  - id: governance.model-inventory # <dimension>.<name>
    statement: The model is entered in the model inventory with its owner # true means ready
    gap: The model is not in the model inventory # the same where it is not so
    partly: The entry in the model inventory is incomplete # the same where it is so in part
    why: A model that is not in the inventory is neither reviewed nor monitored. # the harm
    weight: 3
    gate: production # due by: ${core.gates.map((gate) => gate.id).join(', ')}
    phase: 4 # 1 to ${core.phases.length}
    blocker: false # true: shuts its gate while unmet
    control: true
    evidence: {wanted: "the inventory entry, with owner and date", fresh_days: 365}
    fix:
      do: Enter the model in the inventory, with its owner
      done_when: The inventory shows the entry and its owner has confirmed it
      role: compliance
      days: {low: 1, likely: 2, high: 5}
      after: []
    references: ["${id}/Model policy 3.1"] # a clause of a standard, or your own policy under the checklist's id
`;
