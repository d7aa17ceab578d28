// The plan as Markdown, rendered as GitHub does: its structure is ours alone, whatever stands in the pilot file.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import { controls } from '../../program.ts';
import { everyNth } from '../../random.ts';
import { HARMLESS, HOSTILE } from '../pilots.ts';
import { markdownPlan } from '../printers.ts';
import { allPlans, named, printer } from './plans.ts';

const print = printer(markdownPlan);
const html = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const tags = (text: string): readonly string[] => html(text).match(/<\/?[a-z][^>]*>/gi) ?? [];

const harmless = tags(print(named(HARMLESS)));

test.each([...everyNth(4, HOSTILE), HOSTILE.join(' ')])('a pilot named %j changes no tag', (name) => {
  const text = print(named(name));
  expect(tags(text)).toEqual(harmless);
  expect(text).not.toMatch(controls);
});

describe.each(allPlans())('%s', (_name, reported) => {
  const text = print(reported);

  it('has well-formed tables', () => {
    for (const table of html(text).match(/<table>[\s\S]*?<\/table>/g) ?? []) {
      const cells = (table.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).map((row) => row.match(/<t[dh]\b/g)?.length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('has every task, gate and phase, and what it assumes', () => {
    const shown = html(text).replace(/<[^>]*>/g, '');
    for (const { id } of reported.timetable.tasks) expect(shown).toContain(id);
    for (const { dates } of reported.timetable.gates) if (dates !== null) expect(shown).toContain(dates.p80);
    for (const { says } of reported.timetable.assumptions) expect(shown).toContain(says.slice(0, 30));
  });
});
