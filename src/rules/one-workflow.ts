// Whether the pilot is about one workflow, and says what improves in it, how that is measured and what it is worth.
import type { Outcome } from '../model/outcome.ts';
import type { Pilot } from '../model/pilot.ts';
import { byShare } from './combinators.ts';
import { placed } from './measures.ts';
import { absent, notStated } from './outcomes.ts';
import type { Part } from './parts.ts';
import { named, some, whether } from './truth.ts';
import { money } from './value-words.ts';

export const oneWorkflow = (pilot: Pilot): Outcome => {
  const { name, volume_per_month: volume } = pilot.pilot.workflow;
  if (volume === 0) return absent('0 tasks a month', 'pilot.workflow.volume_per_month');
  if (named(name) === false) return absent(`workflow: ${name}`, 'pilot.workflow.name');
  const answers = byShare(threeQuestions(pilot), 'questions answered', 'pilot.workflow');
  if (name === undefined || volume === undefined) {
    const blank = [...(name === undefined ? ['name'] : []), ...(volume === undefined ? ['volume per month'] : [])];
    return notStated(blank, 'pilot.workflow', answers.best);
  }
  return { ...answers, seen: `${name}, ${money(volume)} tasks a month: ${answers.seen}` };
};

/** What improves, how it is measured, what it is worth. */
const threeQuestions = (pilot: Pilot): readonly Part[] => {
  const { measures } = pilot.kpis;
  const primaries = placed(pilot).filter(({ measure }) => measure.role === 'primary');
  const sourced = primaries.find(({ measure }) => named(measure.source)) ?? primaries[0];
  const valued = primaries.find(({ measure }) => (measure.outcome.value_per_year ?? 0) > 0);
  const worth = primaries.map(({ measure }) => whether(measure.outcome.value_per_year, (value) => value > 0));
  return [
    { name: 'what improves', at: 'pilot.workflow.improves', holds: named(pilot.pilot.workflow.improves) },
    {
      name: 'how it is measured',
      at: sourced?.at ?? 'kpis.measures',
      holds: measures && some(primaries.map(({ measure }) => named(measure.source))),
    },
    {
      name: 'what it is worth',
      at: valued?.at ?? 'value',
      holds: some([...worth, isFilled(pilot.value) ? true : undefined]),
    },
  ];
};

/** Whether anything at all is said in a section. */
const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(isFilled) : value !== undefined;
