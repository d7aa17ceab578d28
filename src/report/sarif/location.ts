// Where a result stands: every one has a region that exists, also for a key that is missing.
import type { Place } from '../../model/problem.ts';

/** A path from the root of the repository, as a URI; SARIF's viewers resolve it against the checkout. */
export const locationOf = (path: string, { line, column }: Pick<Place, 'line' | 'column'>) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(path) },
    region: { startLine: line, startColumn: column },
  },
});

/** ./a//b/../c and a/c are one file, and have one URI. */
const uriOf = (file: string): string => {
  const path = file.replaceAll('\\', '/');
  const encoded = settled(path.replace(/\p{Surrogate}/gu, '\ufffd').split('/'))
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file:///${encoded}` : encoded;
};

const settled = (parts: readonly string[]): readonly string[] => {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
};
