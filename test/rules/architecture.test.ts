import { describe, expect, it, test } from 'vitest';
import { burden } from '../../src/rules/integrations.ts';
import { exampleCases, kitFor, outcomeOf, pilotOf } from '../kit.ts';

const { checklist, problems, expectOutcome, judgeOne } = kitFor('checklists/core/architecture.yaml');

it('is a checklist without problems', () => expect(problems).toEqual([]));

describe('every example ends as it says', () => {
  test.each(exampleCases(checklist))('%s', (_name, item, kind, pilot) => {
    expect(outcomeOf(checklist, item.id, pilot)?.kind).toBe(kind);
  });
});

const inArchitecture = (architecture: object) => ({ architecture });
const optionsOf = (id: string) => checklist.items.find((item) => item.id === id)?.with as never;

describe('architecture.fine-tune-justified', () => {
  const id = 'architecture.fine-tune-justified';
  const base = {
    architecture: {
      approach: 'fine-tune',
      knowledge: { used: true, changes: 'quarterly' },
      task_profile: { narrow: true, stable: true },
      fine_tuning: { retrain_owner: 'Document platform', retrain_cadence: 'quarterly' },
    },
    data: { labels: { count: 10_000 } },
  };
  const having = (architecture: object, count?: number | null) => ({
    architecture: { ...base.architecture, ...architecture },
    data: { labels: { count: count === undefined ? 10_000 : count } },
  });
  const knowledge = (words: object, cadence?: string) =>
    having({ knowledge: words, fine_tuning: { retrain_owner: 'Document platform', retrain_cadence: cadence } });
  test.each([
    ['all of it, at every limit', base, 'met'],
    ['from scratch is judged alike', having({ approach: 'from-scratch' }), 'met'],
    ['one label short', having({}, 9_999), 'absent', 'not so: 10000 labels'],
    ['labels blank', having({}, null), 'unknown'],
    ['a broad task', having({ task_profile: { narrow: false, stable: true } }), 'absent', 'a narrow task'],
    ['a broad task decides over blanks', having({ task_profile: { narrow: false }, fine_tuning: {} }, null), 'absent'],
    ['an unstable task', having({ task_profile: { narrow: true, stable: false } }), 'absent'],
    ['stable blank', having({ task_profile: { narrow: true } }), 'unknown', 'a stable task'],
    ['no owner', having({ fine_tuning: { retrain_cadence: 'monthly' } }), 'unknown', 'an owner of retraining'],
    [
      'owned by nobody',
      having({ fine_tuning: { retrain_owner: 'nobody', retrain_cadence: 'monthly' } }),
      'absent',
      'an owner of retraining',
    ],
    ['no cadence', having({ fine_tuning: { retrain_owner: 'Platform' } }), 'unknown', 'a cadence of retraining'],
    [
      'knowledge moves faster than the cadence',
      knowledge({ used: true, changes: 'monthly' }, 'quarterly'),
      'absent',
      'lasts',
    ],
    ['static knowledge', knowledge({ used: true, changes: 'static' }, 'yearly'), 'met'],
    ['no knowledge used, however it changes', knowledge({ used: false, changes: 'live' }, 'yearly'), 'met'],
    ['knowledge used or not, it lasts', knowledge({ changes: 'yearly' }, 'monthly'), 'met'],
    ['knowledge blank and faster', knowledge({ changes: 'daily' }, 'monthly'), 'unknown'],
    ['live knowledge outruns every cadence, a blank one too', knowledge({ used: true, changes: 'live' }), 'absent'],
    ['daily knowledge does not outrun every cadence', knowledge({ used: true, changes: 'daily' }), 'unknown'],
    [
      'a hybrid retrieves what changes',
      having({ approach: 'hybrid', knowledge: { used: true, changes: 'live' } }),
      'met',
    ],
    ['rag trains nothing', having({ approach: 'rag' }), 'not-applicable'],
    ['approach blank', having({ approach: null }), 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string | RegExp) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it('asks for its evidence at the section, and names the facts that failed', () => {
    expect(judgeOne(id, base).outcome.support).toEqual([{ evidencePaths: ['architecture'], points: 1 }]);
    const { outcome } = judgeOne(id, having({ task_profile: { narrow: false, stable: false } }));
    expect(outcome.facts?.map(({ path }) => path)).toEqual([
      'architecture.task_profile.narrow',
      'architecture.task_profile.stable',
    ]);
    expect(outcome.at).toBe('architecture.task_profile.narrow');
  });
});

describe('architecture.grounding', () => {
  const id = 'architecture.grounding';
  const having = (approach: string, words: object) => inArchitecture({ approach, knowledge: { used: true, ...words } });
  test.each([
    ['retrieves and cites', having('rag', { cites: true }), 'met', 1],
    ['a hybrid retrieves', having('hybrid', { cites: true, must_cite: true }), 'met', 1],
    ['need not cite', having('rag', { cites: false, must_cite: false }), 'met', 1],
    ['need not cite, cites blank', having('rag', { must_cite: false }), 'met', 1],
    ['must cite and does not', having('rag', { cites: false, must_cite: true }), 'partial', 0.5],
    ['must cite, cites blank', having('rag', { must_cite: true }), 'unknown', 1],
    ['does not cite, must blank', having('rag', { cites: false }), 'unknown', 1],
    ['retrieves, all else blank', having('rag', {}), 'unknown', 1],
    ['a prompt, and it is not said how knowledge is reached', having('prompt', { cites: true }), 'unknown', 1],
    ['the same, must cite and does not', having('prompt', { cites: false, must_cite: true }), 'unknown', 0.5],
    ['a trained model that knows only its training', having('fine-tune', { reached: 'none' }), 'absent', 0],
    ['a prompt that holds it all', having('prompt', { reached: 'in-prompt', cites: true }), 'met', 1],
    ['a prompt with the record', having('prompt', { reached: 'lookup', must_cite: false }), 'met', 1],
    [
      'a record that must be cited',
      having('prompt', { reached: 'lookup', must_cite: true, cites: false }),
      'partial',
      0.5,
    ],
    ['retrieval that retrieves nothing', having('rag', { reached: 'none', cites: true }), 'absent', 0],
    ['approach blank', having('', { cites: true }), 'unknown', 1],
    ['approach blank, held at half by what is stated', having('', { cites: false, must_cite: true }), 'unknown', 0.5],
    ['no knowledge', having('rag', { used: false }), 'not-applicable', 0],
    ['knowledge blank', having('rag', { used: null, cites: true }), 'unknown', 1],
  ] as const)('%s', (_name, fragment, expected, best) => {
    expect(expectOutcome(id, fragment, expected).best).toBe(best);
  });
});

type System = Readonly<Record<string, unknown>>;
const touching = (...systems: readonly System[]) =>
  inArchitecture({ integrations: systems.map((one, i) => ({ system: `S${i}`, ...one })) });

describe('architecture.integration-map', () => {
  const id = 'architecture.integration-map';
  const mapped = { interface: 'rest', direction: 'both', owner: 'IT' };
  test.each([
    ['touches nothing', touching(), 1],
    ['all mapped', touching(mapped, mapped), 1],
    ['no interface is a listed one', touching({ ...mapped, interface: 'none' }), 1],
    ['one without an owner', touching(mapped, { ...mapped, owner: '' }), 0.5, /1 of 2 .* not stated for S1/],
    ['one without a direction', touching(mapped, { ...mapped, direction: null }), 0.5],
    ['one owned by nobody', touching(mapped, { ...mapped, owner: 'nobody' }), 0.5, /1 of 2 .* not S1 \(owner\)/],
    ['nobody owns it', touching({ interface: 'rest', owner: 'none' }), 'absent', 'not S0'],
    ['none complete', touching({ interface: 'rest' }, { owner: 'IT' }), 'unknown'],
    ['not stated', inArchitecture({}), 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string | RegExp) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it('can still be met by filling in what is blank', () => {
    expect(judgeOne(id, touching(mapped, {})).outcome.best).toBe(1);
  });
});

describe('architecture.integration-tested', () => {
  const id = 'architecture.integration-tested';
  const [live, tested, mocked, idle, blank] = ['live', 'tested', 'mocked', 'not-started', ''].map((status) => ({
    status,
  }));
  test.each([
    ['tested or live', touching({ ...live }, { ...tested }), 1],
    [
      'by share of all',
      touching({ ...live }, { ...tested }, { ...mocked }, { ...idle }),
      0.5,
      /2 of 4 .* not S2 \(mocked\), S3 \(not-started\)/,
    ],
    ['none', touching({ ...mocked }), 'absent'],
    ['a mock and a blank', touching({ ...mocked }, { ...blank }), 'absent'],
    ['a live one and a blank', touching({ ...live }, { ...blank }), 0.5],
    ['all blank', touching({ ...blank }), 'unknown'],
    ['nothing to integrate', touching(), 'not-applicable'],
    ['integrations not stated', inArchitecture({}), 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string | RegExp) => {
    expectOutcome(id, fragment, expected, seen);
  });

  test.each([
    ['a critical mock', touching({ ...live }, { ...mocked, critical: true }), true],
    ['a mock, critical or not', touching({ ...live }, { ...mocked }), true],
    ['a critical one of unknown status', touching({ critical: true }), true],
    ['a mock that is not critical', touching({ ...live, critical: true }, { ...mocked, critical: false }), false],
    ['all tested', touching({ ...live }), false],
    ['not stated', inArchitecture({}), true],
    ['nothing to integrate', touching(), false],
  ] as const)('blocks only while a critical one is open: %s', (_name, fragment, blocks) => {
    expect(judgeOne(id, fragment).live).toBe(blocks);
  });
});

describe('architecture.legacy-path', () => {
  const id = 'architecture.legacy-path';
  const adapter = { owner: 'Core systems', estimate_days: { low: 20, likely: 35, high: 80 } };
  const fresh = { interface: 'rest', legacy: false };
  test.each([
    ['legacy by its flag', touching({ legacy: true, interface: 'rest', adapter }), 1],
    ['proprietary', touching({ interface: 'proprietary', legacy: false, adapter }), 1],
    ['a screen', touching({ interface: 'screen', adapter }), 1],
    ['no interface', touching({ interface: 'none', adapter }), 1],
    ['by share', touching({ legacy: true, adapter }, { interface: 'screen' }, fresh), 0.5, '1 of 2 legacy systems'],
    ['an estimate of 0 is one', touching({ legacy: true, adapter: { owner: 'IT', estimate_days: 0 } }), 1],
    ['no estimate', touching({ legacy: true, adapter: { owner: 'IT' } }), 'unknown'],
    ['no owner', touching({ legacy: true, adapter: { estimate_days: 5 } }), 'unknown'],
    ['owned by nobody', touching({ legacy: true, adapter: { owner: 'nobody' } }), 'absent', 'not S0 (owner)'],
    ['a database is not legacy by itself', touching({ interface: 'database', legacy: false }), 'not-applicable'],
    ['nothing to integrate', touching(), 'not-applicable'],
    ['flag and interface blank', touching({}), 'unknown'],
    ['flag blank behind a modern interface', touching({ interface: 'rest' }), 'unknown'],
    ['not stated', inArchitecture({}), 'unknown'],
    ['one that may be legacy may lack an adapter', touching({ legacy: true, adapter }, { interface: 'rest' }), 0.5],
    [
      'one that may be legacy and has its adapter',
      touching({ legacy: true, adapter }, { interface: 'rest', adapter }),
      1,
    ],
  ] as const)('%s', (_name, fragment, expected, seen?: string | RegExp) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it('always blocks where it applies', () => {
    expect(judgeOne(id, touching({ legacy: true })).live).toBe(true);
    expect(judgeOne(id, touching(fresh)).live).toBe(false);
  });
});

describe('the integration multiplier', () => {
  const options = optionsOf('architecture.timeline');
  const [open, old, done] = [{ status: 'mocked', legacy: false }, { legacy: true }, { status: 'live', legacy: true }];
  test.each([
    ['none', [], 1, 0],
    ['one live legacy system', [done], 1, 0],
    ['one open', [open], 1.5, 10],
    ['one open and legacy, of blank status', [old], 2.5, 30],
    ['two open, one of them legacy', [open, old, done], 3, 40],
    ['two open and two legacy', [open, open, old, old], 5, 80],
    ['three legacy are held at the most', [old, old, old], 5, 90],
  ] as const)('%s', (_name, systems, multiplier, estimate) => {
    const { integrations = [] } = pilotOf(touching(...systems)).architecture;
    const found = burden(integrations, options, false);
    expect([found.multiplier, found.estimate, found.days]).toEqual([multiplier, estimate, multiplier * estimate]);
    expect(burden(integrations, options, true)).toEqual(found);
  });

  it('says how it comes about', () => {
    const { integrations = [] } = pilotOf(touching(old, old, old)).architecture;
    expect(burden(integrations, options, false).reason).toBe('3 open, 3 of them legacy: × 5, the most');
  });

  it('is at its least and its most as a blank flag is read', () => {
    const { integrations = [] } = pilotOf(touching({ status: 'tested' }, { status: 'mocked' })).architecture;
    expect(burden(integrations, options, false).days).toBe(15);
    expect(burden(integrations, options, true).days).toBe(75);
  });

  it('takes the flag alone for legacy', () => {
    const { integrations = [] } = pilotOf(touching({ interface: 'proprietary', legacy: false })).architecture;
    expect(burden(integrations, options, false).multiplier).toBe(1.5);
  });
});

describe('architecture.timeline', () => {
  const id = 'architecture.timeline';
  const open = { status: 'mocked', legacy: false };
  /** 2026-11-23 is a Monday and the date of judgement; each week has five working days. */
  const until = (production_target: string, ...systems: readonly System[]) => ({
    pilot: { stage: 'pilot', production_target },
    ...touching(...systems),
  });
  test.each([
    ['15 days for 10 × 1.5', until('2026-12-14', open), 'met', 1, /^15 working days left, 15 needed/],
    ['14 days for 15', until('2026-12-11', open), 'partial', 0.5],
    ['10 days for 15: two thirds', until('2026-12-07', open), 'partial', 0.5],
    ['9 days for 15', until('2026-12-04', open), 'absent', 0],
    ['weekends do not count', until('2026-12-06', open), 'partial', 0.5, /^10 working/],
    [
      '75 days for a legacy one',
      until('2027-03-08', { ...open, legacy: true }),
      'met',
      1,
      '30 estimated; 1 open, 1 of them legacy: × 2.5',
    ],
    [
      'its own estimate, the likely one',
      until('2026-11-30', { ...open, adapter: { estimate_days: { low: 1, likely: 3, high: 90 } } }),
      'met',
      1,
      /5 .* 4.5 needed/,
    ],
    ['an estimate of 0', until('2026-11-23', { ...open, adapter: { estimate_days: 0 } }), 'met', 1],
    [
      'tested and live ones ask for nothing',
      until('2026-11-24', { status: 'live' }, { status: 'tested', legacy: true }),
      'met',
      1,
    ],
    ['nothing to integrate, whatever the date', until('2026-11-23'), 'met', 1],
    ['no day left', until('2026-11-23', open), 'absent', 0, /^0 working days/],
    ['a date that is past', until('2026-11-01', open), 'not-applicable', 0],
    ['a blank status is open', until('2026-12-04', { legacy: false }), 'absent', 0],
    ['no date', touching(open), 'unknown', 1],
    ['no integrations', { pilot: { stage: 'pilot', production_target: '2027-03-01' } }, 'unknown', 1],
    [
      'legacy blank, and it matters',
      until('2026-12-14', { status: 'mocked' }),
      'unknown',
      1,
      '15 to 75 needed, by whether each is legacy',
    ],
    ['legacy blank, and half is the best', until('2026-12-07', { status: 'mocked' }), 'unknown', 0.5],
    ['legacy blank, enough for either', until('2027-03-08', { status: 'mocked' }), 'met', 1, '15 to 75 needed'],
    ['legacy blank, too little for either', until('2026-12-04', { status: 'mocked' }), 'absent', 0],
    ['legacy blank of a live one does not matter', until('2026-11-24', { status: 'live' }), 'met', 1],
  ] as const)('%s', (_name, fragment, expected, best, seen?: string | RegExp) => {
    expect(expectOutcome(id, fragment, expected, seen).best).toBe(best);
  });

  it('starts at the later of the plan and the date of judgement', () => {
    const starting = (start: string) => ({ ...until('2026-12-14', open), plan: { start } });
    expectOutcome(id, starting('2026-10-01'), 'met', /^15 working/);
    expectOutcome(id, starting('2026-11-30'), 'partial', /^10 working/);
    expect(judgeOne(id, starting('2026-11-30')).outcome.facts).toEqual([
      { path: 'pilot.production_target', value: '2026-12-14' },
      { path: 'plan.start', value: '2026-11-30' },
      { path: 'architecture.integrations[0]', value: 'S0, mocked' },
    ]);
  });

  it('names the open systems as they decide, and no other', () => {
    const adapter = { estimate_days: { low: 1, likely: 2, high: 3 } };
    const systems = [{ status: 'live' }, { legacy: true, adapter }, { status: 'mocked', legacy: false }] as const;
    const planned = { ...until('2026-12-14', ...systems), plan: { start: '2026-11-23' } };
    expect(judgeOne(id, planned).outcome.facts).toEqual([
      { path: 'pilot.production_target', value: '2026-12-14' },
      { path: 'architecture.integrations[1]', value: 'S1, legacy, 2 days' },
      { path: 'architecture.integrations[2]', value: 'S2, mocked' },
    ]);
  });

  it('points at the first open system of which it is not said whether it is legacy', () => {
    const systems = [{ status: 'live' }, { status: 'mocked', legacy: false }, { status: 'mocked' }] as const;
    expect(judgeOne(id, until('2027-01-18', ...systems)).outcome).toMatchObject({
      kind: 'unknown',
      at: 'architecture.integrations[2].legacy',
    });
  });

  it('asks for its evidence at the section of the systems', () => {
    expect(judgeOne(id, until('2026-12-07', open)).outcome.support).toEqual([
      { evidencePaths: ['architecture'], points: 0.5 },
    ]);
    expect(judgeOne(id, until('2026-12-14', { status: 'mocked' })).outcome.at).toBe(
      'architecture.integrations[0].legacy',
    );
  });
});

describe('architecture.load', () => {
  const id = 'architecture.load';
  const passed = {
    peak_concurrency: 40,
    tested_concurrency: 40,
    p95_ms: { target: 8000, measured: 8000 },
    tested: '2026-05-27',
  };
  const having = (load: object) => inArchitecture({ load: { ...passed, ...load } });
  test.each([
    ['at every limit, 180 days ago', having({}), 'met', 'tested at 40 of 40'],
    ['181 days ago', having({ tested: '2026-05-26' }), 'absent', 'not so: tested within 180 days'],
    ['no date: it counts', having({ tested: null }), 'met'],
    ['a date to come shows nothing yet', having({ tested: '2026-11-24' }), 'absent', 'tested within 180 days'],
    ['above the peak', having({ tested_concurrency: 60 }), 'met'],
    ['below the peak', having({ tested_concurrency: 39 }), 'absent', '39 against 40'],
    ['too slow', having({ p95_ms: { target: 8000, measured: 8001 } }), 'absent', '8001 against 8000'],
    ['a failure decides over a blank', having({ tested_concurrency: 39, p95_ms: {} }), 'absent'],
    ['peak blank', having({ peak_concurrency: null }), 'unknown', 'not stated: tested at peak'],
    ['not measured', having({ p95_ms: { target: 8000 } }), 'unknown'],
    ['no target', having({ p95_ms: { measured: 900 } }), 'unknown'],
    ['an old test decides over blanks', inArchitecture({ load: { tested: '2025-01-01' } }), 'absent'],
    ['a date alone', inArchitecture({ load: { tested: '2026-11-01' } }), 'unknown'],
    ['not stated', inArchitecture({}), 'unknown'],
  ] as const)('%s', (_name, fragment, expected, seen?: string | RegExp) => {
    expectOutcome(id, fragment, expected, seen);
  });

  it('names the value that failed and the one that is missing', () => {
    expect(judgeOne(id, having({ tested_concurrency: 5 })).outcome.at).toBe('architecture.load.tested_concurrency');
    expect(judgeOne(id, having({ peak_concurrency: null })).outcome.at).toBe('architecture.load.peak_concurrency');
    expect(judgeOne(id, having({})).outcome.support).toEqual([{ evidencePaths: ['architecture.load'], points: 1 }]);
  });
});
