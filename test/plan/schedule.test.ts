// The schedule keeps what it promises, on small networks that can be done in the head and on many random ones.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildNetwork, type Job, percentile, schedule, simulate } from '../../src/plan/schedule.ts';
import { cases } from '../random.ts';

const job = (id: string, role: string | undefined, likely: number, ...after: readonly string[]): Job => ({
  id,
  ...(role !== undefined && { role }),
  days: { low: likely / 2, likely, high: likely * 3 },
  after,
});

const scheduled = (jobs: readonly Job[], fte: Readonly<Record<string, number>>) => {
  const network = buildNetwork(jobs, new Map(Object.entries(fte)));
  const { start, end } = schedule(
    network,
    jobs.map(({ days }) => days.likely),
  );
  return Object.fromEntries(jobs.map(({ id }, i) => [id, [start[i], end[i]]]));
};

describe('a small plan', () => {
  test.each([
    ['one after the other on one person', [job('a', 'x', 2), job('b', 'x', 3)], { x: 1 }, { a: [0, 2], b: [2, 5] }],
    ['side by side on two', [job('a', 'x', 2), job('b', 'x', 3)], { x: 2 }, { a: [0, 2], b: [0, 3] }],
    ['twice as long on half a person', [job('a', 'x', 2)], { x: 0.5 }, { a: [0, 4] }],
    [
      '1.5 FTE are two people, three quarters each',
      [job('a', 'x', 3), job('b', 'x', 3)],
      { x: 1.5 },
      { a: [0, 4], b: [0, 4] },
    ],
    [
      'after its predecessor, of another role',
      [job('a', 'x', 2), job('b', 'y', 1, 'a')],
      { x: 1, y: 1 },
      { a: [0, 2], b: [2, 3] },
    ],
    [
      'whoever is free takes what is next and can begin',
      [job('a', 'x', 4), job('b', 'y', 1, 'a'), job('c', 'y', 2)],
      { x: 1, y: 1 },
      { a: [0, 4], b: [4, 5], c: [0, 2] },
    ],
    [
      'a search holds nobody up but those that wait for it',
      [job('s', undefined, 20), job('a', 'x', 1, 's'), job('b', 'x', 2)],
      { x: 1 },
      { s: [0, 20], a: [20, 21], b: [0, 2] },
    ],
    ['a predecessor that is not in the plan is done', [job('a', 'x', 1, 'elsewhere')], { x: 1 }, { a: [0, 1] }],
    [
      'one that names itself, or a later one, still ends',
      [job('a', 'x', 1, 'a', 'b'), job('b', 'x', 1)],
      { x: 1 },
      { a: [0, 1], b: [1, 2] },
    ],
    ['nothing', [], { x: 1 }, {}],
  ])('%s', (_name, jobs, fte, expected) => expect(scheduled(jobs, fte)).toEqual(expected));
});

describe('a simulation', () => {
  test.each([
    [0.05, 1],
    [0.5, 5],
    [0.51, 6],
    [0.8, 8],
    [0.95, 10],
    [0, 1],
  ])('is not later than its percentile in %d of ten runs', (share, expected) => {
    expect(percentile(Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), share)).toBe(expected);
  });

  it('ends a set of jobs with the last of them, run by run, and one without jobs at once', () => {
    const fixed = [job('a', 'x', 2), job('b', 'x', 3), job('c', 'y', 4)].map((one) => ({
      ...one,
      days: { low: one.days.likely, likely: one.days.likely, high: one.days.likely },
    }));
    const built = buildNetwork(fixed, new Map(Object.entries({ x: 1, y: 1 })));
    const ends = simulate(built, [[0, 1], [2, 0], []], { runs: 3, seed: 1 });
    expect(ends.map((one) => [...one])).toEqual([
      [5, 5, 5],
      [4, 4, 4],
      [0, 0, 0],
    ]);
  });

  it('has its runs in order of size', () => {
    const built = buildNetwork([job('a', 'x', 2)], new Map([['x', 1]]));
    const [ends = new Float64Array(0)] = simulate(built, [[0]], { runs: 50, seed: 1 });
    expect(new Set(ends).size).toBe(50);
    expect([...ends]).toEqual([...ends].sort((a, b) => a - b));
  });
});

const ROLES = ['a', 'b', 'c'] as const;

