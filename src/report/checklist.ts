// How a check with an expression is judged, on one line.
import { controlPath } from '../assess/evaluate.ts';
import type { CheckItem, Checklist, ChecklistPart, Dimension, Gate } from '../model/checklist.ts';
import { dimensionOf } from '../model/vocabulary.ts';
import type { Paint } from './report.ts';
import { counted, padEnd, padStart, percent, safe, wrapWith } from './text.ts';

export const expressionWords = ({ expect = '', expect_partly }: CheckItem): string =>
  expect_partly === undefined ? oneLine(expect) : `${oneLine(expect)}; partial where ${oneLine(expect_partly)}`;

const oneLine = (expression: string): string => expression.trim().replace(/\s+/g, ' ');

// checklist list: what is in force, and where each part of it came from.

export type View = { readonly columns: number; readonly paint: Paint };

export const listText = (checklist: Checklist, { columns, paint }: View): string => {
  const lines = [
    ...checklist.parts.flatMap((part) => [
      paint.bold(`${part.id} ${part.version}`),
      ...wrapWith('  ', partWords(part, checklist), columns),
      ...wrapWith('  ', part.file === undefined ? 'ships with readiness' : `from ${safe(part.file)}`, columns),
      '',
    ]),
    ...wrapWith('', inForce(checklist), columns),
  ];
  return `${lines.join('\n')}\n`;
};

