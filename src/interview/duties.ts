// The questions about obligations: those that the facts bring and that nothing but an answer of the team can show.
import type { Obligation } from '../model/obligation.ts';
import { isMap } from '../model/schema.ts';
import { controlChoices } from './controls.ts';
import { isListOfMaps, type Parts, partsOf, schemaAt, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { shownControl } from './shown.ts';
import { isBlankIn, type View } from './view.ts';

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

/** The blanks that leave open whether a duty is here at all. */
export const dutyFacts = ({ duties, pilot }: View): readonly Parts[] => {
  const missing = duties()
    .filter(({ binding }) => binding)
    .flatMap((duty) => duty.missing);
  return [...new Set(missing)].filter((path) => isField(path) && isBlankIn(pilot, path)).map(partsOf);
};

/** One that an answer fills: no list of items, and no place that the file does not have. */
const isField = (path: string): boolean => {
  const schema = schemaAt(partsOf(path));
  return schema !== undefined && !isListOfMaps(schema) && !isMap(schema);
};

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
