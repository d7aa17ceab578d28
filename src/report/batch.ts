// Formats that show one pilot after the other, made into reports of a whole run.
import type { Batch, Report, Reporter, ReportOptions, Unjudged } from './report.ts';
import { safe } from './safe-text.ts';

/** What could not be judged comes first: nothing is to hide it. `between` separates two pilots. */
export const oneByOne =
  (one: Reporter, none: (unjudged: Unjudged) => string, between: (options: ReportOptions) => string): Report =>
  ({ judged, unjudged }, options) =>
    [...unjudged.map(none), ...judged.map((each) => one(each, options))].join(between(options));

/** A single pilot as itself, several as a JSON list. */
export const asList =
  (one: Reporter, none: (unjudged: Unjudged, batch: Batch) => string): Report =>
  (batch, options) => {
    const { judged, unjudged } = batch;
    const texts = [...unjudged.map((each) => none(each, batch)), ...judged.map((each) => one(each, options))];
    return texts.length === 1 ? (texts[0] ?? '') : `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  };

/** One line for the file and one for each of its problems. */
export const notJudged = ({ file, problems }: Unjudged): string =>
  [`${safe(file)}: not judged`, ...problems.map((problem) => `  ${problemLine(file, problem)}`), ''].join('\n');

/** FILE:LINE:COL message */
export const problemLine = (file: string, { at, message }: Unjudged['problems'][number]): string =>
  `${safe(file)}:${at.line}:${at.column} ${safe(message)}`;
