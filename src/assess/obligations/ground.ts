// Why a duty is here: whether its grounds hold, in words, and from when it applies on this pilot.
import type { Duty, Statute } from '../../model/obligation.ts';
import type { Pilot } from '../../model/pilot.ts';
import { type Claim, everyOf } from '../../rules/claims.ts';
import { riskTier } from '../../rules/risk-tier.ts';
import { grounds, mayBeAnnexIII } from './grounds.ts';

/** Holds the readings of one pilot: many duties hang on the same ones. */
export type Reading = {
  readonly claimOf: (duty: Duty) => Claim;
  readonly ruleOf: (duty: Duty, statute: Statute) => string;
  readonly dateOf: (duty: Duty) => string | undefined;
  /** A prohibited practice is listed, or the answers leave that open. */
  readonly isProhibited: boolean;
};

export const readingOf = (pilot: Pilot, asOf: string): Reading => {
  const found = new Map<string, Claim>();
  const ground = (name: string): Claim => {
    const known = found.get(name) ?? groundNamed(name).holds(pilot, asOf);
    found.set(name, known);
    return known;
  };
  const early = mayBeAnnexIII(pilot, asOf);
  const tier = tierWords(pilot, asOf);
  return {
    claimOf: ({ when }) => {
      const claims = when.map(ground);
      return claims.find(({ truth }) => truth === false) ?? everyOf(claims); // most duties bind few pilots
    },
    ruleOf: ({ when }, { force }) => {
      if (when.length === 0) return force === 'voluntary' ? 'voluntary, for every pilot' : 'every pilot';
      const words = when.map((name) => groundNamed(name).words);
      return (when.some(isOfTier) ? [tier, ...words] : words).join('; ');
    },
    dateOf: ({ from, from_annex_i }) => (early ? from : (from_annex_i ?? from)),
    isProhibited: riskTier(pilot, asOf).prohibited !== false,
  };
};

const groundNamed = (name: string) => {
  const found = Object.hasOwn(grounds, name) ? grounds[name] : undefined;
  if (found === undefined) throw new Error(`no ground ${name}`);
  return found;
};

const isOfTier = (name: string): boolean => ['ai-act', 'high-risk', 'annex-iii', 'exempted'].includes(name);

/** The tier with the rule that decided it, or the rules that blanks leave open. */
const tierWords = (pilot: Pilot, asOf: string): string => {
  const { tier, rules, high, prohibited } = riskTier(pilot, asOf);
  if (tier !== undefined) return `tier ${tier} by rule ${rules.join(' or ')}`;
  const grave = high !== false || prohibited !== false;
  return `tier unresolved${grave ? ', treated as high-risk' : ''}, rules ${rules.toSorted().join(', ')} open`;
};
