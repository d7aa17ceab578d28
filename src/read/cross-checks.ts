// What is impossible on its face though every value fits by itself: controls and checks that the checklist does not
// have, sums above their total, two currencies; and names given twice, which is doubtful. Works on files with other faults.
import type { OwnField, OwnFields } from '../model/checklist-schema.ts';
import { isDate } from '../model/dates.ts';
import { evidenceList } from '../model/fields.ts';
import {
  type DimensionId,
  dimensionIds,
  namesNobody,
  placesOfControl,
  scaleOfUnit,
  shorten,
  type Vocabulary,
} from '../model/vocabulary.ts';
import { didYouMean, isBlank, nearest, nearestFew, shown, type ValueFault } from './nearest.ts';
import { shapeFaults } from './shape.ts';

type Parts = readonly PropertyKey[];

/** `value` is the file as it was written, blanks included; nothing of it is known to fit the schema. */
export const crossChecks = (value: unknown, vocabulary: Vocabulary): readonly ValueFault[] => [
  ...dimensionIds.flatMap((id) => unknownControls(at(value, id, 'controls'), id, vocabulary)),
  ...unknownObligations(at(value, 'governance', 'obligations'), vocabulary),
  ...waiverFaults(at(value, 'waivers'), vocabulary),
  ...budgetFaults(value),
  ...repeatedNames(value),
  ...scaleFaults(value),
];

/** Whether a fault lies in a control or a duty that nothing knows: its value need not be looked at. */
export const isInUnknownControl = ([dimension, map, slug]: Parts, { controls, obligations }: Vocabulary): boolean => {
  if (slug === undefined) return false;
  if (map === 'obligations') return dimension === 'governance' && !obligations.includes(String(slug));
  return map === 'controls' && !controls[dimension as DimensionId]?.includes(String(slug));
};

const at = (value: unknown, ...parts: Parts): unknown =>
  parts.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, part)
        ? (found as Readonly<Record<PropertyKey, unknown>>)[part]
        : undefined,
    value,
  );

const keysIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

const unknownControls = (controls: unknown, dimension: DimensionId, vocabulary: Vocabulary): readonly ValueFault[] =>
  keysIn(controls)
    .filter((slug) => !vocabulary.controls[dimension].includes(slug))
    .map((slug) => ({
      code: placesOfControl(vocabulary, slug).length > 0 ? 'misplaced-control' : 'unknown-control',
      parts: [dimension, 'controls', slug],
      key: true,
      message: `"${shorten(slug)}" is not a control of ${dimension}`,
      hint: controlHint(vocabulary, dimension, slug),
    }));

const unknownObligations = (answers: unknown, vocabulary: Vocabulary): readonly ValueFault[] =>
  keysIn(answers)
    .filter((id) => !vocabulary.obligations.includes(id))
    .map((id) => ({
      code: 'unknown-obligation',
      parts: ['governance', 'obligations', id],
      key: true,
      message: `"${shorten(id)}" is not a duty that is known`,
      hint: obligationHint(vocabulary, id),
    }));

/** Problems of the items of a list, told apart by their position. */
const items = (value: unknown): readonly (readonly [unknown, number])[] =>
  Array.isArray(value) ? value.map((item, i) => [item, i] as const) : [];

const waiverFaults = (waivers: unknown, { checks }: Vocabulary): readonly ValueFault[] => {
  const first = new Map<string, number>();
  return items(waivers).flatMap(([waiver, i]): readonly ValueFault[] => {
    const check = at(waiver, 'check');
    if (typeof check !== 'string' || isBlank(check)) return [];
    const parts = ['waivers', i, 'check'];
    const before = first.get(check);
    if (before !== undefined) {
      return [{ code: 'repeated-waiver', parts, message: `${shown(check)} is waived already by waivers[${before}]` }];
    }
    first.set(check, i);
    return [...(checks.has(check) ? [] : [unknownCheck(check, parts, checks)]), ...approverFaults(waiver, i)];
  });
};

/** An exception that nobody approved is none. */
const approverFaults = (waiver: unknown, i: number): readonly ValueFault[] => {
  const by = at(waiver, 'approved_by');
  if (typeof by !== 'string' || !namesNobody(by)) return [];
  const hint = 'name the person or role that answers for the exception, or leave the waiver out';
  return [{ code: 'bad-value', parts: ['waivers', i, 'approved_by'], message: `${shown(by)} approves nothing`, hint }];
};

const unknownCheck = (check: string, parts: Parts, checks: ReadonlySet<string>): ValueFault => {
  const near = nearestFew(check, [...checks]).map((id) => `"${id}"`);
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'a check id is written data.lineage';
  return { code: 'unknown-check', parts, message: `${shown(check)} is not a check of this checklist`, hint };
};

