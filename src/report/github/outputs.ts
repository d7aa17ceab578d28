// The outputs of a step on GitHub, as action.yml documents them.
import type { Batch } from '../report.ts';

/** `passed` is empty where a file could not be judged: it is neither true nor false. */
export const outputs = ({ judged, unjudged }: Batch): string => {
  const passed = judged.every(({ decision }) => decision?.passed !== false);
  const [lowest] = [...judged].sort((a, b) => scoreOf(a.assessment) - scoreOf(b.assessment));
  return [
    `passed=${unjudged.length > 0 ? '' : passed}`,
    `score=${lowest?.assessment.grade.score ?? ''}`,
    `verdict=${lowest?.assessment.verdict ?? ''}`,
    '',
  ].join('\n');
};

const scoreOf = ({ grade }: Batch['judged'][number]['assessment']): number => grade.score ?? 0;
