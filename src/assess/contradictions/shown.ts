// Contradictions between a statement and the evidence that is to show it.

import { dimensionIds } from '../../model/dimensions.ts';
import { parent } from '../../model/path.ts';
import type { Pilot } from '../../model/pilot.ts';
import { statusOf } from '../control.ts';
import type { BrokenPiece } from '../evidence.ts';
import { type Clash, clash } from './clash.ts';

/** A control in place whose own evidence is broken, piece by piece. */
export const aboutEvidence = (pilot: Pilot, broken: readonly BrokenPiece[]): readonly Clash[] => {
  const inPlace = controlsInPlace(pilot);
  return broken.flatMap(({ path, ref, why }) => {
    const control = parent(parent(path));
    return clash(
      inPlace.has(control),
      'in-place-but-broken',
      `${control} is in place, yet its evidence "${ref}" is broken: ${why}`,
      [control, 'in-place'],
      [path, ref],
    );
  });
};

/** Controls of checks, and answers to obligations, which are controls too. */
const controlsInPlace = (pilot: Pilot): ReadonlySet<string> => {
  const maps = [
    ...dimensionIds.map((id) => [`${id}.controls`, pilot[id].controls] as const),
    ['governance.obligations', pilot.governance.obligations] as const,
  ];
  return new Set(
    maps.flatMap(([path, controls]) =>
      Object.entries(controls)
        .filter(([, control]) => statusOf(control) === 'in-place')
        .map(([slug]) => `${path}.${slug}`),
    ),
  );
};
