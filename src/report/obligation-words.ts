// The words that reports share for obligations: counts, what is due, what comes when. No advice, and nothing certified.
import { isLacking, type Obligation, type ObligationState } from '../model/obligation.ts';

export const stateWords: Readonly<Record<ObligationState, string>> = {
  shown: 'shown',
  open: 'open',
  'to-be-answered': 'to be answered',
  upcoming: 'upcoming',
  'declared-away': 'declared not to apply',
};

export const caution =
  'A reading of the stated facts against a list of clauses, which may be incomplete: it is no legal advice, certifies nothing, and does not move the score.';

/** Counts by state, of binding duties and apart from them of voluntary clauses. */
export const countWords = (obligations: readonly Obligation[]): readonly string[] => {
  const [binding, voluntary] = [obligations.filter((one) => one.binding), obligations.filter((one) => !one.binding)];
  return [
    `${binding.length} binding${blankWords(binding)}: ${countsOf(binding)}`,
    ...(voluntary.length > 0 ? [`${voluntary.length} voluntary: ${countsOf(voluntary)}`] : []),
  ];
};

/** Silence takes no duty away; how many of them hang on it is said. */
const blankWords = (binding: readonly Obligation[]): string => {
  const blank = binding.filter(({ missing }) => missing.length > 0).length;
  return blank === 0
    ? ''
    : ` (${blank === binding.length ? 'all' : blank} only because an answer that could rule them out is blank)`;
};

const countsOf = (some: readonly Obligation[]): string => {
  const states = Object.keys(stateWords) as readonly ObligationState[];
  const counts = states.map((state) => [some.filter((one) => one.state === state).length, stateWords[state]] as const);
  return counts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(', ') || 'none';
};

/** Binding, in force and not shown: what says no before what is not answered. */
export const dueOf = (obligations: readonly Obligation[]): readonly Obligation[] => {
  const due = obligations.filter(isLacking);
  return [...due.filter(({ state }) => state === 'open'), ...due.filter(({ state }) => state !== 'open')];
};

export const clauseWords = ({ clause, statute, title }: Obligation): string =>
  `${statute} ${clause.slice(clause.indexOf('/') + 1)}, ${title}`;

/** From when it applies, and what of that is unconfirmed. */
export const dateWords = ({ from, planned, unconfirmed, inForce, binding }: Obligation): string => {
  if (!binding) return 'voluntary';
  if (unconfirmed !== null) return `date unconfirmed (${unconfirmed}), planned with ${planned}`;
  if (from === null) return 'in force';
  return inForce ? `since ${from}` : `from ${from}`;
};

/** covered-entity, business-associate → covered entity, business associate */
export const bindsWords = (binds: readonly string[]): string => binds.map((one) => one.replaceAll('-', ' ')).join(', ');

/** Whom each law binds: whether the organisation is one of them is often not a matter of the pilot file. */
export const whomWords = (obligations: readonly Obligation[]): string => {
  const whom = new Map<string, readonly string[]>();
  for (const { statute, binds, binding } of obligations) {
    if (binding) whom.set(statute, [...new Set([...(whom.get(statute) ?? []), ...binds])]);
  }
  return [...whom].map(([statute, binds]) => `${statute}: ${bindsWords(binds)}`).join('; ');
};

/** What holds for each law as a whole, once: HIPAA: binds covered entities … */
export const aboutWords = (obligations: readonly Obligation[]): readonly string[] => [
  ...new Set(obligations.map(({ statute, about }) => `${statute}: ${about}`)),
];

/** Why it is here; and which blanks could still take it away. */
export const ruleWords = ({ rule, missing }: Obligation): string =>
  missing.length === 0 ? rule : `${rule}; not stated, so it counts: ${missing.join(', ')}`;

/** The coming duties of one date and law in one line: 2027-12-02: 9 duties of EU AI Act. */
export const upcomingWords = (obligations: readonly Obligation[]): readonly string[] => {
  const groups = new Map<string, Obligation[]>();
  for (const one of obligations.filter(({ state, binding }) => state === 'upcoming' && binding)) {
    const key = `${one.from ?? one.planned} ${one.from === null} ${one.statute}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => groupWords(group));
};

const groupWords = (group: readonly Obligation[]): string => {
  const { from, planned, statute } = group[0] as Obligation;
  const clauses = group.map(({ clause }) => clause.slice(clause.indexOf('/') + 1)).join(', ');
  const date = from ?? `${planned}, a date that is unconfirmed`;
  return `${date}: ${group.length === 1 ? '1 duty' : `${group.length} duties`} of ${statute} (${clauses})`;
};

/** Those that need no line each, by law and state: GDPR, to be answered: Art 5, Art 6 … */
export const groupedWords = (obligations: readonly Obligation[]): readonly string[] => {
  const groups = new Map<string, string[]>();
  for (const { statute, state, clause } of obligations) {
    const key = `${statute}, ${stateWords[state]}`;
    groups.set(key, [...(groups.get(key) ?? []), clause.slice(clause.indexOf('/') + 1)]);
  }
  return [...groups].map(([key, clauses]) => `${key}: ${clauses.join(', ')}`);
};
