// A new pilot that starts from another's file: what is the other's own goes, the rest stays as it was written.
import type { Edit, Path } from '../edit/index.ts';
import { pilotSchema } from '../model/pilot/pilot.ts';
import { bare, isDate, isList, optionFor, optionsOf, partOf, type Schema } from '../model/schema.ts';

/** What was found in the other pilot, for a word on it. */
export type Taken = {
  readonly edits: readonly Edit[];
  readonly blanked: Readonly<Record<'dates' | 'figures' | 'evidence' | 'waivers', number>>;
};

/** Where the other pilot stands, and figures that were measured on it or counted in it. */
const figures: ReadonlySet<string> = new Set([
  'pilot.stage',
  'pilot.prior_internal_use',
  'kpis.measures[].baseline',
  'kpis.measures[].measured',
  'kpis.adoption.active_users',
  'data.sources[].quality',
  'data.sources[].freshness.actual_hours',
  'data.production_sample',
  'data.labels',
  'architecture.load.tested_concurrency',
  'architecture.load.p95_ms.measured',
  'evaluation.dataset.items',
  'evaluation.dataset.messy_share',
  'evaluation.metrics[].measured',
  'evaluation.hallucination.measured',
  'evaluation.judge.agreement',
  'operations.service_levels.availability.measured',
  'operations.service_levels.p95_ms.measured',
  'talent.users_trained_share',
]);

export const NEW_NAME = 'My pilot';

export const takenFrom = (value: unknown): Taken => {
  const found = foundIn(pilotSchema, value, []);
  const count = (kind: Kind): number => found.filter((one) => one.kind === kind).length;
  return {
    edits: [
      { path: ['pilot', 'name'], value: NEW_NAME },
      ...found.map(({ path, keep }) => ({ path, value: keep ? null : undefined })),
    ],
    blanked: {
      dates: count('dates'),
      figures: count('figures'),
      evidence: count('evidence'),
      waivers: count('waivers'),
    },
  };
};

type Kind = keyof Taken['blanked'];

/** `keep`: the key stays, without a value. */
type Found = { readonly kind: Kind; readonly path: Path; readonly keep: boolean };

const foundIn = (wrapped: Schema | undefined, value: unknown, path: Path): readonly Found[] => {
  if (value === null || value === undefined || value === '') return [];
  const kind = kindOf(wrapped, value, path);
  if (kind !== undefined)
    return [{ kind, path, keep: path.at(-1) !== 'verified' && (kind === 'dates' || kind === 'figures') }];
  if (typeof value !== 'object') return [];
  const schema = wrapped && meant(wrapped, value);
  return Object.entries(value).flatMap(([key, part]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return foundIn(schema && partOf(schema, step), part, [...path, step]);
  });
};

const kindOf = (schema: Schema | undefined, value: unknown, path: Path): Kind | undefined => {
  const [last] = path.slice(-1);
  if (path.length === 1 && last === 'waivers') return 'waivers';
  if (last === 'evidence') return 'evidence';
  if (figures.has(keyOf(path))) return 'figures';
  const dated = schema === undefined ? isOwnDate(value, path) : isDate(bare(schema));
  return dated ? 'dates' : undefined;
};

/** In the fields of an organisation, which no schema here describes. */
const isOwnDate = (value: unknown, [section]: Path): boolean =>
  String(section).startsWith('x-') && /^\d{4}-\d{2}-\d{2}$/.test(String(value));

const keyOf = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : `.${part}`))
    .join('')
    .slice(1);

/** The option of a union that the value means. */
const meant = (wrapped: Schema, value: unknown): Schema | undefined => {
  const schema = bare(wrapped);
  const options = optionsOf(schema);
  if (options === undefined) return schema;
  const option = optionFor(options, value);
  return option && (isList(option) ? option : meant(option, value));
};
