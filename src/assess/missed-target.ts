// A date of a pilot that has passed without what it stands for.
import type { Pilot } from '../model/pilot.ts';
import type { Doubt } from './doubt.ts';

export const missedTarget = ({ pilot }: Pilot, asOf: string): readonly Doubt[] => {
  const { stage, production_target: target } = pilot;
  if (target === undefined || target >= asOf || stage === undefined || stage === 'production' || stage === 'scaled')
    return [];
  return [
    {
      code: 'target-passed',
      path: 'pilot.production_target',
      message: `the production date ${target} has passed, and the stage is still ${stage}`,
      hint: 'set a new date, or correct the stage',
    },
  ];
};
