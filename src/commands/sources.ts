// Reads what compare is given: a file, stdin, or REV:FILE; and tells a saved report from a pilot file.
import type { World } from '../io/world.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { type SavedReport, savedReport } from '../model/report/saved.ts';

/** `name` is how the command line names it, `file` the file in it. */
export type Source = {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where it comes from a revision, which one, and its path there from the repository's root. */
  readonly past?: { readonly revision: string; readonly path: string };
  readonly isReport: boolean;
};

export const sourceOf = (name: string, maxBytes: number, world: World): Source => {
  const { bytes, file, ...past } = bytesOf(name, maxBytes, world);
  return { name, file, bytes, ...past, isReport: isReport(file, textOf(bytes.subarray(0, 4096))) };
};

/** JSON is YAML: a pilot file may be written so, too. */
const isReport = (file: string, start: string): boolean =>
  /^\s*[[{]/.test(start) && (/\.json$/i.test(file) || start.includes('"schemaVersion"'));

/** REV:FILE where there is no file of the whole name; :FILE is what is staged. */
const bytesOf = (name: string, maxBytes: number, world: World): Pick<Source, 'bytes' | 'file' | 'past'> => {
  try {
    return { bytes: world.read(name, Math.max(maxBytes, MOST_REPORT)), file: name };
  } catch (error) {
    const [, revision, file] = /^([^:]*):(.+)$/.exec(name) ?? [];
    if (!isReadinessError(error) || revision === undefined || file === undefined) throw error;
    const { bytes, path } = world.revision(revision, file);
    return { bytes, file, past: { revision, path } };
  }
};

/** A saved report holds every check: larger than a pilot file, and smaller than this. */
const MOST_REPORT = 16_777_216;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const reportOf = ({ name, bytes }: Source): SavedReport => {
  const hint = 'compare reads what readiness assess -f json writes for one pilot';
  let value: unknown;
  try {
    value = JSON.parse(textOf(bytes));
  } catch {
    throw new ReadinessError(`${name} is not JSON`, { hint });
  }
  if (Array.isArray(value)) throw new ReadinessError(`${name} holds the reports of several pilots`, { hint });
  if (Object(value).judged === false) throw new ReadinessError(`${name} tells of a file that was not judged`, { hint });
  const { data, error } = savedReport.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const where = issue?.path.join('.');
  throw new ReadinessError(`${name} is not a report that can be read: ${where}: ${issue?.message}`, { hint });
};
