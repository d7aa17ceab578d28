// The whole pipeline: against a recomputation by hand of its sums, on the core checklist, and what must hold of all.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import { robustnessFor } from '../../src/assess/reassess.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Assessment, Finding } from '../../src/model/assessment.ts';
import { makePlan } from '../../src/plan/index.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { jsonReport } from '../../src/report/assess/json.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { fileLook } from '../looks.ts';
import { cases } from '../random.ts';
import { checklistOf, control, judge } from './small.ts';

const core = composeChecklist();
type Fragment = Readonly<Record<string, unknown>>;

const judgeCore = (pilot: unknown): Assessment => {
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  const { pilot: valid, problems } = document ? validate(document, core) : { problems: [] };
  if (document === undefined || valid === undefined) throw new Error(JSON.stringify(problems));
  return assess({ document, pilot: valid, checklist: core, asOf: AS_OF });
};
const example = (name: string): Fragment =>
  load(readFileSync(`${root}examples/${name}.yaml`, 'utf8'), { schema: CORE_SCHEMA }) as Fragment;
const named = { version: 1, pilot: { name: 'Test pilot' } };
const examples = ['telecom-support-bot', 'claims-summariser', 'fraud-assistant', 'route-optimiser'] as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('sums that were formed again, check by check', () => {
  /** Σ(dimension weight × Σ(weight × part) / Σ weight) / Σ dimension weight, over what applies and is due. */
  const weighed = (findings: readonly Finding[], part: (finding: Finding) => number): number => {
    const counted = findings.filter(({ kind }) => kind !== 'not-applicable');
    const present = core.dimensions.filter(({ id }) => counted.some(({ dimension }) => dimension === id));
    const averages = present.map(({ id, weight }) => {
      const own = counted.filter(({ dimension }) => dimension === id);
      return weight * (sum(own.map((one) => one.item.weight * part(one))) / sum(own.map(({ item }) => item.weight)));
    });
    return sum(averages) / sum(present.map(({ weight }) => weight));
  };

  test.each(examples)('%s', (name) => {
    const { findings, gates, grade } = judgeCore(example(name));
    const due = { pilot: ['pilot'], production: ['pilot', 'production'], scale: ['pilot', 'production', 'scale'] };
    for (const { gate, score, high, coverage, evidencedScore } of [
      ...gates,
      { gate: { id: 'scale' as const }, ...grade },
    ]) {
      const own = findings.filter(({ item }) => due[gate.id].includes(item.gate));
      expect(score).toBeCloseTo(100 * weighed(own, (one) => one.score), 9);
      expect(high).toBeCloseTo(100 * weighed(own, (one) => one.maxScore), 9);
      expect(evidencedScore).toBeCloseTo(100 * weighed(own, (one) => one.evidenced), 9);
      expect(coverage).toBeCloseTo(
        weighed(own, ({ kind }) => Number(kind !== 'unknown')),
        9,
      );
    }
  });

  test.each(examples)('%s: what its checks hold back is what is missing', (name) => {
    const { findings, grade } = judgeCore(example(name));
    expect(sum(findings.map(({ pointsLost }) => pointsLost))).toBeCloseTo(100 - (grade.score ?? 0), 9);
  });

  test.each(examples)('%s: its causes count what is stated, and not what follows from it', (name) => {
    const { findings, causes } = judgeCore(example(name));
    const stated = findings.filter(({ maxScore, kind }) => maxScore < 1 && kind !== 'not-applicable');
    const lostIn = (id: string): number =>
      sum(
        stated
          .filter((one) => one.dimension === id && !['talent.capacity', 'architecture.timeline'].includes(one.id))
          .map((one) => (one.pointsLost * (1 - one.maxScore)) / (1 - one.score)),
      );
    const whole = sum(core.dimensions.map(({ id }) => lostIn(id)));
    if (causes.length > 0) expect(sum(causes.map(({ share }) => share))).toBeCloseTo(1, 12);
    expect(causes.map(({ share }) => share)).toEqual(causes.map(({ share }) => share).sort((a, b) => b - a));
    for (const { dimension, share } of causes) expect(share * whole).toBeCloseTo(lostIn(dimension.id), 9);
  });

  it('has no cause where nothing is missing, or where less than half is answered', () => {
    const items = [control('data.c0'), control('data.c1'), control('data.c2')];
    const causesWith = (text: string) => judge(checklistOf(items), `data: {controls: {${text}}}\n`).causes;
    expect(causesWith('c0: in-place, c1: in-place, c2: in-place')).toEqual([]);
    expect(causesWith('c0: absent')).toEqual([]);
    expect(causesWith('c0: absent, c1: in-place').map(({ share }) => share)).toEqual([1]);
  });
});

