// One obligation as data: what it asks, whom it binds, what brings it, from when it applies, what shows it; and how it
// stands on one pilot, or why it is not on the list of that pilot.
import { statutes } from '../../assess/obligations/catalogue.ts';
import { grounds } from '../../assess/obligations/grounds.ts';
import type { Duty, Obligation, Statute } from '../../model/obligation.ts';
import type { Fact } from '../../model/outcome.ts';
import type { Place } from '../../model/problem.ts';
import type { Case } from './shelf.ts';

export type DutyExplained = {
  readonly duty: Duty;
  readonly statute: Pick<Statute, 'title' | 'force' | 'note'>;
  /** In words what brings it, all of which must hold; none where it is there for every pilot. */
  readonly when: readonly string[];
  readonly onPilot: DutyOnPilot | undefined;
};

export type DutyOnPilot = {
  /** Undefined where the stated facts take it off the list. */
  readonly obligation: Obligation | undefined;
  /** What does not hold, in words, where it is off the list. */
  readonly fails: readonly string[];
  readonly facts: readonly (Fact & { readonly at: Place })[];
};

export const dutyExplained = (id: string, pilot: Case | undefined): DutyExplained | undefined => {
  const statute = statutes.find(({ duties }) => duties.some((one) => one.id === id));
  const duty = statute?.duties.find((one) => one.id === id);
  if (statute === undefined || duty === undefined) return undefined;
  return {
    duty,
    statute: { title: statute.title, force: statute.force, note: statute.note },
    when: duty.when.map((name) => grounds[name]?.words ?? name),
    onPilot: pilot === undefined ? undefined : dutyOnPilot(duty, pilot),
  };
};

const dutyOnPilot = ({ id, when }: Duty, { assessment, pilot, locate }: Case): DutyOnPilot => {
  const obligation = assessment.obligations.find((one) => one.id === id);
  const failing = when.flatMap((name) => {
    const ground = grounds[name];
    const claim = ground?.holds(pilot, assessment.asOf);
    return ground !== undefined && claim?.truth === false ? [{ words: ground.words, facts: claim.facts }] : [];
  });
  const facts = obligation?.facts ?? failing.flatMap((one) => one.facts);
  return {
    obligation,
    fails: failing.map(({ words }) => words),
    facts: distinct(facts).map((fact) => ({ ...fact, at: locate(fact.path) })),
  };
};

const distinct = (facts: readonly Fact[]): readonly Fact[] => [
  ...new Map(facts.map((fact) => [fact.path, fact])).values(),
];
