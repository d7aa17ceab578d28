// What must hold of every verdict, on random pilots: made from whole examples of which fields are blanked or stated bad.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { isStatedShort } from '../../src/assess/against.ts';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { plainJudged } from '../../src/assess/findings.ts';
import { assess } from '../../src/assess/index.ts';
import { judge, reassess } from '../../src/assess/reassess.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { type Assessment, gateOrder } from '../../src/model/assessment.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import type { GateState } from '../../src/model/verdict.ts';
import { controlSlug, dimensionFor } from '../../src/model/vocabulary.ts';
import { makePlan } from '../../src/plan/index.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { jsonReport } from '../../src/report/assess/json.ts';
import { AS_OF } from '../kit.ts';
import { fileLook } from '../looks.ts';
import { cases } from '../random.ts';

const checklist = composeChecklist();
const controls = checklist.items.filter(({ control }) => control).map(({ id }) => id);
const runs = { numRuns: cases(60) };

type Map = Record<string, unknown>;

const examples = ['complete', 'telecom-support-bot', 'claims-summariser', 'refund-agent'].map(
  (name) => load(readFileSync(`examples/${name}.yaml`, 'utf8'), { schema: CORE_SCHEMA }) as Map,
);

type Look = { readonly files?: boolean; readonly by?: Checklist };

/** With `files` every file that it cites is there, fresh, and nothing in it is read. */
const judged = (pilot: Map, { files = false, by = checklist }: Look = {}): Assessment => {
  const { document } = parse(JSON.stringify(pilot), 'pilot.yaml');
  if (document === undefined) throw new Error('not a document');
  const { pilot: valid, problems } = validate(document, checklist);
  if (valid === undefined) throw new Error(problems.map(({ message, at }) => `${at.path}: ${message}`).join('\n'));
  const looks = new globalThis.Map(
    wantedFiles(collectEvidence(valid)).map(({ file }) => [file, fileLook({ identity: file })] as const),
  );
  return assess({ document, pilot: valid, checklist: by, asOf: AS_OF, ...(files && { looks }) });
};

/** The same maps with their keys the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, turned(entry)]),
  );
};

const withControl = (pilot: Map, id: string, status: unknown): Map => {
  const section = (pilot[dimensionFor(id)] ?? {}) as Map;
  const { [controlSlug(id)]: _, ...others } = (section.controls ?? {}) as Map;
  const own = status === undefined ? others : { ...others, [controlSlug(id)]: status };
  return { ...pilot, [dimensionFor(id)]: { ...section, controls: own } };
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

/** The better the headline, the more: what is claimed and not reached first, then what is reached, then what is next. */
const headlineRank = ({ headline: { claimed, claimedState, ready, nextState } }: Assessment): number => {
  const missed = claimed === null ? 2 : rank[claimedState ?? 'open'];
  return 100 * missed + 10 * (ready === null ? 0 : 1 + gateOrder[ready]) + (nextState === null ? 2 : rank[nextState]);
};

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
          const blocked = told.findings.find((finding) => finding.id === id);
          if (blocked?.blocker) {
            expect(isNoBetter(told, blank)).toBe(true);
            expect(headlineRank(told)).toBeLessThanOrEqual(headlineRank(blank));
          }
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

describe('stating what is no blocker to be absent', () => {
  it('opens a gate only where nothing but the share of what is answered kept it from opening', () => {
    fc.assert(
      fc.property(pilots, fc.constantFrom(...controls), (pilot, id) => {
        const blank = judged(withControl(pilot, id, undefined));
        const told = judged(withControl(pilot, id, 'absent'));
        const opened = told.gates.findIndex(({ state }, i) => state === 'open' && blank.gates[i]?.state !== 'open');
        if (opened < 0) return;
        const kept = (blank.gates[opened]?.conditions ?? []).filter(({ passed }) => !passed).map((one) => one.id);
        expect(kept.filter((one) => !['answered', 'coverage'].includes(one))).toEqual([]);
        expect(told.against.some((line) => [line.id, ...line.also].includes(id))).toBe(true);
      }),
      runs,
    );
  });

  it('keeps the order of the lines before it, where the next gate stays the same', () => {
    fc.assert(
      fc.property(pilots, fc.constantFrom(...controls), (pilot, id) => {
        const blank = judged(withControl(pilot, id, undefined));
        const told = judged(withControl(pilot, id, 'absent'));
        if (told.headline.next !== blank.headline.next) return;
        const ids = (one: Assessment) => one.against.filter((line) => line.class < 7).map((line) => line.id);
        expect(ids(told).filter((one) => ids(blank).includes(one))).toEqual(ids(blank));
      }),
      runs,
    );
  });
});

