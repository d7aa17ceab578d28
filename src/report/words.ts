// The words that reports share for verdicts, outcomes, conditions of a gate.
import { type Assessment, type Finding, gateOrder, isGap } from '../model/assessment.ts';
import type { OutcomeKind } from '../model/evidence.ts';
import {
  isBorneOut,
  isCertain,
  isLacking,
  type LawSeen,
  type Obligation,
  type ObligationState,
  type RuledOutBy,
} from '../model/obligation.ts';
import type { Criterion } from '../model/policy.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Plan, Task } from '../plan/index.ts';
import { placeName } from '../rules/places.ts';
import { counted, days } from './text.ts';

// A criterion of the gate in words: the same in every format.

/** production.score: 64.2 found, at least 75 expected */
export const describeCriterion = (criterion: Criterion): string =>
  `${criterion.id}: ${describeFound(criterion)} found, ${describeExpected(criterion)} expected`;

export const describeExpected = (criterion: Criterion): string => {
  const { sense, expected } = criterion;
  const value = typeof expected === 'string' ? expected : figure(criterion, expected, criterionDigits(criterion), true);
  return sense === 'is' ? value : `${sense === 'at-least' ? 'at least' : 'at most'} ${value}`;
};

/** Nothing where no check applies. */
export const describeFound = (criterion: Criterion): string => {
  const { found } = criterion;
  if (found === null) return 'nothing that applies';
  if (typeof found === 'string') return found;
  const said = figure(criterion, found, criterionDigits(criterion), false);
  return criterion.waived === undefined ? said : `${said} (${criterion.waived.length} waived)`;
};

const isShare = ({ unit }: Criterion): boolean => unit === 'share';

/** Shares are written as percentages. */
const scaled = (criterion: Criterion, value: number): number => (isShare(criterion) ? value * 100 : value);

/** Rounded against the pilot: what is to be at least something down, what may be at most something up. */
const rounded = (criterion: Criterion, value: number, digits: number): number => {
  const whole = scaled(criterion, value) * 10 ** digits;
  return (criterion.sense === 'at-most' ? Math.ceil(whole - 1e-7) : Math.floor(whole + 1e-7)) / 10 ** digits;
};

/** What is asked for is written as it was asked, where that is short: 75, 7.5%. */
const figure = (criterion: Criterion, value: number, digits: number, isAsked: boolean): string => {
  const unit = isShare(criterion) ? '%' : '';
  const exact = Math.round(scaled(criterion, value) * 1e6) / 1e6;
  if (criterion.unit === 'count' || (isAsked && Number.isInteger(exact * 100))) return `${exact}${unit}`;
  return `${rounded(criterion, value, digits).toFixed(digits)}${unit}`;
};

/** As many as it takes to see that the criterion passed, or that it did not: never 83.2 found where 83.2 is expected and failed. */
const criterionDigits = (criterion: Criterion): number => {
  const { found, expected, sense, passed } = criterion;
  const usual = isShare(criterion) ? 0 : 1;
  if (typeof found !== 'number' || typeof expected !== 'number') return usual;
  const seen = (digits: number): boolean => {
    const [is, asked] = [found, expected].map((value, i) =>
      Number.parseFloat(figure(criterion, value, digits, i === 1)),
    );
    return (sense === 'at-least' ? (is ?? 0) >= (asked ?? 0) : (is ?? 0) <= (asked ?? 0)) === passed;
  };
  return [usual, usual + 1, usual + 2, 4, 6].find(seen) ?? usual;
};

// The words that reports share for obligations: counts, what is due, what comes when. No advice, and nothing certified.

export const stateWords: Readonly<Record<ObligationState, string>> = {
  breached: 'breached',
  'to-be-answered': 'to be answered',
  upcoming: 'upcoming',
  met: 'met',
  'declared-away': 'declared not to apply',
  voluntary: 'voluntary',
};

export const caution =
  'A reading of the stated facts against a list of clauses, which may be incomplete: it is no legal advice, certifies nothing, and does not move the score.';

/**
 * Counts by state of the duties that the stated facts bring; law by law those that only a blank keeps on the list, with the
 * answer that would rule them out; and of voluntary clauses. Where there are none it says so in words that clear nobody.
 */
