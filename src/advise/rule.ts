// The shape of a rule of advice: how it decides, what it reads, and what is to be said for and against each answer.
import type { AdviceId } from '../model/advise-report.ts';
import type { Fact } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import type { Basis } from './basis.ts';
import type { Lever } from './levers.ts';
import type { Ruling } from './tree.ts';

export type Answer = {
  readonly says: string;
  /** When it is right: the branch of the rule in words. */
  readonly when: string;
  /** The strongest argument against it; `source` names the article or the text that makes it. */
  readonly against: { readonly says: string; readonly source?: string };
};

/** A figure that was weighed by; `facts` where it comes from the file, `check` from the checklist, `why` from nobody. */
export type Figure = {
  readonly says: string;
  readonly facts?: readonly Fact[];
  readonly check?: string;
  readonly why?: string;
};

export type AdviceRule = {
  readonly id: AdviceId;
  readonly title: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly decide: (basis: Basis) => Ruling;
  /** Every fact that `decide` reads. */
  readonly levers: (basis: Basis) => readonly Lever[];
  readonly figures?: (basis: Basis) => readonly Figure[];
  /** What the file has chosen: where, and the answers that this choice fits. */
  readonly chosen?: (pilot: Pilot) => { readonly path: string; readonly fits: readonly string[] } | undefined;
  /** The checks that judge the same thing. */
  readonly checks: readonly string[];
  /** What holds while the answer is open. */
  readonly meanwhile?: (basis: Basis) => string | undefined;
};
