// What is wrong with the keys of a file: written twice, not text, merged in, or names that JavaScript keeps for itself.
import type { Problem } from '../model/problem.ts';
import { firstCharacter } from './characters.ts';
import type { Position } from './lines.ts';
import type { Entry, Node } from './positions.ts';

type Fault = Pick<Problem, 'code' | 'message'> & { readonly hint?: string };

/** Every problem of every key, once per place in the file. */
export const keyProblems = (
  text: string,
  root: Node,
  position: (offset: number) => Position,
  path: (ancestors: readonly PropertyKey[]) => string,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const where = (node: Node): Position => position(firstCharacter(text, node.open));

  const visitMap = (entries: readonly Entry[], above: readonly PropertyKey[]): void => {
    const first = new Map<string, Node>();
    for (const { key, value } of entries) {
      const name = String(isMapOrList(key) ? '' : key.value);
      const here = isMapOrList(key) ? above : [...above, name];
      const before = first.get(name);
      const fault =
        badKey(key, name, value !== undefined) ?? (before && twice(name, where(before).line, where(key).line));
      if (fault) problems.push({ severity: 'error', at: { path: path(here), ...where(key) }, ...fault });
      if (before === undefined) first.set(name, key);
      if (value !== undefined) visit(value, here);
    }
  };

  const visit = (node: Node, above: readonly PropertyKey[]): void => {
    if (node.kind === 'map') visitMap(node.entries, above);
    if (node.kind === 'list') for (const [i, item] of node.items.entries()) visit(item, [...above, i]);
  };

  visit(root, []);
  return problems;
};

const badKey = (key: Node, name: string, hasValue: boolean): Fault | undefined => {
  if (isMapOrList(key)) {
    return {
      code: 'key-not-text',
      message: 'a map or a list stands where a key is expected',
      hint: 'text that begins with { or [ needs quotes: "{{ name }}"',
    };
  }
  if (typeof key.value !== 'string') {
    const hint = hasValue ? `put it in quotes: "${name}"` : 'in { } a comma ends an entry: write 1200, not 1,200';
    return { code: 'key-not-text', message: `the key ${name} is not text`, hint };
  }
  if (name === '<<') {
    return {
      code: 'merge-key',
      message: 'merge keys (<<) are not part of YAML 1.2 and not read here',
      hint: 'write the entries out where they are needed',
    };
  }
  return reserved.has(name) ? { code: 'reserved-key', message: `the key "${name}" is not allowed` } : undefined;
};

const isMapOrList = (node: Node): boolean => typeof node.value === 'object' && node.value !== null;

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const twice = (name: string, first: number, second: number): Fault => ({
  code: 'duplicate-key',
  message: `the key "${name.length > 60 ? `${name.slice(0, 60)}…` : name}" is there twice: on line ${first} and on line ${second}`,
  hint: 'keep one of the two',
});
