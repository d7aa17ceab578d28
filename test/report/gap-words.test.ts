// What nobody answered is told as not known, never as a fact about the pilot; what was answered badly, as what is wrong.
import { expect, test } from 'vitest';
import { type Finding, isGap } from '../../src/model/assessment.ts';
import { plain } from '../../src/report/report.ts';
import { wordsStateWords } from '../../src/report/words.ts';
import { judgeText } from './pilots.ts';
import { markdownAssess as markdown, terminalAssess as terminal } from './printers.ts';

const reported = judgeText(
  'version: 1\npilot: {name: Half}\ndata: {controls: {lineage: absent, retention: planned}}\n',
);
const { findings } = reported.assessment;
const options = { columns: 80, paint: plain, details: true };
const texts = {
  terminal: terminal(reported, options).replace(/\s+/g, ' '),
  markdown: markdown(reported, options),
  sentences: findings.map(wordsStateWords).join('\n'),
};
const open = (finding: Finding): boolean => isGap(finding) && finding.kind === 'unknown';

test.each(Object.entries(texts))('%s', (_name, text) => {
  const unknown = findings.filter(open);
  expect(unknown.length).toBeGreaterThan(50);
  for (const { item } of unknown) {
    expect(text).not.toContain(item.gap);
    expect(text).toContain(`Not known: ${item.statement}`);
  }
  for (const { item } of findings.filter((finding) => isGap(finding) && !open(finding))) {
    expect(text).toContain(item.gap);
  }
});
