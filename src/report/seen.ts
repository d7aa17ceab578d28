// The facts that decided a check, for the reports that people read.
import type { Finding } from '../model/assessment.ts';

/** A sum may rest on a dozen facts; beyond these they stand in the reports with details, and in the JSON. */
const MOST = 4;

/** "a.b is 1; c.d is 2": what is not said in what was seen already. */
export const becauseWords = ({ facts: all, seen }: Finding, details: boolean): string => {
  const facts = all.filter(({ path, value }) => !seen.includes(`${path} is ${value}`));
  const listed = details || facts.length <= MOST + 1 ? facts : facts.slice(0, MOST);
  const words = listed.map(({ path, value }) => `${path} is ${value}`);
  const more = facts.length - listed.length;
  return [...words, ...(more > 0 ? [`and ${more} more facts`] : [])].join('; ');
};
