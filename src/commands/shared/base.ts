// The base of a change: each pilot as a revision holds it, judged by the present checklist and policy on the same day.
import { compareWith, judgementOf } from '../../gate/compare.ts';
import type { World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Decision } from '../../model/policy.ts';
import { isReadinessError } from '../../model/problem.ts';
import type { Base } from '../../report/report.ts';
import { comparedOf, type Means, type Source } from '../compare.ts';
import { looksLikePilot } from './pilots.ts';

/** What a revision holds under a name; undefined where it holds nothing. */
const pastOf = (revision: string, file: string, world: World): Pick<Source, 'bytes' | 'past'> | undefined => {
  try {
    const { bytes, path } = world.revision(revision, file);
    return { bytes, past: { revision, path } };
  } catch (error) {
    if (isReadinessError(error)) return undefined;
    throw error;
  }
};

export type Bases = {
  /** The same pilot at the base, under the name that it had there. */
  readonly baseFor: (file: string, assessment: Assessment) => Base;
  /** Pilots that the working tree has no more, among those that `judged` does not name. */
  readonly gone: (judged: readonly string[]) => readonly Base[];
};

/** `decide` holds a pilot to what is asked. Throws ReadinessError where there is no such commit. */
export const basesIn = (revision: string, means: Means, decide: (assessment: Assessment) => Decision): Bases => {
  const { world } = means;
  const moved = world.movedSince(revision);
  const former = new Map(moved.flatMap(({ from, to }) => (to === undefined ? [] : [[to, from] as const])));
  const at = (file: string): Base & { readonly assessment?: Assessment } => {
    const past = pastOf(revision, file, world);
    if (past === undefined) return { file };
    const source = { name: `${revision}:${file}`, file, isReport: false, ...past };
    const { judgement, assessment } = comparedOf(source, means);
    if (judgement === undefined || assessment === undefined) return { file };
    return { file, judgement, assessment, decision: decide(assessment) };
  };
  return {
    baseFor: (file, now) => {
      const [, from = file] = [...former].find(([to]) => world.same(to, file)) ?? [];
      const { assessment: _, ...base } = at(from);
      if (base.judgement === undefined) return base;
      const { judgement } = base;
      return { ...base, comparison: compareWith(judgement, judgementOf(file, now, means.tool)) };
    },
    gone: (judged) =>
      moved
        .filter(({ from, to }) => to === undefined && /\.(ya?ml|json)$/i.test(from) && !judged.includes(from))
        .filter(({ from }) => {
          const past = pastOf(revision, from, world);
          return past !== undefined && looksLikePilot(past.bytes);
        })
        .map(({ from }) => {
          const { assessment: _, ...base } = at(from);
          return base;
        }),
  };
};
