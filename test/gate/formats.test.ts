// Every criterion, passed, failed, observed, alone and beside a file that cannot be judged: the exit code, what is printed
// and every format say the same. Each format is read back by a reader of its own.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assessCommand } from '../../src/commands/assess.ts';
import { gateCommand } from '../../src/commands/gate.ts';
import type { GateFlags } from '../../src/commands/policy.ts';
import { cases, everyNth } from '../random.ts';
import { readExample } from '../report/pilots.ts';
import { type Memory, worldWith } from '../world.ts';
import {
  fromAnnotations,
  fromCsv,
  fromJson,
  fromJunit,
  fromMarkdown,
  fromSarif,
  fromSummary,
  fromTerminal,
  type Told,
} from './read-back.ts';

const PILOT = 'examples/pilot.yaml';
const OTHER = 'examples/other.yaml';
const BROKEN = 'examples/broken.yaml';
const MISSING = 'examples/missing.yaml';

type Sections = Record<string, { controls: Record<string, unknown> }>;
const textOf = (name: string, change: (pilot: Sections) => void = () => {}): string => {
  const pilot = readExample('examples/claims-summariser.yaml');
  change(pilot as Sections);
  return JSON.stringify({ ...pilot, pilot: { ...(pilot.pilot as object), name } });
};

/** Something unknown, something declared away, a waiver that frees a blocker: each criterion can pass, and fail. */
const text = textOf(PILOT, (pilot) => {
  delete pilot.operations?.controls.gateway;
  Object.assign(pilot.data?.controls ?? {}, { dictionary: { status: 'not-applicable', reason: 'one table' } });
  Object.assign(pilot.operations?.controls ?? {}, { monitoring: 'absent' });
  const waiver = { check: 'operations.monitoring', reason: 'r', approved_by: 'a@example.com', expires: '2026-12-01' };
  Object.assign(pilot, { waivers: [waiver] });
});

type Asked = Partial<GateFlags>;

/** What passes, what fails, and how the ids of its criteria begin. */
const criteria: readonly (readonly [starts: string, passing: Asked, failing: Asked])[] = [
  ['scale.', { for: 'pilot' }, { for: 'scale' }],
  ['min-score', { minScore: '50' }, { minScore: '99' }],
  ['min.data', { min: ['data=10'] }, { min: ['data=100'] }],
  ['min-evidenced', { minEvidenced: '10' }, { minEvidenced: '99' }],
  ['min-coverage', { minCoverage: '50%' }, { minCoverage: '100%' }],
  ['max-unknown', { maxUnknown: '9' }, { maxUnknown: '0' }],
  ['max-declared-na', { maxDeclaredNa: '50%' }, { maxDeclaredNa: '0' }],
  ['max-waived', { maxWaived: '50%' }, { maxWaived: '0' }],
  ['require.', { require: ['data.lineage'] }, { require: ['evaluation.drift'] }],
  ['baseline.', { baseline: 'same.json' }, { baseline: 'better.json' }],
];

const formats = ['json', 'markdown', 'sarif', 'junit', 'csv'] as const;
const tool = { name: 'readiness', version: '0.0.0-test' };

const baselineOf = async (pilot: string): Promise<string> => {
  const { world, files } = worldWith({ [PILOT]: pilot });
  await gateCommand([PILOT], { color: false, minScore: '0', baseline: 'b.json', updateBaseline: true }, world, tool);
  return files.get('b.json') ?? '';
};
const baselines = { 'same.json': await baselineOf(text), 'better.json': await baselineOf(textOf(PILOT)) };

const run = async (asked: Asked, names: readonly string[] = [PILOT]): Promise<Memory & { code: number }> => {
  const memory = worldWith({
    ...baselines,
    [PILOT]: text,
    [OTHER]: textOf(OTHER),
    [BROKEN]: 'version: 1\npilto: {}\n',
  });
  const flags: GateFlags = {
    color: false,
    ...asked,
    format: 'terminal',
    report: formats.map((one) => `${one}=${one}`),
  };
  return { ...memory, code: await gateCommand(names, flags, memory.world, tool) };
};

const toldBy = async ({ files, printed }: Memory): Promise<Readonly<Record<string, Told>>> => ({
  terminal: fromTerminal(printed.stdout),
  json: fromJson(files.get('json') ?? ''),
  markdown: fromMarkdown(files.get('markdown') ?? ''),
  sarif: fromSarif(files.get('sarif') ?? ''),
  junit: await fromJunit(files.get('junit') ?? ''),
  csv: fromCsv(files.get('csv') ?? ''),
  summary: fromSummary(printed.summary),
});

const codeOf = ({ pilots, unjudged }: Told): number => {
  if (unjudged.length > 0) return 2;
  return Object.values(pilots).some(({ state }) => state === 'failed') ? 1 : 0;
};

/** All formats against each other and the exit code; gives what they agree on. */
const agreed = async (memory: Memory & { code: number }): Promise<Told> => {
  const all = await toldBy(memory);
  const [[, first], ...others] = Object.entries(all) as [[string, Told], ...[string, Told][]];
  for (const [format, told] of others) expect(told, format).toEqual(first);
  expect(memory.code).toBe(codeOf(first));
  const wrong = Object.entries(first.pilots).filter(([, { state }]) => state !== 'passed');
  expect(fromAnnotations(memory.printed.commands)).toEqual({ ...first, pilots: Object.fromEntries(wrong) });
  const passed = first.unjudged.length > 0 ? '' : String(wrong.length === 0);
  expect(memory.printed.outputs).toContain(`passed=${passed}\n`);
  return first;
};

