// A finding joins a check's words with its outcome on this pilot: the place, the evidence, and whether it blocks.
import type { Finding, WaiverResult } from '../model/assessment.ts';
import { dimensionOf } from '../model/dimensions.ts';
import type { Judged } from './evaluate.ts';
import { type EvidenceOf, evidenceOf, type Ledger } from './evidence.ts';
import type { Input } from './input.ts';
import { waiverState } from './waivers.ts';

export type Found = Omit<Finding, 'pointsLost'>;

export const findingsOf = (
  { document, asOf, looks = new Map() }: Input,
  judged: readonly Judged[],
  waivers: readonly WaiverResult[],
  ledger: Ledger,
): readonly Found[] => {
  const evidence = evidenceOf(ledger, looks, asOf);
  const waivedIds = new Set(waivers.filter(({ state }) => state === 'active').map(({ check }) => check));
  return judged.map((one) => findingFrom(one, document, evidence, waivedIds.has(one.item.id)));
};

export const findingFrom = (
  { item, outcome, live }: Judged,
  document: Input['document'],
  evidence: EvidenceOf,
  waived: boolean,
): Found => ({
  item,
  dimension: dimensionOf(item.id),
  kind: outcome.kind,
  score: outcome.score,
  best: outcome.best,
  ...evidence(outcome, item.evidence.fresh_days),
  seen: outcome.seen,
  facts: outcome.facts ?? [],
  at: document.locate(outcome.at),
  ...(outcome.declared && { declared: outcome.declared }),
  blocker: live,
  waived,
  blocks: live && !waived && outcome.kind !== 'met',
});

export const waiversOf = ({ document, pilot, asOf }: Input, judged: readonly Judged[]): readonly WaiverResult[] =>
  (pilot.waivers ?? []).map((waiver, i) => ({
    check: waiver.check,
    reason: waiver.reason,
    approvedBy: waiver.approved_by,
    expires: waiver.expires,
    state: waiverState(
      waiver,
      judged.find(({ item }) => item.id === waiver.check),
      pilot,
      asOf,
    ),
    at: document.locate(`waivers[${i}]`),
  }));
