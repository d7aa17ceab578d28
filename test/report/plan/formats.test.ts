// The plan in the formats that other programs read: each is read back by a reader of its own.
import { readFileSync } from 'node:fs';
import purify from 'dompurify';
import ical from 'ical.js';
import { describe, expect, it, test } from 'vitest';
import { jsonSchema } from '../../../src/report/json-schema.ts';
import { columns, csvPlan, icsPlan } from '../../../src/report/plan/data.ts';
import { jsonPlan } from '../../../src/report/plan/json.ts';
import { mermaidPlan } from '../../../src/report/plan/page.ts';
import { text as cell } from '../../../src/report/text.ts';
import { records } from '../../csv.ts';
import { root } from '../../judge.ts';
import { validator } from '../ajv.ts';
import { HOSTILE } from '../pilots.ts';
import { markdownPlan } from '../printers.ts';
import { allPlans, named, printer } from './plans.ts';

const { Component, Event, parse: parseCalendar } = ical;
const plans = allPlans();
const hostile = [...HOSTILE, HOSTILE.join(' '), 'Bot: a;b #c %% --> "q" {x} 100% click', '=1+1', 'gantt', 'section'];

describe('mermaid', () => {
  // Its sanitizer wants a browser; it changes what is drawn, not what is accepted.
  Object.assign(purify, { sanitize: (text: string) => text, addHook: () => {} });
  const print = printer(mermaidPlan);
  const read = async (text: string) => {
    const { default: mermaid } = await import('mermaid');
    await mermaid.parse(text);
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return { type, tasks: (db as unknown as { getTasks: () => readonly GanttTask[] }).getTasks() };
  };
  type GanttTask = {
    readonly task: string;
    readonly startTime: Date;
    readonly endTime: Date;
    readonly milestone: boolean;
  };

  test.each(plans)('%s is a gantt with every task on its days', async (_name, reported) => {
    const { type, tasks } = await read(print(reported));
    expect(type).toBe('gantt');
    const bars = tasks.filter(({ milestone }) => !milestone);
    const expected = reported.timetable.phases.flatMap(({ tasks: own }) => own);
    expect(bars.map(({ task }) => task.trim())).toEqual(expected.map(({ id }) => id));
    // An inclusive end is the midnight after it.
    expect(bars.map(({ startTime, endTime }) => [dayOf(startTime), dayOf(new Date(endTime.getTime() - 1))])).toEqual(
      expected.map(({ start, end }) => [start, end]),
    );
  });

  test.each(hostile)('a pilot named %j is accepted', async (name) => {
    expect((await read(print(named(name)))).type).toBe('gantt');
  });

  it('refuses what is no gantt', async () => {
    await expect(read('gantt\n  nonsense\n  more')).rejects.toThrow();
  });

  it('stands in the Markdown plan as it is', () => {
    for (const [, reported] of plans) {
      const fenced = /```mermaid\n([\s\S]*?)```/.exec(printer(markdownPlan)(reported))?.[1];
      expect(fenced ?? '').toBe(reported.timetable.tasks.length === 0 ? '' : print(reported));
    }
  });

  const dayOf = (date: Date): string => {
    const pad = (number: number) => String(number).padStart(2, '0');
    return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  };
});

describe('json', () => {
  const valid = validator(JSON.parse(readFileSync(`${root}schema/plan.schema.json`, 'utf8')));
  const print = printer(jsonPlan);

  it('has the published schema', () => {
    expect(JSON.parse(readFileSync(`${root}schema/plan.schema.json`, 'utf8'))).toEqual(jsonSchema('plan'));
  });

  test.each(plans)('%s fits the schema', (_name, reported) => {
    valid(JSON.parse(print(reported)));
    expect(valid.errors).toBeNull();
  });

  it('refuses a field that is not in it', () => {
    const plan = JSON.parse(print(named('Bot'))) as object;
    expect(valid({ ...plan, more: 1 })).toBe(false);
  });

  test.each(hostile)('a pilot named %j is called what it is called', (name) => {
    expect(JSON.parse(print(named(name)))).toMatchObject({ pilot: { name } });
  });
});

