// Dates of a pilot in an order that is hard to believe, against each other and against the date of judgement.
import type { Pilot } from '../model/pilot.ts';
import type { Doubt } from './doubt.ts';

export const orderDoubts = (pilot: Pilot, asOf: string): readonly Doubt[] => [
  ...endBeforeStart(pilot),
  ...deadlinesBeforeStart(pilot),
  ...missedTarget(pilot, asOf),
];

const before = (date: string | undefined, other: string | undefined): boolean =>
  date !== undefined && other !== undefined && date < other;

const endBeforeStart = ({ pilot, plan }: Pilot): readonly Doubt[] => {
  const { started, production_target: target } = pilot;
  return [
    ...(before(target, started)
      ? [
          doubt(
            'pilot.production_target',
            `production is planned for ${target}, before the pilot started on ${started}`,
          ),
        ]
      : []),
    ...(before(target, plan.start)
      ? [doubt('plan.start', `work on the gaps is to start on ${plan.start}, after the production date ${target}`)]
      : []),
  ];
};

const doubt = (path: string, message: string): Doubt => ({ code: 'dates-out-of-order', path, message });

const deadlinesBeforeStart = ({ pilot, kpis }: Pilot): readonly Doubt[] =>
  (kpis.measures ?? []).flatMap(({ by }, i) =>
    before(by, pilot.started)
      ? [
          doubt(
            `kpis.measures[${i}].by`,
            `the target is to be reached by ${by}, before the pilot started on ${pilot.started}`,
          ),
        ]
      : [],
  );

const missedTarget = ({ pilot }: Pilot, asOf: string): readonly Doubt[] => {
  const { stage, production_target: target } = pilot;
  if (!before(target, asOf) || stage === undefined || stage === 'production' || stage === 'scaled') return [];
  return [
    {
      code: 'target-passed',
      path: 'pilot.production_target',
      message: `the production date ${target} has passed, and the stage is still ${stage}`,
      hint: 'set a new date, or correct the stage',
    },
  ];
};
