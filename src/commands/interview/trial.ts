// One question put and its reply tried out: while the person still types, and before anything is written.
import { lacking } from '../../interview/evidence.ts';
import { itemOf } from '../../interview/items.ts';
import { valueAt } from '../../interview/path.ts';
import type { Progress } from '../../interview/progress.ts';
import type { Question } from '../../interview/question.ts';
import { takeReply } from '../../interview/session.ts';
import type { Session, Turn } from '../../interview/turn.ts';
import type { Problem } from '../../model/problem.ts';
import type { Prompter } from '../../model/prompt.ts';
import { askOf, type InterviewView } from '../../report/interview/words.ts';
import { edited, type Held, hold, type Means } from './held.ts';

type State = { readonly held: Held; readonly session: Session; readonly progress: Progress };

/** What a reply would do: tried out before it is taken, and not worked out again once it is. */
export type Tried = { readonly turn: Turn; readonly held?: Held };

/** Undefined where the person ended it. */
export const asked = async (
  question: Question,
  state: State,
  means: Means,
  prompter: Prompter,
  screen: InterviewView,
): Promise<Tried | undefined> => {
  const known = new Map<string, Tried>();
  const trial = (reply: string): Tried => {
    const tried = known.get(reply) ?? triedOut(question, reply, state, means);
    known.set(reply, tried);
    return tried;
  };
  const check = (reply: string): string | undefined => {
    const { turn } = trial(reply);
    return turn.kind === 'wrong' ? turn.message : undefined;
  };
  const item = state.session.draft === undefined ? itemOf(question.parts, state.held.view.pilot) : undefined;
  const reply = await prompter.ask(askOf(question, item, state.progress, check, screen));
  return reply === undefined ? undefined : trial(reply);
};

/** Nothing is written that validate would refuse. */
const triedOut = (question: Question, reply: string, { session, held }: State, means: Means): Tried => {
  const turn = takeReply(session, question, reply, held.view);
  if (turn.kind !== 'go' || turn.edits.length === 0) return { turn };
  const changed = hold(edited(held.text, turn.edits), means, held.view);
  const lost = question.kind === 'evidence' && changed.held && lackingIn(changed.held, question);
  if (lost) return { turn: { kind: 'wrong', message: lost } };
  if (changed.held !== undefined) return { turn, held: changed.held };
  return { turn: { kind: 'wrong', message: worst(changed.problems) } };
};

const lackingIn = ({ view }: Held, { parts }: Question): string | undefined =>
  lacking(valueAt(view.value, parts), view.looks);

const worst = (problems: readonly Problem[]): string => {
  const { message, hint } = problems.find(({ severity }) => severity === 'error') ?? {
    message: 'the file would not be valid',
  };
  return hint === undefined ? message : `${message} (${hint})`;
};
