// The words for one check: what it asks, why, how it is scored, what to do, and what asks for something of the kind.
import type { CheckExplained } from './check.ts';
import { clauseDates, clauseName } from './clauses.ts';
import { fragmentWords } from './fragment.ts';
import { type Block, block, exact, type Line, row } from './page.ts';

export const checkBlocks = (check: CheckExplained, asOf: string): readonly Block[] => [
  ...block('What it asks', [`${check.statement}.`, ...check.origin.map((words) => row('changed', words))]),
  ...block('Why', [check.why, ...check.figures.map(figureWords)]),
  ...block('How it is scored', scored(check)),
  ...block('What it decides', decides(check)),
  ...toDo(check),
  ...block('In the pilot file', examples(check)),
  ...block('Who asks for something of the kind', clauses(check, asOf)),
];

const figureWords = ({ says, source, title, origin }: CheckExplained['figures'][number]): Line =>
  row('figure', `${says} (${source}, “${title}”; ${origin})`);

const scored = ({ judgedBy }: CheckExplained): readonly Line[] => {
  const { kind, by, partial, thresholds, applies } = judgedBy;
  const names = Object.entries(thresholds).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`);
  return [
    row('judged', kind === 'control' ? `by what is declared under ${by}` : `from the stated facts, by ${kind} ${by}`),
    row('met', kind === 'control' ? 'in-place scores 1' : 'scores 1'),
    ...partialWords(kind, partial),
    row('not met', kind === 'control' ? 'planned and absent score 0' : 'absent scores 0'),
    row('blank', 'not answered counts as 0, and the range says what it could be'),
    ...(names.length === 0 ? [] : [row('limits', names.join(', '))]),
    row(
      'applies',
      applies === null
        ? 'to every pilot'
        : `where ${applies}; where not, it leaves the sum; unstated, it is not answered`,
    ),
  ];
};

const partialWords = (kind: string, partial: string | null): readonly Line[] => {
  if (kind === 'control') return [row('partial', 'partial scores 0.5')];
  return partial === null ? [row('partial', 'there is none: it holds or it does not')] : [row('partial', partial)];
};

const decides = (check: CheckExplained): readonly Line[] => {
  const { dimension, weight, mostPoints, gate, phase } = check;
  return [
    row(
      'weight',
      `${exact(weight)} of ${exact(dimension.weightOfChecks)} in ${dimension.title}, which weighs ${exact(dimension.weight)}; at most ${exact(mostPoints)} points of 100 where every check applies`,
    ),
    row('gate', `due by ${gate}`),
    row('phase', `${phase.id}, ${phase.title}; it ends when: ${phase.exit}`),
    row('blocker', blockerWords(check.blocker)),
    row('evidence', `${check.evidence.wanted}; fresh for ${check.evidence.fresh_days} days`),
  ];
};

const blockerWords = ({ blocks, when, waivable }: CheckExplained['blocker']): string => {
  if (!blocks) return 'no: it costs points alone';
  const where = when === null ? 'yes, always' : `where ${when}, or where that is not stated`;
  return `${where}; short of met it shuts its gate and the later ones${waivable ? ', unless a waiver holds' : '; a waiver has no effect where it is known to hold'}`;
};

export const toDo = ({ fix }: Pick<CheckExplained, 'fix'>): readonly Block[] => {
  const { low, likely, high } = fix.days;
  return block('What to do', [
    `${fix.do}.`,
    row('done when', fix.done_when),
    row('role', fix.role),
    row('days', `${low} to ${high} of work, likely ${likely}`),
    ...(fix.after.length === 0 ? [] : [row('after', fix.after.join(', '))]),
  ]);
};

const examples = ({ judgedBy, examples: { given, ...kinds } }: CheckExplained): readonly Line[] => {
  if (judgedBy.kind === 'control') {
    const [section = '', , name = ''] = judgedBy.by.split('.');
    const declared = (how: unknown): string => fragmentWords({ [section]: { controls: { [name]: how } } });
    const full = { status: 'in-place', evidence: ['file.md'], verified: '2026-01-31' };
    return [row('in short', declared('in-place')), row('in full', declared(full))];
  }
  const shown = Object.entries(kinds).filter(([kind, fragment]) => kind !== 'unknown' && fragment !== undefined);
  return [
    ...(given === undefined ? [] : [row('given', fragmentWords(given))]),
    ...shown.map(([kind, fragment]) => row(kind, fragmentWords(fragment ?? {}))),
  ];
};

const clauses = (check: CheckExplained, asOf: string): readonly Line[] => {
  if (check.clauses.length === 0) return [];
  return [
    ...check.clauses.map((one) =>
      row('·', `${clauseName(one)}: ${clauseDates(one, asOf)}${one.note === null ? '' : `. ${one.note}`}`),
    ),
    'It is no legal advice, and a check that is met certifies nothing.',
  ];
};
