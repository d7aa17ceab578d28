// Stated facts that hardly go together, whatever the date.
import { likely } from '../model/fields.ts';
import type { Measure } from '../model/pilot/kpis.ts';
import type { Pilot } from '../model/pilot.ts';
import { isInEu } from '../rules/regulations.ts';
import type { Doubt } from './doubt.ts';

export const stateDoubts = (pilot: Pilot): readonly Doubt[] => [
  ...(pilot.kpis.measures ?? []).flatMap(measureDoubts),
  ...users(pilot),
  ...adoption(pilot),
  ...jurisdictions(pilot),
  ...integrations(pilot),
  ...agents(pilot),
  ...spend(pilot),
  ...team(pilot),
];

const measureDoubts = ({ name, role, direction, baseline, target, limit }: Measure, i: number): readonly Doubt[] => {
  const path = `kpis.measures[${i}]`;
  if (role === 'guardrail' && limit === undefined) {
    return [
      {
        code: 'guardrail-without-limit',
        path,
        message: `the guardrail "${name}" has no limit, so nothing can break it`,
        hint: 'give it a limit and a direction',
      },
    ];
  }
  if (direction === undefined || baseline === undefined || target === undefined) return [];
  const better = direction === 'decrease' ? target < baseline : target > baseline;
  const how = target === baseline ? 'equals' : `is on the wrong side of`;
  const message = `the target ${target} of "${name}" ${how} the baseline ${baseline}, though it is to ${direction}`;
  return better ? [] : [{ code: 'target-not-better', path: `${path}.target`, message }];
};

const users = ({ pilot, kpis: { adoption: stated } }: Pilot): readonly Doubt[] => {
  const { active_users: active, intended_users: intended } = stated;
  const path = 'kpis.adoption.active_users';
  if (active === undefined) return [];
  if (intended !== undefined && active > intended) {
    return [
      { code: 'more-active-than-intended', path, message: `${active} active users of ${intended} intended ones` },
    ];
  }
  return active > 0 && pilot.stage === 'idea'
    ? [{ code: 'users-of-an-idea', path, message: `${active} active users, and the stage is still idea` }]
    : [];
};

const adoption = ({ value }: Pilot): readonly Doubt[] => {
  const [start, steady] = [likely(value.adoption.start), likely(value.adoption.steady)];
  if (start === undefined || steady === undefined || start <= steady) return [];
  const message = `adoption starts at ${start} and falls to a steady ${steady}`;
  return [{ code: 'adoption-falls', path: 'value.adoption.start', message }];
};

/** Codes in everyday use that ISO 3166 does not have. */
const codeMeant: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

const jurisdictions = ({ pilot, governance }: Pilot): readonly Doubt[] => {
  const listed = pilot.jurisdictions ?? [];
  const inEu = listed.filter(isInEu);
  const noLink = inEu.length > 0 && governance.classification.eu_link === false;
  return [
    ...listed.flatMap((code, i) => {
      const meant = codeMeant[code.slice(0, 2)];
      const path = `pilot.jurisdictions[${i}]`;
      const message = `${code} is not an ISO 3166 code`;
      return meant ? [{ code: 'unknown-country', path, message, hint: `write ${meant}${code.slice(2)}` }] : [];
    }),
    ...(noLink
      ? [
          {
            code: 'eu-link-denied',
            path: 'governance.classification.eu_link',
            message: `eu_link is false, but the jurisdictions name ${inEu.join(', ')}, in the EU`,
            hint: 'a system that is deployed in the EU, or whose output is used there, has a link to it',
          },
        ]
      : []),
  ];
};

const integrations = ({ pilot: { stage }, architecture }: Pilot): readonly Doubt[] => {
  if (stage !== 'production' && stage !== 'scaled') return [];
  return (architecture.integrations ?? []).flatMap(({ system, critical, status }, i) =>
    critical === true && (status === 'mocked' || status === 'not-started')
      ? [
          {
            code: 'mocked-in-production',
            path: `architecture.integrations[${i}].status`,
            message: `the stage is ${stage}, but the critical integration "${system}" is ${status}`,
          },
        ]
      : [],
  );
};

const agents = ({ agents: listed }: Pilot): readonly Doubt[] =>
  (listed ?? []).flatMap(({ name, tools, irreversible_actions: irreversible }, i) =>
    irreversible === true && tools?.length === 0
      ? [
          {
            code: 'actions-without-tools',
            path: `agents[${i}].tools`,
            message: `"${name}" can act irreversibly, yet its list of tools is empty`,
          },
        ]
      : [],
  );

const spend = ({ operations }: Pilot): readonly Doubt[] => {
  const { forecast_per_month: forecast, budget_per_month: budget, hard_cap: cap } = operations.spend;
  if (cap !== true || forecast === undefined || budget === undefined || forecast <= budget) return [];
  const message = `spend is capped at ${budget} a month, below the forecast of ${forecast}: the service would stop`;
  return [{ code: 'cap-below-forecast', path: 'operations.spend.budget_per_month', message }];
};

const team = ({ talent: { team: members, run_fte: fte } }: Pilot): readonly Doubt[] =>
  fte !== undefined && fte > 0 && members?.length === 0
    ? [{ code: 'run-by-nobody', path: 'talent.run_fte', message: `${fte} FTE are to run it, yet the team is empty` }]
    : [];
