// Whether a document is a pilot file that can be judged: everything that is wrong with it, at once and in file order.
import type { Checklist } from '../model/checklist.ts';
import { classificationWords } from '../model/pilot/governance.text.ts';
import { highRiskUses } from '../model/pilot/governance.ts';
import { type OwnFields, type Pilot, pilotSchema } from '../model/pilot/pilot.ts';
import { byPlace, limited, type Problem, toPath } from '../model/problem.ts';
import { controlSlug, dimensionFor, dimensionIds, shorten, type Vocabulary } from '../model/vocabulary.ts';
import { obligationIds } from '../rules/regulations.ts';
import { crossChecks, isInUnknownControl, isOwn, ownFactFaults } from './cross-checks.ts';
import { isBlank, isPlaceholder, shown, type ValueFault, withoutBlanks } from './nearest.ts';
import type { Document } from './parse.ts';
import { blankUnknownKeys, structureFaults } from './structure.ts';

// Forms of the pilot file that are not the one it is kept in: those that have been replaced are read as what they can mean,
// with a warning that says what to write; another spelling of the same answer is read as it is meant.

type Current = { readonly value: unknown; readonly faults: readonly ValueFault[] };

/** The value in its present form. What the older form left open is read for the graver: an area stands for all its uses. */
const inCurrentForm = (raw: unknown): Current => {
  const governance = mapIn(raw, 'governance');
  const given = mapIn(governance, 'classification');
  const payments = paymentFaults(raw);
  if (given === undefined) return { value: raw, faults: payments };
  const withClassification = (classification: Readonly<Record<string, unknown>>): unknown => ({
    ...Object(raw),
    governance: { ...governance, classification: { ...classification, ...spelled(classification) } },
  });
  if (!Object.hasOwn(given, AREAS)) return { value: withClassification(given), faults: payments };
  const { [AREAS]: areas, ...rest } = given;
  const isAnswered = !isBlank(rest[USES]);
  const uses = isAnswered ? {} : { [USES]: Array.isArray(areas) ? areas.flatMap(listedUses) : areas };
  const value = withClassification({ ...rest, ...uses });
  return { value, faults: isBlank(areas) ? payments : [areaFault(areas, isAnswered), ...payments] };
};

/** The same answers in the spelling of the file: 4a is 4(a), and section-a of Annex I is a part of it, section A. */
const spelled = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { [USES]: uses, annex_i_component: component, annex_i_section: section } = given;
  const [, letter] = /^section[-_ ]?([ab])$/i.exec(String(component)) ?? [];
  return {
    ...(Array.isArray(uses) && { [USES]: uses.map(useSpelled) }),
    ...(letter !== undefined && {
      annex_i_component: true,
      annex_i_section: isBlank(section) ? letter.toUpperCase() : section,
    }),
  };
};

const useSpelled = (use: unknown): unknown =>
  typeof use === 'string'
    ? use.replace(/^(\d) ?\(?([a-e])\)?$/i, (_, point, letter) => `${point}(${letter.toLowerCase()})`)
    : use;

const AREAS = 'high_risk_areas';
const USES = 'high_risk_uses';

const mapIn = (value: unknown, key: string): Readonly<Record<string, unknown>> | undefined => {
  const found =
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Readonly<Record<string, unknown>>)
    : undefined;
};

/** An older point with a letter is one use: 5a. Without, it stands for each of its letters; a strange one for itself. */
const listedUses = (area: unknown): readonly unknown[] => {
  const [, point = '', letter] = /^(\d)([a-d])?$/.exec(String(area)) ?? [];
  const uses = highRiskUses.filter((use) => (letter === undefined ? use[0] === point : use === `${point}(${letter})`));
  return uses.length > 0 ? uses : [area];
};

const areaFault = (areas: unknown, isAnswered: boolean): ValueFault => {
  const uses = Array.isArray(areas) ? areas.flatMap(listedUses) : [];
  const choices = classificationWords[`governance.classification.${USES}`]?.choices ?? {};
  const asked = uses.map((use) => `${String(use)} ${choices[String(use)] ?? ''}`.trim());
  return {
    parts: ['governance', 'classification', AREAS],
    key: true,
    severity: 'warning',
    code: 'older-form',
    message: isAnswered
      ? `is replaced by ${USES}, which is answered: it is not read`
      : `is replaced by ${USES}: each area is read as all its uses until that is answered`,
    hint:
      isAnswered || asked.length === 0
        ? `write ${USES} alone${isAnswered ? '' : ': []'}`
        : `answer ${USES} with those that hold, or [] for none: ${asked.join('; ')}`,
  };
};

const paymentFaults = (raw: unknown): readonly ValueFault[] => {
  const sources = mapIn(raw, 'data')?.sources;
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source, i) => {
    const held = (Object(source) as { personal_data?: unknown }).personal_data;
    const isOlder = held === 'payment' || (Array.isArray(held) && held.includes('payment'));
    return isOlder ? [paymentFault(i)] : [];
  });
};

