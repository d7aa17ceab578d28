// Every contradiction between the stated facts of a pilot, and between facts and the evidence files that they cite.
// Structured facts only: free text is never read. What is not known contradicts nothing.
import type { Contradiction } from '../../model/contradiction.ts';
import type { Pilot } from '../../model/pilot.ts';
import { fileContradictions } from '../content/contradictions.ts';
import { brokenPieces, type Ledger } from '../evidence.ts';
import type { Input } from '../input.ts';
import type { Clash } from './clash.ts';
import { aboutClassification } from './classification.ts';
import { aboutDates } from './dates.ts';
import { aboutMeasurements } from './measurements.ts';
import { aboutPeople } from './people.ts';
import { aboutEvidence } from './shown.ts';
import { aboutSystems } from './systems.ts';

/** Between stated facts alone. */
export const clashes = (pilot: Pilot, asOf: string): readonly Clash[] => [
  ...aboutPeople(pilot),
  ...aboutMeasurements(pilot, asOf),
  ...aboutSystems(pilot),
  ...aboutClassification(pilot),
  ...aboutDates(pilot),
];

/** In the order of the file. */
export const contradictionsOf = (
  { document, pilot, asOf, looks = new Map() }: Input,
  ledger: Ledger,
): readonly Contradiction[] => {
  const said = fileContradictions([...ledger.values()].flat(), looks, document);
  const told = new Set(said.flatMap(({ places }) => places.map(({ path }) => path)));
  const broken = brokenPieces(ledger, looks, asOf).filter(({ path }) => !told.has(path));
  const stated = [...clashes(pilot, asOf), ...aboutEvidence(pilot, broken)].map(
    ({ id, statement, sides: [first, ...more] }): Contradiction => {
      const place = ([path, value]: Clash['sides'][0]) => ({ path, value: String(value), at: document.locate(path) });
      return { id, statement, places: [place(first), ...more.map(place)] };
    },
  );
  return [...stated, ...said].sort((a, b) => a.places[0].at.line - b.places[0].at.line);
};