describe('csv', () => {
  const print = printer(csvPlan);

  test.each(plans)('%s has a row for each task, and a cell for each column', (_name, reported) => {
    const [head, ...rows] = records(print(reported));
    expect(head).toEqual([...columns]);
    expect(rows.map(([id]) => id)).toEqual(reported.timetable.tasks.map(({ id }) => id));
    for (const row of rows) expect(row).toHaveLength(columns.length);
    for (const [, title = '', body = '', , estimate, start = '', due = ''] of rows) {
      expect([title, body].every((text) => text.length > 0)).toBe(true);
      expect(Number(estimate)).toBeGreaterThanOrEqual(0);
      expect([start, due].every((date) => /^\d{4}-\d\d-\d\d$/.test(date))).toBe(true);
    }
  });

  it('has no cell that a spreadsheet would run', () => {
    for (const [, reported] of plans) {
      for (const field of records(print(reported)).flat()) expect(field).not.toMatch(/^\s*[=+\-@|%\t]/);
    }
  });

  test.each([
    ['plain', '"plain"'],
    ['x;=1+1;y', `"x;'=1+1;y"`],
    ['x; -1', `"x;' -1"`],
    ['a\n@b', `"a\n'@b"`],
    ['low, -5', '"low, -5"'],
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['  =1', `"'  =1"`],
    ['\t=1', `"' =1"`],
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\nb"'],
  ])('a cell %j is %j', (value, expected) => expect(cell(value)).toBe(expected));
});

describe('ics', () => {
  const print = printer(icsPlan);
  const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

  test.each(plans)('%s has an event for each dated gate, and for the pilot’s own date', (_name, reported) => {
    const lines = unfolded(print(reported));
    const { gates, target } = reported.timetable;
    const dates = [
      ...gates.flatMap(({ dates: at }) => (at === null ? [] : [at.p80])),
      ...(target ? [target.date] : []),
    ];
    const starts = lines.flatMap((line) => /^DTSTART;VALUE=DATE:(\d{8})$/.exec(line)?.[1] ?? []);
    expect(starts).toEqual(dates.map((date) => date.replaceAll('-', '')));
    expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(dates.length);
  });

  test.each(plans)('%s is read by a parser of calendars as all-day events with a title each', (_name, reported) => {
    const calendar = new Component(parseCalendar(print(reported)));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new Event(one));
    const { gates, target } = reported.timetable;
    const dated = gates.flatMap(({ dates: at }) => (at === null ? [] : [at.p80]));
    expect(events.map(({ startDate }) => startDate.toString())).toEqual([...dated, ...(target ? [target.date] : [])]);
    for (const { summary, description, startDate } of events) {
      expect(startDate.isDate).toBe(true);
      expect(summary).toMatch(/: (\w+ gate \(P80\)|own production date)$/);
      expect(description.length).toBeGreaterThan(20);
    }
  });

  test.each(['a, b; c\\ d', '日本語のパイロット'.repeat(12), '🙂'.repeat(60), 'x'.repeat(300)])(
    'a pilot named %j is called so in the calendar',
    (name) => {
      const [first] = new Component(parseCalendar(print(named(name)))).getAllSubcomponents('vevent');
      expect(first?.getFirstPropertyValue('summary')).toMatch(/^.* gate \(P80\)$/u);
      expect(String(first?.getFirstPropertyValue('summary')).startsWith(`${name}: `)).toBe(true);
    },
  );

  test.each([...hostile, '日本語のパイロット'.repeat(12), '🙂'.repeat(60), 'a, b; c\\ d'])(
    'a pilot named %j keeps to the lines',
    (name) => {
      const text = print(named(name));
      for (const line of text.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]|\ufffd/);
      }
      for (const line of unfolded(text)) expect(line).toMatch(/^[A-Z][A-Z-]*(;[A-Z]+=[A-Z]+)?:/);
    },
  );

  it('escapes what RFC 5545 wants escaped', () => {
    expect(unfolded(print(named('a, b; c\\ d')))).toContain('SUMMARY:a\\, b\\; c\\\\ d: production gate (P80)');
  });

  it('keeps the ids of its events while the dates move', () => {
    const uids = (text: string) => unfolded(text).filter((line) => line.startsWith('UID:'));
    expect(uids(print(named('Bot')))).toEqual(uids(print(named('Bot'))));
    expect(uids(print(named('Bot', 'other.yaml')))).not.toEqual(uids(print(named('Bot'))));
  });
});
