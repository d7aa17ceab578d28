// SARIF 2.1.0 (OASIS Standard): a rule per check, a result per gap, in one run however many pilots were judged.
import type { Batch, Report, Reported } from '../report.ts';
import { safeJson } from '../safe-text.ts';
import { locationOf } from './location.ts';
import { resultsOf } from './results.ts';
import { type Rule, rulesOf } from './rules.ts';

export const sarif: Report = (batch, { pathOf = (file) => file }) =>
  `${safeJson(JSON.stringify(logOf(batch, pathOf), null, 2))}\n`;

type PathOf = (file: string) => string;

const logOf = (batch: Batch, pathOf: PathOf) => {
  const rules = rulesOf(batch);
  return {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: { driver: { ...batch.tool, semanticVersion: batch.tool.version, rules } },
        automationDetails: { id: 'readiness/' },
        invocations: [invocationOf(batch, pathOf)],
        columnKind: 'utf16CodeUnits',
        results: batch.judged.flatMap((reported) => resultsOf(reported, indexOf(rules), pathOf)),
        properties: {
          decisions: batch.judged.map((one) => decisionOf(one)),
        },
      },
    ],
  };
};

/** A file that could not be judged is a failed run: who reads nothing but the results is told here. */
const invocationOf = ({ unjudged }: Batch, pathOf: PathOf) => ({
  executionSuccessful: unjudged.length === 0,
  toolExecutionNotifications: unjudged.flatMap(({ file, problems }) =>
    problems.map(({ code, severity, message, at }) => ({
      level: severity,
      descriptor: { id: `input/${code}` },
      message: { text: message },
      locations: [locationOf(pathOf(file), at)],
    })),
  ),
});

const indexOf = (rules: readonly Rule[]): ReadonlyMap<string, number> => new Map(rules.map(({ id }, i) => [id, i]));

/** What the gate asked for, as every other format shows it. */
const decisionOf = ({ assessment, decision, comparison }: Reported) => ({
  file: assessment.file,
  decision: decision ?? null,
  comparison: comparison ?? null,
});
