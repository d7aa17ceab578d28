// Stated facts that are hard to believe, whatever the date.
import { likely } from '../model/estimate.ts';
import type { Measure } from '../model/pilot/kpis.ts';
import type { Pilot } from '../model/pilot.ts';
import { isCountry } from './countries.ts';
import type { Doubt } from './doubt.ts';

export const stateDoubts = (pilot: Pilot): readonly Doubt[] => [
  ...(pilot.kpis.measures ?? []).flatMap(measureDoubts),
  ...adoption(pilot),
  ...jurisdictions(pilot),
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

const adoption = ({ value }: Pilot): readonly Doubt[] => {
  const [start, steady] = [likely(value.adoption.start), likely(value.adoption.steady)];
  if (start === undefined || steady === undefined || start <= steady) return [];
  const message = `adoption starts at ${start} and falls to a steady ${steady}`;
  return [{ code: 'adoption-falls', path: 'value.adoption.start', message }];
};

/** Codes in everyday use that ISO 3166 does not have. */
const codeMeant: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

/** A code that no country has would bring no law, and nobody would notice. */
const jurisdictions = ({ pilot }: Pilot): readonly Doubt[] =>
  (pilot.jurisdictions ?? []).flatMap((code, i) => {
    if (isCountry(code)) return [];
    const meant = codeMeant[code.slice(0, 2)];
    const hint = meant
      ? `write ${meant}${code.slice(2)}`
      : 'write the code of a country such as DE, of a part such as US-CA, or EU';
    return [
      { code: 'unknown-country', path: `pilot.jurisdictions[${i}]`, message: `${code} is not an ISO 3166 code`, hint },
    ];
  });