/** Adding up in floating point is off by less than this. */
const TOLERANCE = 1e-9;

const budgetFaults = (value: unknown): readonly ValueFault[] => {
  const [total, lines] = [at(value, 'budget', 'total'), at(value, 'budget', 'lines')];
  const amounts = keysIn(lines).map((key) => at(lines, key));
  const sum = amounts.filter((amount) => typeof amount === 'number').reduce((a, b) => a + b, 0);
  const over = typeof total === 'number' && total >= 0 && sum > total * (1 + TOLERANCE);
  const [ours, theirs] = [at(value, 'budget', 'currency'), at(value, 'value', 'currency')];
  const differ = isCurrency(ours) && isCurrency(theirs) && ours !== theirs;
  return [...(over ? [overBudget(sum, total)] : []), ...(differ ? [twoCurrencies(ours, theirs)] : [])];
};

/** A share above 1 is a percentage by mistake: 0.85 and 91 under one unit would pass any threshold. */
const scaleFaults = (value: unknown): readonly ValueFault[] =>
  scaled.flatMap(([list, figures]) =>
    items(at(value, ...list)).flatMap(([item, i]) => {
      if (scaleOfUnit(at(item, 'unit')) !== 'share') return [];
      return figures.flatMap((figure): readonly ValueFault[] => {
        const found = at(item, ...figure);
        if (typeof found !== 'number' || (found >= 0 && found <= 1)) return [];
        const share = Number((found / 100).toPrecision(12));
        return [
          {
            code: 'not-a-share',
            parts: [...list, i, ...figure],
            message: `${found} is not a share: the unit is ${shown(at(item, 'unit'))}, from 0 to 1`,
            hint:
              found > 1 && found <= 100
                ? `for ${found}% write ${share}, or all figures of it with unit: percent`
                : 'write a share from 0 to 1',
          },
        ];
      });
    }),
  );

/** The figures that one unit is for. */
const scaled: readonly (readonly [list: Parts, figures: readonly Parts[]])[] = [
  [
    ['kpis', 'measures'],
    [['baseline'], ['target'], ['limit'], ['measured', 'value']],
  ],
  [
    ['evaluation', 'metrics'],
    [['threshold'], ['measured', 'value']],
  ],
];

const isCurrency = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

const overBudget = (sum: number, total: number): ValueFault => ({
  code: 'over-budget',
  parts: ['budget', 'lines'],
  message: `the lines add up to ${Number(sum.toPrecision(12))}, more than the total of ${total}`,
  hint: 'raise budget.total, or correct a line',
});

const twoCurrencies = (ours: string, theirs: string): ValueFault => ({
  code: 'two-currencies',
  parts: ['budget', 'currency'],
  message: `${shown(ours)} differs from value.currency, ${shown(theirs)}; amounts cannot be compared`,
  hint: 'give both sections in one currency',
});

const named: readonly (readonly [list: Parts, name: string])[] = [
  [['kpis', 'measures'], 'name'],
  [['data', 'sources'], 'name'],
  [['evaluation', 'metrics'], 'name'],
  [['agents'], 'name'],
  [['architecture', 'integrations'], 'system'],
];

const repeatedNames = (value: unknown): readonly ValueFault[] =>
  named.flatMap(([list, key]) => {
    const first = new Map<string, number>();
    return items(at(value, ...list)).flatMap(([item, i]): readonly ValueFault[] => {
      const name = at(item, key);
      if (typeof name !== 'string' || isBlank(name)) return [];
      const before = first.get(name.trim());
      if (before === undefined) first.set(name.trim(), i);
      return before === undefined ? [] : [repeated(name, [...list, i, key], before)];
    });
  });

const repeated = (name: string, parts: Parts, before: number): ValueFault => ({
  code: 'repeated-name',
  severity: 'warning',
  parts,
  message: `${shown(name)} is the name of entry [${before}] too`,
  hint: 'give each entry a name of its own',
});

// The fields that an organisation's checklist adds to the pilot file, under x-<name>: whether they hold what it says.

type Fields = Readonly<Record<string, unknown>>;

export const isOwn = (key: string): boolean => key.startsWith('x-');

/** The faults of the declared sections; a section that no checklist declares is an unknown key. */
export const ownFactFaults = (value: unknown, facts: OwnFields = {}): readonly ValueFault[] =>
  Object.entries(value as Fields)
    .filter(([key]) => isOwn(key))
    .flatMap(([section, fields]) => {
      const known = Object.hasOwn(facts, section) ? facts[section] : undefined;
      return known === undefined ? [unknownSection(section, facts)] : sectionFaults(section, fields, known);
    });

