// Everything doubtful about a judged pilot, as problems with a place: doubts of fact, broken evidence, waivers that do
// not work, declarations against the facts.
import type { Finding, WaiverResult } from '../model/assessment.ts';
import type { Contradiction } from '../model/contradiction.ts';
import type { Problem } from '../model/problem.ts';
import { doubts } from './doubts.ts';
import { type BrokenPiece, brokenPieces, type Ledger } from './evidence.ts';
import type { Input } from './input.ts';

type Doubtful = { readonly code: string; readonly message: string; readonly path: string; readonly hint?: string };

export const warningsOf = (
  { document, pilot, asOf, looks = new Map(), warnings = [] }: Input,
  findings: readonly Finding[],
  waivers: readonly WaiverResult[],
  ledger: Ledger,
  contradictions: readonly Contradiction[],
): readonly Problem[] => {
  const told = new Set(contradictions.flatMap(({ places }) => places.map(({ path }) => path)));
  const found: readonly Doubtful[] = [
    ...doubts(pilot, asOf),
    ...untold(brokenPieces(ledger, looks, asOf), told).map(({ ref, path, why }) => ({
      code: 'evidence-broken',
      message: `evidence "${ref}" is broken: ${why}`,
      path,
    })),
    ...findings.filter(isAgainstFacts).map(({ item, seen, at }) => ({
      code: 'declared-against-facts',
      message: `${item.id} is ${seen}; the declaration does not count`,
      path: at.path,
    })),
    ...findings.filter(isDeclaredBlocker).map(({ item, at }) => ({
      code: 'declared-blocker',
      message: `${item.id} is a blocker: declaring it not applicable needs a waiver too`,
      path: at.path,
    })),
  ];
  const placed = found.map(
    ({ path, ...doubt }): Problem => ({
      severity: 'warning',
      ...doubt,
      at: document.locate(path),
    }),
  );
  return [...warnings, ...placed, ...waivers.flatMap(waiverWarning)].sort(byPlace);
};

/** What a contradiction tells is not told again. */
const untold = (pieces: readonly BrokenPiece[], told: ReadonlySet<string>) =>
  pieces.filter(({ path }) => !told.has(path));

const isAgainstFacts = ({ declared }: Finding): boolean => declared === 'against-facts';

const isDeclaredBlocker = ({ declared, blocks }: Finding): boolean => declared === 'counts' && blocks;

const waiverWords = {
  expired: ({ expires }: WaiverResult) => `expired on ${expires} and counts as none`,
  'without-effect': () => 'has no effect: it frees only a blocker of this pilot, and never a prohibited practice',
  superfluous: () => 'is superfluous: the check is met',
} as const;

const waiverWarning = (waiver: WaiverResult): readonly Problem[] =>
  waiver.state === 'active'
    ? []
    : [
        {
          severity: 'warning',
          code: `waiver-${waiver.state}`,
          message: `the waiver for ${waiver.check} ${waiverWords[waiver.state](waiver)}`,
          at: waiver.at,
        },
      ];

const byPlace = (a: Problem, b: Problem): number => a.at.line - b.at.line || a.at.column - b.at.column;
