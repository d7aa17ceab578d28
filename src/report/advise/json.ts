// The advice as JSON, in the published shape: model/advise-report.ts has its schema.
import type { JsonAdvice } from '../../model/advise-report.ts';
import { safeJson } from '../safe-text.ts';
import type { AdviceReported, AdviceReporter } from './report.ts';

export const jsonAdvice: AdviceReporter = (reported) => `${safeJson(JSON.stringify(adviceJson(reported), null, 2))}\n`;

export const adviceJson = ({ assessment, advice, tool }: AdviceReported): JsonAdvice => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: { name: assessment.pilot.name },
  advice: [...advice],
});