const unknownSection = (section: string, facts: OwnFields): ValueFault => ({
  code: 'unknown-key',
  parts: [section],
  key: true,
  message: 'no checklist in force declares it',
  hint:
    didYouMean(section, Object.keys(facts)) ??
    'name the checklist that declares it: --checklist FILE, or checklists in readiness.config.yaml',
});

const sectionFaults = (
  section: string,
  fields: unknown,
  known: Readonly<Record<string, OwnField>>,
): readonly ValueFault[] => {
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
const evidenceFaults = (parts: readonly PropertyKey[], value: unknown): readonly ValueFault[] =>
  isBlank(value)
    ? []
    : shapeFaults(evidenceList, value).map((fault) => ({ ...fault, parts: [...parts, ...fault.parts] }));

const unknownField = (parts: readonly [string, string], known: Fields): ValueFault => ({
  code: 'unknown-key',
  parts,
  key: true,
  message: 'unknown key',
  hint: didYouMean(parts[1], Object.keys(known)) ?? `known here: ${Object.keys(known).join(', ')}`,
});

const valueFaults = (parts: readonly PropertyKey[], value: unknown, fact: OwnField): readonly ValueFault[] => {
  if (isBlank(value)) return [];
  if (fact.type !== 'list of string') return fits(value, fact) ? [] : [unfit(parts, value, fact)];
  if (!Array.isArray(value)) {
    return [
      { code: 'wrong-type', parts, message: `found ${shown(value)}, expected a list`, hint: 'for none write []' },
    ];
  }
  const single: OwnField = { ...fact, type: 'string' };
  return value.flatMap((one, i) => (isBlank(one) || fits(one, single) ? [] : [unfit([...parts, i], one, single)]));
};

const fits = (value: unknown, { type, enum: words, min = -Infinity, max = Infinity }: OwnField): boolean => {
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int' || type === 'double') {
    return (
      typeof value === 'number' && (type === 'double' || Number.isSafeInteger(value)) && value >= min && value <= max
    );
  }
  if (typeof value !== 'string') return false;
  return type === 'date' ? isDate(value) : (words?.includes(value) ?? true);
};

const unfit = (parts: readonly PropertyKey[], value: unknown, fact: OwnField): ValueFault => {
  const words = fact.type === 'string' ? fact.enum : undefined;
  const hint = words === undefined ? fact.describe : (didYouMean(String(value), words) ?? fact.describe);
  return { code: 'bad-value', parts, message: `${shorten(shown(value))} is not ${wantedFor(fact)}`, hint };
};

const wantedFor = ({ type, enum: words, min, max }: OwnField): string => {
  if (type === 'bool') return 'true or false';
  if (type === 'date') return 'a date (YYYY-MM-DD)';
  if (type === 'string') return words === undefined ? 'text' : `one of ${words.join(', ')}`;
  const number = type === 'int' ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${number} from ${min} to ${max}`;
  if (min !== undefined) return `${number} of ${min} or more`;
  return max === undefined ? number : `${number} of ${max} or less`;
};

/** What to write instead of a control that its dimension does not have. */
const controlHint = (vocabulary: Vocabulary, dimension: DimensionId, slug: string): string => {
  const elsewhere = placesOfControl(vocabulary, slug);
  if (elsewhere.length > 0) return `it belongs to another dimension: ${elsewhere.join(', ')}`;
  if (vocabulary.obligations.includes(slug)) return `this is a duty: answer it under governance.obligations.${slug}`;
  if (slug === 'evidence') return 'put the evidence on the control itself: {status: in-place, evidence: [FILE]}';
  if (vocabulary.checks.has(`${dimension}.${slug}`)) {
    return 'this check is judged from the facts of the file; it is not declared';
  }
  const near = nearest(slug, vocabulary.controls[dimension]);
  if (near !== undefined) return `did you mean "${near}"?`;
  const other = nearest(slug, Object.values(vocabulary.controls).flat());
  if (other !== undefined) return `did you mean ${placesOfControl(vocabulary, other).join(' or ')}?`;
  return `the controls of ${dimension}: ${vocabulary.controls[dimension].join(', ')}`;
};

/** What to write instead of a duty that is not known. */
const obligationHint = (vocabulary: Vocabulary, id: string): string => {
  const [control] = placesOfControl(vocabulary, id);
  if (control !== undefined) return `this is a control: write ${control}`;
  const plain = id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const near = nearest(plain, vocabulary.obligations) ?? vocabulary.obligations.find((known) => known.endsWith(plain));
  return near === undefined
    ? 'an id is written eu-ai-act-art-9; assess --details lists those of a pilot'
    : `did you mean "${near}"?`;
};