describe('a pilot of which only the name is known', () => {
  const assessment = judgeCore(named);
  const { verdict, gates, grade, findings } = assessment;
  it('is not judged', () => {
    expect(verdict).toBe('undecided');
    expect(gates.map(({ open }) => open)).toEqual([false, false, false]);
    for (const { conditions } of gates) {
      expect(conditions).toContainEqual({
        ...{ id: 'answered', required: 0.3, found: grade.coverage, passed: false, atBest: 1, possible: true },
      });
    }
  });

  it('shows how little is known: hardly covered, and anything can come of it', () => {
    expect(grade.coverage).toBeLessThan(0.05);
    expect(grade.score).toBeLessThan(5);
    expect(grade.high).toBeGreaterThan(95);
    expect(robustnessFor(assessment)).toBeNull();
  });

  it('has every check of the checklist all the same', () => expect(findings).toHaveLength(core.items.length));
});

describe('the 30% and the coverage of a gate', () => {
  const items = (count: number, more = {}) => Array.from({ length: count }, (_, i) => control(`data.c${i}`, more));
  const controls = (count: number) =>
    `data: {controls: {${Array.from({ length: count }, (_, i) => `c${i}: in-place`).join(', ')}}}\n`;

  it('the first is over all checks, the second over those due', () => {
    const late = items(10).map((item, i) => (i < 2 ? item : { ...item, gate: 'scale' as const }));
    const { verdict, gates } = judge(checklistOf(late, { pilot: { coverage: 1 } }, 0.3), controls(2));
    expect(gates[0]?.coverage).toBe(1);
    expect(gates[0]?.conditions.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['answered']);
    expect(verdict).toBe('undecided');
  });

  it('both are weighed as the score is: one of weight 3 among seven of weight 1 is 30%', () => {
    const weighed = items(8).map((item, i) => (i === 0 ? { ...item, weight: 3 } : item));
    expect(judge(checklistOf(weighed, {}, 0.3), controls(1)).verdict).toBe('ready-to-scale');
    const lighter = items(8).map((item, i) => (i === 0 ? { ...item, weight: 2.9 } : item));
    expect(judge(checklistOf(lighter, {}, 0.3), controls(1)).verdict).toBe('undecided');
  });
});

