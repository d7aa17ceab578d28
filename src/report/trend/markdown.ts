// A trend as a table, for a wiki or a pull request.
import { percent, shown } from '../figures.ts';
import { md } from '../markdown-text.ts';
import { verdictWords } from '../words.ts';
import { chart } from './chart.ts';
import { shallowWords, type TrendReporter } from './report.ts';

const WIDTH = 80;
const MOST = 100;

export const trendMarkdown: TrendReporter = ({ file, points, isShallow }) =>
  `${[
    md`## Readiness of ${file}`,
    '',
    '```text',
    ...chart(
      points.map(({ judged }) => judged?.score ?? null),
      WIDTH,
    ),
    '```',
    '',
    ...(isShallow ? [shallowWords, ''] : []),
    '| Date | Commit | Score | Evidenced | Answered | Verdict | |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
    ...points
      .slice(-MOST)
      .reverse()
      .map(({ date, commit, subject, judged, problem }) =>
        judged === undefined
          ? md`| ${date} | ${commit.slice(0, 8)} | – | – | – | not judged: ${problem ?? ''} | ${subject} |`
          : md`| ${date} | ${commit.slice(0, 8)} | ${shown(judged.score)} | ${shown(judged.evidencedScore)} | ${percent(judged.coverage)} | ${verdictWords[judged.verdict]} | ${subject} |`,
      ),
  ].join('\n')}\n`;
