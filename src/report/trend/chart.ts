// A chart of scores in characters: one column for each stretch of commits, its last score as the height.

const ROWS = 8;
const EIGHTHS = ' ▁▂▃▄▅▆▇█';

/** Scores 0…100, null where a commit could not be judged; lines of at most `width` columns with a scale at the left. */
export const chart = (scores: readonly (number | null)[], width: number): readonly string[] => {
  const bars = sampled(scores, Math.max(1, width - 5));
  return Array.from({ length: ROWS }, (_, i) => {
    const row = ROWS - 1 - i;
    const label = row === ROWS - 1 ? '100' : row === ROWS / 2 - 1 ? ' 50' : row === 0 ? '  0' : '   ';
    return `${label} │${bars.map((score) => cell(score, row)).join('')}`.trimEnd();
  });
};

/** The last score of each stretch; a stretch in which nothing was judged is a gap. */
const sampled = (scores: readonly (number | null)[], most: number): readonly (number | null)[] => {
  if (scores.length <= most) return scores;
  return Array.from({ length: most }, (_, i) => {
    const stretch = scores.slice(Math.floor((i * scores.length) / most), Math.floor(((i + 1) * scores.length) / most));
    return stretch.findLast((score) => score !== null) ?? null;
  });
};

const cell = (score: number | null, row: number): string => {
  if (score === null) return row === 0 ? '×' : ' ';
  const filled = Math.round((score / 100) * ROWS * 8) - row * 8;
  return EIGHTHS[Math.max(0, Math.min(8, filled))] ?? ' ';
};
