// The comment of a pull request within what GitHub takes, whatever stands in the pilots.
import { expect, it } from 'vitest';
import { comment } from '../../../src/report/github/comment.ts';
import type { Batch, ReportData } from '../../../src/report/report.ts';
import { AS_OF } from '../../kit.ts';
import { changed } from '../changed.ts';
import { HOSTILE, judgeText, seeded } from '../pilots.ts';

const text = 'version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: STATUS}\n';
const policy = { mode: 'enforce', for: 'scale' } as const;
const batchOf = (judged: readonly ReportData[]): Batch => ({
  tool: { name: 'readiness', version: '0.0.0-test' },
  asOf: AS_OF,
  judged,
  unjudged: [],
  since: 'main',
});

it('fits, however many pilots there are, says that it is cut, and closes what it folds', () => {
  const [before, after] = [judgeText(text.replace('STATUS', 'in-place')), judgeText(text.replace('STATUS', 'absent'))];
  const one = changed(before, after, policy);
  const named = (i: number): ReportData => ({
    ...one,
    assessment: { ...one.assessment, file: `${i}${'long'.repeat(20)}.yaml` },
  });
  for (const [count, isCut] of [
    [1, false],
    [900, true],
  ] as const) {
    const words = comment(batchOf(Array.from({ length: count }, (_, i) => named(i))));
    expect(words.length).toBeLessThan(65_536);
    expect(words.includes('Cut here')).toBe(isCut);
    expect(words.match(/<details>/g)?.length ?? 0).toBe(words.match(/<\/details>/g)?.length ?? 0);
  }
});

it.each(HOSTILE)('keeps %j from acting', (word) => {
  const words = comment(
    batchOf([changed(judgeText(text.replace('STATUS', 'absent')), seeded(word, `${word}.yaml`), policy)]),
  );
  const tags = words.replace(/@<!-- -->|#<!-- -->|GH-<!-- -->/g, '').match(/(?<!\\)<[a-z!/][^>]*>/g);
  expect(tags?.slice(1).sort()).toEqual(['</details>', '</summary>', '<details>', '<summary>']);
  expect(words).not.toMatch(/(^|[^\\])\]\((?!http)/);
});