const starting = (starts: readonly string[], ids: readonly string[]): void => {
  for (const id of ids) expect(starts.some((start) => id.startsWith(start))).toBe(true);
  for (const start of starts) expect(ids.some((id) => id.startsWith(start))).toBe(true);
};

const each = criteria.flatMap(
  ([start, passing, failing]) =>
    [
      [start, 'passed', passing, 'passed', []],
      [start, 'failed', failing, 'failed', [start]],
      [start, 'passed, observed', { ...passing, observe: true }, 'passed', []],
      [start, 'failed, observed', { ...failing, observe: true }, 'observed', [start]],
    ] as const,
);

test.each(everyNth(7, each))('%s %s', async (...row) => {
  const [, , asked, state, starts] = row;
  const alone = await agreed(await run(asked));
  expect(alone.pilots[PILOT]?.state).toBe(state);
  starting(starts, alone.pilots[PILOT]?.failed ?? []);
  const beside = await run(asked, [PILOT, BROKEN, MISSING]);
  expect(await agreed(beside)).toEqual({ ...alone, unjudged: [BROKEN, MISSING].sort() });
  expect(beside.code).toBe(2);
});

it('says the same of every two criteria', async () => {
  const pairs = criteria.flatMap((a, i) => criteria.slice(i + 1).map((b) => [a, b, i % 2 === 0] as const));
  for (const [[a, passingA, failingA], [b, passingB, failingB], mixed] of everyNth(9, pairs)) {
    const asked = mixed ? { ...passingA, ...failingB } : { ...failingA, ...passingB };
    const { pilots } = await agreed(await run(asked));
    starting([mixed ? b : a], pilots[PILOT]?.failed ?? []);
  }
});

it('says the same of any set of criteria, of two pilots', async () => {
  const picks = fc.array(fc.constantFrom('not asked', 'passing', 'failing'), { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(picks, fc.boolean(), async (picked, observe) => {
      const asked = picked.map((pick, i) =>
        pick === 'not asked' ? {} : (criteria[i]?.[pick === 'passing' ? 1 : 2] ?? {}),
      );
      const flags = Object.assign({ minScore: '1', observe }, ...asked) as Asked;
      const told = await agreed(await run(flags, [PILOT, OTHER]));
      starting(
        criteria.flatMap(([start], i) => (picked[i] === 'failing' ? [start] : [])),
        told.pilots[PILOT]?.failed ?? [],
      );
    }),
    { numRuns: cases(25), endOnFailure: true },
  );
});

describe('assess', () => {
  test.each<[string, Asked, 'passed' | 'failed']>([
    ['an open gate', { for: 'pilot' }, 'passed'],
    ['a shut gate', { for: 'scale' }, 'failed'],
    ['a score reached', { minScore: '50' }, 'passed'],
    ['a score missed', { minScore: '99', for: 'pilot' }, 'failed'],
  ])('says the same of %s in every format that holds the decision', async (_name, asked, state) => {
    const { world, files, printed } = worldWith({ [PILOT]: text });
    const report = formats.map((one) => `${one}=${one}`);
    const code = await assessCommand([PILOT], { color: false, ...asked, report }, world, tool);
    const told = fromJson(files.get('json') ?? '');
    expect(told.pilots[PILOT]?.state).toBe(state);
    expect(code).toBe(codeOf(told));
    expect(fromMarkdown(files.get('markdown') ?? '')).toEqual(told);
    expect(fromSarif(files.get('sarif') ?? '')).toEqual(told);
    expect(await fromJunit(files.get('junit') ?? '')).toEqual(told);
    expect(fromSummary(printed.summary)).toEqual(told);
    const wrong = Object.entries(told.pilots).filter(([, one]) => one.state !== 'passed');
    expect(fromAnnotations(printed.commands)).toEqual({ ...told, pilots: Object.fromEntries(wrong) });
    expect(printed.stderr.includes('shut') || printed.stderr.includes('below')).toBe(state === 'failed');
  });
});

describe('a checklist that is not there', () => {
  it('leaves every pilot unjudged in every format', async () => {
    const memory = await run({ minScore: '0', checklist: ['none.yaml'] }, [PILOT, OTHER]);
    expect(memory.code).toBe(2);
    expect(await agreed(memory)).toEqual({ pilots: {}, unjudged: [OTHER, PILOT] });
  });
});

it('tells of a waiver that ends soon in every format, at its line', async () => {
  const { files, printed } = await run({ minScore: '0' });
  const words = 'the waiver for operations.monitoring ends in 8 days, on 2026-12-01';
  for (const said of [printed.stdout, printed.summary, printed.commands]) expect(said).toContain(words);
  for (const format of formats) expect(files.get(format), format).toContain(words);
  expect(printed.commands).toContain(`::notice file=${PILOT},line=1,`);
  const { results } = JSON.parse(files.get('sarif') ?? '').runs[0];
  expect(results.find(({ ruleId }: { ruleId: string }) => ruleId === 'waiver/ends-soon')).toMatchObject({
    level: 'note',
  });
  expect(files.get('junit')).toMatch(/<system-out>[^<]*line 1: the waiver [^<]*<\/system-out>/);
});
