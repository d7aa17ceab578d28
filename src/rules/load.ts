// Whether a recent load test reached the peak with the latency that was wanted.
import { isRecent } from '../model/dates.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { claim, claimParts } from './claims.ts';
import { all } from './combinators.ts';
import type { Context, Values } from './define.ts';
import { whetherBoth } from './truth.ts';
import { against } from './words.ts';

export const loadOptions = { days: 'count' } as const;

const section = 'architecture.load';

export const load = ({ architecture }: Pilot, { days }: Values<typeof loadOptions>, { asOf }: Context): Outcome => {
  const { peak_concurrency: peak, tested_concurrency: reached, p95_ms, tested } = architecture.load;
  const { target, measured } = p95_ms;
  const grounds = {
    [`tested at peak${against(reached, peak)}`]: claim(
      { [`${section}.tested_concurrency`]: reached, [`${section}.peak_concurrency`]: peak },
      whetherBoth(reached, peak, (most, needed) => most >= needed),
    ),
    [`p95 within its target${against(measured, target)}`]: claim(
      { [`${section}.p95_ms.measured`]: measured, [`${section}.p95_ms.target`]: target },
      whetherBoth(measured, target, (taken, wanted) => taken <= wanted),
    ),
    // Without a date the test counts.
    [`tested within ${days} days`]: claim(
      { [`${section}.tested`]: tested },
      tested === undefined || isRecent(tested, asOf, days),
    ),
  };
  const seen = `tested at ${reached} of ${peak} at once, p95 ${measured} of ${target} ms`;
  return all(claimParts(grounds, section), seen, section);
};
