// The plan on a terminal: it fits, its chart says what the dates say, and nothing in a pilot file can act on the terminal.
import fc from 'fast-check';
import widthOf from 'fast-string-width';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../src/model/dates.ts';
import { makeTimetable } from '../../../src/plan/timetable.ts';
import { type Gantt, type Priority, positionOn } from '../../../src/report/page.ts';
import { gantt } from '../../../src/report/plan/page.ts';
import { plain } from '../../../src/report/report.ts';
import { ganttLines } from '../../../src/report/terminal-pictures.ts';
import { checklistOf, control, judge } from '../../assess/small.ts';
import { controls } from '../../program.ts';
import { HOSTILE, judgeText, readExample } from '../pilots.ts';
import { terminalPlan } from '../printers.ts';
import { allPlans, named, planned, printer } from './plans.ts';

const print = printer(terminalPlan);
const lines = (text: string): readonly string[] => text.split('\n');

describe.each(allPlans())('%s', (_name, reported) => {
  test.each([40, 60, 80, 120])('fits %i columns', (columns) => {
    for (const details of [false, true]) {
      const text = print(reported, columns, details);
      expect(lines(text).filter((line) => widthOf(line) > columns)).toEqual([]);
      expect(lines(text).filter((line) => line.endsWith(' '))).toEqual([]);
      expect(text).not.toMatch(controls);
    }
  });

  it('has gates, chart and phases, and of every task what, who, when, how long and when it is done', () => {
    const text = print(reported, 120).replace(/\s+/g, ' ');
    for (const { id, action, doneWhen, start, end, isSearch } of reported.timetable.tasks) {
      expect(text).toContain(isSearch ? action.slice(0, 20) : id);
      expect(text).toContain(`${start} – ${end} `);
      expect(text).toContain(`done when: ${doneWhen.split(' ').slice(0, 3).join(' ')}`);
    }
    for (const { title } of reported.timetable.phases) expect(text).toContain(title);
  });

  it('shows of each gate its P50, P80 and P95', () => {
    const text = print(reported, 80).replace(/\s+/g, ' ');
    for (const { dates } of reported.timetable.gates) {
      if (dates !== null) expect(text).toContain(`${dates.p50} ${dates.p80} ${dates.p95}`);
    }
  });
});

test.each([...HOSTILE])('a pilot named %j prints no control character', (name) => {
  expect(print(named(name))).not.toMatch(controls);
});

const drawn = (chart: Gantt, columns: number, depth: Priority): readonly string[] =>
  ganttLines(chart, {
    columns,
    depth,
    paint: plain,
    file: '',
    shortPlaces: false,
    blankLines: true,
    oneLine: false,
    notes: true,
  });

describe('the chart', () => {
  const fix = (days: number, after: readonly string[] = []) => ({
    do: 'Do it',
    done_when: 'Done',
    role: 'ml-engineer',
    days: { low: days, likely: days, high: days },
    after: [...after],
  });
  const checklist = checklistOf(
    [control('data.a', { fix: fix(10) }), control('data.b', { gate: 'production', fix: fix(10, ['data.a']) })],
    { pilot: { score: 90 }, production: { score: 90 } },
  );
  const text = 'data: {controls: {a: absent, b: absent}}\nplan: {start: 2026-11-30, capacity: {ml-engineer: 1}}\n';
  const chart = (details: boolean) => drawn(gantt(makeTimetable(judge(checklist, text))), 20 + 1 + 26, details ? 3 : 2);

  // Four weeks, 2026-11-30 to 2026-12-25: 26 days in 26 columns, a column a day.
  it('has a column a day where there is room for it', () => {
    expect(chart(true)).toEqual([
      '                     Nov 2026',
      '                     30     07     14     21',
      '1 One                ████████████░░████████████',
      '  data.a             ━━━━━━━━━━━━',
      '  data.b                           ━━━━━━━━━━━━',
      '◆ pilot gate                    ◆',
      '◆ production gate                             ◆',
      '◆ scale gate                                  ◆',
      '█ worked on · ░ waiting · ━ a task',
      '◆ P80 of a gate, from P50 ├ to P95 ┤',
    ]);
  });

  it('has the tasks as bars where details are asked for alone', () => {
    expect(chart(false).join('\n')).not.toContain('data.a');
  });
});

