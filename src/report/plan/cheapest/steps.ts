// The steps of a way with their dates, in the order in which they begin.
import type { Step } from '../../../plan/cheapest/search.ts';
import type { Timed } from '../../../plan/entries.ts';
import type { WayReported } from './report.ts';

export type TimedStep = { readonly step: Step; readonly timed: Timed };

export const timedSteps = ({ cheapest, own }: WayReported): readonly TimedStep[] => {
  if (cheapest.kind !== 'way') return [];
  const byCheck = new Map(cheapest.steps.map((step) => [step.action.task.check, step]));
  return own.tasks
    .flatMap((timed): readonly TimedStep[] => {
      const step = byCheck.get(timed.id);
      return step === undefined ? [] : [{ step, timed }];
    })
    .sort((a, b) => compare(a.timed.start, b.timed.start) || compare(a.timed.end, b.timed.end));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