describe('limits', () => {
  it('forgive what sums of fractions lose, and nothing else', () => {
    // Five of ten checks of weight 0.7 come to 49.99999999999999.
    const items = Array.from({ length: 10 }, (_, i) => control(`data.c${i}`, { weight: 0.7 }));
    const text = `data: {controls: {${items.map((_, i) => `c${i}: ${i < 5 ? 'in-place' : 'absent'}`).join(', ')}}}\n`;
    const gateAt = (score: number) => judge(checklistOf(items, { pilot: { score } }), text).gates[0];
    expect(gateAt(50)?.score).toBeLessThan(50);
    expect(gateAt(50)?.open).toBe(true);
    expect(gateAt(50.000001)?.open).toBe(false);
  });

  it('of a dimension hold from its first check that is due', () => {
    const items = [control('data.c0'), control('kpis.c1', { gate: 'production' })];
    const limits = { pilot: { dimension: 50 }, production: { dimension: 50 } };
    const text = 'data: {controls: {c0: in-place}}\nkpis: {controls: {c1: absent}}\n';
    const { gates, verdict } = judge(checklistOf(items, limits), text);
    expect(gates[0]?.score).toBe(100); // data alone, not (20 × 100 + 10 × 0) / 30
    expect(gates[0]?.conditions.map(({ id }) => id)).not.toContain('dimension.kpis');
    expect(gates[1]?.conditions).toContainEqual({
      ...{ id: 'dimension.kpis', required: 50, found: 0, passed: false, atBest: 0, possible: false },
    });
    expect(verdict).toBe('ready-to-pilot');
  });

  test.each([
    ['a tenth of the weight for production', 'production', 0.1, 9, 1, true],
    ['more than a tenth', 'production', 0.1, 8.9, 1.1, false],
    ['a twentieth of it for scale', 'scale', 0.05, 19, 1, true],
    ['more than a twentieth', 'scale', 0.05, 18.9, 1.1, false],
  ] as const)('may be declared away: %s', (_name, id, share, kept, declared, open) => {
    expect(core.gates.find((gate) => gate.id === id)?.declared_away).toBe(share);
    const items = [control('data.c0', { weight: kept }), control('data.c1', { weight: declared })];
    const text = 'data: {controls: {c0: in-place, c1: {status: n/a, reason: r}}}\n';
    const { gates } = judge(checklistOf(items, { [id]: { declared_away: share } }), text);
    expect(gates.find(({ gate }) => gate.id === id)?.open).toBe(open);
  });
});

describe('the upper end of the range', () => {
  it('respects a cap: a set that is too small can reach one half, whatever its blanks', () => {
    const capped = judgeCore({ ...named, evaluation: { dataset: { items: 50 } } });
    const open = judgeCore(named);
    const find = ({ findings }: Assessment) => findings.find(({ item }) => item.id === 'evaluation.dataset');
    expect([find(open)?.kind, find(open)?.maxScore]).toEqual(['unknown', 1]);
    expect([find(capped)?.kind, find(capped)?.maxScore]).toEqual(['unknown', 0.5]);
    // The missing half of the check is what the upper end loses.
    expect((open.grade.high ?? 0) - (capped.grade.high ?? 0)).toBeCloseTo((find(open)?.pointsLost ?? 0) / 2, 9);
  });
});

describe('evidence', () => {
  it('counts in its own gate with the score of its check: a half that is shown is a half', () => {
    const items = [control('data.c0'), control('data.c1'), control('data.c2', { gate: 'production' })];
    const text =
      'data: {controls: {c0: {status: partial, evidence: [a.md]}, c1: {status: in-place, evidence: [b.md]}, c2: {status: in-place, evidence: [a.md]}}}\n';
    const looks = new Map([['a.md', fileLook()]]);
    const { gates, findings } = judge(checklistOf(items), text, { looks });
    expect(findings.map(({ evidenced }) => evidenced)).toEqual([0.5, 0, 1]);
    expect(gates.map(({ evidencedScore }) => evidencedScore)).toEqual([25, 50, 50]);
    expect(findings[1]?.evidence).toEqual([{ ref: 'b.md', state: 'linked', why: 'the file was not looked at' }]);
  });
});

type Path = readonly (string | number)[];

/** The paths of everything in a value. */
const pathsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
};

/** The same without what a path leads to: blank, as if nobody had answered. */
const without = (value: unknown, [key, ...rest]: Path): unknown => {
  const inside = (part: unknown) => (rest.length === 0 ? null : without(part, rest));
  if (Array.isArray(value)) return value.map((part, i) => (i === key ? inside(part) : part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([one, part]) => [one, one === key ? inside(part) : part]));
};

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reversed(part)] as const);
  return Object.fromEntries(entries.reverse());
};

