// Evaluation: is there something to measure with, were the limits set first, and does the pilot keep within them?
import { all, atLeast, byShare, reaches, reasons } from './combinators.ts';
import { datasetDoubts, datasetWords } from './dataset.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { hallucinationLimits, withinLimit } from './hallucination.ts';
import { gatePart, thresholdPart } from './metrics.ts';
import { absent, met, notStated, scored } from './outcomes.ts';
import { partsOf } from './parts.ts';
import { exactPercent } from './words.ts';

const DATASET = 'evaluation.dataset';
const METRICS = 'evaluation.metrics';

export const evaluationRules = {
  'evaluation.dataset': rule(
    { items: 'count', max_age_days: 'count' },
    ({ evaluation: { dataset } }, limits, { asOf }) => {
      if (dataset.items === 0) return absent('the evaluation set has no items', `${DATASET}.items`);
      return reasons(datasetDoubts(dataset, limits, asOf, DATASET), datasetWords(dataset), DATASET);
    },
  ),

  'evaluation.edge-cases': rule({ share: 'part' }, ({ evaluation: { dataset } }, { share: wanted }) => {
    const { items, messy_share: messy } = dataset;
    const at = `${DATASET}.messy_share`;
    if (items === 0) return absent('the evaluation set has no items', `${DATASET}.items`);
    if (messy === undefined) return notStated(['share of messy items'], at);
    const score = reaches(messy, wanted) ? 1 : messy / wanted;
    return scored(score, `${exactPercent(messy)} messy, at least ${exactPercent(wanted)} wanted`, at);
  }),

  'evaluation.quality-gates': rule(noOptions, ({ evaluation: { metrics } }) => {
    const says = 'metrics have a threshold that was set before the result';
    return byShare(partsOf(metrics, METRICS, gatePart), says, METRICS);
  }),

  'evaluation.thresholds-met': rule(noOptions, ({ evaluation: { metrics } }) =>
    byShare(partsOf(metrics, METRICS, thresholdPart), 'metrics meet their threshold', METRICS),
  ),

  'evaluation.hallucination': rule(hallucinationLimits, withinLimit),

  'evaluation.judge-calibrated': rule({ agreement: 'share' }, ({ evaluation: { judge } }, { agreement }) => {
    const seen = (value: number) =>
      `judge and people agree on ${exactPercent(value)}, at least ${exactPercent(agreement)} wanted`;
    return atLeast(judge.agreement, { full: agreement }, seen, 'evaluation.judge.agreement');
  }),

  'evaluation.human-review': rule(noOptions, ({ evaluation: { human_review } }) => {
    const { share_of_outputs: reviewed } = human_review;
    const at = 'evaluation.human_review.share_of_outputs';
    if (reviewed === undefined) return notStated(['share of reviewed outputs'], at);
    return (reviewed > 0 ? met : absent)(`${exactPercent(reviewed)} of live outputs reviewed`, at);
  }),

  'evaluation.performance': rule(noOptions, ({ evaluation: { benchmark } }) => {
    const at = 'evaluation.benchmark';
    const parts = [
      { name: 'benchmark of latency', at: `${at}.latency`, holds: benchmark.latency },
      { name: 'benchmark of cost', at: `${at}.cost`, holds: benchmark.cost },
    ];
    return all(parts, 'latency and cost are benchmarked', at);
  }),
} as const satisfies Record<string, Rule>;
