// What `?` prints: the question's checks, from the checklist in force and the standards that it cites.
import { library } from '../../assess/clauses.ts';
import { controlPath } from '../../assess/control.ts';
import { pathOf } from '../../interview/path.ts';
import type { Question } from '../../interview/question.ts';
import { checksAt } from '../../interview/queue.ts';
import { explainedText } from '../../report/interview/explain.ts';
import type { InterviewView } from '../../report/interview/words.ts';
import { version } from '../../version.ts';
import type { Held, Means } from './held.ts';

export const explained = (
  question: Question,
  { view }: Held,
  { means, screen }: { readonly means: Means; readonly screen: InterviewView },
): string => {
  const { file, checklist, asOf } = means;
  const ids = checksAt(question.parts, view);
  const checks = ids.flatMap((id) => checklist.items.filter((item) => item.id === id));
  const own = checks.filter(({ id, control }) => control && controlPath(id) === pathOf(question.parts));
  const shelf = {
    checklist,
    library,
    examplesOf: () => ({}),
    asOf,
    tool: { name: 'readiness', version },
  };
  return explainedText(question, own.length > 0 ? own : checks, shelf, file, screen);
};
