// Law beside the score: counts, what is due with its remedy, what comes when; every duty with --details.
import type { Obligation } from '../../model/obligation.ts';
import { packed, wrapWith } from '../layout.ts';
import {
  aboutWords,
  bindsWords,
  caution,
  clauseWords,
  countWords,
  dateWords,
  dueOf,
  ruleWords,
  stateWords,
  upcomingWords,
  whomWords,
} from '../obligation-words.ts';
import type { Reported, ReportOptions } from '../report.ts';
import { heading } from './heading.ts';
import { placeOf } from './place.ts';

const MOST = 5;

export const obligationsSection = ({ assessment }: Reported, options: ReportOptions): readonly string[] => {
  const { obligations, file } = assessment;
  if (obligations.length === 0) return [];
  const { columns, paint, details } = options;
  const due = dueOf(obligations);
  const note = !details && due.length > MOST ? `(${MOST} of ${due.length} that are due; --details shows all)` : '';
  return [
    ...heading('Obligations, beside the score', note, columns, paint),
    ...countWords(obligations).flatMap((words) => wrapWith('  ', words, columns)),
    ...whom(obligations, options),
    ...(details
      ? obligations.flatMap((one) => inFull(one, file, options))
      : due.slice(0, MOST).flatMap((one) => inShort(one, options))),
    ...(details ? [] : upcomingWords(obligations).flatMap((words) => wrapWith('  from ', words, columns))),
    ...wrapWith('  ', caution, columns).map(paint.dim),
  ];
};

/** In full what holds for each law as a whole; in short whom the binding ones bind. */
const whom = (obligations: readonly Obligation[], { columns, details }: ReportOptions): readonly string[] => {
  if (details) return aboutWords(obligations).flatMap((words) => wrapWith('  ', words, columns));
  const words = whomWords(obligations);
  return words === '' ? [] : wrapWith('  whom they bind: ', words, columns);
};

const inShort = (one: Obligation, { columns, paint }: ReportOptions): readonly string[] => [
  ...wrapWith('  · ', `${clauseWords(one)}: ${stateWords[one.state]}`, columns),
  ...(one.remedy === null ? [] : wrapWith('    → ', one.remedy, columns).map(paint.dim)),
];

const inFull = (one: Obligation, file: string, options: ReportOptions): readonly string[] => {
  const { columns, paint } = options;
  const about = [
    one.id,
    ...(one.binding ? [`binds ${bindsWords(one.binds)}`] : []),
    dateWords(one),
    ...(one.shownBy.length > 0 ? [`met: ${one.shownBy.join(', ')}`] : []),
    ...one.evidence.map(({ ref, state }) => `evidence ${ref}: ${state}`),
  ];
  return [
    ...inShort(one, options),
    ...(one.statement === one.title ? [] : wrapWith('    asks: ', one.statement, columns).map(paint.dim)),
    ...packed(about, 4, columns).map(paint.dim),
    ...wrapWith('    ', `because: ${ruleWords(one)}`, columns).map(paint.dim),
    ...(one.note === null ? [] : wrapWith('    ', `note: ${one.note}`, columns).map(paint.dim)),
    ...(one.binding ? [`    ${paint.cyan(placeOf(one.at, file, columns))}`] : []),
  ];
};
