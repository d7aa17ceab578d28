// The fields that an organisation's checklist adds to the pilot file, under x-<name>: whether they hold what it says.

import type { Fact, Facts } from '../model/organisation-schema.ts';
import { isBlank } from './blanks.ts';
import { cut, type Fault, shown } from './fault.ts';
import { didYouMean } from './nearest.ts';
import { evidenceForm } from './pilot-form.ts';
import { shapeFaults } from './shape.ts';

type Fields = Readonly<Record<string, unknown>>;

export const isOwn = (key: string): boolean => key.startsWith('x-');

/** The faults of the declared sections; a section that no checklist declares is an unknown key. */
export const ownFactFaults = (value: unknown, facts: Facts = {}): readonly Fault[] =>
  Object.entries(value as Fields)
    .filter(([key]) => isOwn(key))
    .flatMap(([section, fields]) => {
      const known = Object.hasOwn(facts, section) ? facts[section] : undefined;
      return known === undefined ? [unknownSection(section, facts)] : sectionFaults(section, fields, known);
    });

const unknownSection = (section: string, facts: Facts): Fault => ({
  code: 'unknown-key',
  parts: [section],
  key: true,
  message: 'no checklist in force declares it',
  hint:
    didYouMean(section, Object.keys(facts)) ??
    'name the checklist that declares it: --checklist FILE, or checklists in readiness.config.yaml',
});

const sectionFaults = (section: string, fields: unknown, known: Readonly<Record<string, Fact>>): readonly Fault[] => {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    const hint = `write "key: value" lines; keys: ${Object.keys(known).join(', ')}`;
    return [{ code: 'wrong-type', parts: [section], message: `found ${shown(fields)}, expected a map`, hint }];
  }
  return Object.entries(fields).flatMap(([field, value]) => {
    if (field === 'evidence') return evidenceFaults([section, field], value);
    const fact = Object.hasOwn(known, field) ? known[field] : undefined;
    return fact === undefined ? [unknownField([section, field], known)] : valueFaults([section, field], value, fact);
  });
};

/** A section of an organisation may carry evidence, as every other may. */
const evidenceFaults = (parts: readonly PropertyKey[], value: unknown): readonly Fault[] =>
  isBlank(value)
    ? []
    : shapeFaults(evidenceForm, value).map((fault) => ({ ...fault, parts: [...parts, ...fault.parts] }));

const unknownField = (parts: readonly [string, string], known: Fields): Fault => ({
  code: 'unknown-key',
  parts,
  key: true,
  message: 'unknown key',
  hint: didYouMean(parts[1], Object.keys(known)) ?? `known here: ${Object.keys(known).join(', ')}`,
});

const valueFaults = (parts: readonly PropertyKey[], value: unknown, fact: Fact): readonly Fault[] => {
  if (isBlank(value)) return [];
  if (fact.type !== 'list of string') return fits(value, fact) ? [] : [unfit(parts, value, fact)];
  if (!Array.isArray(value)) {
    return [
      { code: 'wrong-type', parts, message: `found ${shown(value)}, expected a list`, hint: 'for none write []' },
    ];
  }
  const single: Fact = { ...fact, type: 'string' };
  return value.flatMap((one, i) => (isBlank(one) || fits(one, single) ? [] : [unfit([...parts, i], one, single)]));
};

const fits = (value: unknown, { type, enum: words, min = -Infinity, max = Infinity }: Fact): boolean => {
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int' || type === 'double') {
    return (
      typeof value === 'number' && (type === 'double' || Number.isSafeInteger(value)) && value >= min && value <= max
    );
  }
  if (typeof value !== 'string') return false;
  return type === 'date' ? isDate(value) : (words?.includes(value) ?? true);
};

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const unfit = (parts: readonly PropertyKey[], value: unknown, fact: Fact): Fault => {
  const words = fact.type === 'string' ? fact.enum : undefined;
  const hint = words === undefined ? fact.describe : (didYouMean(String(value), words) ?? fact.describe);
  return { code: 'bad-value', parts, message: `${cut(shown(value))} is not ${wantedFor(fact)}`, hint };
};

const wantedFor = ({ type, enum: words, min, max }: Fact): string => {
  if (type === 'bool') return 'true or false';
  if (type === 'date') return 'a date (YYYY-MM-DD)';
  if (type === 'string') return words === undefined ? 'text' : `one of ${words.join(', ')}`;
  const number = type === 'int' ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${number} from ${min} to ${max}`;
  if (min !== undefined) return `${number} of ${min} or more`;
  return max === undefined ? number : `${number} of ${max} or less`;
};