describe('adding evidence', () => {
  it('never worsens a gate, and takes nothing off the case against', () => {
    fc.assert(
      fc.property(pilots, fc.subarray(controls, { minLength: 1, maxLength: 30 }), (pilot, ids) => {
        const met = ids.reduce<Map>((all, id) => withControl(all, id, 'in-place'), pilot);
        const shown = ids.reduce<Map>(
          (all, id) => withControl(all, id, { status: 'in-place', evidence: [`evidence/${id}.md`] }),
          pilot,
        );
        const [before, after] = [judged(met, { files: true }), judged(shown, { files: true })];
        expect(isNoBetter(before, after)).toBe(true);
        expect(headlineRank(before)).toBeLessThanOrEqual(headlineRank(after));
        expect(after.against.map(({ id }) => id)).toEqual(before.against.map(({ id }) => id));
        expect(after.grade.score).toBe(before.grade.score);
        expect(after.grade.evidencedScore ?? 0).toBeGreaterThanOrEqual(before.grade.evidencedScore ?? 0);
      }),
      runs,
    );
  });

  it('that is not there is no better and no worse than none', () => {
    fc.assert(
      fc.property(pilots, fc.constantFrom(...controls), (pilot, id) => {
        const none = judged(withControl(pilot, id, 'in-place'), { files: true });
        const gone = judged(withControl(pilot, id, { status: 'in-place', evidence: ['../elsewhere.md'] }));
        expect(ranks(gone)).toEqual(ranks(judged(withControl(pilot, id, 'in-place'))));
        expect(isNoBetter(gone, none)).toBe(true);
      }),
      runs,
    );
  });
});

describe('the order of things', () => {
  it('of checks in a checklist changes no digit of a judgement', () => {
    fc.assert(
      fc.property(
        pilots,
        fc.shuffledSubarray([...checklist.items], { minLength: checklist.items.length }),
        (pilot, items) => {
          const [one, other] = [judged(pilot), judged(pilot, { by: { ...checklist, items } })];
          const sorted = ({ gates }: Assessment) =>
            gates.map((gate) => ({ ...gate, blockers: gate.blockers.toSorted(), shutBy: gate.shutBy.toSorted() }));
          const told = (a: Assessment) =>
            JSON.stringify([sorted(a), a.headline, a.against, a.grade, a.dimensions, a.stops, a.contradictions]);
          expect(told(other)).toBe(told(one));
        },
      ),
      runs,
    );
  });

  it('of keys and of cited files changes no byte but places, and what is listed by place', () => {
    fc.assert(
      fc.property(pilots, fc.constantFrom(...controls), (pilot, id) => {
        const cited = (files: readonly string[]) =>
          withControl(pilot, id, { status: 'in-place', evidence: files.map((file) => `evidence/${file}.md`) });
        const report = (given: Map) => {
          const assessment = judged(given, { files: true });
          const { content: _, ...made } = jsonReport({
            ...{ assessment, plan: makePlan(assessment), tool: { name: 'r', version: '0' } },
          });
          const plain = JSON.parse(
            JSON.stringify(made, (key, value) => (key === 'line' || key === 'column' ? undefined : value)),
          ) as typeof made;
          const byText = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
          return {
            ...{ ...plain, warnings: byText(plain.warnings), contradictions: byText(plain.contradictions) },
            checks: plain.checks.map((check) => ({ ...check, evidence: byText(check.evidence) })),
          };
        };
        const [one, other] = [report(turned(cited(['b', 'a', 'c'])) as Map), report(cited(['c', 'b', 'a']))];
        for (const [i, check] of one.checks.entries()) expect(other.checks[i], check.id).toEqual(check);
        for (const key of Object.keys(one) as (keyof typeof one)[]) {
          expect(JSON.stringify(one[key]), key).toBe(JSON.stringify(other[key]));
        }
      }),
      { numRuns: cases(20) },
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
