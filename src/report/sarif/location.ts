// Where a result stands: every one has a region that exists, also for a key that is missing.
import type { Place } from '../../model/problem.ts';

/** A path relative to the folder in which the program ran, as a URI; SARIF's viewers resolve it against the checkout. */
export const locationOf = (file: string, { line, column }: Pick<Place, 'line' | 'column'>) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column },
  },
});

const uriOf = (file: string): string => {
  const path = file.replaceAll('\\', '/');
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
};