export const describeDutyCounts = (obligations: readonly Obligation[]): readonly string[] => {
  const binding = obligations.filter((one) => one.binding);
  const sure = binding.filter(isCertain);
  const voluntary = obligations.filter((one) => !one.binding);
  return [
    sure.length === 0
      ? 'The stated facts bring no duty on this list; law that is not on it was not looked at'
      : `${duties(sure.length)} by the stated facts: ${countsText(sure)}`,
    ...describeHangingDuties(binding.filter((one) => !isCertain(one))),
    ...(voluntary.length > 0
      ? [`${voluntary.length} voluntary: ${voluntary.filter(isBorneOut).length} borne out by the checks`]
      : []),
  ];
};

const duties = (count: number): string => `${count} ${count === 1 ? 'duty' : 'duties'}`;

/** More laws than these are counted. */
const LAWS = 6;

/** Law by law: Only while an answer is blank: EU AI Act, 38 duties (36 ruled out by governance.classification.eu_link: false). */
const describeHangingDuties = (open: readonly Obligation[]): readonly string[] => {
  const laws = [...new Set(open.map(({ statute }) => statute))];
  const told = laws.slice(0, laws.length > LAWS + 1 ? LAWS : laws.length).map((law) => {
    const own = open.filter(({ statute }) => statute === law);
    return `${law}, ${duties(own.length)}${mostRuledOut(own)}`;
  });
  if (told.length === 0) return [];
  const more = laws.length - told.length;
  return [`Only while an answer is blank: ${told.join('; ')}${more > 0 ? `; and ${more} more laws` : ''}`];
};

/** Of answers that rule out as many, those that most pilots can give come first; any language model infers its outputs. */
const unlikely = (answer: string): number => {
  if (answer.includes('infers_outputs')) return 2;
  return /: (false|\[\]|none|other|internal)$/.test(answer) ? 0 : 1;
};

