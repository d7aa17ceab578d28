// The duties that the program knows, compiled from checklists/obligations, and which of them a check shows.
import type { Duty, Statute } from '../../model/obligation.ts';
import compiled from '../generated/obligations.json';

export const statutes = compiled as unknown as readonly Statute[];

/** The ids that may be answered under governance.obligations. */
export const obligationIds = (): readonly string[] => statutes.flatMap(({ duties }) => duties.map(({ id }) => id));

/** Every duty that a check helps to show, whatever the pilot. */
export const dutiesShownBy = (check: string): readonly (Duty & { readonly statute: string })[] =>
  statutes.flatMap(({ title, duties }) =>
    duties.filter(({ shown_by }) => shown_by.includes(check)).map((duty) => ({ ...duty, statute: title })),
  );
