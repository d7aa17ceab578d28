// Question after question: each answer is written before the next is asked, so that an end at any moment loses nothing.

import { afterPause, isPauseDue, type Known, knownOf } from '../../interview/pause.ts';
import { type Progress, progressOf } from '../../interview/progress.ts';
import type { Scope } from '../../interview/queue.ts';
import { nextQuestion } from '../../interview/session.ts';
import { newSession, type Session, type Turn } from '../../interview/turn.ts';
import type { World } from '../../io/world.ts';
import type { Prompter } from '../../model/prompt.ts';
import { pauseAsk, pauseLines, wantsMore } from '../../report/interview/pause.ts';
import { type InterviewView, openingLines, standsLines } from '../../report/interview/words.ts';
import { wrap } from '../../report/layout.ts';
import { safe } from '../../report/safe-text.ts';
import { explained } from './explain.ts';
import { type Held, type Means, saved } from './held.ts';
import { asked } from './trial.ts';

export type Talk = {
  readonly means: Means;
  readonly scope: Scope;
  readonly prompter: Prompter;
  readonly world: World;
  readonly screen: InterviewView;
};

/** Between two questions. */
type State = {
  readonly held: Held;
  readonly session: Session;
  readonly progress: Progress;
  /** The first verdict was told. */
  readonly told: boolean;
  readonly known: Known;
};

export type Ending = Pick<State, 'session' | 'progress'> & {
  readonly interrupted: boolean;
  /** It was just said where the pilot stands. */
  readonly told: boolean;
};

export const converse = async (held: Held, talk: Talk): Promise<Ending> => {
  let state = begun(held, talk);
  for (;;) {
    const question = nextQuestion(state.session, state.held.view, talk.scope);
    if (question === undefined) return ended(state);
    if (isPauseDue(state.session, state.progress, talk.scope, state.known)) {
      const more = await wantsToGoOn(state, talk);
      if (more !== true) return { ...ended(state, more === undefined), told: true };
      state = refreshed(state, talk);
    }
    const tried = await asked(question, state, talk.means, talk.prompter, talk.screen);
    const turn = tried?.turn;
    if (turn === undefined || turn.kind === 'stop') return ended(state, turn === undefined);
    if (turn.kind === 'go') state = gone(state, turn, tried?.held, talk);
    else say([turn.kind === 'wrong' ? notTaken(turn.message) : explained(question, state.held, talk)], talk);
  }
};

const ended = ({ session, progress }: State, interrupted = false): Ending => ({
  session,
  progress,
  interrupted,
  told: false,
});

/** Undefined where the person ended it otherwise. */
const wantsToGoOn = async ({ progress }: State, talk: Talk): Promise<boolean | undefined> => {
  say(pauseLines(progress, talk.means.file, talk.screen), talk);
  const reply = await talk.prompter.ask(pauseAsk);
  return reply === undefined ? undefined : wantsMore(reply);
};

const refreshed = (state: State, { scope }: Talk): State => {
  const session = afterPause(state.session);
  const progress = progressOf(session, state.held.view, scope);
  return { ...state, session, progress, known: knownOf(progress) };
};

const say = (lines: readonly string[], { world }: Talk): void => world.stdout.write(`${lines.join('\n')}\n`);

const notTaken = (message: string): string => `Not taken: ${safe(message)}`;

const begun = (held: Held, talk: Talk): State => {
  const progress = progressOf(newSession, held.view, talk.scope);
  say(openingLines(talk.means.file, progress, talk.screen), talk);
  if (progress.dozenDone) say(standsLines(progress, 'Where it stands', talk.screen), talk);
  return { held, session: newSession, progress, told: progress.dozenDone, known: knownOf(progress) };
};

/** What was answered is written before the next question is asked. */
const gone = (before: State, turn: Extract<Turn, { kind: 'go' }>, changed: Held | undefined, talk: Talk): State => {
  const theirs = changed && saved(before.held, changed, talk.means, talk.world);
  if (theirs !== undefined) say(wrap(CHANGED, talk.screen.columns), talk);
  const held = theirs ?? changed ?? before.held;
  const session = theirs === undefined ? turn.session : before.session;
  const progress = progressOf(session, held.view, talk.scope);
  const told = before.told || progress.dozenDone;
  if (told && !before.told) say(standsLines(progress, 'A first verdict', talk.screen), talk);
  return { held, session, progress, told, known: before.known };
};

const CHANGED =
  'The file was changed by somebody else: your last answer was not written, so that nothing of theirs is lost. It is asked again.';
