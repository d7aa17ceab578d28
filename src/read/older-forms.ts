// Forms of the pilot file that are not the one it is kept in: those that have been replaced are read as what they can mean,
// with a warning that says what to write; another spelling of the same answer is read as it is meant.

import { classificationWords } from '../model/pilot/governance.text.ts';
import { highRiskUses } from '../model/pilot/governance.ts';
import { type Fault, isBlank } from './fault.ts';

export type Current = { readonly value: unknown; readonly faults: readonly Fault[] };

/** The value in its present form. What the older form left open is read for the graver: an area stands for all its uses. */
export const inCurrentForm = (raw: unknown): Current => {
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
  const uses = isAnswered ? {} : { [USES]: Array.isArray(areas) ? areas.flatMap(usesOf) : areas };
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
const usesOf = (area: unknown): readonly unknown[] => {
  const [, point = '', letter] = /^(\d)([a-d])?$/.exec(String(area)) ?? [];
  const uses = highRiskUses.filter((use) => (letter === undefined ? use[0] === point : use === `${point}(${letter})`));
  return uses.length > 0 ? uses : [area];
};

const areaFault = (areas: unknown, isAnswered: boolean): Fault => {
  const uses = Array.isArray(areas) ? areas.flatMap(usesOf) : [];
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

const paymentFaults = (raw: unknown): readonly Fault[] => {
  const sources = mapIn(raw, 'data')?.sources;
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source, i) => {
    const held = (Object(source) as { personal_data?: unknown }).personal_data;
    const isOlder = held === 'payment' || (Array.isArray(held) && held.includes('payment'));
    return isOlder ? [paymentFault(i)] : [];
  });
};

const paymentFault = (i: number): Fault => ({
  parts: ['data', 'sources', i, 'personal_data'],
  severity: 'warning',
  code: 'older-form',
  message: 'payment is read as card or account data',
  hint: 'write payment-card, account or both: card data brings PCI DSS, accounts alone do not',
});
