// The pilots in examples/ end as their stories say. Two of them have every report in test/golden/, the others what the
// terminal shows: what a report of another pilot must say is asserted where that format is tested.
// UPDATE_GOLDEN=1 npx vitest run test/examples.test.ts writes the reports anew: look at the difference before you keep it.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../src/checklist/core.ts';
import type { OutcomeKind } from '../src/model/evidence.ts';
import { type JsonReport, reportSchema } from '../src/model/published/report.ts';
import type { Verdict } from '../src/model/verdict.ts';
import { dimensionIds, type GateId, gateIds } from '../src/model/vocabulary.ts';
import { jsonReport } from '../src/report/assess/json.ts';
import { type Format, formatNames, gapReport } from '../src/report/registry.ts';
import { judgeFile, rendered, root } from './judge.ts';

type Gap = readonly [check: string, outcome: OutcomeKind, seen: string];

type Story = {
  readonly verdict: Verdict;
  /** The headline of the first screen, and the first things that it says to be wrong. */
  readonly headline: string;
  readonly against: readonly string[];
  /** All that block, whatever their gate, in the order of the checklist. */
  readonly blockers: readonly string[];
  readonly gaps: readonly Gap[];
};

const stories: Readonly<Record<string, Story>> = {
  'claims-summariser': {
    verdict: 'ready-to-pilot',
    headline: 'Ready to pilot, not ready for production',
    against: ['evaluation.safety', 'governance.security-review', 'governance.leakage-monitoring'],
    blockers: [
      'governance.security-review',
      'governance.leakage-monitoring',
      'evaluation.safety',
      'operations.incident-response',
      'operations.security',
    ],
    gaps: [
      ['kpis.adoption', 'absent', '61 of 140 intended users'],
      ['evaluation.drift', 'planned', 'declared planned'],
      ['operations.failover', 'planned', 'declared planned'],
      ['talent.run-team', 'partial', '2.6 FTE'],
      ['talent.change-budget', 'partial', '16.3% of the budget'],
    ],
  },
  'telecom-support-bot': {
    verdict: 'not-ready-to-pilot',
    headline: 'Not ready for production, and already in production',
    against: ['evaluation.hallucination', 'data.production-like', 'kpis.no-harm'],
    blockers: [
      'kpis.result',
      'kpis.no-harm',
      'data.production-like',
      'governance.human-oversight',
      'governance.output-validation',
      'governance.input-guardrails',
      'governance.security-review',
      'governance.leakage-monitoring',
      'evaluation.thresholds-met',
      'evaluation.hallucination',
      'evaluation.pilot-error-rate',
      'evaluation.regression',
      'evaluation.safety',
      'operations.monitoring',
      'operations.graceful-failure',
      'operations.model-registry',
      'operations.incident-response',
    ],
    gaps: [
      ['evaluation.hallucination', 'absent', '15% of answers wrong or invented, limit 2%'],
      ['kpis.internal-first', 'absent', 'customers'],
      ['architecture.approach-fit', 'absent', 'prompt, but the facts point to rag'],
      ['evaluation.thresholds-met', 'partial', '0.85 against 0.95'],
      ['governance.regulations-mapped', 'unknown', 'California'],
    ],
  },
  'fraud-assistant': {
    verdict: 'ready-to-pilot',
    headline: 'Ready to pilot, not ready for production',
    against: ['data.production-like', 'architecture.integration-tested', 'operations.monitoring'],
    blockers: [
      'kpis.result',
      'data.production-like',
      'architecture.integration-tested',
      'architecture.legacy-path',
      'governance.output-validation',
      'governance.access-control',
      'governance.security-review',
      'governance.leakage-monitoring',
      'governance.bias-review',
      'evaluation.safety',
      'operations.owner',
      'operations.monitoring',
      'operations.graceful-failure',
      'operations.incident-response',
      'operations.security',
    ],
    gaps: [
      ['architecture.legacy-path', 'unknown', 'core transaction processing'],
      // 480 + 15 + 10 days × (1 + 3 × 0.5 + 1)
      ['architecture.timeline', 'absent', '34 working days left, 1767.5 needed'],
      ['architecture.integration-tested', 'absent', '0 of 3 integrations'],
      ['data.freshness', 'absent', '30 hours old, 0.1 allowed'],
      ['kpis.result', 'unknown', 'stage demo'],
    ],
  },
  'route-optimiser': {
    verdict: 'not-ready-to-pilot',
    headline: 'Not ready for production, and already in production',
    against: ['kpis.no-harm', 'evaluation.regression', 'operations.monitoring'],
    blockers: [
      'kpis.result',
      'kpis.no-harm',
      'governance.bias-review',
      'evaluation.dataset',
      'evaluation.regression',
      'evaluation.safety',
      'operations.owner',
      'operations.monitoring',
      'operations.incident-response',
    ],
    gaps: [
      ['evaluation.dataset', 'partial', 'refreshed 2026-03-02; short of: age'],
      ['evaluation.drift', 'absent', 'declared absent'],
      ['talent.run-team', 'absent', '0.4 FTE'],
      ['kpis.result', 'absent', '44.9, target 39.1, baseline 46'],
      ['governance.accountable-owner', 'unknown', 'owner'],
    ],
  },
  'contract-summariser': {
    verdict: 'ready-to-pilot',
    headline: 'Ready to pilot, not ready for production',
    against: ['operations.monitoring', 'governance.security-review', 'kpis.result'],
    blockers: ['kpis.result', 'governance.security-review', 'operations.monitoring', 'operations.graceful-failure'],
    gaps: [
      ['kpis.result', 'partial', '41, target 32, baseline 64'],
      ['operations.graceful-failure', 'partial', '3 of 4 expected failures'],
      ['data.quality-profiled', 'absent', 'duplicates 3%'],
      ['talent.production-experience', 'absent', 'nobody'],
    ],
  },
  'refund-agent': {
    verdict: 'not-ready-to-pilot',
    headline: 'Not ready to pilot',
    against: ['governance.agent-identity', 'governance.agent-permissions', 'governance.agent-approval'],
    blockers: [
      'kpis.result',
      'governance.security-review',
      'operations.incident-response',
      'governance.agent-identity',
      'governance.agent-permissions',
      'governance.agent-audit',
      'governance.agent-approval',
      'operations.agent-kill-switch',
    ],
    gaps: [
      ['governance.agent-identity', 'absent', 'shared'],
      ['governance.agent-permissions', 'absent', 'broad (Refund agent)'],
      ['governance.agent-approval', 'absent', 'none (Refund agent)'],
      ['governance.agent-audit', 'partial', 'actions'],
      ['operations.agent-kill-switch', 'partial', 'exists'],
    ],
  },
  complete: { verdict: 'ready-to-scale', headline: 'Ready to scale', against: [], blockers: [], gaps: [] },
};

