// A small checklist of two dimensions for sums that a reader can do in the head, and pilots that answer it by controls.
import { evaluate, type Input } from '../../src/assess/evaluate.ts';
import { assess } from '../../src/assess/index.ts';
import type { CheckItem, Checklist } from '../../src/model/checklist.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { AS_OF } from '../kit.ts';

/** A declared control with the fields that a test names and harmless ones for the rest. */
export const control = (id: string, more: Partial<CheckItem> = {}): CheckItem => ({
  id,
  statement: `${id} holds`,
  gap: `${id} does not hold`,
  partly: `${id} holds in part`,
  why: 'Because.',
  figures: [],
  weight: 1,
  gate: 'pilot',
  phase: 1,
  blocker: false,
  control: true,
  evidence: { wanted: 'a note', fresh_days: 365 },
  fix: { do: 'Do it', done_when: 'It is done', role: 'ml-engineer', days: { low: 1, likely: 2, high: 4 }, after: [] },
  references: [],
  examples: {},
  ...more,
});

const gate = (id: 'pilot' | 'production' | 'scale', limits: Partial<Checklist['gates'][number]> = {}) => ({
  id,
  title: id,
  verdict: id,
  score: 0,
  dimension: 0,
  coverage: 0,
  evidenced: null,
  declared_away: null,
  ...limits,
});

export const checklistOf = (
  items: readonly CheckItem[],
  limits: Partial<Record<'pilot' | 'production' | 'scale', Partial<Checklist['gates'][number]>>> = {},
  minimum = 0,
): Checklist => ({
  id: 'small',
  version: '1.0.0',
  title: 'Small',
  minimum_coverage: minimum,
  dimensions: [
    { id: 'data', title: 'Data', weight: 20, cause: 'No data', figures: [] },
    { id: 'kpis', title: 'KPIs', weight: 10, cause: 'No goal', figures: [] },
  ],
  gates: [gate('pilot', limits.pilot), gate('production', limits.production), gate('scale', limits.scale)],
  phases: [{ id: 1, title: 'One', exit: 'Done' }],
  conditions: {
    'personal-data': 'a source holds personal data',
    agents: 'the pilot has agents',
    'prohibited-practice': 'a practice is prohibited',
  },
  parts: [{ id: 'small', version: '1.0.0' }],
  items: [...items],
});

/** Judges the text of a pilot file by a checklist; the text must be valid. */
export const judge = (checklist: Checklist, text: string, more: Partial<Input> = {}) => {
  const { document, problems } = parse(`version: 1\npilot: {name: Test, stage: pilot}\n${text}`, 'pilot.yaml');
  const { pilot, problems: found } = document ? validate(document, checklist) : { problems: [] };
  if (document === undefined || pilot === undefined) throw new Error(JSON.stringify([...problems, ...found]));
  return assess({ document, pilot, checklist, asOf: AS_OF, ...more });
};

export { evaluate };
