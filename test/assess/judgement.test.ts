// What a judgement comes to, sentence by sentence: states of the gates, verdict, headline, stops, and the case against.
import { describe, expect, it } from 'vitest';
import { judge, type Reassessment, reassess } from '../../src/assess/reassess.ts';
import type { Gate } from '../../src/model/checklist.ts';
import type { Stage } from '../../src/model/pilot/pilot.ts';
import type { Judged, JudgedCheck, JudgedDuty, JudgedStop } from '../../src/model/verdict.ts';

const at = (path: string) => ({ path, line: 1, column: 1 });

const gate = (id: Gate['id'], score: number, more: Partial<Gate> = {}): Gate => ({
  ...{ id, title: id, verdict: id, score, dimension: 0, coverage: 0, evidenced: null, declared_away: null },
  ...more,
});

/** A check that is met, unless the test says otherwise; it stands in its own dimension-wide sum of weight 1. */
const check = (id: string, more: Partial<JudgedCheck> = {}): JudgedCheck => {
  const kind = more.kind ?? 'met';
  const score = more.score ?? (kind === 'met' ? 1 : 0);
  const maxScore = more.maxScore ?? (kind === 'unknown' ? 1 : score);
  const due = more.gate ?? 'pilot';
  const blocks = (more.blocker ?? false) && !more.waived && kind !== 'met';
  const isStated = kind !== 'unknown' || maxScore < 1;
  return {
    ...{ id, dimension: 'governance', gate: due, weight: 1, kind, score, maxScore, evidenced: score },
    ...{
      blocker: false,
      waived: false,
      fact: `fact of ${id}`,
      ifAbsent: `no ${id}`,
      at: at(id),
      place: at(id),
      values: [id],
      marks: [],
    },
    ...{ blocksFrom: blocks ? due : null, shutsFrom: blocks && isStated ? due : null },
    ...more,
  };
};

const blocker = (id: string, more: Partial<JudgedCheck> = {}): JudgedCheck => check(id, { blocker: true, ...more });

const duty = (more: Partial<JudgedDuty> = {}): JudgedDuty => ({
  ...{ id: 'duty', fact: 'a duty', at: at('duty'), counts: true, answer: null, checks: [], forbidden: false },
  ...{ lacking: false, lackingAtBest: false },
  ...more,
});

const stop = (id: string, unless: readonly string[] = []): JudgedStop => ({
  ...{ check: id, reason: `${id} is out of hand`, unless, fact: `stop at ${id}`, at: at(id) },
});

const pilot = (checks: readonly JudgedCheck[], more: Partial<Judged> = {}): Judged => ({
  stage: null,
  minimumCoverage: 0.3,
  dimensions: [{ id: 'governance', title: 'Governance', weight: 1 }],
  gates: [gate('pilot', 50), gate('production', 75), gate('scale', 85)],
  checks,
  duties: [],
  stops: [],
  contradictions: [],
  ...more,
});

const states = ({ gates }: Reassessment) => gates.map(({ state }) => state).join(' ');

