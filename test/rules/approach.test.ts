import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/assess/evaluate.ts';
import { recommend } from '../../src/rules/architecture.ts';
import { kitFor, pilotOf } from '../kit.ts';

const { checklist, expectOutcome } = kitFor('checklists/core/architecture.yaml');

const inArchitecture = (architecture: object) => ({ architecture });

describe('architecture.approach-fit: the decision table', () => {
  // used, changes monthly or faster, must cite, narrow, stable, special style, enough labels. y: true, n: false, -: either.
  const table = `
    y y - y y y y hybrid
    y n y y y y y hybrid
    y n n y y y y fine-tune
    y y - n - - - rag
    y y - y n - - rag
    y y - y y n - rag
    y y - y y y n rag
    y n y n - - - rag
    y n y y n - - rag
    y n y y y n - rag
    y n y y y y n rag
    y n n n - - - prompt
    y n n y n - - prompt
    y n n y y n - prompt
    y n n y y y n prompt
    n - - y y - y fine-tune
    n - - y y - n prompt
    n - - y n - - prompt
    n - - n - - - prompt`;
  const rows = table
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.trim().split(' ');
      return { cells: words.slice(0, 7), approach: words[7] ?? '' };
    });

  const combinations = (letters: string): readonly string[] =>
    Array.from({ length: 7 }).reduce<readonly string[]>(
      (done) => done.flatMap((start) => [...letters].map((letter) => start + letter)),
      [''],
    );
  const matching = (reading: string) =>
    rows.filter(({ cells }) => cells.every((cell, i) => cell === '-' || cell === reading[i]));
  const readingsOf = (stated: string): readonly string[] =>
    combinations('yn').filter((reading) => [...stated].every((letter, i) => letter === '?' || letter === reading[i]));

  const truth = { y: true, n: false, '?': undefined } as Record<string, boolean | undefined>;
  const pick = <T>(letter: string | undefined, yes: T, no: T) =>
    letter === '?' ? undefined : letter === 'y' ? yes : no;
  const fragmentOf = ([used, changes, cite, narrow, stable, style, labels]: readonly string[]) => ({
    architecture: {
      knowledge: {
        used: truth[used ?? ''],
        changes: pick(changes, 'monthly', 'quarterly'),
        must_cite: truth[cite ?? ''],
        reached: 'search',
      },
      task_profile: { narrow: truth[narrow ?? ''], stable: truth[stable ?? ''], special_style: truth[style ?? ''] },
    },
    data: { labels: { count: pick(labels, 10_000, 9_999) } },
  });

  it('names one approach for each of the 128 complete combinations', () => {
    expect(combinations('yn').filter((reading) => matching(reading).length !== 1)).toEqual([]);
  });

  const options = checklist.items.find(({ id }) => id === 'architecture.approach-fit')?.with as never;
  const cases = combinations('yn?').map((stated) => ({
    stated,
    pilot: pilotOf(fragmentOf([...stated])),
    possible: new Set(readingsOf(stated).flatMap((reading) => matching(reading).map(({ approach }) => approach))),
  }));

  it('recommends what the readings of the blanks leave, for all 2,187 combinations with blanks', () => {
    const wrong = cases.filter(({ pilot, possible }) => {
      const { approaches, missing } = recommend(pilot, options);
      const same = approaches.length === possible.size && approaches.every((approach) => possible.has(approach));
      return !same || (missing.length === 0) !== (possible.size === 1);
    });
    expect(wrong.map(({ stated }) => stated)).toEqual([]);
  });

  const chosen = ['prompt', 'rag', 'fine-tune', 'hybrid', 'from-scratch', undefined] as const;
  const only = { ...checklist, items: checklist.items.filter(({ id }) => id === 'architecture.approach-fit') };
  const judge = (pilot: ReturnType<typeof pilotOf>, approach: (typeof chosen)[number], reason: string | undefined) => {
    const architecture = { ...pilot.architecture, approach, approach_reason: reason };
    return evaluate(only, { ...pilot, architecture }, '2026-11-23')[0]?.outcome;
  };
  const expected = (possible: ReadonlySet<string>, approach: string | undefined, reason: string | undefined) => {
    if (approach === undefined) return 'unknown';
    const endings = new Set([...possible].map((right) => (right === approach ? 'met' : reason ? 'partial' : 'absent')));
    return endings.size === 1 ? [...endings][0] : 'unknown';
  };

  test.each(chosen)('judges %s, with and without a reason, by the table', (approach) => {
    const wrong = cases.flatMap(({ stated, pilot, possible }) =>
      [undefined, 'a reason'].flatMap((reason) => {
        const outcome = judge(pilot, approach, reason);
        const kind = expected(possible, approach, reason);
        const best = { met: 1, partial: 0.5, absent: 0.5, unknown: 1 }[kind as 'met'];
        return outcome?.kind === kind && outcome?.best === best ? [] : [`${stated} ${reason}: ${outcome?.kind}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('names stated values alone as facts, and those that decide suffice for the same recommendation', () => {
    const paths = ['knowledge.used', 'knowledge.changes', 'knowledge.must_cite'];
    const all = [...paths, 'task_profile.narrow', 'task_profile.stable', 'task_profile.special_style', 'labels.count'];
    const wrong = cases.filter(({ stated, pilot, possible }) => {
      const { facts } = recommend(pilot, options);
      const named = all.map((path) => facts.some((fact) => fact.path.endsWith(path)));
      if (named.some((is, i) => is && stated[i] === '?')) return true;
      if (possible.size !== 1) return false;
      const rest = [...stated].map((letter, i) => (named[i] ? letter : '?'));
      return recommend(pilotOf(fragmentOf(rest)), options).approaches.length !== 1;
    });
    expect(wrong.map(({ stated }) => stated)).toEqual([]);
  });
});

describe('architecture.approach-fit', () => {
  const id = 'architecture.approach-fit';
  const used = (changes: string) =>
    inArchitecture({
      approach: 'rag',
      knowledge: { used: true, changes, must_cite: false },
      task_profile: { narrow: false },
    });
  test.each([
    ['live knowledge wants retrieval', used('live'), 'met'],
    ['daily knowledge wants retrieval', used('daily'), 'met'],
    ['weekly knowledge wants retrieval', used('weekly'), 'met'],
    ['monthly knowledge wants retrieval', used('monthly'), 'met'],
    ['quarterly knowledge does not', used('quarterly'), 'absent'],
    ['yearly knowledge does not', used('yearly'), 'absent'],
    ['static knowledge does not', used('static'), 'absent'],
    ['no approach', inArchitecture({ knowledge: { used: true } }), 'unknown'],
    ['from-scratch is settled without any other fact', inArchitecture({ approach: 'from-scratch' }), 'absent'],
    [
      'from-scratch with a reason',
      inArchitecture({ approach: 'from-scratch', approach_reason: 'A language nobody models' }),
      'partial',
    ],
    ['a blank reason is none', inArchitecture({ approach: 'from-scratch', approach_reason: ' ' }), 'absent'],
  ] as const)('%s', (_name, fragment, expected) => {
    expectOutcome(id, fragment, expected);
  });

  it('shows the approach and the facts that decided, and leaves out the others', () => {
    const outcome = expectOutcome(
      id,
      inArchitecture({
        approach: 'prompt',
        knowledge: { used: true, changes: 'weekly', must_cite: false, reached: 'search' },
        task_profile: { narrow: true, stable: false, special_style: true },
      }),
      'absent',
      'prompt, but the facts point to rag; no reason given',
    );
    expect(outcome.facts).toEqual([
      { path: 'architecture.approach', value: 'prompt' },
      { path: 'architecture.knowledge.used', value: 'true' },
      { path: 'architecture.knowledge.changes', value: 'weekly' },
      { path: 'architecture.knowledge.reached', value: 'search' },
      { path: 'architecture.task_profile.stable', value: 'false' },
    ]);
  });

  it('counts labels that nobody checked', () => {
    const labels = (count: number) => ({
      ...inArchitecture({
        approach: 'fine-tune',
        knowledge: { used: false },
        task_profile: { narrow: true, stable: true },
      }),
      data: { labels: { count, quality_checked: false } },
    });
    expectOutcome(id, labels(10_000), 'met');
    expectOutcome(id, labels(9_999), 'absent', 'the facts point to prompt');
  });

  it('names what would settle it, and shows the reason for a departure', () => {
    const open = expectOutcome(
      id,
      inArchitecture({
        approach: 'prompt',
        knowledge: { used: true, changes: 'static', reached: 'search' },
        task_profile: { narrow: false },
      }),
      'unknown',
    );
    expect(open.seen).toBe('prompt; the facts leave open prompt, rag; not stated: architecture.knowledge.must_cite');
    expect(open.at).toBe('architecture.knowledge.must_cite');
    const departure = inArchitecture({
      approach: 'prompt',
      approach_reason: 'It all fits',
      knowledge: { used: true, must_cite: true, reached: 'none' },
    });
    const outcome = expectOutcome(id, departure, 0.5, 'leave open rag, hybrid; reason given: It all fits');
    expect(outcome.support).toEqual([{ evidencePaths: ['architecture'], points: 0.5 }]);
    const without = { architecture: { ...departure.architecture, approach_reason: 'none' } };
    expectOutcome(id, without, 'absent', 'no reason given');
  });

  it('reads a blank alike wherever it bears', () => {
    // With knowledge: rag. Without: fine-tune. Never both, never neither.
    const fragment = (approach: string) => ({
      ...inArchitecture({
        approach,
        knowledge: { changes: 'daily', reached: 'search' },
        task_profile: { narrow: true, stable: true, special_style: false },
      }),
      data: { labels: { count: 20_000 } },
    });
    expectOutcome(id, fragment('hybrid'), 'absent', 'leave open rag, fine-tune');
    expectOutcome(id, fragment('prompt'), 'absent');
    expectOutcome(id, fragment('rag'), 'unknown', 'not stated: architecture.knowledge.used');
  });
});
