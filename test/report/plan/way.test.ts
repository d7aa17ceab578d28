// The cheapest way in every format: it fits, it is well-formed, it says the same, and nothing in a pilot file can act.
import { readFileSync } from 'node:fs';
import widthOf from 'fast-string-width';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import type { JsonPlan } from '../../../src/model/published/plan.ts';
import type { WayReportData } from '../../../src/report/cheapest/words.ts';
import { csvWay, jsonWay } from '../../../src/report/plan/json.ts';
import { root } from '../../judge.ts';
import { controls } from '../../program.ts';
import { everyNth } from '../../random.ts';
import { validator } from '../ajv.ts';
import { HARMLESS, HOSTILE } from '../pilots.ts';
import { markdownWay, terminalWay } from '../printers.ts';
import { named } from './plans.ts';
import { allGoals, declaredAway, stopped, wayPrinter, wayTo } from './ways.ts';

const [terminal, markdown, json, csv] = [terminalWay, markdownWay, jsonWay, csvWay].map(wayPrinter) as [
  ReturnType<typeof wayPrinter>,
  ReturnType<typeof wayPrinter>,
  ReturnType<typeof wayPrinter>,
  ReturnType<typeof wayPrinter>,
];
const html = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const valid = validator(JSON.parse(readFileSync(`${root}schema/plan.schema.json`, 'utf8')));
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const telecom = named('Bot');

const ways = [
  ...everyNth(4, allGoals(), 1).map(([name, reported, goal]) => [name, wayTo(reported, goal)] as const),
  ['declared away', declaredAway()] as const,
];

describe.each(ways)('%s', (_name, reported) => {
  const { cheapest, own } = reported;

  it('fits a terminal', () => {
    for (const columns of [40, 60, 80, 120]) {
      for (const details of [false, true]) {
        const text = terminal(reported, columns, details);
        expect(text.split('\n').filter((line) => widthOf(line) > columns || line.endsWith(' '))).toEqual([]);
        expect(text).not.toMatch(controls);
      }
    }
  });

  it('has the same tasks with the same days and dates in every format', () => {
    const report = JSON.parse(json(reported)) as JsonPlan;
    const steps = cheapest.kind === 'way' ? cheapest.steps : [];
    const tasks = report.cheapest?.tasks ?? [];
    expect(new Set(tasks.map(({ id }) => id))).toEqual(new Set(steps.map(({ action }) => action.task.check)));
    const likely = tasks.reduce((sum, { days }) => sum + days.likely, 0);
    expect(report.cheapest?.days.likely).toBeCloseTo(likely, 9);
    const [wide, rows] = [flat(terminal(reported, 120)), csv(reported)];
    const page = html(markdown(reported)).replace(/<[^>]*>/g, '');
    for (const { id, start, end } of tasks) {
      if (start !== null) expect(wide).toContain(`${start} – ${end} `);
      for (const text of start === null ? [wide, page] : [wide, page, rows]) expect(text).toContain(id);
    }
    expect(rows.split('\r\n').filter((line) => /^"?[a-z]+\.[a-z0-9-]+"?,/.test(line))).toHaveLength(own.tasks.length);
  });

  it('fits the schema of a plan', () => {
    valid(JSON.parse(json(reported)));
    expect(valid.errors).toBeNull();
  });

  it('has well-formed tables', () => {
    for (const table of html(markdown(reported)).match(/<table>[\s\S]*?<\/table>/g) ?? []) {
      const cells = (table.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).map((row) => row.match(/<t[dh]\b/g)?.length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('says what it is: there already, proved, or out of reach', () => {
    const says = { there: /already/, way: /Proved by HiGHS/, unreachable: /cannot be reached by tasks alone/ };
    for (const text of [terminal(reported), markdown(reported)]) expect(flat(text)).toMatch(says[cheapest.kind]);
    const { cheapest: found } = JSON.parse(json(reported)) as JsonPlan;
    expect(found).toMatchObject({ state: cheapest.kind, proof: cheapest.kind === 'way' ? 'optimal' : null });
    for (const { holdsLater } of cheapest.kind === 'way' ? (found?.conditions ?? []) : [])
      expect(holdsLater).toBe(true);
  });
});

describe('in words', () => {
  const production = wayTo(telecom, { kind: 'gate', gate: 'production' });

  it('the answer, the proof and the whole plan beside it stand first', () => {
    const text = flat(terminal(production));
    expect(text).toMatch(/open the production gate; the whole plan has \d+ tasks, [\d.]+ days\./);
    expect(text).toMatch(/Score [\d.]+ → [\d.]+, evidenced [\d.]+ → [\d.]+; [A-Z][a-z ]+ → Ready for production\./);
    expect(text).toMatch(/Done: likely 20\d\d-\d\d-\d\d, P50/);
  });

  it('every task says why, and every other way by how much it is dearer', () => {
    const { cheapest } = JSON.parse(json(production)) as JsonPlan;
    for (const { needed } of cheapest?.tasks ?? []) {
      expect(needed.before.length + needed.conditions.length).toBeGreaterThan(0);
    }
    expect(cheapest?.alternatives).toHaveLength(3);
    expect(flat(terminal(production))).toMatch(
      /Other ways · (as many days|[\d.]+ days? more), score [\d.]+: without [a-z]+\.[a-z-]+/,
    );
  });

  it('a greedy choice says that it is none that was proved, and shows no others', () => {
    const greedy = wayTo(telecom, { kind: 'gate', gate: 'production' }, stopped);
    const text = flat(terminal(greedy));
    expect(text).toContain(
      'Not proved: Slow ended without a proof. This is a greedy choice; there may be a cheaper way.',
    );
    expect(text).not.toContain('Other ways');
    expect(JSON.parse(json(greedy))).toMatchObject({ cheapest: { proof: 'none', solver: 'Slow', alternatives: [] } });
  });

  it('what cannot be reached names what no task mends, and the most that tasks bring', () => {
    const text = flat(terminal(declaredAway()));
    expect(text).toMatch(/What no task mends · .*declared not applicable/);
    expect(text).toMatch(/The most that tasks can bring: score [\d.–]+ → [\d.]+/);
    expect(text).toContain('✗');
  });
});

/** The same way, of a pilot of another name. */
const way = wayTo(telecom, { kind: 'score', score: 60 });
const wayOf = (name: string): WayReportData => ({ ...way, ...named(name) });
const harmless = html(markdown(wayOf(HARMLESS))).match(/<\/?[a-z][^>]*>/gi);

test.each([...HOSTILE])('a pilot named %j acts nowhere', (name) => {
  const reported = wayOf(name);
  expect(html(markdown(reported)).match(/<\/?[a-z][^>]*>/gi)).toEqual(harmless);
  for (const text of [terminal(reported), markdown(reported)]) expect(text).not.toMatch(controls);
  expect(JSON.parse(json(reported))).toMatchObject({ pilot: { name } });
});
