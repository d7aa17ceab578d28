// Service levels: a target always, and a measured value within it once the system carries the business.
import type { Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import { all, reaches } from './combinators.ts';
import { conditions } from './conditions.ts';
import { factsOf } from './facts.ts';
import type { Part } from './parts.ts';
import { not, some, type Truth, whether, whetherBoth } from './truth.ts';

const section = 'operations.service_levels';

export const serviceLevels = (pilot: Pilot): Outcome => {
  const { availability, p95_ms } = pilot.operations.service_levels;
  const live = conditions['stage-production'](pilot);
  const levels: readonly Level[] = [
    { name: 'availability', at: join(section, 'availability'), ...availability, isWithin: reaches },
    { name: 'p95 latency', at: join(section, 'p95_ms'), ...p95_ms, isWithin: (got, most) => reaches(most, got) },
  ];
  const seen = levels.map(inWords).join('; ');
  return all(
    levels.flatMap((level) => levelParts(level, live)),
    seen,
    section,
  );
};

type Level = {
  readonly name: string;
  readonly at: string;
  readonly target?: number | undefined;
  readonly measured?: number | undefined;
  readonly isWithin: (measured: number, target: number) => boolean;
};

const levelParts = ({ name, at, target, measured, isWithin }: Level, live: Truth): readonly Part[] => {
  const within = whetherBoth(measured, target, isWithin);
  const shown = within === undefined ? `measured ${name}` : `${name} of ${measured} within its target of ${target}`;
  const common = { evidenceAt: at };
  return [
    {
      ...common,
      name: `target for ${name}`,
      at: join(at, 'target'),
      holds: whether(target, (value) => value > 0),
      facts: factsOf(at, { target }),
    },
    {
      ...common,
      name: shown,
      at: join(at, 'measured'),
      holds: some([not(live), within]),
      facts: factsOf(at, { target, measured }),
    },
  ];
};

const inWords = ({ name, target, measured }: Level): string =>
  `${name} ${target} wanted${measured === undefined ? '' : `, ${measured} measured`}`;
