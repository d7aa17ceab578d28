// What `?` says of a question: the checks that hang on it, as `explain` says them, then the field itself, so that it
// stands nearest to the prompt.
import type { Question } from '../../interview/question.ts';
import type { CheckItem } from '../../model/checklist.ts';
import { toPath } from '../../model/path.ts';
import { checkExplained } from '../explain/check.ts';
import { checkBlocks } from '../explain/check-page.ts';
import type { Page } from '../explain/page.ts';
import type { ExplainView, Shelf } from '../explain/shelf.ts';
import { pageText } from '../explain/terminal.ts';
import { wrap, wrapWith } from '../layout.ts';
import { safe } from '../safe-text.ts';

/** Of a page of `explain`, what helps to answer. */
const titles: ReadonlySet<string> = new Set(['What it asks', 'Why', 'How it is scored', 'What it decides']);

/** More would fill the screen; the others are named. */
const MOST = 1;

export const explainedText = (
  question: Question,
  checks: readonly CheckItem[],
  shelf: Shelf,
  file: string,
  view: ExplainView,
): string => {
  const pages = checks.slice(0, MOST).map((item) => pageText(pageOf(item, shelf, file), view));
  const others = checks.slice(MOST).map(({ id }) => id);
  const more = [
    ...(others.length === 0 ? [] : wrapWith('Also read by: ', others.join(', '), view.columns)),
    ...checks
      .slice(0, MOST)
      .flatMap(({ id }) => wrapWith('More: ', `readiness explain ${id} --for ${safe(file)}`, view.columns)),
    '',
  ];
  return `\n${[...pages, ...(checks.length === 0 ? [] : [more.join('\n')]), fieldLines(question, view).join('\n')].join('\n')}\n`;
};

const pageOf = (item: CheckItem, shelf: Shelf, file: string): Page => ({
  title: item.id,
  note: shelf.checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', '),
  file,
  blocks: checkBlocks(checkExplained(item, shelf), shelf.asOf).filter(({ title }) => titles.has(title)),
});

const fieldLines = (question: Question, { columns, paint }: ExplainView): readonly string[] => [
  ...wrap(safe(`${question.title} (${toPath(question.parts)})`), columns).map(paint.bold),
  ...wrapWith('  ', safe(question.says), columns),
  ...(question.example === undefined ? [] : wrapWith('  Such as: ', safe(question.example), columns)),
  ...question.choices.flatMap(({ word, says = '' }) => wrapWith(`  ${word}  `, safe(says), columns)),
];
