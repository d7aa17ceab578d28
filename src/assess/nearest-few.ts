// The known ids that are nearest to one that is not known: by the whole id, by the word after the dot, by a part of it.
import { slugOf } from '../model/dimensions.ts';
import { nearest } from './nearest.ts';

const MOST = 3;

/** At most three, the likeliest first. A path such as data.controls.lineage is taken for what it answers. */
export const nearestFew = (word: string, known: readonly string[]): readonly string[] => {
  const given = word.trim().toLowerCase().replace('.controls.', '.').replace('governance.obligations.', '');
  if (given === '' || given.length > LONGEST) return [];
  const slug = given.includes('.') ? slugOf(given) : given;
  const bySlug = nearest(slug, known.map(slugOf));
  const found = [
    ...known.filter((id) => id === given || slugOf(id) === slug),
    ...[nearest(given, known)].flatMap((id) => id ?? []),
    ...known.filter((id) => bySlug !== undefined && slugOf(id) === bySlug),
    ...(slug.length < SHORTEST ? [] : known.filter((id) => id.includes(slug))),
  ];
  return [...new Set(found)].slice(0, MOST);
};

/** A part of an id says something from here on; and no id comes near this length. */
const [SHORTEST, LONGEST] = [3, 50];
