// What a schema says of itself, for messages: the kind of value that it wants, in words, and its keys and words. Schemas
// are zod's.

/** What zod's schemas say of themselves, as far as it is asked here. */
export type Schema = { readonly _zod: { readonly def: Def } };

type Def = {
  readonly type: string;
  readonly innerType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly keyType?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: unknown;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[] | undefined;
};

/** A bound of a number, the pattern of a text, or what is asked of several values. */
type Check = {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: unknown;
};

const is = ({ _zod }: Schema, ...types: readonly string[]): boolean => types.includes(_zod.def.type);

/** Without the wrappers that make a field optional. */
export const bare = (schema: Schema): Schema =>
  is(schema, 'optional', 'prefault', 'default', 'nullable') ? bare(schema._zod.def.innerType as Schema) : schema;

/** The keys that a map may have. */
export const mapKeys = ({ _zod: { def } }: Schema): readonly string[] => {
  if (def.shape !== undefined) return Object.keys(def.shape);
  return def.keyType === undefined ? [] : enumValues(def.keyType);
};

/** The words that a field may hold. */
export const enumValues = ({ _zod: { def } }: Schema): readonly string[] => {
  if (def.entries !== undefined) return Object.values(def.entries).map(String);
  return def.options?.flatMap(enumValues) ?? [];
};

/** The schema of a part: of a map by its key, of a list by its index. */
export const partSchema = ({ _zod: { def } }: Schema, part: PropertyKey): Schema | undefined => {
  const inside = def.element ?? def.valueType;
  if (inside !== undefined) return bare(inside);
  const found = Object.hasOwn(def.shape ?? {}, String(part)) ? def.shape?.[String(part)] : undefined;
  return found && bare(found);
};

/** The schemas of a union; undefined for any other schema. */
export const unionOptions = ({ _zod: { def } }: Schema): readonly Schema[] | undefined => def.options;

/** The option that the shape of a value means: by its type, and among maps by the keys that it shares with them, or nearly. */
export const optionFor = (options: readonly Schema[], value: unknown): Schema | undefined => {
  const fitting = options.filter((option) => fits(option, value));
  if (fitting.length < 2) return fitting[0];
  const shared = (option: Schema): number => mostShared(option, Object.keys(Object(value)));
  return fitting.reduce((best, option) => (shared(option) > shared(best) ? option : best));
};

const fits = (schema: Schema, value: unknown): boolean => {
  const options = unionOptions(schema);
  if (options !== undefined) return options.some((option) => fits(option, value));
  if (Array.isArray(value)) return isList(schema);
  if (typeof value === 'object') return isMap(schema);
  if (typeof value === 'string') return is(schema, 'string', 'enum');
  return is(schema, typeof value === 'boolean' ? 'boolean' : 'number');
};

/** Keys that begin with the same letters are nearly the same. */
const START = 4;

const mostShared = (schema: Schema, keys: readonly string[]): number => {
  const options = unionOptions(schema);
  if (options !== undefined) return Math.max(...options.map((option) => mostShared(option, keys)));
  const known = mapKeys(schema);
  const near = keys.filter((key) => known.some((other) => other.slice(0, START) === key.slice(0, START)));
  return keys.filter((key) => known.includes(key)).length + near.length;
};

/** Text, a date among them. */
export const isText = (schema: Schema): boolean => is(schema, 'string');
/** A day, YYYY-MM-DD. */
export const isDate = (schema: Schema): boolean => isText(schema) && schema._zod.def.format === 'date';
/** Yes or no. */
export const isTruth = (schema: Schema): boolean => is(schema, 'boolean');
/** A list, of whatever items. */
export const isList = (schema: Schema): boolean => is(schema, 'array');
/** A map, with keys of its own or any. */
export const isMap = (schema: Schema): boolean => is(schema, 'object', 'record');
/** A number, or one certain number such as `version: 1`. */
export const isNumber = (schema: Schema): boolean => is(schema, 'number', 'literal');
/** A number from 0 to 1. */
export const isShare = (schema: Schema): boolean => is(schema, 'number') && numberBounds(schema).most === 1;

/** What is wanted, to follow "is not" or "expected": a date (YYYY-MM-DD), one of a, b, c. */
export const wanted = (schema: Schema): string => {
  const { options, entries, values } = schema._zod.def;
  if (options !== undefined) return describeOptions(options);
  if (entries !== undefined) return `one of ${enumValues(schema).join(', ')}`;
  if (values !== undefined) return values.join(' or ');
  if (isNumber(schema)) return numberWanted(schema);
  if (isDate(schema)) return 'a date (YYYY-MM-DD)';
  if (isTruth(schema)) return 'true or false';
  if (isList(schema)) return 'a list';
  if (isMap(schema)) return mapWanted(schema);
  return 'text';
};

/** Of words that include yes and no, true and false need not be named. */
const describeOptions = (options: readonly Schema[]): string => {
  const named = options.filter(
    (option) => !isTruth(option) || !options.some((other) => enumValues(other).includes('yes')),
  );
  return named.map(wanted).join(', or ');
};

/** The least and the most that a number may be; `above` where the least itself is too little. */
const numberBounds = (schema: Schema): { readonly least?: number; readonly above?: number; readonly most?: number } => {
  const bounds = (schema._zod.def.checks ?? []).flatMap(({ _zod }): readonly (readonly [string, number])[] => {
    const { check, value, inclusive } = _zod.def;
    if (value === undefined) return [];
    if (check === 'greater_than') return [[inclusive === false ? 'above' : 'least', value]];
    return check === 'less_than' ? [['most', value]] : [];
  });
  return Object.fromEntries(bounds);
};

const numberWanted = (schema: Schema): string => {
  const { least, above, most } = numberBounds(schema);
  if (least === 0 && most === 1) return 'a share from 0 to 1';
  const number = schema._zod.def.format === undefined ? 'a number' : 'a whole number';
  if (above !== undefined) return `${number} above ${above}${most === undefined ? '' : `, at most ${most}`}`;
  if (least === undefined) return number;
  return most === undefined ? `${number} of ${least} or more` : `${number} from ${least} to ${most}`;
};

const FEW = 4;

const mapWanted = (schema: Schema): string => {
  const keys = mapKeys(schema).filter((key) => key !== 'evidence');
  return keys.length > 0 && keys.length <= FEW ? `a map {${keys.join(', ')}}` : 'a map';
};
