// The questions of the checklist: each declared control by its statement, and all open ones of a dimension at once.
import { controlPath } from '../assess/control.ts';
import type { CheckItem } from '../model/checklist.ts';
import { dimensionOf, slugOf } from '../model/dimensions.ts';
import type { Choice } from '../model/prompt.ts';
import { type Parts, valueAt } from './path.ts';
import type { Question } from './question.ts';
import { shownControl } from './shown.ts';
import { isBlankIn, type View } from './view.ts';

export const controlChoices: readonly Choice[] = [
  { word: 'in-place', says: 'it holds today' },
  { word: 'partial', says: 'it holds for a part' },
  { word: 'planned', says: 'somebody is to do it; counts as not there yet' },
  { word: 'absent', says: 'it does not hold' },
  { word: 'not-applicable', says: 'it cannot hold here; needs a reason' },
];

export const controlQuestion = (parts: Parts, { value, checklist }: View): Question => {
  const item = checklist.items.find((one) => one.id === `${parts[0]}.${parts[2]}`);
  if (item === undefined) throw new Error(`no check asks for ${parts.join('.')}`);
  const present = shownControl(valueAt(value, parts));
  return {
    kind: 'control',
    parts,
    title: item.id,
    ask: `${item.statement}: is it so?`,
    says: `Evidence that would show it: ${item.evidence.wanted}.`,
    why: item.why,
    choices: controlChoices,
    ...(present !== undefined && present !== 'unknown' && { present }),
  };
};

/** Why a control does not apply. */
export const reasonQuestion = (parts: Parts): Question => ({
  kind: 'reason',
  parts,
  title: 'Reason',
  ask: 'Why does it not apply?',
  says:
    parts[1] === 'obligations'
      ? 'The reason stands in the report; a gate that asks for obligations wants evidence of it, too.'
      : 'The reason stands in the report; a gate limits how much may be declared away.',
  why: '',
  choices: [],
});

export const practicesQuestion = (section: string, view: View): Question => {
  const { title = section } = view.checklist.dimensions.find(({ id }) => id === section) ?? {};
  return {
    kind: 'practices',
    parts: [section, 'controls'],
    title,
    ask: `${title}: which of these hold today?`,
    says: 'What you name is declared in place. The others stay open, and are asked for one by one.',
    why: 'One look over all of them is quicker than one question each.',
    choices: openControls(section, view).map((item) => ({ word: slugOf(item.id), says: item.statement })),
  };
};

/** The controls of a dimension that nobody has answered and that apply, as far as is known. */
export const openControls = (section: string, { pilot, checklist, worth }: View): readonly CheckItem[] =>
  checklist.items.filter(
    ({ id, control }) =>
      control === true &&
      dimensionOf(id) === section &&
      worth.checks.has(controlPath(id)) &&
      isBlankIn(pilot, controlPath(id)),
  );
