// The ledger of evidence in words: how much of what is shown was compared, and each file with what rests on it.
import type { EvidenceLedger, LedgerEntry } from '../model/assessment.ts';
import { counted, shown } from './text.ts';

/** "Of 88.2 shown, 41.0 were compared with what a file says; 47.2 rest on files that were only found." */
export const comparedWords = ({ shown: all, compared }: EvidenceLedger): string | undefined => {
  if (all === null || all === 0) return undefined;
  const some = compared ?? 0;
  if (some >= all - 1e-9) return `Of ${shown(all)} shown, all was compared with what a file says`;
  const rest = `${shown(all - some)} rest on files that were only found`;
  return `Of ${shown(all)} shown, ${some === 0 ? '0' : shown(some)} were compared with what a file says; ${rest}`;
};

export type LedgerRow = {
  readonly file: string;
  readonly state: string;
  /** "promptfoo results, 21 KiB". */
  readonly what: string;
  /** "2026-11-05 (the file itself)"; "not known". */
  readonly date: string;
  /** "12 checks". */
  readonly checks: string;
  /** What was compared, a sentence each; else why nothing was. */
  readonly compared: readonly string[];
};

/** In the order of the ledger. */
export const ledgerRows = ({ files }: EvidenceLedger): readonly LedgerRow[] =>
  files.map((one) => ({
    file: [one.file, ...one.copies].join(' = '),
    state: one.state,
    what: one.bytes === null ? one.kind : `${one.kind}, ${sizeWords(one.bytes)}`,
    date: one.date === null ? 'not known' : `${one.date} (${one.dateFrom})`,
    checks: counted(one.checks.length, 'check'),
    compared: one.compared.length > 0 ? one.compared.map(comparisonWords) : [one.why],
  }));

/** "Faithfulness: stated 0.962, the file says 0.91". */
const comparisonWords = ({ title, stated, said, agrees }: LedgerEntry['compared'][number]): string =>
  agrees ? `${title} ${stated}: the file says ${said}` : `${title}: stated ${stated}, the file says ${said}`;

const sizeWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
};

/** Files on which so many checks rest deserve a second look. */
export const isMuchUsed = ({ checks }: LedgerEntry): boolean => checks.length > 5;