describe('the state of a gate', () => {
  it.each<[string, Judged, string]>([
    ['everything met: open', pilot([check('a')]), 'open open open'],
    ['nothing answered: undecided', pilot([check('a', { kind: 'unknown' })]), 'undecided undecided undecided'],
    [
      'a blocker that is not answered: undecided',
      pilot([check('a'), blocker('b', { kind: 'unknown', weight: 0.01 })]),
      'undecided undecided undecided',
    ],
    [
      'a blocker stated absent: shut',
      pilot([check('a'), blocker('b', { kind: 'absent', weight: 0.01 })]),
      'shut shut shut',
    ],
    [
      'a blocker that can reach half at best: shut',
      pilot([check('a'), blocker('b', { kind: 'unknown', maxScore: 0.5, weight: 0.01 })]),
      'shut shut shut',
    ],
    [
      'a waived blocker holds nothing',
      pilot([check('a'), blocker('b', { kind: 'absent', waived: true, weight: 0.01 })]),
      'open open open',
    ],
    [
      'a blocker of production leaves the pilot gate alone',
      pilot([check('a'), blocker('b', { kind: 'absent', gate: 'production', weight: 0.01 })]),
      'open shut shut',
    ],
    [
      'a blocker of scale that is blank leaves scale undecided',
      pilot([check('a'), blocker('b', { kind: 'unknown', gate: 'scale', weight: 0.01 })]),
      'open open undecided',
    ],
    [
      'undecided before, shut later: the later one is shut',
      pilot([
        check('a'),
        blocker('b', { kind: 'unknown', weight: 0.01 }),
        blocker('c', { kind: 'absent', gate: 'production', weight: 0.01 }),
      ]),
      'undecided shut shut',
    ],
    [
      'a score that no answer can lift: shut',
      pilot([check('a', { kind: 'absent' }), check('b', { kind: 'absent' }), check('c')]),
      'shut shut shut',
    ],
    [
      'a score that answers can lift: undecided',
      pilot([
        check('a', { kind: 'absent' }),
        check('b', { kind: 'unknown' }),
        check('c', { kind: 'unknown' }),
        check('d', { kind: 'unknown' }),
      ]),
      'undecided undecided shut',
    ],
    [
      'few answers never shut',
      pilot([check('a'), ...['b', 'c', 'd', 'e'].map((id) => check(id, { kind: 'unknown' }))]),
      'undecided undecided undecided',
    ],
    [
      'evidence can still be brought',
      pilot([check('a', { evidenced: 0 })], { gates: [gate('pilot', 50, { evidenced: 40 })] }),
      'undecided',
    ],
    [
      'too much declared away: shut',
      pilot([check('a'), check('b', { kind: 'not-applicable', declared: 'counts' })], {
        gates: [gate('pilot', 50, { declared_away: 0.1 })],
      }),
      'shut',
    ],
    [
      'a breached duty shuts every gate',
      pilot([check('a')], { duties: [duty({ answer: 'absent' })] }),
      'shut shut shut',
    ],
    ['a duty to be answered shuts none', pilot([check('a')], { duties: [duty()] }), 'open open open'],
    [
      'a duty that binds only by a blank shuts none',
      pilot([check('a')], { duties: [duty({ counts: false, answer: 'absent' })] }),
      'open open open',
    ],
    [
      'a duty of which every check is stated absent or planned is breached',
      pilot([check('a'), check('b', { kind: 'planned', weight: 0.01 })], { duties: [duty({ checks: ['b'] })] }),
      'shut shut shut',
    ],
    [
      'a duty of which one check is blank is not',
      pilot([check('a'), check('b', { kind: 'absent', weight: 0.01 }), check('c', { kind: 'unknown', weight: 0.01 })], {
        duties: [duty({ checks: ['b', 'c'] })],
      }),
      'open open open',
    ],
    [
      'a duty answered in place is not, whatever its checks say',
      pilot([check('a'), check('b', { kind: 'absent', weight: 0.01 })], {
        duties: [duty({ checks: ['b'], answer: 'in-place' })],
      }),
      'open open open',
    ],
    [
      'a stop shuts the claimed gate, whatever its sums',
      pilot([check('a')], { stage: 'production', stops: [stop('x')] }),
      'open shut shut',
    ],
    [
      'a stop of a pilot that claims nothing holds nothing',
      pilot([check('a')], { stage: 'demo', stops: [stop('x')] }),
      'open open open',
    ],
    [
      'a waived blocker still stops',
      pilot([check('a'), blocker('b', { kind: 'absent', waived: true, weight: 0.01 })], {
        stage: 'pilot',
        stops: [stop('b')],
      }),
      'shut shut shut',
    ],
    [
      'a stop falls with the safeguard',
      pilot([check('a')], { stage: 'pilot', stops: [stop('x', ['a'])] }),
      'open open open',
    ],
  ])('%s', (_, judged, expected) => {
    expect(states(judge(judged))).toBe(expected);
  });
});

