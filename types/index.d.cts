// The library's types, in one file that needs nothing beside it. test/library.test.ts holds it to the sources.

/** A place in a file; lines and columns count from 1, `path` is dotted: data.sources[0].owner. */
export type Place = { readonly path: string; readonly line: number; readonly column: number };

/** What is wrong, or doubtful, with a file, and what to do. */
export type Problem = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: Place;
  readonly hint?: string;
};

export type GateId = 'pilot' | 'production' | 'scale';

/** Scores 0…100; null where nothing applies. */
export type Gate = { readonly gate: { readonly id: GateId }; readonly open: boolean };

/** What stands for one check. `kind` is met, partial, planned, absent, unknown or not-applicable. */
export type Finding = { readonly kind: string };

/** A judgement. `render` prints all of it; `render(…, 'json')` is its published form (schema/report.schema.json). */
export type Assessment = {
  /** The name that messages and reports give the file. */
  readonly file: string;
  /** The date of judgement, YYYY-MM-DD. */
  readonly asOf: string;
  readonly pilot: { readonly name: string; readonly stage: string | null };
  readonly verdict: string;
  readonly gates: readonly Gate[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly Problem[];
};

/** The date of judgement, YYYY-MM-DD; today on the machine's calendar where it is left out. */
export type AssessOptions = { readonly asOf?: string };
export type TextOptions = AssessOptions & { readonly file?: string };

/** An assessment where there is no error; warnings may stand beside it. */
export type Assessed = { readonly assessment?: Assessment; readonly problems: readonly Problem[] };

export type RenderOptions = { readonly columns?: number; readonly details?: boolean };

export type Format = 'terminal' | 'markdown' | 'html' | 'json' | 'csv' | 'sarif' | 'junit';
export declare const formats: readonly Format[];

/** Judges the text of a pilot file. Its evidence files are not looked at. Throws a RangeError for a wrong date. */
export declare const assessText: (text: string, options?: TextOptions) => Assessed;

/** Judges a pilot file on the disk, with the evidence files beside it. Throws a RangeError for a wrong date. */
export declare const assessFile: (path: string, options?: AssessOptions) => Assessed;

/** A report without colour; takes an assessment that one of the two above made. */
export declare const render: (assessment: Assessment, format: Format, options?: RenderOptions) => Promise<string>;

export type SchemaName = 'pilot' | 'report' | 'checklist' | 'organisation' | 'config' | 'policy' | 'plan' | 'value' | 'advise';

/** A published JSON Schema, as an object. */
export declare const jsonSchema: (name: SchemaName) => unknown;
