// What nobody answered is told as not known, never as a fact about the pilot; what was answered badly, as what is wrong.
import { expect, test } from 'vitest';
import { type Finding, isGap } from '../../src/model/assessment.ts';
import { jsonReport } from '../../src/report/assess/json.ts';
import { plain } from '../../src/report/report.ts';
import { md } from '../../src/report/text.ts';
import { stateGap } from '../../src/report/words.ts';
import { judgeText } from './pilots.ts';
import { markdownAssess as markdown, terminalAssess as terminal } from './printers.ts';

const reported = judgeText(
  'version: 1\npilot: {name: Half}\ndata: {controls: {lineage: absent, retention: planned, dictionary: partial}}\n',
);
const { findings } = reported.assessment;
const options = { columns: 80, paint: plain, details: true };
const texts = {
  terminal: terminal(reported, options).replace(/\s+/g, ' '),
  markdown: markdown(reported, options),
  sentences: findings.map(stateGap).join('\n'),
};
const open = (finding: Finding): boolean => isGap(finding) && finding.kind === 'unknown';

/** As Markdown writes it, too. */
const says = (text: string, words: string): boolean => text.includes(words) || text.includes(md`${words}`);

test.each(Object.entries(texts))('%s', (_name, text) => {
  const unknown = findings.filter(open);
  expect(unknown.length).toBeGreaterThan(50);
  for (const { item } of unknown) {
    expect(text).not.toContain(item.gap);
    expect(says(text, `Not known: ${item.statement}`), item.id).toBe(true);
  }
  const stated = findings.filter((finding) => isGap(finding) && !open(finding));
  expect(stated.map(({ kind }) => kind).sort()).toEqual(['absent', 'partial', 'planned']);
  for (const { item, kind } of stated) {
    const wrong = kind === 'partial' ? (item.partly ?? '') : item.gap;
    expect(wrong).not.toBe('');
    expect(says(text, wrong), item.id).toBe(true);
    if (kind === 'partial') expect(says(text, item.gap), item.id).toBe(false);
  }
});

test('JSON has the sentence of what holds in part, too', () => {
  for (const { id, gap, outcome } of jsonReport(reported).checks) {
    const item = findings.find((finding) => finding.id === id)?.item;
    expect(gap, id).toBe(outcome === 'partial' ? item?.partly : item?.gap);
  }
});
