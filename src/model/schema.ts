// What a schema says of itself, for messages: the kind of value that it wants, in words, and its keys and words.
import * as z from 'zod/v4/core';

export type Schema = z.$ZodType;

/** Without the wrappers that make a field optional. */
export const bare = (schema: Schema): Schema =>
  schema instanceof z.$ZodOptional ||
  schema instanceof z.$ZodPrefault ||
  schema instanceof z.$ZodDefault ||
  schema instanceof z.$ZodNullable
    ? bare(schema._zod.def.innerType)
    : schema;

/** The keys that a map may have. */
export const keysOf = (schema: Schema): readonly string[] => {
  if (schema instanceof z.$ZodObject) return Object.keys(schema._zod.def.shape);
  if (schema instanceof z.$ZodRecord) return wordsOf(schema._zod.def.keyType);
  return [];
};

/** The words that a field may hold. */
export const wordsOf = (schema: Schema): readonly string[] => {
  if (schema instanceof z.$ZodEnum) return Object.values(schema._zod.def.entries).map(String);
  return schema instanceof z.$ZodUnion ? schema._zod.def.options.flatMap(wordsOf) : [];
};

/** The schema of a part: of a map by its key, of a list by its index. */
export const partOf = (schema: Schema, part: PropertyKey): Schema | undefined => {
  if (schema instanceof z.$ZodArray) return bare(schema._zod.def.element);
  if (schema instanceof z.$ZodRecord) return bare(schema._zod.def.valueType);
  if (!(schema instanceof z.$ZodObject)) return undefined;
  const shape: Readonly<Record<string, Schema>> = schema._zod.def.shape;
  const found = Object.hasOwn(shape, String(part)) ? shape[String(part)] : undefined;
  return found && bare(found);
};

export const optionsOf = (schema: Schema): readonly Schema[] | undefined =>
  schema instanceof z.$ZodUnion ? schema._zod.def.options : undefined;

/** The option that the shape of a value means: by its type, and among maps by the keys that it shares with them, or nearly. */
export const optionFor = (options: readonly Schema[], value: unknown): Schema | undefined => {
  const fitting = options.filter((option) => fits(option, value));
  if (fitting.length < 2) return fitting[0];
  const shared = (option: Schema): number => mostShared(option, Object.keys(Object(value)));
  return fitting.reduce((best, option) => (shared(option) > shared(best) ? option : best));
};

const fits = (schema: Schema, value: unknown): boolean => {
  if (schema instanceof z.$ZodUnion) return schema._zod.def.options.some((option) => fits(option, value));
  if (Array.isArray(value)) return schema instanceof z.$ZodArray;
  if (typeof value === 'object') return schema instanceof z.$ZodObject || schema instanceof z.$ZodRecord;
  if (typeof value === 'string') return isText(schema) || schema instanceof z.$ZodEnum;
  if (typeof value === 'boolean') return schema instanceof z.$ZodBoolean;
  return schema instanceof z.$ZodNumber;
};

/** Keys that begin with the same letters are nearly the same. */
const START = 4;

const mostShared = (schema: Schema, keys: readonly string[]): number => {
  if (schema instanceof z.$ZodUnion)
    return Math.max(...schema._zod.def.options.map((option) => mostShared(option, keys)));
  const known = keysOf(schema);
  const near = keys.filter((key) => known.some((other) => other.slice(0, START) === key.slice(0, START)));
  return keys.filter((key) => known.includes(key)).length + near.length;
};

/** Free text, not a date. */
export const isText = (schema: Schema): boolean => schema instanceof z.$ZodString || isDate(schema);
export const isDate = (schema: Schema): boolean => schema instanceof z.$ZodISODate;
export const isTruth = (schema: Schema): boolean => schema instanceof z.$ZodBoolean;
export const isList = (schema: Schema): boolean => schema instanceof z.$ZodArray;
export const isMap = (schema: Schema): boolean => schema instanceof z.$ZodObject || schema instanceof z.$ZodRecord;
export const isNumber = (schema: Schema): boolean => schema instanceof z.$ZodNumber || schema instanceof z.$ZodLiteral;
export const isShare = (schema: Schema): boolean => schema instanceof z.$ZodNumber && boundsOf(schema).most === 1;

/** What is wanted, to follow "is not" or "expected": a date (YYYY-MM-DD), one of a, b, c. */
export const wanted = (schema: Schema): string => {
  if (schema instanceof z.$ZodUnion) return eitherOf(schema._zod.def.options);
  if (schema instanceof z.$ZodEnum) return `one of ${wordsOf(schema).join(', ')}`;
  if (schema instanceof z.$ZodNumber) return numberWanted(schema);
  if (schema instanceof z.$ZodLiteral) return [...schema._zod.def.values].join(' or ');
  if (isDate(schema)) return 'a date (YYYY-MM-DD)';
  if (isTruth(schema)) return 'true or false';
  if (isList(schema)) return 'a list';
  if (isMap(schema)) return mapWanted(schema);
  return 'text';
};

/** Of words that include yes and no, true and false need not be named. */
const eitherOf = (options: readonly Schema[]): string => {
  const named = options.filter(
    (option) => !isTruth(option) || !options.some((other) => wordsOf(other).includes('yes')),
  );
  return named.map(wanted).join(', or ');
};

/** The least and the most that a number may be; `above` where the least itself is too little. */
const boundsOf = (
  schema: z.$ZodNumber,
): { readonly least?: number; readonly above?: number; readonly most?: number } => {
  const bounds = (schema._zod.def.checks ?? []).flatMap(({ _zod }): readonly (readonly [string, number])[] => {
    const { check, value, inclusive } = _zod.def as {
      readonly check: string;
      readonly value?: number;
      readonly inclusive?: boolean;
    };
    if (value === undefined) return [];
    if (check === 'greater_than') return [[inclusive === false ? 'above' : 'least', value]];
    return check === 'less_than' ? [['most', value]] : [];
  });
  return Object.fromEntries(bounds);
};

const numberWanted = (schema: z.$ZodNumber): string => {
  const { least, above, most } = boundsOf(schema);
  const whole = schema instanceof z.$ZodNumberFormat;
  if (least === 0 && most === 1) return 'a share from 0 to 1';
  const number = whole ? 'a whole number' : 'a number';
  if (above !== undefined) return `${number} above ${above}`;
  if (least === undefined) return number;
  return most === undefined ? `${number} of ${least} or more` : `${number} from ${least} to ${most}`;
};

const FEW = 4;

const mapWanted = (schema: Schema): string => {
  const keys = keysOf(schema).filter((key) => key !== 'evidence');
  return keys.length > 0 && keys.length <= FEW ? `a map {${keys.join(', ')}}` : 'a map';
};
