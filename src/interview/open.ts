// The questionnaire without its conversation, for somebody who asks in a way of their own: what nobody knows is not asked
// again, lists with items count as complete, and practices are asked one by one.
import type { GateId } from '../model/vocabulary.ts';
import { progressOf } from './progress.ts';
import { isListOfMaps, itemOf, leavesOf, partsOf, pathOf, type Question, schemaAt, valueAt } from './question.ts';
import { questionAt } from './questions.ts';
import { type Asked, checksAt, KPIS, queueOf, type Scope, type Tier } from './queue.ts';
import { newSession, type Session } from './session.ts';
import type { View } from './view.ts';

export type Open = {
  readonly question: Question;
  readonly path: string;
  readonly tier: Tier;
  readonly topic: string;
  readonly checks: readonly string[];
  /** The item of a list that it is about. */
  readonly item?: string | undefined;
};

export type Standing = {
  readonly headline: string;
  readonly score: number | null;
  readonly coverage: number;
  readonly gate: GateId;
  /** Questions until nothing that is open can move the gate in question, and in all. */
  readonly left: { readonly ofGate: number; readonly inAll: number };
  /** An answer can still shut the gate in question. */
  readonly canShut: boolean;
};

/** `notKnown` are the paths that somebody said they do not know. */
export const sessionFor = ({ pilot }: View, notKnown: ReadonlySet<string>): Session => {
  const lists = leavesOf(pilot).filter((parts) => {
    const schema = schemaAt(parts);
    const found = valueAt(pilot, parts);
    return schema !== undefined && isListOfMaps(schema) && Array.isArray(found) && found.length > 0;
  });
  const complete = lists.map(pathOf).filter((path) => path !== KPIS);
  return { ...newSession, asked: notKnown, closed: new Set([...complete, ...notKnown]), looked: notKnown };
};

/** All of them, in the questionnaire's order. */
export const openIn = (view: View, scope: Scope, session: Asked): readonly Open[] =>
  queueOf(view, scope, session).flatMap(({ parts, practices, tier, topic }) =>
    (practices?.map(partsOf) ?? [parts]).map((one) => ({
      question: questionAt(one, view),
      path: pathOf(one),
      tier,
      topic: topic.title,
      checks: checksAt(one, view),
      item: itemOf(one, view.pilot),
    })),
  );

export const standingOf = (view: View, scope: Scope, session: Session): Standing => {
  const { gate, ofGate, canShut } = progressOf(session, view, scope);
  const { headline, score, coverage } = view.stand;
  return {
    headline: headline.words,
    score,
    coverage,
    gate,
    left: { ofGate: ofGate.prompts, inAll: openIn(view, scope, session).length },
    canShut,
  };
};
