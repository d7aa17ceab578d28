// Runs an expression that was checked. What cannot be evaluated is never an exception: it is not known, with the reason.
import { type CelInput, CelScalar, celEnv, celFunc, isCelError, plan } from '@bufbuild/cel';
import { daysBetween } from '../../model/dates.ts';
import type { Tree } from './read.ts';
import type { Value } from './values.ts';
import { nameOf } from './vocabulary.ts';

/** True or false; or why neither, and which part of the expression it was. */
export type Truth = boolean | { readonly why: string; readonly part: bigint | undefined };

export type Run = (values: ReadonlyMap<string, Value>, asOf: string) => Truth;

const { DOUBLE, INT, STRING } = CelScalar;

/** An endless number is above every threshold and shows nothing. */
const finite = (value: number): number => {
  if (Number.isFinite(value)) return value;
  throw new Error('gives no number');
};

const env = celEnv({
  funcs: [
    celFunc('_+_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a + b)),
    celFunc('_-_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a - b)),
    celFunc('_*_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => finite(a * b)),
    celFunc('_/_', [DOUBLE, DOUBLE], DOUBLE, (a, b) => (b === 0 ? divideByZero() : finite(a / b))),
    celFunc('days', [STRING, STRING], INT, (a, b) => BigInt(daysBetween(a, b))),
  ],
});

const divideByZero = (): never => {
  throw new Error('divide by zero');
};

export const runnerOf = ({ root }: Tree): Run => {
  const evaluate = plan(env, root);
  return (values, asOf) => {
    const names = [...values].map(([path, value]) => [nameOf(path), value]);
    try {
      const result = evaluate({ ...Object.fromEntries(names), asOf } as Record<string, CelInput>);
      if (typeof result === 'boolean') return result;
      const message = isCelError(result) ? result.message : '';
      return { why: reasonFor(message), part: isCelError(result) ? result.exprId : undefined };
    } catch (error) {
      return { why: reasonFor((error as Error).message), part: undefined };
    }
  };
};

const reasons: readonly (readonly [RegExp, string])[] = [
  [/(divide|modulus) by zero/, 'it divides by zero'],
  [/overflow|gives no number/, 'its numbers become too large'],
  [/index.*out of bounds/i, 'it names an entry that the list does not have'],
];

const reasonFor = (message: string): string =>
  reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'it cannot be worked out';
