// What is known of evidence files, for pilots that are judged without a disk.
import { collectEvidence, wantedFiles } from '../src/assess/evidence.ts';
import { readEvidence } from '../src/evidence/index.ts';
import type { Content, EvidenceSource, FileState, FileStates, Lookup } from '../src/model/evidence.ts';
import type { Pilot } from '../src/model/pilot/pilot.ts';

type FileLook = Extract<FileState, { readonly state: 'file' }>;

const content: Content = { kind: 'Markdown', figures: [], found: new Map(), notes: [] };

/** A file that is there, holds something and is not read. */
export const fileLook = (more: Partial<FileLook> = {}): FileLook => ({
  state: 'file',
  bytes: 100,
  identity: 'ab'.repeat(32),
  modified: '2026-11-01',
  content,
  ...more,
});

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** A file of this text or these bytes; `parts` cuts it into as many chunks. */
export const sourceOf = (name: string, text: string | Uint8Array, parts = 1): EvidenceSource => {
  const bytes = bytesOf(text);
  const size = Math.max(1, Math.ceil(bytes.length / parts));
  return {
    name,
    bytes: bytes.length,
    chunks: () =>
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)),
  };
};

export const readText = (name: string, text: string | Uint8Array, asked: Partial<Lookup> = {}): Content =>
  readEvidence(sourceOf(name, text), { pointers: [], names: [], ...asked });

/** What is known of the files that a pilot cites, by their texts; the others are missing. */
export const looksFor = (
  pilot: Pilot,
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<FileLook> = {},
): FileStates =>
  new Map(
    wantedFiles(collectEvidence(pilot)).map(({ file, asked }): readonly [string, FileState] => {
      const text = files[file];
      if (text === undefined) return [file, { state: 'missing' }];
      const bytes = bytesOf(text);
      return [
        file,
        fileLook({
          bytes: bytes.length,
          identity: `${file} ${text.length}`,
          content: readText(file, text, asked),
          ...more,
        }),
      ];
    }),
  );
