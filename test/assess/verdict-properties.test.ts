// What must hold of every verdict, on random pilots: made from whole examples of which fields are blanked or stated bad.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { isStatedShort } from '../../src/assess/against.ts';
import { assess } from '../../src/assess/index.ts';
import { plainJudged } from '../../src/assess/judged.ts';
import { judge, reassess } from '../../src/assess/reassess.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { GateState } from '../../src/model/verdict.ts';
import { dimensionOf, slugOf } from '../../src/model/vocabulary.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { AS_OF } from '../kit.ts';
import { cases } from '../random.ts';

const checklist = composeChecklist();
const controls = checklist.items.filter(({ control }) => control).map(({ id }) => id);
const runs = { numRuns: cases(60) };

type Map = Record<string, unknown>;

const examples = ['complete', 'telecom-support-bot', 'claims-summariser', 'refund-agent'].map(
  (name) => load(readFileSync(`examples/${name}.yaml`, 'utf8'), { schema: CORE_SCHEMA }) as Map,
);

const judged = (pilot: Map): Assessment => {
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  if (document === undefined) throw new Error('not a document');
  const { pilot: valid, problems } = validate(document, checklist);
  if (valid === undefined) throw new Error(problems.map(({ message, at }) => `${at.path}: ${message}`).join('\n'));
  return assess({ document, pilot: valid, checklist, asOf: AS_OF, runs: 0 });
};

const withControl = (pilot: Map, id: string, status: string | undefined): Map => {
  const section = (pilot[dimensionOf(id)] ?? {}) as Map;
  const { [slugOf(id)]: _, ...others } = (section.controls ?? {}) as Map;
  const own = status === undefined ? others : { ...others, [slugOf(id)]: status };
  return { ...pilot, [dimensionOf(id)]: { ...section, controls: own } };
};

const status = fc.constantFrom('absent', 'planned', 'partial', 'in-place', undefined);
const stage = fc.constantFrom('idea', 'demo', 'pilot', 'production', 'scaled', 'paused', 'retired', undefined);
const sections = [
  'kpis',
  'value',
  'data',
  'architecture',
  'governance',
  'evaluation',
  'operations',
  'talent',
  'agents',
];

/** An example at some stage, without some sections, with some controls stated otherwise or blank. */
const pilots = fc
  .record({
    base: fc.constantFrom(...examples),
    stage,
    gone: fc.subarray(sections, { maxLength: 3 }),
    told: fc.array(fc.tuple(fc.constantFrom(...controls), status), { maxLength: 12 }),
  })
  .map(({ base, stage: at, gone, told }) => {
    const kept = Object.fromEntries(Object.entries(base).filter(([key]) => !gone.includes(key)));
    const pilot = { ...kept, pilot: { ...(base.pilot as Map), stage: at } } as Map;
    return told.reduce<Map>((all, [id, word]) => withControl(all, id, word), pilot);
  });

const rank: Readonly<Record<GateState, number>> = { shut: 0, undecided: 1, open: 2 };
const ranks = ({ gates }: Pick<Assessment, 'gates'>) => gates.map(({ state }) => rank[state]);

/** No gate stands better in the first. */
const isNoBetter = (a: Pick<Assessment, 'gates'>, b: Pick<Assessment, 'gates'>): boolean =>
  ranks(a).every((one, i) => one <= (ranks(b)[i] ?? 0));

describe('stating a failure instead of leaving it blank', () => {
  it('never improves a state or the headline, and never takes a line out of the case against', () => {
    fc.assert(
      fc.property(
        pilots,
        fc.constantFrom(...controls),
        fc.constantFrom('absent', 'planned', 'partial'),
        (pilot, id, word) => {
          const blank = judged(withControl(pilot, id, undefined));
          const told = judged(withControl(pilot, id, word));
          // A stated failure leaves a coverage gate nearer to opening, and may not open it.
          const blocked = told.findings.find((finding) => finding.id === id);
          if (blocked?.blocker) expect(isNoBetter(told, blank)).toBe(true);
          expect(told.gates.some(({ state }, i) => state !== 'shut' && blank.gates[i]?.state === 'shut')).toBe(false);
          const lines = (one: Assessment) => one.against.flatMap(({ id: own, also }) => [own, ...also]);
          const lost = lines(blank).filter((own) => !lines(told).includes(own));
          expect(lost.filter((own) => own !== 'talent.capacity')).toEqual([]);
        },
      ),
      runs,
    );
  });
});