/** The answer that rules most of them out. */
const mostRuledOut = (open: readonly Obligation[]): string => {
  const counts = new Map<string, number>();
  for (const { path, answers } of open.flatMap(({ ruledOutBy }) => ruledOutBy)) {
    for (const answer of answers) counts.set(`${path}: ${answer}`, (counts.get(`${path}: ${answer}`) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || unlikely(a) - unlikely(b));
  if (most === undefined) {
    const missing = [...new Set(open.flatMap((one) => one.missing))];
    const places = 'pilot.jurisdictions';
    return missing.includes(places) ? ` (say where in ${places})` : ` (${missing.slice(0, 2).join(', ')})`;
  }
  const [answer, count] = most;
  return ` (${count === open.length ? '' : `${count} `}ruled out by ${answer})`;
};

const countsText = (some: readonly Obligation[]): string => {
  const states = Object.keys(stateWords) as readonly ObligationState[];
  const counts = states.map((state) => [some.filter((one) => one.state === state).length, stateWords[state]] as const);
  return counts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ') || 'none';
};

/** What of the law of the stated places was looked at and what was not: one line a place. */
export const describeLawSeen = ({ unseen, seen }: LawSeen): readonly string[] => [
  ...(unseen.length > 0 ? [`Not looked at: ${unseen.map(placeName).join(', ')}`] : []),
  ...seen.map(
    ({ place, looked_at, not_looked_at }) =>
      `${placeName(place)}: looked at ${looked_at}. Not looked at: ${not_looked_at}`,
  ),
];

/** One line for a first screen: what is breached, what is to be answered, what was not looked at. */
export const lawLine = ({ obligations, law }: Pick<Assessment, 'obligations' | 'law'>): string => {
  const due = obligations.filter(isLacking);
  const breached = due.filter(({ state }) => state === 'breached');
  const sure = due.filter((one) => one.state !== 'breached' && isCertain(one));
  const open = due.filter((one) => one.state !== 'breached' && !isCertain(one));
  const thin = law.seen.filter((one) => one.thin === true).map(({ place }) => place);
  const parts = [
    ...(breached.length > 0 ? [`breached: ${breached.map(shortClause).join(', ')}`] : []),
    ...(sure.length > 0 ? [`${duties(sure.length)} in force to be answered`] : []),
    ...(open.length > 0
      ? [`${due.length > open.length ? `${open.length} more` : `${duties(open.length)} only`} while an answer is blank`]
      : []),
    ...(due.length > 0 && thin.length > 0 ? [`looked at in part: ${thin.map(placeName).join(', ')}`] : []),
    ...(law.unseen.length > 0 ? [`not looked at: ${law.unseen.map(placeName).join(', ')}`] : []),
    ...(law.seen.length === 0 && law.unseen.length === 0
      ? ['no place is stated, so no law of a place was looked at']
      : []),
  ];
  return `Law: ${parts.length > 0 ? parts.join('; ') : 'nothing on this list is in force and open; other law was not looked at'}`;
};

const shortClause = ({ clause, statute }: Obligation): string => `${statute} ${clause.slice(clause.indexOf('/') + 1)}`;

/** In force and not met by the stated facts, what is breached first; those that only a blank keeps are counted, not listed. */
export const dueDuties = (obligations: readonly Obligation[]): readonly Obligation[] =>
  obligations.filter((one) => isLacking(one) && isCertain(one));

export const describeClause = ({ clause, statute, title }: Obligation): string =>
  `${statute} ${clause.slice(clause.indexOf('/') + 1)}, ${title}`;

/** From when it applies, and what of that is unconfirmed. */
export const describeDutyDate = ({ from, planned, unconfirmed, inForce, binding }: Obligation): string => {
  if (!binding) return 'voluntary';
  if (unconfirmed !== null) return `date unconfirmed (${unconfirmed}), planned with ${planned}`;
  if (from === null) return 'in force';
  return inForce ? `since ${from}` : `from ${from}`;
};

/** covered-entity, business-associate → covered entity, business associate */
export const describeRoles = (binds: readonly string[]): string =>
  binds.map((one) => one.replaceAll('-', ' ')).join(', ');

/** Whom each law binds: whether the organisation is one of them is often not a matter of the pilot file. */
export const describeWhoIsBound = (obligations: readonly Obligation[]): string => {
  const whom = new Map<string, readonly string[]>();
  for (const { statute, binds, binding, missing } of obligations) {
    if (binding && missing.length === 0) whom.set(statute, [...new Set([...(whom.get(statute) ?? []), ...binds])]);
  }
  return [...whom].map(([statute, binds]) => `${statute}: ${describeRoles(binds)}`).join('; ');
};

/** What holds for each law as a whole, once: HIPAA: binds covered entities … */
export const describeStatutes = (obligations: readonly Obligation[]): readonly string[] => [
  ...new Set(obligations.map(({ statute, about }) => `${statute}: ${about}`)),
];

/** Why it is here; and which blanks could still take it away. */
export const describeWhyItApplies = ({ rule, missing, ruledOutBy }: Obligation): string =>
  missing.length === 0
    ? rule
    : `${rule}; not stated, so it counts: ${missing.join(', ')}${describeRuledOut(ruledOutBy)}`;

/** Each way once; `some` where they are ways for some of several duties. */
export const describeRuledOut = (ways: readonly RuledOutBy[], some = ''): string => {
  const words = new Set(ways.map(({ path, answers }) => `${path}: ${answers.slice(0, 2).join(' or ')}`));
  return words.size === 0 ? '' : `; ${some}ruled out by ${[...words].join(', or ')}`;
};

/** The coming duties of one date and law in one line: 2027-12-02: 9 duties of EU AI Act. */
export const describeUpcoming = (obligations: readonly Obligation[]): readonly string[] => {
  const groups = new Map<string, Obligation[]>();
  for (const one of obligations.filter((one) => one.state === 'upcoming' && isCertain(one))) {
    const key = `${one.from ?? one.planned} ${one.from === null} ${one.statute}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => describeGroup(group));
};

const describeGroup = (group: readonly Obligation[]): string => {
  const { from, planned, statute } = group[0] as Obligation;
  const clauses = group.map(({ clause }) => clause.slice(clause.indexOf('/') + 1)).join(', ');
  const date = from ?? `${planned}, a date that is unconfirmed`;
  return `${date}: ${group.length === 1 ? '1 duty' : `${group.length} duties`} of ${statute} (${clauses})`;
};

// The facts that decided a check, for the reports that people read.

/** A sum may rest on a dozen facts; beyond these they stand in the reports with details, and in the JSON. */
const MOST = 4;

/** "a.b is 1; c.d is 2": what is not said in what was seen already. */
export const describeCause = ({ facts: all, seen }: Finding, details: boolean): string => {
  const facts = all.filter(({ path, value }) => !seen.includes(`${path} is ${value}`));
  const listed = details || facts.length <= MOST + 1 ? facts : facts.slice(0, MOST);
  const words = listed.map(({ path, value }) => `${path} is ${value}`);
  const more = facts.length - listed.length;
  return [...words, ...(more > 0 ? [`and ${more} more facts`] : [])].join('; ');
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  undecided: 'Not known to be ready to pilot',
  'not-ready-to-pilot': 'Not ready to pilot',
  'ready-to-pilot': 'Ready to pilot',
  'ready-for-production': 'Ready for production',
  'ready-to-scale': 'Ready to scale',
};

export const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  met: 'met',
  partial: 'partial',
  planned: 'planned',
  absent: 'missing',
  unknown: 'not answered',
  'not-applicable': 'does not apply',
};

/** What is wrong with a check that has a gap. Where nobody answered that is not known. */
export const describeGap = (finding: Finding): string =>
  finding.kind === 'unknown' ? `Not known: ${finding.item.statement}` : gapText(finding);

/** The sentence of a check's gap: what holds in part is not missing. */
export const gapText = ({ item, kind }: Finding): string => (kind === 'partial' ? (item.partly ?? item.gap) : item.gap);

/** A check as it stands, in a sentence: its gap where it has one. A check can fail a gate and be met, by lost evidence. */
export const stateGap = (finding: Finding): string => {
  const { item, kind, seen } = finding;
  return `${isGap(finding) ? describeGap(finding) : item.statement} (${outcomeWords[kind]}: ${seen})`;
};

/** What blocks: first what is stated to fall short, as the case against has it, then the next gate's blanks. */
export const listBlockers = (assessment: Assessment): readonly Finding[] => {
  const rank = againstRank(assessment);
  return assessment.findings
    .filter(({ blocks }) => blocks)
    .sort((a, b) => rank(a.id) - rank(b.id) || gateOrder[a.gate] - gateOrder[b.gate]);
};

/** The place of a check in the case against; all that are not in it come after, alike. */
export const againstRank = ({ against }: Pick<Assessment, 'against'>): ((check: string) => number) => {
  const places = new Map(against.flatMap(({ id, also }) => [id, ...also]).map((id, i) => [id, i]));
  return (check) => places.get(check) ?? places.size;
};

/** The effort in all: 133 to 781 days of work, likely 311. */
export const describeDays = ({ low, likely, high }: Task['days']): string =>
  `${days(low).replace(/ days?$/, '')} to ${days(high)} of work, likely ${days(likely).replace(/ days?$/, '')}`;

/** What comes before every task: people for the roles that nobody has. */
export const describeStaffing = ({ staffing }: Pick<Plan, 'staffing'>): string =>
  `roles to staff first: ${staffing.map(({ role }) => role).join(', ')}`;

/** What is not met and counts neither against the pilot nor at a gate, since a waiver is in force: until when, and by whom. */
export const describeWaived = ({ findings, waivers }: Assessment): readonly string[] => {
  const facts = new Map(
    findings.flatMap(({ id, kind, fact }) => (kind === 'absent' || kind === 'partial' ? [[id, fact]] : [])),
  );
  return waivers
    .filter(({ state }) => state === 'active')
    .map(({ check, expires, approvedBy }) => `${facts.get(check) ?? check}: until ${expires}, by ${approvedBy}`);
};

/** How much of the core an organisation's checklist leaves out; nothing where it asks for all of it. */
export const describeNotAsked = ({ disabled = [], dimensions, findings }: Assessment): readonly string[] => {
  if (disabled.length === 0) return [];
  const asked = new Set(findings.map((finding) => finding.dimension));
  const empty = dimensions.filter(({ dimension }) => !asked.has(dimension.id)).map(({ dimension }) => dimension.title);
  const among = empty.length === 0 ? '' : `, among them all of ${empty.join(', ')}`;
  const are = disabled.length === 1 ? 'is' : 'are';
  return [`${counted(disabled.length, 'check')} of the core ${are} not asked for${among}`];
};
