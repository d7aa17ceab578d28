// What the tools for coding assistants answer: a text to read and the same as data, small, with counts, with file:line, and
// with what comes next.
import { type Assessment, isGap } from '../../model/assessment.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { counted, percent, safe, shown } from '../text.ts';
import { gapWords, lawLine, outcomeWords } from '../words.ts';

export type Answer = {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly failed?: boolean;
};

/** pilot.yaml:12 */
export const lineOf = (file: string, { line }: Pick<Place, 'line'>): string => `${safe(file)}:${line}`;

export const oneDecimal = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** A heading with its items; nothing where there are none. `all` is how many there are. */
export const listed = (heading: string, items: readonly string[], all = items.length): readonly string[] => {
  if (all === 0) return [];
  const more = all > items.length ? [`- … and ${all - items.length} more (raise limit)`] : [];
  return ['', `${heading} (${all}):`, ...items.map((one) => `- ${one}`), ...more];
};

const HONEST = 'The verdict is computed from the file: report it as it is, and change no answer to move it.';

export const assessAnswer = (assessment: Assessment, limit: number): Answer => {
  const { file, headline, grade, gates, findings, asOf, contradictions, warnings, verdict, pilot } = assessment;
  const against = assessment.against.map(({ id, fact, at }) => ({ id, says: safe(fact), at: lineOf(file, at) }));
  const said = new Set(assessment.against.flatMap(({ id, also }) => [id, ...also]));
  const gaps = findings
    .filter((one) => isGap(one) && one.kind !== 'unknown' && !said.has(one.id))
    .sort((a, b) => b.pointsLost - a.pointsLost)
    .map((one) => ({
      id: one.id,
      state: outcomeWords[one.kind],
      says: safe(gapWords(one)),
      seen: safe(one.seen),
      at: lineOf(file, one.at),
      points: oneDecimal(one.pointsLost),
    }));
  const unknown = findings.filter(({ kind }) => kind === 'unknown').length;
  const notes = [
    ...contradictions.map(({ statement, places: [at] }) => ({ says: safe(statement), at: lineOf(file, at.at) })),
    ...warnings.map(({ message, at }) => ({ says: safe(message), at: lineOf(file, at) })),
  ];
  const next =
    unknown > 0
      ? `${counted(unknown, 'check')} not answered: next_questions lists what to ask, in order. Do not guess.`
      : 'Every check that applies is answered. plan says what closes the gaps.';
  const truncated = [against, gaps, notes].some(({ length }) => length > limit);
  return {
    text: [
      `${headline.words}.${headline.detail === null ? '' : ` ${headline.detail}.`} (${safe(pilot.name)}, ${safe(file)}, as of ${asOf})`,
      `Score ${shown(grade.score)} of 100, at best ${shown(grade.high)}; shown by evidence ${shown(grade.evidencedScore)}; ${percent(grade.coverage)} answered.`,
      `Gates: ${gates.map(({ gate, state }) => `${gate.id} ${state}`).join(', ')}.`,
      lawLine(assessment),
      ...listed(
        'Stated against the pilot, first things first',
        against.slice(0, limit).map(({ id, says, at }) => `${says} [${id}] ${at}`),
        against.length,
      ),
      ...listed(
        'Other gaps',
        gaps.slice(0, limit).map(({ id, state, says, at }) => `${state}: ${says} [${id}] ${at}`),
        gaps.length,
      ),
      ...listed(
        'Does not fit together, or is doubtful',
        notes.slice(0, limit).map(({ says, at }) => `${says} ${at}`),
        notes.length,
      ),
      '',
      `${next} ${HONEST}`,
    ].join('\n'),
    data: {
      file,
      asOf,
      pilot: safe(pilot.name),
      verdict,
      headline: headline.words,
      score: oneDecimal(grade.score),
      scoreAtBest: oneDecimal(grade.high),
      evidenced: oneDecimal(grade.evidencedScore),
      answered: Math.floor(grade.coverage * 100) / 100,
      gates: Object.fromEntries(gates.map(({ gate, state }) => [gate.id, state])),
      law: lawLine(assessment),
      against: against.slice(0, limit),
      gaps: gaps.slice(0, limit),
      notes: notes.slice(0, limit),
      counts: { against: against.length, gaps: gaps.length, unknown, notes: notes.length },
      truncated,
      next,
    },
  };
};

/** `nameOf` says where a problem stands, where that is no line of the file. */
export const problemsAnswer = (
  file: string,
  problems: readonly Problem[],
  { limit, head, nameOf }: { readonly limit: number; readonly head: string; readonly nameOf?: (at: Place) => string },
): Answer => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const all = problems.map(({ severity, code, message, at, hint }) => ({
    severity,
    code,
    says: safe(message),
    ...(at.path !== '' && { path: safe(at.path) }),
    at: nameOf?.(at) ?? `${safe(file)}:${at.line}:${at.column}`,
    ...(hint !== undefined && { hint: safe(hint) }),
  }));
  const shownOnes = all.slice(0, limit);
  return {
    text: [
      head,
      ...listed(
        'Problems',
        shownOnes.map(
          ({ severity, says, at, hint }) => `${severity} ${at} ${says}${hint === undefined ? '' : ` → ${hint}`}`,
        ),
        all.length,
      ),
    ].join('\n'),
    data: {
      file,
      valid: errors === 0,
      counts: { errors, warnings: problems.length - errors },
      problems: shownOnes,
      truncated: all.length > shownOnes.length,
    },
    ...(errors > 0 && { failed: true }),
  };
};