describe('adding an answer that is good', () => {
  it('never worsens a gate', () => {
    fc.assert(
      fc.property(pilots, fc.constantFrom(...controls), (pilot, id) => {
        const before = judged(withControl(pilot, id, undefined));
        const after = judged(withControl(pilot, id, 'in-place'));
        expect(isNoBetter(before, after)).toBe(true);
      }),
      runs,
    );
  });
});

describe('a blocker that is stated to fail', () => {
  it('keeps its gate from being open, whatever else is stated', () => {
    fc.assert(
      fc.property(pilots, (pilot) => {
        const { findings, gates } = judged(pilot);
        for (const { shutsFrom } of findings) {
          if (shutsFrom === null) continue;
          const from = gates.findIndex(({ gate }) => gate.id === shutsFrom);
          expect(gates.slice(from).map(({ state }) => state)).toEqual(gates.slice(from).map(() => 'shut'));
        }
      }),
      runs,
    );
  });
});

describe('the case against', () => {
  it('holds every stated failure exactly once, in its order', () => {
    fc.assert(
      fc.property(pilots, (pilot) => {
        const { findings, against, obligations } = judged(pilot);
        const lines = against.flatMap(({ id, also }) => [id, ...also]);
        expect(new Set(lines).size).toBe(lines.length);
        const stated = findings.filter((one) => isStatedShort(one) && !one.waived).map(({ id }) => id);
        const breached = obligations.filter(({ state }) => state === 'breached').map(({ id }) => id);
        for (const id of [...stated, ...breached]) expect(lines).toContain(id);
        expect(against.map((line) => line.class)).toEqual(against.map((line) => line.class).toSorted((a, b) => a - b));
        for (const { fact } of against) expect(fact.length).toBeLessThanOrEqual(100);
      }),
      runs,
    );
  });
});

describe('the data of a judgement', () => {
  it('survive JSON, and give the same judgement', () => {
    fc.assert(
      fc.property(pilots, (pilot) => {
        const assessment = judged(pilot);
        const again = judge(JSON.parse(JSON.stringify(plainJudged(assessment.judged))));
        expect([again.gates, again.headline, again.against, again.grade]).toEqual([
          assessment.gates,
          assessment.headline,
          assessment.against,
          assessment.grade,
        ]);
      }),
      runs,
    );
  });

  it('with a control supposed otherwise are those of the pilot that says so', () => {
    const free = checklist.items.filter(({ control, applies }) => control && applies === undefined).map(({ id }) => id);
    const supposed = fc.constantFrom(['met', 'in-place'], ['absent', 'absent'], ['unknown', undefined]);
    fc.assert(
      fc.property(pilots, fc.constantFrom(...free), supposed, (pilot, check, [to, word]) => {
        const then = reassess(judged(pilot).judged, [{ check, to: to as 'met' | 'absent' | 'unknown' }]);
        const { findings, gates } = judged(withControl(pilot, check, word));
        const now = findings.find(({ id }) => id === 'talent.capacity');
        const before = judged(pilot).findings.find(({ id }) => id === 'talent.capacity');
        if (now?.score !== before?.score || now?.maxScore !== before?.maxScore) return; // what hangs on the rest stays as it is
        expect(then.gates.map(({ state, score }) => [state, score?.toFixed(9)])).toEqual(
          gates.map(({ state, score }) => [state, score?.toFixed(9)]),
        );
      }),
      runs,
    );
  });
});