/** The pilots whose golden files are kept in every format: one with much to say, one with nothing left to do. */
const inEveryFormat = ['telecom-support-bot', 'complete'];

const names = Object.keys(stories);
const judged = new Map(names.map((name) => [name, judgeFile(`examples/${name}.yaml`)] as const));
const reports = new Map([...judged].map(([name, { reported }]) => [name, jsonReport(reported)] as const));

const of = <T>(map: ReadonlyMap<string, T>, name: string): T => {
  const found = map.get(name);
  if (found === undefined) throw new Error(`no example ${name}`);
  return found;
};

it('tells a story of every example', () => {
  const files = readdirSync(`${root}examples`).filter((file) => file.endsWith('.yaml'));
  expect(files.map((file) => file.replace('.yaml', '')).sort()).toEqual([...names].sort());
});

describe.each(Object.entries(stories))('%s', (name, { verdict, headline, against, blockers, gaps }) => {
  const report = of(reports, name);

  it('ends in its verdict, held by exactly these blockers', () => {
    expect(report.verdict).toBe(verdict);
    expect(report.headline.words).toBe(headline);
    expect(report.against.slice(0, 3).map(({ id }) => id)).toEqual(against);
    expect(report.gates.at(-1)?.blockers).toEqual(blockers);
  });

  test.each(gaps)('%s is %s', (id, outcome, seen) => {
    const check = report.checks.find((one) => one.id === id);
    expect(check).toMatchObject({ outcome, seen: expect.stringContaining(seen) });
  });

  it('has the scores that the page on scoring gives', () => {
    for (const [i, { score, evidencedScore, coverage }] of report.gates.entries()) {
      const due = report.checks.filter(({ gate }) => gateIds.indexOf(gate) <= i);
      expect(score).toBeCloseTo(100 * weighted(report, due, (check) => check.score ?? 0), 9);
      expect(evidencedScore).toBeCloseTo(100 * weighted(report, due, (check) => check.evidenced ?? 0), 9);
      expect(coverage).toBeCloseTo(weighted(report, due, answered), 9);
    }
    expect(report.score).toBe(report.gates.at(-1)?.score);
  });

  it('raises no warning, and its evidence is there, dated and not empty', () => {
    expect(report.warnings).toEqual([]);
    const { wanted } = of(judged, name);
    expect(wanted.filter(({ date }) => date)).toEqual([]);
    const states = report.checks.flatMap(({ evidence }) => evidence.map(({ state }) => state));
    expect(states.some((state) => state === 'checked' || state === 'present')).toBe(true);
    expect(states).not.toContain('broken');
    expect(wanted.map(({ file }) => file).sort()).toEqual(filesOf(name));
  });

  it('keeps to the published shape of the report', () => {
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });

  const kept = inEveryFormat.includes(name) ? formats : (['terminal'] as const);
  test.each(kept)('its %s report is the golden one', async (format) => {
    const text = await rendered(of(judged, name).reported, format);
    const golden = `${root}test/golden/${name}.${endings[format]}`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
    expect(existsSync(golden), `${golden} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});

it('keeps no golden file that nothing is compared with', () => {
  const kept = names.flatMap((name) =>
    (inEveryFormat.includes(name) ? formats : (['terminal'] as const)).map((format) => `${name}.${endings[format]}`),
  );
  expect(readdirSync(`${root}test/golden`).sort()).toEqual(kept.sort());
});

describe('all examples together', () => {
  const checks = [...reports.values()].flatMap((report) => report.checks);

  test.each(composeChecklist().items.map(({ id }) => id))('%s is met in one of them', (id) => {
    expect(checks.some((check) => check.id === id && check.outcome === 'met')).toBe(true);
  });

  test.each(dimensionIds)('%s has a gap in one of them', (dimension) => {
    expect(checks.some((check) => check.dimension === dimension && check.score !== null && check.score < 1)).toBe(true);
  });

  it('reach every gate and fail at every gate', () => {
    const gates = [...reports.values()].flatMap((report) => report.gates);
    const ends = (id: GateId) => new Set(gates.filter((gate) => gate.id === id).map(({ open }) => open));
    expect(gateIds.map((id) => ends(id).size)).toEqual([2, 2, 2]);
  });
});

it('finds nothing left to do in the complete example', () => {
  const report = of(reports, 'complete');
  expect(report.checks.filter(({ score }) => score !== null && score < 1)).toEqual([]);
  expect(report.score).toBe(100);
  expect(report.plan.days).toEqual({ low: 0, likely: 0, high: 0 });
});

it('shows that refunds fail at the agents alone: without them, and a review that left them out, nothing blocks a pilot', () => {
  const blocking = of(reports, 'refund-agent').checks.filter(({ blocks, gate }) => blocks && gate === 'pilot');
  expect(blocking.map(({ id }) => id)).toEqual([
    'governance.security-review',
    'governance.agent-identity',
    'governance.agent-permissions',
    'governance.agent-audit',
    'governance.agent-approval',
    'operations.agent-kill-switch',
  ]);
  const [pilot] = of(reports, 'refund-agent').gates;
  expect(pilot?.conditions.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['blockers']);
});

type Check = JsonReport['checks'][number];

/** Σ (dimension weight × Σ weight × part ÷ Σ weight) ÷ Σ dimension weight, over what applies: from the report alone. */
const weighted = (report: JsonReport, due: readonly Check[], part: (check: Check) => number): number => {
  let [above, below] = [0, 0];
  for (const dimension of report.dimensions) {
    const own = due.filter((check) => check.dimension === dimension.id && check.outcome !== 'not-applicable');
    const weight = own.reduce((sum, check) => sum + check.weight, 0);
    if (weight === 0) continue;
    above += (dimension.weight * own.reduce((sum, check) => sum + check.weight * part(check), 0)) / weight;
    below += dimension.weight;
  }
  return above / below;
};

const answered = ({ outcome }: Check): number => (outcome === 'unknown' ? 0 : 1);

/** HTML is looked at in a browser; a copy of style and script would change with each of them. */
const formats = formatNames(gapReport).filter((format) => format !== 'html');

const endings: Readonly<Partial<Record<Format, string>>> = {
  terminal: 'txt',
  markdown: 'md',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  oscal: 'oscal.json',
  csv: 'csv',
};

/** The evidence files of an example that have something in them, as the pilot file would name them. */
const filesOf = (name: string): readonly string[] =>
  readdirSync(`${root}examples/evidence/${name}`)
    .map((file) => `evidence/${name}/${file}`)
    .filter((file) => statSync(`${root}examples/${file}`).size > 0)
    .sort();
