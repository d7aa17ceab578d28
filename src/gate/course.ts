// The course of a pilot's readiness over its commits: one point for each that changed the file.
import type { Verdict } from '../model/assessment.ts';

/** Scores 0…100; `problem` says why a commit could not be judged, and is then all there is. */
export type Point = {
  readonly commit: string;
  /** The date of the commit, YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
  readonly path: string;
  readonly judged?: {
    readonly asOf: string;
    readonly score: number | null;
    readonly evidencedScore: number | null;
    readonly coverage: number;
    readonly verdict: Verdict;
    readonly blockers: number;
  };
  readonly problem?: string;
};

export type Course = {
  readonly file: string;
  readonly points: readonly Point[];
  readonly checklists: readonly string[];
  /** The clone does not reach back to the first commit. */
  readonly isShallow: boolean;
};

export const judgedPoints = ({ points }: Course): readonly Required<Omit<Point, 'problem'>>[] =>
  points.flatMap(({ judged, problem: _, ...point }) => (judged === undefined ? [] : [{ ...point, judged }]));
