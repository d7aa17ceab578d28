// The words for one obligation, in itself and on a pilot. No advice, and nothing is certified.
import type { Duty } from '../../model/obligation.ts';
import { bindsWords, caution, dateWords, ruleWords, stateWords } from '../obligation-words.ts';
import type { DutyExplained, DutyOnPilot } from './duty.ts';
import { fragmentWords } from './fragment.ts';
import { type Block, block, type Line, row } from './page.ts';

export const dutyBlocks = (one: DutyExplained): readonly Block[] => [
  ...block('What it asks', asks(one)),
  ...(one.onPilot === undefined ? [] : onPilot(one.duty, one.onPilot)),
  ...block('When it is on the list', [
    one.when.length === 0
      ? 'For every pilot.'
      : `Where this holds, or is not ruled out by an answer: ${one.when.join('; ')}.`,
    row('applies', appliesWords(one)),
  ]),
  ...block('What shows it', shows(one.duty)),
  ...block('In the pilot file', [
    row('in short', answer(one.duty, 'in-place')),
    row('in full', answer(one.duty, { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' })),
    caution,
  ]),
];

const asks = ({ duty, statute }: DutyExplained): readonly Line[] => [
  `${duty.says ?? duty.title}.`,
  row('clause', `${statute.title}: ${duty.clause.slice(duty.clause.indexOf('/') + 1)}, ${duty.title}`),
  row(
    'binds',
    statute.force === 'voluntary' ? 'nobody: it is voluntary' : `${bindsWords(duty.binds)}, by ${statute.force}`,
  ),
  ...(duty.note === undefined ? [] : [row('note', duty.note)]),
  row('about', statute.note),
];

const appliesWords = ({ duty, statute }: DutyExplained): string => {
  const { from, from_annex_i: annexI, unconfirmed } = duty;
  if (statute.force === 'voluntary') return 'voluntary';
  if (from === undefined) return 'in force';
  const dates = `${from}${annexI === undefined ? '' : `, and ${annexI} where Annex I alone brings it`}`;
  return unconfirmed === undefined ? `from ${dates}` : `date unconfirmed (${unconfirmed}), planned with ${dates}`;
};

const shows = ({ id, shown_by: checks, asks: also }: Duty): readonly Line[] => {
  const own = `the answer under governance.obligations.${id}`;
  if (checks.length === 0) return [row('answer', own)];
  const all = `${checks.join(', ')}${checks.length > 1 ? ', all of them' : ''} met, as far as they apply`;
  return [row('checks', all), ...(also ? [row('answer', `and ${own}: the checks alone are not enough`)] : [])];
};

const answer = ({ id }: Duty, how: unknown): string => fragmentWords({ governance: { obligations: { [id]: how } } });

const onPilot = (duty: Duty, { obligation, fails, facts }: DutyOnPilot): readonly Block[] => {
  const seen = facts.flatMap(({ path, value, at }): readonly Line[] => [
    row('fact', `${path} is ${value}`),
    { at, text: '' },
  ]);
  if (obligation === undefined) {
    return block('On this pilot', [`Not on its list, since this does not hold: ${fails.join('; ')}.`, ...seen]);
  }
  const { state, shownBy, openChecks, answer: given, remedy, evidence } = obligation;
  return block('On this pilot', [
    row('state', `${stateWords[state]}; ${dateWords(obligation)}`),
    row('because', ruleWords(obligation)),
    ...seen,
    ...(shownBy.length > 0 ? [row('met', shownBy.join(', '))] : []),
    ...(openChecks.length > 0 ? [row('not met', openChecks.join(', '))] : []),
    row('answer', given ?? `none under governance.obligations.${duty.id}`),
    ...evidence.map((piece) => row(piece.state, `${piece.ref}: ${piece.why}`)),
    ...(remedy === null ? [] : [row('to do', remedy)]),
  ]);
};
