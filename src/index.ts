// The public surface of the library, name by name.
export { adviceOn } from './advise/index.ts';
export { composeChecklist } from './assess/compose.ts';
export { assess } from './assess/index.ts';
export type { Input } from './assess/input.ts';
export { type Document, parse } from './assess/parse.ts';
export { validate } from './assess/validate.ts';
export type { Advice } from './model/advise-report.ts';
export type { Assessment, Finding, Verdict } from './model/assessment.ts';
export type { CheckItem, Checklist } from './model/checklist.ts';
export type { Pilot } from './model/pilot.ts';
export type { Problem } from './model/problem.ts';
export { type Plan, planOf } from './plan/index.ts';
export { type Timetable, timetableOf } from './plan/timetable.ts';
export { jsonSchema } from './report/json-schema.ts';
export { type Format, formats, reporters } from './report/registry.ts';
