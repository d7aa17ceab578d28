// From a pilot file to a plan with dates: who there is, what is multiplied, what the gates come to, what is assumed.
import { describe, expect, it, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { makePlan, makeTasks, neededCapacities } from '../../src/plan/index.ts';
import { makeTimetable } from '../../src/plan/timetable.ts';
import { headline } from '../../src/report/plan/page.ts';
import { checklistOf, control, judge } from '../assess/small.ts';
import { judgeFile } from '../judge.ts';
import { sampleOf } from '../random.ts';
import { emptyPilot, exampleFiles, judgeText } from '../report/pilots.ts';

const fix = (role: string, days: number, ...after: readonly string[]) => ({
  do: 'Do it',
  done_when: 'It is done',
  role,
  days: { low: days, likely: days, high: days },
  after: [...after],
});

/** Three gaps without a range: sums that can be done in the head. Work starts on Monday, 2026-11-23. */
const items: Checklist['items'] = [
  control('data.first', { fix: fix('data-engineer', 5) }),
  control('data.second', { gate: 'production', fix: fix('ml-engineer', 5, 'data.first') }),
  control('kpis.third', { gate: 'scale', fix: fix('data-engineer', 10) }),
];
const limits = { pilot: { score: 90 }, production: { score: 90 }, scale: { score: 90 } };
const absent = 'data: {controls: {first: absent, second: absent}}\nkpis: {controls: {third: absent}}\n';
const small = (more = '') => makeTimetable(judge(checklistOf(items, limits), absent + more));

describe('a plan without ranges', () => {
  const table = small('plan: {capacity: {data-engineer: 1, ml-engineer: 0.5}}\n');
  const dates = Object.fromEntries(table.tasks.map(({ id, start, end }) => [id, [start, end]]));

  it('has the dates that a calendar gives', () => {
    expect(dates).toEqual({
      'data.first': ['2026-11-23', '2026-11-27'],
      'data.second': ['2026-11-30', '2026-12-11'],
      'kpis.third': ['2026-11-30', '2026-12-11'],
    });
  });

  it('has its gates on the last day of what is due by them, whatever the share of runs', () => {
    const one = (date: string) => ({ likely: date, p50: date, p80: date, p95: date });
    expect(table.gates.map(({ dates: at, tasks }) => [tasks, at])).toEqual([
      [1, one('2026-11-27')],
      [2, one('2026-12-11')],
      [3, one('2026-12-11')],
    ]);
  });

  it('says of each phase what must hold, and what that brings', () => {
    expect(table.phases).toMatchObject([{ id: 1, met: 0, needed: 3, start: '2026-11-23', end: '2026-12-11' }]);
    expect(table.phases[0]?.scoreAfter).toBeCloseTo(100, 9);
  });

  it('is what tasks are called elsewhere, task by task', () => {
    const plan = makePlan(judge(checklistOf(items, limits), absent));
    expect(table.tasks.flatMap(({ closes }) => closes)).toEqual(plan.tasks.map(({ check }) => check));
    expect(table.tasks.map(({ days }) => days)).toEqual(plan.tasks.map(({ days }) => days));
  });
});

describe('the start', () => {
  test.each([
    ['that of the file', 'plan: {start: 2026-12-01}\n', '2026-12-01', 'file'],
    ['today, where the file has none', '', '2026-11-23', 'assumed'],
    ['today, where that of the file is past', 'plan: {start: 2026-01-05}\n', '2026-11-23', 'assumed'],
  ])('is %s', (_name, text, date, from) => {
    expect(small(text).start).toMatchObject({ date, origin: { from } });
  });
});

describe('the pilot’s own date', () => {
  const { assessment: example } = judgeFile('examples/fraud-assistant.yaml').reported;
  const at = (value: string) => {
    const target = { value, at: { path: 'pilot.production_target', line: 2, column: 1 } };
    return makeTimetable({ ...example, planning: { ...example.planning, target } });
  };
  const shares = (date: string) => at(date).gates.flatMap(({ onTime }) => onTime ?? []);

  it('is kept by all plans when it is far, by none when it is past', () => {
    expect(new Set(shares('9000-01-01'))).toEqual(new Set([1]));
    expect(new Set(shares('2026-11-24'))).toEqual(new Set([0]));
  });

  // Without ranges the pilot gate is done on Friday, 2026-11-27.
  test.each([
    ['2026-11-27', 0],
    ['2026-11-28', 1],
    ['2026-11-30', 1],
  ])('is kept where all is done on a day before it: %s', (date, share) => {
    const assessment = judge(
      checklistOf(items, limits),
      `${absent}plan: {capacity: {data-engineer: 1, ml-engineer: 1}}\n`,
    );
    const planning = { ...assessment.planning, target: { value: date, at: { path: '', line: 1, column: 1 } } };
    expect(makeTimetable({ ...assessment, planning }).gates[0]?.onTime).toBe(share);
  });

  it('is kept by more plans the later it is', () => {
    const found = ['2027-02-01', '2027-06-14', '2028-07-12', '2030-07-12'].map((date) => shares(date).at(-1) ?? -1);
    expect([...found].sort((x, y) => x - y)).toEqual(found);
    expect(new Set(found).size).toBeGreaterThan(2);
  });

  test.each([
    ['2026-11-27', [0, 0, 0]],
    ['2026-11-28', [1, 0, 0]],
    ['2026-12-11', [1, 0, 0]],
    ['2026-12-12', [1, 1, 1]],
  ])('is not kept by work that ends on that day: %s', (value, expected) => {
    const capacity = 'plan: {capacity: {data-engineer: 1, ml-engineer: 0.5}}\n';
    const { planning, ...rest } = judge(checklistOf(items, limits), absent + capacity);
    const target = { value, at: { path: 'pilot.production_target', line: 2, column: 1 } };
    const table = makeTimetable({ ...rest, planning: { ...planning, target } }, { runs: 10 });
    expect(table.gates.map(({ onTime }) => onTime)).toEqual(expected);
    expect(table.all.onTime).toBe(expected[2]);
  });

  it('is compared with nothing where there is none', () => {
    const table = makeTimetable(emptyPilot().assessment);
    expect([table.target, table.gates[1]?.onTime, table.roles]).toEqual([null, null, []]);
  });
});

describe('capacity', () => {
  const of = (text: string) => {
    const assessment = judge(checklistOf(items, limits), absent + text);
    return neededCapacities(makePlan(assessment).tasks, assessment.planning).map(({ role, fte, origin, found }) => [
      role,
      fte,
      origin.from,
      found,
    ]);
  };
  const others = ['ml-engineer', 1, 'assumed', true];

  test.each([
    ['one FTE each where nothing is stated', '', [['data-engineer', 1, 'assumed', true], others]],
    [
      'what plan.capacity states',
      'plan: {capacity: {data-engineer: 0.4}}\n',
      [['data-engineer', 0.4, 'file', true], others],
    ],
    [
      'nobody where that is 0',
      'plan: {capacity: {data-engineer: 0}}\n',
      [['data-engineer', 1, 'assumed', false], others],
    ],
    [
      'no more than the team has',
      'talent: {team: [{role: data-engineer, fte: 0.3}, {role: data-engineer, fte: 0.2}, {role: ml-engineer, fte: 2}]}\n',
      [['data-engineer', 0.5, 'file', true], others],
    ],
    [
      'one FTE of a member whose time is blank',
      'talent: {team: [{role: data-engineer}, {role: ml-engineer}]}\n',
      [['data-engineer', 1, 'assumed', true], others],
    ],
    [
      'nobody where the team has no such role',
      'talent: {team: [{role: ml-engineer, fte: 1}]}\n',
      [['data-engineer', 1, 'assumed', false], others],
    ],
  ])('%s', (_name, text, expected) => expect(of(text)).toEqual(expected));
});

describe('a role that nobody has', () => {
  const table = small('talent: {team: [{role: ml-engineer, fte: 1}]}\n');

  it('is the first task, and its own tasks wait for it', () => {
    expect(table.tasks[0]).toMatchObject({ id: 'staffing.data-engineer', start: '2026-11-23', end: '2026-12-18' });
    const first = table.tasks.find(({ id }) => id === 'data.first');
    expect(first).toMatchObject({ after: ['staffing.data-engineer'], start: '2026-12-21' });
    expect(table.phases[0]).toMatchObject({ id: 0, needed: 1 });
  });

  it('is in the outline too', () => {
    expect(table.plan.staffing.map(({ role }) => role)).toEqual(['data-engineer']);
  });
});

describe('a role that nobody has, where another counts as it', () => {
  const items = [control('data.model', { fix: fix('ml-engineer', 5) }), control('data.run', { fix: fix('devops', 5) })];
  const rolesIn = (text: string) => {
    const table = makeTimetable(
      judge(checklistOf(items, limits), `data: {controls: {model: absent, run: absent}}\n${text}`),
    );
    return [
      table.tasks.map(({ id, role }) => `${id} ${role}`),
      table.assumptions.map(({ says }) => says).join('\n'),
    ] as const;
  };

  test.each([
    ['on the team', 'talent: {team: [{role: llm-engineer, fte: 1}, {role: sre, fte: 1}]}\n'],
    ['with time for it', 'talent: {team: [{role: other, fte: 1}]}\nplan: {capacity: {llm-engineer: 0.5, sre: 0.2}}\n'],
    ['where the role has none', 'plan: {capacity: {ml-engineer: 0, devops: 0, llm-engineer: 0.5, sre: 0.2}}\n'],
  ])('is stood in for by it: %s', (_name, text) => {
    const [tasks, says] = rolesIn(text);
    expect([...tasks].sort()).toEqual(['data.model llm-engineer', 'data.run sre']);
    expect(says).toContain('llm-engineer does the work of ml-engineer');
  });

  test.each([
    [
      'it has somebody itself',
      'talent: {team: [{role: ml-engineer, fte: 1}, {role: llm-engineer, fte: 1}, {role: devops}]}\n',
    ],
    ['nothing is said of the team', ''],
  ])('is not, where %s', (_name, text) => {
    const [tasks, says] = rolesIn(text);
    expect([...tasks].sort()).toEqual(['data.model ml-engineer', 'data.run devops']);
    expect(says).not.toContain('does the work');
  });

  it('is to be found where the other has nobody either', () => {
    const [tasks] = rolesIn('talent: {team: [{role: llm-engineer, fte: 0}, {role: sre, fte: 1}]}\n');
    expect([...tasks].sort()).toEqual(['data.model ml-engineer', 'data.run sre', 'staffing.ml-engineer ml-engineer']);
  });
});

describe('roles with too much to do', () => {
  const table = (capacity: number) =>
    small(`plan: {capacity: {data-engineer: ${capacity}, ml-engineer: 1}}\n`).roles.find(
      ({ role }) => role === 'data-engineer',
    );

  it('cost the weeks that they delay the gate by', () => {
    // 5 days of work at half time take 10 days: a week more than without a limit, where one person takes 5.
    expect(table(0.5)?.weeks).toBeCloseTo(1, 9);
    expect(table(1)?.weeks).toBeCloseTo(0, 9);
  });

  // Until 2026-11-27 there are four working days: Monday, the 23rd, is the first, Friday itself is not counted.
  test.each([
    ['with half a day each', 'plan: {capacity: {data-engineer: 0.5}}\n', '2026-11-27', [5, 2, true, 1.2]],
    ['with time enough', 'plan: {capacity: {data-engineer: 1}}\n', '2026-12-01', [5, 6, false, 0]],
    ['on the day that is past', 'plan: {capacity: {data-engineer: 1}}\n', '2026-11-02', [5, 0, true, 1]],
    ['once somebody is found', 'talent: {team: [{role: ml-engineer}]}\n', '2027-01-04', [5, 10, false, 0]],
  ])('have the days until the production date: %s', (_name, text, target, expected) => {
    const assessment = judge(checklistOf(items, limits), absent + text);
    const planning = { ...assessment.planning, target: { value: target, at: { path: '', line: 1, column: 1 } } };
    const load = makeTimetable({ ...assessment, planning }).roles.find(({ role }) => role === 'data-engineer');
    const { dueDays, available, overcommitted, weeksOver } = load ?? ({} as never);
    expect([dueDays, available, overcommitted, Number(weeksOver.toFixed(9))]).toEqual(expected);
  });

  it('are over-committed when their work until production exceeds their days until then', () => {
    const { assessment } = judgeFile('examples/telecom-support-bot.yaml').reported;
    for (const load of makeTimetable(assessment, { runs: 1 }).roles) {
      expect(load.overcommitted).toBe(load.dueDays > (load.available ?? 0));
      expect(load.weeksOver > 0).toBe(load.overcommitted);
    }
  });
});

/** As if enough were answered for what is blank to be work. */
const allTasks = (assessment: Assessment) => makeTasks({ ...assessment, gates: [] });

describe('integrations', () => {
  const task = (integrations: string) => {
    const text = `version: 1\npilot: {name: T}\narchitecture:\n  integrations: ${integrations}\n`;
    return allTasks(judgeText(text).assessment).find(({ check }) => check === 'architecture.integration-tested');
  };

  test.each([
    [
      'an estimate of the file',
      '[{system: A, status: mocked, legacy: false, adapter: {estimate_days: {low: 2, likely: 4, high: 10}}}]',
      1.5,
      { low: 3, likely: 6, high: 15 },
    ],
    [
      'a legacy one',
      '[{system: A, status: mocked, legacy: true, adapter: {estimate_days: 10}}]',
      2.5,
      { low: 25, likely: 25, high: 25 },
    ],
    [
      'none tested of two, no estimate',
      '[{system: A, legacy: false}, {system: B, legacy: false}]',
      2,
      { low: 40 / 3, likely: 40, high: 320 / 3 },
    ],
    [
      'one live, one open',
      '[{system: A, status: live, legacy: true}, {system: B, legacy: false, adapter: {estimate_days: 8}}]',
      1.5,
      { low: 12, likely: 12, high: 12 },
    ],
    [
      'five legacy ones: no more than 5',
      `[${'{system: A, legacy: true, adapter: {estimate_days: 1}}, '.repeat(5)}]`,
      5,
      { low: 25, likely: 25, high: 25 },
    ],
    [
      'legacy or not is blank: taken as legacy',
      '[{system: A, adapter: {estimate_days: 10}}]',
      2.5,
      { low: 25, likely: 25, high: 25 },
    ],
  ])('%s', (_name, text, multiplier, days) => {
    const found = task(text);
    expect(found?.multiplier).toBe(multiplier);
    for (const key of ['low', 'likely', 'high'] as const) expect(found?.days[key]).toBeCloseTo(days[key], 9);
  });

  it('say where their days come from', () => {
    expect(
      task('[{system: A, legacy: false, adapter: {estimate_days: 8}}, {system: B, legacy: false}]')?.origins,
    ).toMatchObject([
      { from: 'file', at: { line: 4 } },
      { from: 'checklist', check: 'architecture.timeline' },
    ]);
  });

  it('multiply nothing where none is open, or none is stated', () => {
    expect(task('[{system: A, status: live}]')).toBeUndefined();
    expect(
      allTasks(emptyPilot().assessment).find(({ check }) => check === 'architecture.integration-tested'),
    ).toMatchObject({
      multiplier: 1,
      days: { low: 5, likely: 15, high: 40 },
      origins: [{ from: 'checklist' }],
    });
  });
});

describe.each(sampleOf(exampleFiles))('%s', (file) => {
  const { assessment, plan } = judgeFile(file).reported;
  const table = makeTimetable(assessment, { runs: 200 });

  it('is planned as it is outlined', () => expect(table.plan).toEqual(plan));

  it('has every number with an origin, and every task in a phase', () => {
    for (const { origins } of table.tasks) expect(origins.length).toBeGreaterThan(0);
    expect(table.phases.flatMap(({ tasks }) => tasks)).toHaveLength(table.tasks.length);
  });

  it('has its dates in order', () => {
    const ends = new Map(table.tasks.map(({ id, end }) => [id, end]));
    for (const { start, end, after } of table.tasks) {
      expect(start <= end).toBe(true);
      for (const id of after) expect((ends.get(id) ?? '') <= start).toBe(true);
    }
    const all = table.gates.flatMap(({ dates }) => (dates === null ? [] : [dates]));
    for (const { p50, p80, p95 } of all) expect(p50 <= p80 && p80 <= p95).toBe(true);
    for (const [i, { p80 }] of all.entries()) expect((all[i - 1]?.p80 ?? '') <= p80).toBe(true);
  });

  it('ends with every check met', () => {
    const last = table.phases.at(-1)?.scoreAfter;
    if (last !== null) expect(last).toBeCloseTo(100, 6);
  });

  it('is the same for the same seed', () => expect(makeTimetable(assessment, { runs: 200 })).toEqual(table));
});

describe('a plan that is made of blanks', () => {
  const { assessment } = judgeText('version: 1\npilot: {name: Website chat, stage: production, users: customers}\n');
  const table = makeTimetable(assessment);

  it('has no dates and no days, and says how much is to be found out', () => {
    expect([table.tasks, table.phases, table.all.dates, table.plan.days.likely]).toEqual([[], [], null, 0]);
    expect(table.gates.every(({ dates, onTime }) => dates === null && onTime === null)).toBe(true);
    expect(headline(table)).toMatch(
      /^Too little is answered for dates\. To find out first: \d+ answers, about an afternoon\.$/,
    );
  });

  it('keeps what is stated to be wrong, without a date', () => {
    const text = 'version: 1\npilot: {name: Chat, users: public}\nevaluation: {controls: {safety: absent}}\n';
    const own = makeTimetable(judgeText(text).assessment);
    expect(own.undated.map(({ check }) => check)).toEqual(['evaluation.safety']);
    expect(headline(own)).toMatch(/To be mended, as it is stated to be wrong: evaluation\.safety\.$/);
    expect(own.plan.days.likely).toBeGreaterThan(0);
  });
});

it('names what plans of this kind took elsewhere beside its dates', () => {
  const table = makeTimetable(judgeFile('examples/claims-summariser.yaml').reported.assessment);
  expect(headline(table)).toMatch(/ Of 69 generative AI systems .* 6\.9 months .* 19 /);
  expect(table.simulation.commonSigma).toBe(0.5);
});
