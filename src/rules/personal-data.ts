// Personal data before it reaches the model: masked, or with a recorded basis that says why not.
//
//   protection       legal basis    a source that holds personal data
//   any, or blank    recorded       holds: no reading of the protection fails
//   anonymised       none           holds
//   pseudonymised    none           holds
//   raw              none           fails: a basis that nobody recorded is missing, not unknown
//   blank            none           blank
//
// The class (health, payment, …) decides whether a source counts and whether the check blocks, not how it is judged.
import type { Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Source } from '../model/pilot/data.ts';
import { byShare } from './combinators.ts';
import { factsOf } from './facts.ts';
import { notStated } from './outcomes.ts';
import { type Part, partsOf } from './parts.ts';
import { named, type Truth, whether } from './truth.ts';
import { withDetails } from './words.ts';

const says = 'sources with personal data are masked or have a recorded legal basis';

/**
 * By share of the sources that hold personal data. A source whose class is not stated is read for the worse in the
 * score (it counts unless it is safe) and for the better in the best score (it counts unless it is not).
 */
export const personalDataOutcome = (sources: readonly Source[] | undefined, at: string): Outcome => {
  const parts = partsOf(sources, at, toPart);
  if (parts === undefined) return notStated(['sources'], at);
  const judge = (reading: 'worse' | 'better') =>
    byShare(
      parts.filter((part) => part.counts[reading]),
      says,
      at,
    );
  return { ...judge('worse'), best: judge('better').best };
};

type Holder = Part & { readonly counts: { readonly worse: boolean; readonly better: boolean } };

const toPart = (source: Source, at: string): Holder => {
  const { name, personal_data, protection, legal_basis } = source;
  const safe = isSafe(source);
  const holds = personal_data === undefined ? undefined : safe;
  return {
    name: holds === false ? withDetails(name, `${personal_data}, raw, no legal basis`) : name,
    at: join(at, personal_data === undefined ? 'personal_data' : 'protection'),
    holds,
    facts: factsOf(at, { personal_data, protection, legal_basis }),
    counts:
      personal_data === undefined
        ? { worse: safe !== true, better: safe !== false }
        : { worse: personal_data !== 'none', better: personal_data !== 'none' },
  };
};

/** A recorded basis settles it whatever the protection is; without one the protection decides. */
const isSafe = ({ protection, legal_basis }: Source): Truth =>
  named(legal_basis) ? true : whether(protection, (word) => word !== 'raw');
