// Expressions over the facts of a model risk policy, for tables of [expression, fragment of a pilot, expected].
import { compileExpectations } from '../../../src/checklist/expression.ts';
import type { OwnFields } from '../../../src/model/checklist-schema.ts';
import type { Outcome } from '../../../src/model/evidence.ts';
import type { Pilot } from '../../../src/model/pilot/pilot.ts';
import { AS_OF, pilotOf } from '../../kit.ts';

export const facts: OwnFields = {
  'x-model-risk': {
    tier: { type: 'int', describe: 'tier by the policy', min: 1, max: 4 },
    limit: { type: 'double', describe: 'limit of losses' },
    validated: { type: 'date', describe: 'day of the validation' },
    reviewed: { type: 'bool', describe: 'whether a second line reviewed it' },
    owner: { type: 'string', describe: 'who owns it' },
    status: { type: 'string', enum: ['draft', 'approved', 'retired'], describe: 'where it stands' },
    committees: { type: 'list of string', enum: ['risk', 'credit'], describe: 'committees that saw it' },
    notes: { type: 'list of string', describe: 'anything' },
  },
};

type Fragment = Readonly<Record<string, unknown>>;

/** A pilot with these facts, and a fragment of the core's sections. */
export const withFacts = (own: Fragment, core: Fragment = {}): Pilot =>
  ({ ...pilotOf(core), 'x-model-risk': own }) as Pilot;

export const faultsOf = (expect: string, partly?: string): readonly string[] =>
  compileExpectations([item(expect, partly)], facts).problems.map(({ message, hint }) =>
    hint === undefined ? message : `${message} (${hint})`,
  );

export const judge = (expect: string, pilot: Pilot, partly?: string, asOf = AS_OF): Outcome => {
  const { judges, problems } = compileExpectations([item(expect, partly)], facts);
  const judged = judges.get('governance.own');
  if (judged === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return judged(pilot, asOf);
};

const item = (expect: string, partly?: string) => ({
  id: 'governance.own',
  expect,
  ...(partly !== undefined && { expect_partly: partly }),
});
