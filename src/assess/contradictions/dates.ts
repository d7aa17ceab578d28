// Contradictions between the dates that a pilot plans with.
import type { Pilot } from '../../model/pilot.ts';
import { type Clash, clash } from './clash.ts';

export const aboutDates = ({ pilot, plan, kpis }: Pilot): readonly Clash[] => {
  const { started, production_target: target } = pilot;
  const startSide = ['pilot.started', started] as const;
  const targetSide = ['pilot.production_target', target] as const;
  return [
    ...clash(
      isBefore(target, started),
      'target-before-start',
      `production is planned for ${target}, before the pilot started on ${started}`,
      targetSide,
      startSide,
    ),
    ...clash(
      isBefore(target, plan.start),
      'work-after-target',
      `work on the gaps is to start on ${plan.start}, after the production date ${target}`,
      ['plan.start', plan.start],
      targetSide,
    ),
    ...(kpis.measures ?? []).flatMap(({ name, by }, i) =>
      clash(
        isBefore(by, started),
        'deadline-before-start',
        `"${name}" is to reach its target by ${by}, before the pilot started on ${started}`,
        [`kpis.measures[${i}].by`, by],
        startSide,
      ),
    ),
  ];
};

const isBefore = (date: string | undefined, other: string | undefined): boolean =>
  date !== undefined && other !== undefined && date < other;
