// The Markdown report as GitHub's dialect renders it: the structure is ours alone, whatever stands in the pilot file.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import { plain, type ReportData } from '../../src/report/report.ts';
import { md } from '../../src/report/text.ts';
import { controls } from '../program.ts';
import { everyNth } from '../random.ts';
import { allPilots, emptyPilot, HARMLESS, HOSTILE, seeded } from './pilots.ts';
import { markdownAssess as markdown } from './printers.ts';

const print = (reported: ReportData, details = false): string =>
  markdown(reported, { columns: 80, paint: plain, details });
const html = (text: string): string =>
  micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
const tags = (text: string): readonly string[] => html(text).match(/<\/?[a-z][^>]*>/gi) ?? [];
const visible = (text: string): string => html(text).replace(/<[^>]*>/g, '');

describe('what a hostile file tries', () => {
  const harmless = [false, true].map((details) => tags(print(seeded(HARMLESS), details)));

  test.each([...everyNth(4, HOSTILE), HOSTILE.join(' ')])('%j', (word) => {
    for (const details of everyNth(2, [false, true], word.length)) {
      const text = print(seeded(word), details);
      expect(tags(text)).toEqual(harmless[Number(details)]);
      expect(text).not.toMatch(controls);
    }
  });

  it('makes no link, image, mention or reference', () => {
    const page = html(print(seeded(HOSTILE.join(' ')), true));
    expect(page).not.toMatch(/<(a|img|script|input|del|sup|section)\b/);
    expect(page).not.toMatch(/@\w|#\d|GH-\d/);
  });

  it('still says what stands there', () => {
    const shown = visible(print(seeded('<b> [x](y) `c` a|b @team #1 http://e.example ![i](j) \\ $')));
    expect(shown).toContain('&lt;b&gt; [x](y) `c` a|b @team #1 http://e.example ![i](j) \\ $');
  });
});

describe('a value', () => {
  test.each([
    ['plain prose', 'Claims, 35 €: 3 of 5 (60%)', 'Claims, 35 €: 3 of 5 (60%)'],
    ['an id', 'governance.human-oversight', 'governance.human-oversight'],
    ['a path', 'kpis.measures[0].target', 'kpis.measures\\[0\\].target'],
    ['emphasis', '*a* _b_', '\\*a\\* \\_b\\_'],
    ['a cell', 'a|b', 'a\\|b'],
    ['a mention', '@team', '@<!-- -->team'],
    ['an issue', '#12', '\\#<!-- -->12'],
    ['an issue by GH', 'GH-12', 'GH-<!-- -->12'],
    ['a URL', 'https://e.example', 'https:\\/\\/e.example'],
    ['www', 'www.e.example', 'www\\.e.example'],
    ['a list item', '- a', '\\- a'],
    ['a numbered item', '1. a', '1\\. a'],
    ['a line break', 'a\nb', 'a b'],
    ['a code block', '    a', 'a'],
    ['a list item behind blanks', '   - a', '\\- a'],
    ['a hard break', 'a  ', 'a'],
  ])('that is %s', (_name, value, expected) => expect(md`${value}`).toBe(expected));
});

describe.each(allPilots())('%s', (name, reported) => {
  it.each([false, true])('fits a comment on GitHub (details: %s)', (details) => {
    const most = name === 'hostile' ? 130_000 : 65_536;
    expect(print(reported, details).length).toBeLessThan(most);
  });

  it('has well-formed tables, and names every blocker and every dimension', () => {
    const page = html(print(reported, true));
    for (const table of page.match(/<table>[\s\S]*?<\/table>/g) ?? []) {
      const rows = table.match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
      const cells = rows.map((row) => row.match(/<t[dh]\b/g)?.length);
      expect(new Set(cells).size).toBe(1);
      expect(rows.length).toBeGreaterThan(1);
    }
    const text = page.replace(/<[^>]*>/g, '');
    expect(text).not.toMatch(/^\|/m);
    // And it names every blocker and every dimension.
    for (const { item, blocks } of reported.assessment.findings) if (blocks) expect(text).toContain(item.id);
    for (const { dimension } of reported.assessment.dimensions) expect(text).toContain(dimension.title);
  });
});

it('lists every check with details alone', () => {
  const row = /^\| \? \| .* \| data\.lineage · /m;
  expect(print(emptyPilot())).not.toMatch(row);
  expect(print(emptyPilot(), true)).toMatch(row);
});

it('lists two laws with details where nothing is stated, and says where the rest is', () => {
  const text = print(emptyPilot(), true);
  const law = text.slice(text.indexOf('### Law'), text.indexOf('### KPIs'));
  expect(law.match(/^- .*: \d+ duties only while an answer is blank/gm)).toHaveLength(2);
  expect(law).toMatch(/^- and \d+ more: readiness assess pilot\.yaml -f json lists all, readiness explain /m);
  expect(print(emptyPilot()).match(/^- and \d+ more$/gm)?.length).toBeGreaterThan(0);
});
