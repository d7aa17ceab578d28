// The questions about obligations: those that the facts bring and that nothing but an answer of the team can show.
import type { Obligation } from '../model/obligation.ts';
import { controlChoices } from './controls.ts';
import { type Parts, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { shownControl } from './shown.ts';
import type { View } from './view.ts';

const OBLIGATIONS: Parts = ['governance', 'obligations'];

export const isDuty = ([section, key, id]: Parts): boolean =>
  section === 'governance' && key === 'obligations' && id !== undefined;

/** Those that bind and that stated facts bring; of others the blanks are asked first. With all, voluntary ones too. */
export const dutyParts = ({ duties }: View, all: boolean): readonly Parts[] =>
  duties()
    .filter((duty) =>
      all ? duty.answer !== null || awaits(duty) : duty.binding && duty.missing.length === 0 && awaits(duty),
    )
    .map(({ id }) => [...OBLIGATIONS, id]);

const awaits = ({ state }: Obligation): boolean => state === 'to-be-answered';

export const dutyQuestion = (parts: Parts, { value, duties }: View): Question => {
  const duty = duties().find(({ id }) => id === parts[2]);
  if (duty === undefined) throw new Error(`no obligation ${parts.join('.')}`);
  const present = shownControl(valueAt(value, parts));
  const isNamed = duty.statement === duty.title;
  return {
    kind: 'control',
    parts,
    title: `${duty.statute}, ${duty.clause.replace(/^.*\//, '')}`,
    ask: `${duty.statute}: ${duty.statement}: is it ${isNamed ? 'done' : 'so'}?`,
    says: `${duty.clause}, ${duty.title}. Binds: ${duty.binds.join(', ')}. No advice on the law.`,
    why: `It is here because: ${duty.rule}.`,
    choices: controlChoices,
    ...(present !== undefined && present !== 'unknown' && { present }),
  };
};