describe('the headline', () => {
  const all = (...kinds: readonly ('met' | 'unknown' | 'absent')[]) =>
    kinds.map((kind, i) =>
      blocker(`b${i}`, {
        kind,
        gate: (['pilot', 'production', 'scale'] as const)[i] ?? 'scale',
        weight: kind === 'met' ? 1 : 0.001,
      }),
    );
  it.each<[Stage | null, readonly JudgedCheck[], string, string]>([
    [null, all('absent', 'met', 'met'), 'not-ready-to-pilot', 'Not ready to pilot'],
    [null, all('unknown', 'met', 'met'), 'undecided', 'Not known to be ready to pilot'],
    ['idea', all('met', 'absent', 'met'), 'ready-to-pilot', 'Ready to pilot, not ready for production'],
    ['demo', all('met', 'unknown', 'met'), 'ready-to-pilot', 'Ready to pilot, not known to be ready for production'],
    ['pilot', all('met', 'met', 'absent'), 'ready-for-production', 'Ready for production, not ready to scale'],
    ['pilot', all('met', 'met', 'met'), 'ready-to-scale', 'Ready to scale'],
    ['pilot', all('absent', 'met', 'met'), 'not-ready-to-pilot', 'Not ready to pilot, and already with real users'],
    ['pilot', all('unknown', 'met', 'met'), 'undecided', 'Not known to be ready to pilot, and already with real users'],
    [
      'production',
      all('met', 'absent', 'met'),
      'ready-to-pilot',
      'Not ready for production, and already in production',
    ],
    [
      'production',
      all('absent', 'met', 'met'),
      'not-ready-to-pilot',
      'Not ready for production, and already in production',
    ],
    [
      'production',
      all('met', 'unknown', 'met'),
      'ready-to-pilot',
      'Not known to be ready for production, and already in production',
    ],
    [
      'production',
      all('met', 'met', 'unknown'),
      'ready-for-production',
      'Ready for production, not known to be ready to scale',
    ],
    ['scaled', all('met', 'met', 'absent'), 'ready-for-production', 'Not ready to scale, and already scaled'],
    [
      'scaled',
      all('met', 'met', 'unknown'),
      'ready-for-production',
      'Not known to be ready to scale, and already scaled',
    ],
    ['paused', all('absent', 'met', 'met'), 'not-ready-to-pilot', 'Paused. Not ready to pilot'],
    ['retired', all('met', 'absent', 'met'), 'ready-to-pilot', 'Retired. Ready to pilot, not ready for production'],
  ])('of stage %s: %#', (stage, checks, verdict, words) => {
    const judgement = judge(pilot(checks, { stage }));
    expect([judgement.verdict, judgement.headline.words]).toEqual([verdict, words]);
  });

  it('says what is claimed, what is reached and what comes next', () => {
    const { headline } = judge(pilot(all('met', 'absent', 'met'), { stage: 'production' }));
    expect(headline).toEqual({
      ...{ words: 'Not ready for production, and already in production', detail: null },
      ...{ claimed: 'production', claimedState: 'shut', ready: 'pilot', next: 'production', nextState: 'shut' },
    });
  });

  it('names the sum where nothing else shuts the gate', () => {
    const short = pilot([check('a', { weight: 71 }), check('b', { kind: 'absent', weight: 29 })], {
      stage: 'production',
    });
    expect(judge(short).headline.detail).toBe('score at best 71, 75 needed');
  });

  it('names no sum where a blocker shuts it too', () => {
    const short = pilot([check('a', { weight: 71 }), blocker('b', { kind: 'absent', weight: 29 })]);
    expect(judge(short).headline.detail).toBeNull();
  });

  it('says stop or restrict, with the reason', () => {
    const { headline } = judge(pilot([check('a')], { stage: 'scaled', stops: [stop('x')] }));
    expect(headline.detail).toBe('Stop or restrict: x is out of hand');
  });
});