describe('whatever the pilot', () => {
  const pilots = examples.map((name) => [example(name), judgeCore(example(name)).grade.score ?? 0] as const);
  /** A load test counts unless it is known to be old: its date alone may be left out. */
  const mayHelp = 'architecture.load.tested';
  const blanked = fc
    .constantFrom(...pilots)
    .chain(([pilot, score]) =>
      fc.constantFrom(...pathsIn(pilot).filter((path) => path.length > 0)).map((path) => ({ pilot, score, path })),
    )
    .filter(({ path }) => path.join('.') !== mayHelp);

  it('taking an answer back never raises the score, so that giving one never lowers it beneath the blank', () => {
    fc.assert(
      fc.property(blanked, ({ pilot, score, path }) => {
        const less = without(pilot, path);
        const { document } = parse(JSON.stringify(less), 'pilot.yaml');
        fc.pre(document !== undefined && validate(document, core).pilot !== undefined);
        const { grade, findings } = judgeCore(less);
        expect(grade.score ?? 0).toBeLessThanOrEqual(score + 1e-9);
        expect(grade.high ?? 0).toBeGreaterThanOrEqual(grade.score ?? 0);
        for (const one of findings) expect(one.maxScore, one.item.id).toBeGreaterThanOrEqual(one.score);
        for (const one of findings) expect(one.evidenced, one.item.id).toBeLessThanOrEqual(one.score);
      }),
      { numRuns: cases(100) },
    );
  });

  it('a better measured value never lowers the score', () => {
    const [measured, rate] = [fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 })];
    const judged = (items: number, wrong: number) =>
      judgeCore({
        ...named,
        evaluation: {
          dataset: { items, source: 'production', versioned: true, refreshed: AS_OF },
          hallucination: { measured: { value: wrong / 100 } },
        },
      }).grade.score ?? -1;
    fc.assert(
      fc.property(measured, measured, rate, rate, (a, b, c, d) => {
        const worse = judged(Math.min(a, b), Math.max(c, d));
        expect(judged(Math.max(a, b), Math.min(c, d))).toBeGreaterThanOrEqual(worse);
      }),
      { numRuns: cases(40) },
    );
  });

  it('a waiver for any check changes no score', () => {
    const pilot = example('fraud-assistant');
    const before = judgeCore({ ...pilot, waivers: [] });
    fc.assert(
      fc.property(fc.constantFrom(...core.items.map(({ id }) => id)), (check) => {
        const waiver = { check, reason: 'r', approved_by: 'board@example.com', expires: '2027-01-31' };
        const after = judgeCore({ ...pilot, waivers: [waiver] });
        expect(after.grade).toEqual(before.grade);
        expect(after.gates.map(({ score, coverage }) => [score, coverage])).toEqual(
          before.gates.map(({ score, coverage }) => [score, coverage]),
        );
      }),
      { numRuns: cases(30) },
    );
  });

  test.each(examples)(
    'the order of keys changes nothing but lines and the order in which things are named: %s',
    (name) => {
      const inOrder = (entries: readonly unknown[]) => entries.map((entry) => JSON.stringify(entry, told)).sort();
      const told = (key: string, part: unknown): unknown => {
        if (key === 'line' || key === 'column' || key === 'content') return undefined; // content: a hash of the text
        return (key === 'warnings' || key === 'facts') && Array.isArray(part) ? inOrder(part) : part;
      };
      const reportOf = (pilot: unknown): unknown => {
        const assessment = judgeCore(pilot);
        const tool = { name: 'readiness', version: 'test' };
        return JSON.parse(JSON.stringify(jsonReport({ assessment, plan: makePlan(assessment), tool }), told));
      };
      expect(reportOf(reversed(example(name)))).toEqual(reportOf(example(name)));
    },
  );
});