const partWords = (part: ChecklistPart, checklist: Checklist): string => {
  if (part.file === undefined)
    return `${counted(checklist.items.length - addedTo(checklist) + off(checklist), 'check')}`;
  const said = saidBy(part, checklist);
  const changed = new Set(
    said.filter((path) => path.startsWith('checks.') && !path.endsWith('.disabled')).map(checkOf),
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
const checkOf = (path: string): string => path.split('.').slice(1, 3).join('.');

const addedTo = ({ origins = {} }: Checklist): number =>
  Object.keys(origins).filter((path) => path.startsWith('items.')).length;

const off = ({ disabled = [] }: Checklist): number => disabled.length;

const inForce = ({ items, dimensions }: Checklist): string =>
  `In force: ${counted(items.length, 'check')} in ${counted(dimensions.length, 'dimension')}. readiness checklist show prints them.`;

// Where a part of a checklist came from, in words: nothing for what is the core's own.

/** " (bank.yaml:12)", or nothing. */
export const originWords = ({ origins = {} }: Checklist, path: string): string => {
  const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
  return origin === undefined ? '' : ` (${safe(origin.file)}:${origin.line})`;
};

/** One line for each part below a path that was changed: "weight changed (bank.yaml:12)". */
export const changesUnder = (checklist: Checklist, prefix: string): readonly string[] =>
  Object.keys(checklist.origins ?? {})
    .filter((path) => path.startsWith(prefix))
    .map((path) => `${path.slice(prefix.length)} changed${originWords(checklist, path)}`);

// checklist show ID: one check in all its parts, as it is in force.

export const itemText = (item: CheckItem, checklist: Checklist, { columns, paint }: View): string => {
  const rows: readonly (readonly [string, string])[] = [
    ['asks', item.statement],
    ['why', item.why],
    ['weight', String(item.weight)],
    ['gate', `${item.gate}, phase ${item.phase}`],
    ['blocker', blockerWords(item, checklist)],
    ...(item.applies === undefined
      ? []
      : [['applies', `where ${checklist.conditions[item.applies] ?? item.applies}`] as const]),
    ['judged by', judgedBy(item)],
    ...Object.entries(item.with ?? {}).map(([name, value]) => [`  ${name}`, String(value)] as const),
    ['evidence', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`],
    ['to do', item.fix.do],
    ['done when', item.fix.done_when],
    ['effort', `${item.fix.days.low} to ${item.fix.days.high} days, likely ${item.fix.days.likely}; ${item.fix.role}`],
    ...(item.fix.after.length > 0 ? [['after', item.fix.after.join(', ')] as const] : []),
    ...(item.references.length > 0 ? [['cites', item.references.join(', ')] as const] : []),
    [
      'from',
      originWords(checklist, `items.${item.id}`)
        .trim()
        .replace(/^\(|\)$/g, '') || 'core',
    ],
    ...changesUnder(checklist, `checks.${item.id}.`).map((change) => ['', change] as const),
  ];
  const lines = rows.flatMap(([name, words]) => wrapWith(`  ${name.padEnd(16)}`, words, columns));
  return `${[paint.bold(item.id), ...lines].join('\n')}\n`;
};

const blockerWords = ({ blocker }: CheckItem, { conditions }: Checklist): string => {
  if (typeof blocker === 'boolean') return blocker ? 'yes' : 'no';
  return `where ${conditions[blocker.when] ?? blocker.when}`;
};

const judgedBy = (item: CheckItem): string => {
  const { id, control, rule, expect } = item;
  if (control) return `what is declared under ${controlPath(id)}`;
  return expect === undefined ? `the facts of the file, by the rule ${rule}` : expressionWords(item);
};

// checklist show: the head and every check of the checklist in force, each changed part with the place that changed it.

export const showText = (checklist: Checklist, view: View): string => {
  const { columns, paint } = view;
  const parts = checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', ');
  const lines = [
    ...wrapWith('', `${paint.bold(checklist.title)} (${parts})`, columns),
    ...wrapWith(
      '',
      `No verdict below ${percent(checklist.minimum_coverage)} answered.${originWords(checklist, 'minimum_coverage')}`,
      columns,
    ),
    '',
    paint.bold('Gates'),
    ...checklist.gates.flatMap((gate) => gateLines(gate, checklist, view)),
    ...checklist.dimensions.flatMap((dimension) => dimensionLines(dimension, checklist, view)),
    ...disabledLines(checklist, view),
  ];
  return `${lines.join('\n')}\n`;
};

const gateLines = (gate: Gate, checklist: Checklist, { columns }: View): readonly string[] => {
  const conditions = [
    `score ${gate.score}`,
    `every dimension ${gate.dimension}`,
    `answered ${percent(gate.coverage)}`,
    ...(gate.evidenced === null ? [] : [`evidenced ${gate.evidenced}`]),
    ...(gate.declared_away === null ? [] : [`declared not applicable at most ${percent(gate.declared_away)}`]),
  ];
  return [
    ...wrapWith(`  ${padEnd(gate.id, 11)} `, conditions.join(', '), columns),
    ...changesUnder(checklist, `gates.${gate.id}.`).flatMap((change) => wrapWith('      ', change, columns)),
  ];
};

const dimensionLines = (dimension: Dimension, checklist: Checklist, view: View): readonly string[] => {
  const { columns, paint } = view;
  const items = checklist.items.filter(({ id }) => dimensionOf(id) === dimension.id);
  const origin = originWords(checklist, `dimensions.${dimension.id}.weight`);
  const note = `weight ${dimension.weight}${origin}, ${counted(items.length, 'check')}`;
  return [
    '',
    ...wrapWith('', `${paint.bold(dimension.title)}  ${note}`, columns),
    ...items.flatMap((item) => itemLines(item, checklist, view)),
  ];
};

const itemLines = (item: CheckItem, checklist: Checklist, { columns, paint }: View): readonly string[] => {
  const frame = `  ${padStart(String(item.weight), 3)}  ${padEnd(item.gate, 10)} `;
  const origin = originWords(checklist, `items.${item.id}`);
  const blocker = item.blocker === false ? '' : paint.red('  blocker');
  return [
    ...wrapWith(frame, `${item.id}${blocker}${origin === '' ? '' : paint.cyan(`  added${origin}`)}`, columns),
    ...changesUnder(checklist, `checks.${item.id}.`).flatMap((change) =>
      wrapWith(' '.repeat(frame.length + 2), change, columns).map(paint.cyan),
    ),
  ];
};

const disabledLines = ({ disabled = [] }: Checklist, { columns, paint }: View): readonly string[] =>
  disabled.length === 0
    ? []
    : [
        '',
        paint.bold('Not asked for'),
        ...disabled.flatMap(({ id, reason, origin }) =>
          wrapWith('  ', `${id}: ${reason} (${origin.file}:${origin.line})`, columns),
        ),
      ];

// checklist new: an organisation's checklist to start from. It lints clean as it stands; every line says what it is for.

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
