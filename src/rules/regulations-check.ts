// Whether each law that the facts bring is on the pilot's list, with the name of who checked it.
import type { Fact, Outcome } from '../model/outcome.ts';
import { join } from '../model/path.ts';
import type { Pilot } from '../model/pilot.ts';
import { distinctFacts } from './claims.ts';
import { byShare } from './combinators.ts';
import { met, notStated, unknown } from './outcomes.ts';
import type { Part } from './parts.ts';
import { isNamed, type LawAsked, lawsFor } from './regulations.ts';
import { every, named, some, type Truth } from './truth.ts';

const at = 'governance.regulations';

export const regulationsMapped = (pilot: Pilot): Outcome => {
  const asked = lawsFor(pilot);
  const laws = asked.filter(({ required }) => required.truth !== false);
  const facts = distinctFacts((laws.length > 0 ? laws : asked).map(({ required }) => required));
  if (pilot.governance.regulations === undefined) return notStated(['regulations'], at, 1, { facts });
  if (laws.length === 0) return met('the stated facts bring none of the laws looked at', at, { facts });
  const open = laws.filter(({ required }) => required.truth === undefined);
  const sure = lawParts(
    pilot,
    laws.filter(({ required }) => required.truth),
  );
  const possible = lawParts(pilot, open);
  if (!endsAlike(sure, possible)) return openLaws(open, [...sure, ...possible.filter(isListed)], facts);
  const parts = sure.length > 0 ? sure : possible;
  return { ...byShare(parts, 'laws that the facts bring are listed and checked', at), facts };
};

type LawPart = Part & { readonly holds: Truth };

/** A law that is not on the list is missing; on it without the name of who checked it, it is blank. */
const lawParts = ({ governance }: Pilot, laws: readonly LawAsked[]): readonly LawPart[] =>
  laws.map((law) => {
    const entries = (governance.regulations ?? []).flatMap(({ name, checked_by }, i) =>
      isNamed(law, name) ? [{ path: join(at, i), checked: named(checked_by) }] : [],
    );
    const best = entries.find(({ checked }) => checked === true) ?? entries[0];
    return { name: law.title, at: best?.path ?? at, holds: some(entries.map(({ checked }) => checked)) };
  });

const isListed = ({ holds }: LawPart): boolean => holds !== false;

/** Whether the blank facts change nothing: all that might be required is checked, or nothing of it is listed. */
const endsAlike = (sure: readonly LawPart[], possible: readonly LawPart[]): boolean => {
  const checked = [...sure, ...possible].map(({ holds }) => holds);
  return possible.length === 0 || every(checked) === true || (sure.length > 0 && some(checked) === false);
};

/** At best the laws in question that nobody listed turn out not to apply. */
const openLaws = (open: readonly LawAsked[], atBest: readonly Part[], facts: readonly Fact[]): Outcome => {
  const blank = [...new Set(open.flatMap(({ required }) => required.missing))];
  const titles = open.map(({ title }) => title).join(', ');
  const seen = `not stated whether ${titles} applies: ${blank.join(', ')}`;
  return unknown(seen, blank[0] ?? at, atBest.length === 0 ? 1 : byShare(atBest, '', at).best, { facts });
};