const paymentFault = (i: number): ValueFault => ({
  parts: ['data', 'sources', i, 'personal_data'],
  severity: 'warning',
  code: 'older-form',
  message: 'payment is read as card or account data',
  hint: 'write payment-card, account or both: card data brings PCI DSS, accounts alone do not',
});

export type Validated = { readonly pilot?: Pilot; readonly problems: readonly Problem[] };

/** A pilot only when there is no error; warnings may stand beside it. */
export const validate = (document: Document, checklist: Checklist): Validated => {
  const { pilot, faults } = readValue(document.value, checklist);
  const problems = limited(faults.map((fault) => toProblem(fault, document)).sort(byPlace));
  return pilot === undefined ? { problems } : { pilot, problems };
};

/** The same for a value that may stand anywhere, such as an example of a check. */
export const readValue = (
  written: unknown,
  checklist: Checklist,
): { readonly pilot?: Pilot; readonly faults: readonly ValueFault[] } => {
  const large = oversized(written);
  if (large.length > 0) return { faults: large };
  const { value: raw, faults: older } = inCurrentForm(written);
  const vocabulary = vocabularyFor(checklist);
  const whole = withoutBlanks(raw);
  const { own, value } = apart(whole);
  const { data, error } = pilotSchema.safeParse(value);
  const structure = error === undefined ? [] : structureFaults(value, error.issues, vocabulary);
  const faults = [
    ...older,
    ...structure.filter(({ parts }) => !isInUnknownControl(parts, vocabulary)),
    ...blankUnknownKeys(raw, dropped(raw, whole).filter(isShared), vocabulary),
    ...ownFactFaults(raw, checklist.facts),
    ...crossChecks(raw, vocabulary),
    ...blankItems(raw),
    ...immeasurable(raw, structure),
    ...placeholders(raw),
  ];
  const hasError = faults.some(({ severity = 'error' }) => severity === 'error');
  return data === undefined || hasError ? { faults } : { pilot: { ...data, ...own }, faults };
};

/** The sections that organisations add, and what every pilot file may hold. */
const apart = (
  whole: unknown,
): { readonly own: Readonly<Record<`x-${string}`, OwnFields>>; readonly value: unknown } => {
  const keys = Object.keys(Object(whole)).filter(isOwn);
  if (keys.length === 0) return { own: {}, value: whole };
  const entries = Object.entries(whole as OwnFields);
  return {
    own: Object.fromEntries(entries.filter(([key]) => isOwn(key))) as Readonly<Record<string, OwnFields>>,
    value: Object.fromEntries(entries.filter(([key]) => !isOwn(key))),
  };
};

const isShared = ([section]: readonly PropertyKey[]): boolean => !isOwn(String(section));

/** A fault with its line and column in the document, its path before its message. */
export const toProblem = (
  { parts, key, severity = 'error', code, message, hint }: ValueFault,
  document: Document,
): Problem => {
  const at = document.place(parts, key ? 'key' : 'value');
  const path = toPath(parts.map((part) => (typeof part === 'number' ? part : shorten(String(part)))));
  const text = path === '' ? message : `${path}: ${message}`;
  return { code, severity, message: text, at, ...(hint === undefined ? {} : { hint }) };
};

/** Far beyond any pilot: entries of a list or keys of a map, entries of all lists together, characters of a text. */
const [MOST_ENTRIES, MOST_TOGETHER, LONGEST_TEXT] = [1000, 5000, 20_000];

/**
 * Looks at every value of the file, with the keys that lead to it: of a list its indexes. They are one list that changes, to
 * be copied where it is kept. `look` says whether to go into the value.
 */