describe('the axis', () => {
  const range = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 40_000 }));

  it('has every date between 0 and 1, in order', () => {
    fc.assert(
      fc.property(range, fc.array(fc.nat(40_000)), ([from, span], offsets) => {
        const first = addDays('2020-01-01', from);
        const days = [...offsets].sort((a, b) => a - b);
        const positions = days.map((day) => positionOn(first, addDays(first, span), addDays(first, day)));
        expect([...positions].sort((a, b) => a - b)).toEqual(positions);
        expect(positions.every((position) => position >= 0 && position <= 1)).toBe(true);
      }),
    );
  });

  /** The labels above a chart without rows; its bars begin after 20 or 28 columns. */
  const labels = (from: string, to: string, width: number): readonly string[] => {
    const columns = width + 1 + (width + 21 < 72 ? 20 : 28);
    const lines = drawn({ kind: 'gantt', from, to, target: null, rows: [] }, columns, 2);
    return lines.filter((line) => !/worked on|P80/.test(line)).map((line) => line.slice(columns - width));
  };

  it('has labels no wider than the chart', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 19, max: 91 }), ([from, span], width) => {
        const first = addDays('2020-01-01', from);
        expect(labels(first, addDays(first, span), width).every((label) => label.length <= width)).toBe(true);
      }),
    );
  });

  test.each([
    ['days', '2026-12-01', '2026-12-31', 40, ['       Dec 2026', '       07       14       21       28']],
    ['months', '2026-12-01', '2027-06-30', 40, ['2026 2027', 'Dec  Jan   Feb  Mar   Apr   May   Jun']],
    ['years', '2026-12-01', '2034-12-31', 30, ['    2028   2030   2032    2034']],
  ])('has labels for %s', (_name, from, to, width, expected) => expect(labels(from, to, width)).toEqual(expected));
});

describe('without what a plan rests on', () => {
  const { plan: _, ...rest } = readExample('examples/telecom-support-bot.yaml');
  const pilot = { ...(rest.pilot as object), production_target: null };
  const architecture = { ...(rest.architecture as object), integrations: null };
  const text = print(planned(judgeText(JSON.stringify({ ...rest, pilot, architecture }))));

  it('says what it assumes, and what to add', () => {
    expect(text).toContain('Assumed, since the file does not say');
    expect(text).toContain('Work starts on the date of judgement, 2026-11-23');
    expect(text).toMatch(/ {2}plan:\n {4}start: 2026-11-23\n {4}capacity: \{ml-engineer: 0\.5,/);
    expect(text).toMatch(/ {2}pilot:\n {4}production_target: YYYY-MM-DD\n/);
    expect(text).toMatch(/ {2}architecture:\n {4}integrations: \[/);
  });

  it('has no dates and no tasks where too little is answered: it says what to find out', () => {
    const few = print(planned(judgeText('version: 1\npilot: {name: Empty}\n')));
    expect(few).toMatch(/Too little is answered for dates\. To find out first: \d+ answers/);
    expect(few).not.toMatch(/Assumed, since|Add to the pilot file|done when|P80 \d/);
    expect(few.replace(/\s+/g, ' ')).toContain('Next: readiness interview pilot.yaml');
  });
});

it('says where its numbers come from', () => {
  const text = print(named('Bot')).replace(/\s+/g, ' ');
  expect(text).toMatch(/start 2026-12-01 \[line \d+\] (· )?production date 2027-03-01 \[line \d+\]/);
  expect(text).toMatch(/product-owner: 0\.3 FTE \[line \d+\]: \d+ days, has 19 days; over-committed by/);
  expect(text).toContain('[checklist]');
  expect(text).toContain('of waiting [assumed]');
});

it('says so where nothing is left to do', () => {
  const [, complete] = allPlans().find(([name]) => name.includes('complete')) ?? [];
  expect(complete && print(complete)).toContain('Nothing is left to do');
});
