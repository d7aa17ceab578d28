// What `is` asks of a value: a comparison such as ">= 0.95", or the value itself.
import { comparison } from '../../model/evidence.ts';
import { numberIn, rounds } from './number.ts';

export type Is = string | number | boolean;

/** Whether a value is as asked; undefined where it is no number and a comparison needs one. */
export const holds = (is: Is, value: unknown): boolean | undefined => {
  const [, sign, operand] = typeof is === 'string' ? (comparison.exec(is.trim()) ?? []) : [];
  if (sign === undefined) return isSame(is, value);
  const [found, asked] = [numberIn(value), numberIn(operand)];
  if (found === undefined || asked === undefined) return undefined;
  return compare[sign]?.(scaled(found), scaled(asked));
};

const isSame = (is: Is, value: unknown): boolean => {
  const [found, asked] = [numberIn(value), numberIn(is)];
  if (found !== undefined && asked !== undefined) return rounds(scaled(asked), scaled(found), false);
  return String(is).trim() === String(value).trim();
};

const scaled = ({ value, percent }: { readonly value: number; readonly percent: boolean }): number =>
  percent ? value / 100 : value;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const compare: Readonly<Record<string, (found: number, asked: number) => boolean>> = {
  '>=': (found, asked) => found > asked || near(found, asked),
  '<=': (found, asked) => found < asked || near(found, asked),
  '>': (found, asked) => found > asked && !near(found, asked),
  '<': (found, asked) => found < asked && !near(found, asked),
  '=': near,
  '==': near,
  '!=': (found, asked) => !near(found, asked),
};
