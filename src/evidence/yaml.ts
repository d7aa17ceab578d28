// Reads YAML, several documents as a list. Tags of other programs are read as what they stand before.
import { CORE_SCHEMA, loadAll, Type } from 'js-yaml';
import type { Source } from '../model/evidence.ts';
import { wholeText } from './decode.ts';
import { limits, Unreadable } from './unreadable.ts';

const anyTag = (['scalar', 'sequence', 'mapping'] as const).map(
  (kind) => new Type('!', { kind, multi: true, construct: (value) => value }),
);
const schema = CORE_SCHEMA.extend(anyTag);

export const readYaml = (source: Source): unknown => {
  if (source.bytes > limits.yamlBytes) {
    throw new Unreadable(`YAML of more than ${limits.yamlBytes / 1024 / 1024} MiB is not read: export it as JSON`);
  }
  const documents = documentsIn(wholeText(source));
  countValues(documents);
  return documents.length === 1 ? documents[0] : documents;
};

const documentsIn = (text: string): readonly unknown[] => {
  try {
    return loadAll(text, null, { schema });
  } catch (error) {
    const { reason = 'it cannot be read', mark } = error as { reason?: string; mark?: { line: number } };
    throw new Unreadable(`it is not valid YAML: line ${(mark?.line ?? 0) + 1}: ${reason.slice(0, 100)}`);
  }
};

/** Aliases written out may be more than any memory holds. */
const countValues = (root: unknown): void => {
  let left: number = limits.values;
  const visit = (value: unknown, level: number): void => {
    if (--left < 0) throw new Unreadable(`it holds more than ${limits.values} values: cite a summary of it`);
    if (level > limits.levels) throw new Unreadable(`its YAML is nested more than ${limits.levels} levels deep`);
    if (Array.isArray(value)) for (const one of value) visit(one, level + 1);
    else if (typeof value === 'object' && value !== null)
      for (const key in value) visit((value as Record<string, unknown>)[key], level + 1);
  };
  visit(root, 0);
};
