// What is said where the interview pauses by itself: where the pilot stands, what is left and what that can still change,
// how to go on; and the question whether to go on at once.
import type { Progress } from '../../interview/progress.ts';
import type { Ask } from '../../model/prompt.ts';
import { counted, shown } from '../figures.ts';
import { wrap } from '../layout.ts';
import { safe } from '../safe-text.ts';
import { type InterviewView, standsLines } from './words.ts';

export const pauseLines = (progress: Progress, file: string, view: InterviewView): readonly string[] => [
  ...standsLines(progress, 'A good place to stop', view),
  ...wrap(leftWords(progress), view.columns),
  ...wrap(
    `Later: readiness interview ${safe(file)} goes on here; --dimension ID asks for one part, --all for everything.`,
    view.columns,
  ),
];

const leftWords = ({ left, minutes, low, high, openBlockers, proving }: Progress): string => {
  const count = `${counted(left, 'question')} left, about ${minutes} min`;
  if (proving)
    return `${count}, on evidence and obligations: they move no score, but a gate can ask how much is shown.`;
  const points = `${count}: they can move the score by ${shown((high ?? 0) - (low ?? 0))} points at the most`;
  if (openBlockers === 0) return `${points}.`;
  const musts = openBlockers === 1 ? '1 must-have is' : `${openBlockers} must-haves are`;
  return `${points}. ${musts} among what is open: a gate stays shut until its must-haves are answered.`;
};

/** Asked like any other question, but nothing of the file hangs on it. */
export const pauseAsk: Ask = {
  kind: 'one',
  before: [],
  message: 'Go on now?',
  choices: [
    { word: 'yes', says: 'the next questions' },
    { word: 'no', says: 'end here; all answers are saved' },
  ],
  ways: [],
  check: (reply) => (wantsMore(reply) === undefined ? 'say yes or no' : undefined),
};

export const wantsMore = (reply: string): boolean | undefined => {
  const word = reply.trim().toLowerCase();
  if (word === 'yes' || word === 'y') return true;
  return word === 'no' || word === 'n' || word === 'stop' ? false : undefined;
};
