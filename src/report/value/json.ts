// The value case as JSON, in the published shape: model/value-report.ts has its schema.
import type { ValueReport } from '../../model/value-report.ts';
import { safeJson } from '../safe-text.ts';
import type { ValueReported, ValueReporter } from './report.ts';

export const jsonValue: ValueReporter = (reported) => `${safeJson(JSON.stringify(valueJson(reported), null, 2))}\n`;

/** Keys stand in a fixed order; numbers are unrounded. */
export const valueJson = ({ assessment, value, tool }: ValueReported): ValueReport => ({
  schemaVersion: '1.0',
  tool,
  checklist: assessment.checklists.map(({ id, version }) => ({ id, version })),
  asOf: assessment.asOf,
  file: assessment.file,
  pilot: { name: assessment.pilot.name },
  ...value,
});