const eachValue = (root: unknown, look: (value: unknown, above: readonly PropertyKey[]) => boolean): void => {
  const above: PropertyKey[] = [];
  const visit = (value: unknown): void => {
    if (!look(value, above) || typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    for (const key in value) {
      above.push(isList ? Number(key) : key);
      visit((value as Readonly<Record<string, unknown>>)[key]);
      above.pop();
    }
  };
  visit(root);
};

/** What judging would take long for. Told alone, before anything else is looked at. */
const oversized = (value: unknown): readonly ValueFault[] => {
  const found: ValueFault[] = [];
  let together = 0;
  eachValue(value, (part, above) => {
    const tell = (message: string): void => {
      if (found.length < FEW) found.push({ code: 'too-large', parts: [...above], message });
    };
    if (typeof part === 'string' && part.length > LONGEST_TEXT)
      tell(`a text of ${part.length} characters; the longest may have ${LONGEST_TEXT}`);
    if (typeof part !== 'object' || part === null) return true;
    const isList = Array.isArray(part);
    const count = isList ? part.length : Object.keys(part).length;
    if (count > MOST_ENTRIES) {
      tell(`${isList ? 'a list of' : 'a map of'} ${count} entries; the longest may have ${MOST_ENTRIES}`);
      return false;
    }
    if (isList) {
      const before = together;
      together += count;
      if (before <= MOST_TOGETHER && together > MOST_TOGETHER)
        tell(`the lists up to here have ${together} entries together; all may have ${MOST_TOGETHER}`);
    }
    return true;
  });
  return found;
};

/** Nothing is made where nothing is found: few files have any. */
const blankItems = (value: unknown): readonly ValueFault[] => {
  const found: ValueFault[] = [];
  eachValue(value, (part, above) => {
    if (typeof above.at(-1) === 'number' && isBlank(part)) found.push(blankItem([...above]));
    return true;
  });
  return found;
};

/** Placeholders that are told one by one. */
const FEW = 5;

/** What is still to be filled in: a warning for each of the first, and one for the others. */
const placeholders = (value: unknown): readonly ValueFault[] => {
  const found: ValueFault[] = [];
  eachValue(value, (part, above) => {
    const [key, before] = [above.at(-1), above.at(-2)];
    const isWord = before === 'controls' || key === 'status' || key === 'is' || key === 'at';
    if (!isWord && isPlaceholder(part)) {
      const message = `${shown(part)} is a placeholder and counts as not answered`;
      const hint = 'answer it, or leave it blank';
      found.push({ code: 'placeholder', severity: 'warning', parts: [...above], message, hint });
    }
    return true;
  });
  const more = found.slice(FEW);
  const [next] = more;
  if (next === undefined) return found;
  const others = `${more.length} more placeholders from here on count as not answered`;
  return [...found.slice(0, FEW), more.length === 1 ? next : { ...next, message: others }];
};

/** The largest and the smallest figure that is reckoned with: products of a few of them are numbers still. */
const [LARGEST, SMALLEST] = [1e15, 1e-12];

/** Numbers that nothing in a pilot has: what is reckoned from them would be no number. */
const immeasurable = (value: unknown, known: readonly ValueFault[]): readonly ValueFault[] => {
  const isKnown = new Set(known.map(({ parts }) => parts.join('.')));
  const found: ValueFault[] = [];
  eachValue(value, (part, above) => {
    if (typeof part !== 'number') return true;
    const size = Math.abs(part);
    if (size > LARGEST && size < Infinity) found.push(outOfRange([...above], part, 'large', 'at most 1e15'));
    if (size > 0 && size < SMALLEST) found.push(outOfRange([...above], part, 'small', '0, or at least 1e-12'));
    return true;
  });
  return found.filter(({ parts }) => !isKnown.has(parts.join('.')));
};

const outOfRange = (parts: readonly PropertyKey[], found: number, word: string, expected: string): ValueFault => ({
  code: 'out-of-range',
  parts,
  message: `${found} is too ${word} for a figure of a pilot: ${expected}`,
});

/** Paths of the entries that were taken out as blank. */
const dropped = (before: unknown, after: unknown): readonly (readonly PropertyKey[])[] => {
  const found: (readonly PropertyKey[])[] = [];
  const above: PropertyKey[] = [];
  const visit = (part: unknown, left: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const inside = part as Readonly<Record<string, unknown>>;
    const kept = Object(left) as Readonly<Record<string, unknown>>;
    for (const key in inside) {
      above.push(Array.isArray(part) ? Number(key) : key);
      const isKept = Object.hasOwn(kept, key);
      if (!isKept) found.push([...above]);
      visit(inside[key], isKept ? kept[key] : undefined);
      above.pop();
    }
  };
  visit(before, after);
  return found;
};

const blankItem = (parts: readonly PropertyKey[]): ValueFault => ({
  code: 'blank-item',
  parts,
  message: 'an entry of this list is blank',
  hint: 'fill it in or delete its line',
});

/** A pilot may declare and waive what its organisation does not ask for: another one may. */
const vocabularyFor = (checklist: Checklist): Vocabulary => {
  const known = vocabularies.get(checklist);
  if (known !== undefined) return known;
  const made = vocabularyIn(checklist);
  vocabularies.set(checklist, made);
  return made;
};

/** Many pilots are read by the same checklist. */
const vocabularies = new WeakMap<Checklist, Vocabulary>();

const vocabularyIn = (checklist: Checklist): Vocabulary => {
  const asked = [...checklist.items, ...(checklist.disabled ?? [])];
  const controls = asked.filter((item) => item.control === true).map((item) => item.id);
  const byDimension = dimensionIds.map((id) => [
    id,
    controls.filter((control) => dimensionFor(control) === id).map(controlSlug),
  ]);
  return {
    checks: new Set(asked.map((item) => item.id)),
    controls: Object.fromEntries(byDimension),
    obligations: obligationIds(),
  };
};
