// Options that several commands share, declared once so that their words stay the same.

/** Refuses larger pilot files. */
export const MAX_BYTES = ['--max-bytes <n>', 'refuse larger pilot files (default: 1048576)'] as const;

/** The date of judgement. */
export const AS_OF = ['--as-of <date>', 'judge as of this date, YYYY-MM-DD (default: today)'] as const;

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** An organisation's own checklist, for every command that judges. */
export const CHECKLIST = [
  '--checklist <file>',
  "judge by the core with this organisation's checklist; may be repeated",
  collect,
] as const;

/** The configuration, for every command that judges. */
export const CONFIG = [
  '--config <file>',
  'this configuration instead of the one that is found; none for no configuration',
] as const;