describe('the case against', () => {
  const order = (judgement: Reassessment) =>
    judgement.against.map((line) => `${line.class} ${[line.id, ...line.also].join('+')}`);
  const absent = { kind: 'absent' } as const;

  it('is in the order of what matters', () => {
    const judgement = judge(
      pilot(
        [
          check('z.met'),
          check('rest', { ...absent, gate: 'scale' }),
          check('due', { ...absent, weight: 2 }),
          check('due-measured', { ...absent, marks: ['measured'] }),
          blocker('later', { ...absent, gate: 'scale' }),
          blocker('blocks', absent),
          check('harm', { ...absent, gate: 'scale', marks: ['harm', 'measured'] }),
          blocker('stopped', absent),
          check('list', { ...absent, marks: ['not-listed'] }),
          check('maybe', { kind: 'unknown', marks: ['if-it-applies'] }),
          check('practice', { marks: ['practice'] }),
          check('capacity', { ...absent, marks: ['derived'] }),
          check('waived', { ...absent, blocker: true, waived: true }),
          check('blank', { kind: 'unknown' }),
          blocker('away', { kind: 'not-applicable', declared: 'counts' }),
        ],
        {
          stage: 'production',
          stops: [stop('stopped')],
          duties: [duty({ answer: 'absent' })],
          contradictions: [{ id: 'clash', fact: 'both', at: at('x'), checks: ['due'] }],
        },
      ),
    );
    expect(order(judgement)).toEqual([
      '1 stopped',
      '2 duty',
      '3 harm',
      '3 blocks',
      '3 away',
      '3 practice',
      '4 later',
      '5 due-measured',
      '5 due',
      '5 clash',
      '6 list',
      '6 maybe',
      '6 rest',
      '7 capacity',
    ]);
  });

  it('takes what is claimed as due where that is the later one', () => {
    const judged = pilot([blocker('a', absent), check('b', { ...absent, gate: 'production' })]);
    expect(order(judge(judged))).toEqual(['3 a', '6 b']);
    expect(order(judge({ ...judged, stage: 'production' }))).toEqual(['3 a', '5 b']);
  });

  it('puts findings that fall short by the same value on one line, the first of them', () => {
    const shared = (values: readonly string[]) => ({ ...absent, values });
    const judged = pilot([
      check('a', { ...shared(['rate']), weight: 3 }),
      check('b', { ...shared(['rate']), weight: 2 }),
      check('c', shared(['rate', 'other'])),
      check('d', { ...shared(['rate']), marks: ['valued'] }),
    ]);
    expect(order(judge(judged))).toEqual(['5 a+b', '5 c', '5 d']);
  });

  it('tells a stop by its finding once, though it is met by nothing', () => {
    const judged = pilot([check('a', { kind: 'unknown' })], { stage: 'pilot', stops: [stop('a')] });
    expect(judge(judged).against.map(({ id, class: rank, fact }) => [id, rank, fact])).toEqual([['a', 1, 'stop at a']]);
  });
});

describe('a what-if', () => {
  const judged = pilot([check('a'), blocker('b', { kind: 'absent' }), check('c', { kind: 'unknown' })], {
    stage: 'pilot',
  });

  it('opens the gate by what is met', () => {
    const then = reassess(judged, [{ check: 'b', to: 'met' }]);
    expect([then.verdict, then.against, states(then)]).toEqual(['ready-to-pilot', [], 'open undecided undecided']);
  });

  it('tells a supposed failure in the words of the check', () => {
    const then = reassess(judged, [{ check: 'c', to: 'absent' }]);
    expect(then.against.map(({ fact }) => fact)).toEqual(['fact of b', 'no c']);
  });

  it('is undecided where a failure becomes a blank', () => {
    expect(states(reassess(judged, [{ check: 'b', to: 'unknown' }]))).toBe('undecided undecided undecided');
  });

  it('without a change is the judgement itself', () => {
    expect(reassess(judged, [])).toEqual(judge(judged));
  });
});
