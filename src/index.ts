// The public surface of the library, name by name.

export { adviceOn } from './advise/index.ts';
export { assess } from './assess/index.ts';
export type { Input } from './assess/input.ts';
export { composeChecklist } from './checklist/core.ts';
export type { Assessment, Finding } from './model/assessment.ts';
export type { CheckItem, Checklist } from './model/checklist.ts';
export type { Pilot } from './model/pilot/pilot.ts';
export type { Problem } from './model/problem.ts';
export type { Advice } from './model/published/advise.ts';
export type { Against, GateState, Headline, Verdict } from './model/verdict.ts';
export { type Plan, planOf } from './plan/index.ts';
export { type Timetable, timetableOf } from './plan/timetable.ts';
export { type Document, parse } from './read/parse.ts';
export { validate } from './read/validate.ts';
export { jsonSchema } from './report/json-schema.ts';
export { type Format, formats } from './report/registry.ts';
