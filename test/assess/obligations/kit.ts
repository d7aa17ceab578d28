// Obligations of a fragment of a pilot, as an assessment reports them.
import type { Input } from '../../../src/assess/evaluate.ts';
import { assess } from '../../../src/assess/index.ts';
import { composeChecklist } from '../../../src/checklist/core.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Obligation } from '../../../src/model/obligation.ts';
import { pilotSchema } from '../../../src/model/pilot/pilot.ts';
import { withoutBlanks } from '../../../src/read/nearest.ts';
import { AS_OF } from '../../kit.ts';

const nowhere = { name: 'pilot.yaml', text: '', value: {} };

export const assessed = (value: object, asOf: string = AS_OF, more: Partial<Input> = {}): Assessment =>
  assess({
    document: {
      ...nowhere,
      place: (parts: readonly PropertyKey[]) => ({ path: parts.join('.'), line: 1, column: 1 }),
      locate: (path: string) => ({ path, line: 1, column: 1 }),
    } as unknown as Input['document'],
    pilot: pilotSchema.parse(withoutBlanks({ version: 1, pilot: { name: 'Test pilot' }, ...value })),
    checklist: composeChecklist(),
    asOf,
    ...more,
  });

export const obligationsIn = (value: object, asOf: string = AS_OF): readonly Obligation[] =>
  assessed(value, asOf).obligations;

export const find = (obligations: readonly Obligation[], id: string): Obligation | undefined =>
  obligations.find((one) => one.id === id);

/** All classification questions answered so that only literacy and the ban bind. */
export const minimal = {
  infers_outputs: true,
  eu_link: true,
  research_only: false,
  built: 'own',
  gpai_training: 'none',
  prohibited_practices: [],
  annex_i_component: false,
  high_risk_uses: [],
  profiles_people: false,
  exemption: 'none',
  material_influence: false,
  interactions: [],
  deployer: 'other',
  used_on_workers: false,
  decides_on: [],
  hipaa_entity: true,
};

/** Used in Germany by the organisation's own people, on no personal data. */
export const classified = (more: object = {}, pilot: object = {}) => ({
  pilot: { name: 'Test pilot', jurisdictions: ['DE'], users: 'internal', task: 'summarisation', ...pilot },
  data: { sources: [] },
  governance: { classification: { ...minimal, ...more } },
});

export const binding = (obligations: readonly Obligation[]): readonly string[] =>
  obligations.filter((one) => one.binding).map(({ id }) => id);
