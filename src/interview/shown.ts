// A value of the file as the reply that would give it.
import { statusByWord } from '../model/words.ts';

/** Undefined where there is none. */
export const shownAnswer = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => String(shownAnswer(one))).join(', ');
  return typeof value === 'object' ? shownMap(value) : String(value);
};

const shownMap = (map: object): string | undefined => {
  if ('low' in map && 'likely' in map && 'high' in map) return `${map.low} ${map.likely} ${map.high}`;
  const entries = Object.entries(map);
  return entries.length === 0
    ? undefined
    : entries.map(([key, value]) => `${key} ${shownAnswer(value) ?? ''}`).join(', ');
};

/** A control is shown by its status, however it is written. */
export const shownControl = (value: unknown): string | undefined => {
  const status: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'status') : value;
  if (typeof status !== 'string' && typeof status !== 'boolean') return undefined;
  return statusByWord(status as Parameters<typeof statusByWord>[0]);
};
