// What the plan takes for granted because nobody stated it, and what to add to the pilot file so that it need not.
import type { Assessment } from '../model/assessment.ts';
import type { Capacity } from './capacity.ts';
import type { Plan } from './index.ts';

/** `add` is a line for the pilot file, as a path and an example value. */
export type Assumption = { readonly says: string; readonly add?: { readonly path: string; readonly example: string } };

export const assumptionsOf = (
  assessment: Assessment,
  plan: Plan,
  capacities: readonly Capacity[],
): readonly Assumption[] => [
  ...aboutDates(assessment),
  ...aboutPeople(plan, capacities),
  ...aboutStandIns(assessment, plan),
  ...aboutIntegrations(assessment),
  {
    says: 'Days and points of a check are the checklist’s conventions; a partly met check needs the missing share of them',
  },
  { says: 'Monday to Friday are working days, without holidays or leave' },
  {
    says: 'A task is one person’s, is not put down once it is begun, and takes as long as it takes whatever befalls others',
  },
  { says: 'A gate is reached when every task due by it is done; its evidence comes with the tasks' },
];

const aboutDates = ({ planning: { start, target }, asOf }: Assessment): readonly Assumption[] => [
  ...(start === undefined
    ? [{ says: `Work starts on the date of judgement, ${asOf}`, add: { path: 'plan.start', example: asOf } }]
    : []),
  ...(start !== undefined && start.value < asOf
    ? [{ says: `plan.start (${start.value}) is past: what is left starts on the date of judgement, ${asOf}` }]
    : []),
  ...(target === undefined
    ? [
        {
          says: 'No production date is stated: no date of the plan can be early or late',
          add: { path: 'pilot.production_target', example: 'YYYY-MM-DD' },
        },
      ]
    : []),
];

const aboutPeople = ({ staffing }: Plan, capacities: readonly Capacity[]): readonly Assumption[] => {
  const unstated = capacities.filter(({ found, origin }) => found && origin.from === 'assumed');
  const says = `One FTE each, as nobody states their time: ${unstated.map(({ role }) => role).join(', ')}`;
  const wanted = [...unstated.map(({ role }) => role), ...staffing.map(({ role }) => role)];
  const add = { path: 'plan.capacity', example: `{${wanted.map((role) => `${role}: 0.5`).join(', ')}}` };
  return [
    ...(unstated.length > 0 ? [{ says, add }] : []),
    ...(staffing.length > 0
      ? [
          {
            says: 'Finding somebody takes 5 to 60 working days, likely 20, after which the role has one FTE',
            ...(unstated.length === 0 && { add }),
          },
        ]
      : []),
  ];
};

const aboutStandIns = ({ findings }: Assessment, { tasks }: Plan): readonly Assumption[] => {
  const roleOf = new Map(findings.map(({ item }) => [item.id, item.fix.role]));
  const pairs = tasks.map(({ check, role }) => [role, roleOf.get(check) ?? role] as const);
  const says = pairs.flatMap(([doer, role]) => (doer === role ? [] : [`${doer} does the work of ${role}`]));
  if (says.length === 0) return [];
  return [
    { says: `${[...new Set(says)].join(', ')}, as nobody has that role and the checks on the team take them so` },
  ];
};

const aboutIntegrations = ({ planning: { integration } }: Assessment): readonly Assumption[] =>
  integration === undefined
    ? [
        {
          says: 'The systems to integrate are not stated: nothing is multiplied (each open one adds 0.5, a legacy one 1.5)',
          add: { path: 'architecture.integrations', example: '[{system: …, status: not-started, legacy: false}]' },
        },
      ]
    : [];