const network = fc
  .record({
    fte: fc.tuple(...ROLES.map(() => fc.constantFrom(0.1, 0.5, 0.8, 1, 1.5, 2, 3))),
    jobs: fc.array(
      fc.record({
        role: fc.constantFrom(undefined, ...ROLES),
        low: fc.double({ min: 0.1, max: 10, noNaN: true }),
        more: fc.double({ min: 0, max: 20, noNaN: true }),
        most: fc.double({ min: 0, max: 40, noNaN: true }),
        after: fc.array(fc.nat(40), { maxLength: 3 }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ fte, jobs }) => ({
    fte: new Map(ROLES.map((role, i) => [role as string, fte[i] as number])),
    jobs: jobs.map(
      ({ role, low, more, most, after }, i): Job => ({
        id: `t${i}`,
        ...(role !== undefined && { role }),
        days: { low, likely: low + more, high: low + more + most },
        after: after.filter((j) => j < i).map((j) => `t${j}`),
      }),
    ),
  }));

const likely = (jobs: readonly Job[]) => jobs.map(({ days }) => days.likely);

describe('whatever the tasks, roles and capacities', () => {
  it('no task starts before its predecessors end', () => {
    fc.assert(
      fc.property(network, ({ jobs, fte }) => {
        const { start, end } = schedule(buildNetwork(jobs, fte), likely(jobs));
        for (const [i, { after }] of jobs.entries()) {
          for (const id of after) expect(start[i]).toBeGreaterThanOrEqual(end[Number(id.slice(1))] as number);
        }
      }),
    );
  });

  it('no role works more in any week than it has', () => {
    fc.assert(
      fc.property(network, ({ jobs, fte }) => {
        const { start, end } = schedule(buildNetwork(jobs, fte), likely(jobs));
        const last = Math.max(0, ...end);
        for (const [role, has] of fte) {
          for (let from = 0; from < last; from += 5) {
            const work = jobs.map((one, i) => {
              const [s, e] = [start[i] as number, end[i] as number];
              const within = Math.max(0, Math.min(e, from + 5) - Math.max(s, from));
              return one.role === role ? (one.days.likely * within) / (e - s) : 0;
            });
            expect(work.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(5 * has + 1e-6);
          }
        }
      }),
      { numRuns: cases(50) },
    );
  });

  it('nobody waits who could begin: when a task starts late, its role is busy or a predecessor ends then', () => {
    fc.assert(
      fc.property(network, ({ jobs, fte }) => {
        const { start, end } = schedule(buildNetwork(jobs, fte), likely(jobs));
        for (const [i, { role, after }] of jobs.entries()) {
          if (start[i] === 0) continue;
          const enders = jobs.flatMap((one, j) =>
            one.role !== undefined && one.role === role ? [end[j]] : after.includes(one.id) ? [end[j]] : [],
          );
          expect(enders).toContain(start[i]);
        }
      }),
    );
  });

  it('the end is never before the longest chain, and never after all work done by one at a time', () => {
    fc.assert(
      fc.property(network, ({ jobs, fte }) => {
        const built = buildNetwork(jobs, fte);
        const { end } = schedule(built, likely(jobs));
        const lengths = jobs.map((one, i) => one.days.likely / (built.lanes[built.role[i] as number]?.speed ?? 1));
        const longest: number[] = [];
        for (const [i, { after }] of jobs.entries()) {
          longest.push(
            (lengths[i] as number) + Math.max(0, ...after.map((id) => longest[Number(id.slice(1))] as number)),
          );
        }
        const last = Math.max(0, ...end);
        expect(last).toBeGreaterThanOrEqual(Math.max(0, ...longest) - 1e-9);
        expect(last).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0) + 1e-6);
      }),
    );
  });

  // More people may make a list schedule longer (Graham's anomaly): only without any limit is the end sure to be the longest chain.
  it('without limits no plan is later than with them', () => {
    fc.assert(
      fc.property(network, ({ jobs, fte }) => {
        const [bound, free] = [buildNetwork(jobs, fte), buildNetwork(jobs, fte, ROLES)].map((one) =>
          schedule(one, likely(jobs)),
        );
        expect(Math.max(0, ...(free?.end ?? []))).toBeLessThanOrEqual(Math.max(0, ...(bound?.end ?? [])) + 1e-9);
      }),
    );
  });

  it('P50 is at most P80, P80 at most P95, and the same seed gives the same dates', () => {
    fc.assert(
      fc.property(network, fc.nat(1000), ({ jobs, fte }, seed) => {
        const built = buildNetwork(jobs, fte);
        const all = jobs.map((_, i) => i);
        const [ends] = simulate(built, [all], { runs: 50, seed });
        const shares = [0.5, 0.8, 0.95].map((share) => percentile(ends as Float64Array, share));
        expect([...shares].sort((a, b) => a - b)).toEqual(shares);
        expect(simulate(built, [all], { runs: 50, seed })[0]).toEqual(ends);
      }),
      { numRuns: cases(30) },
    );
  });
});
