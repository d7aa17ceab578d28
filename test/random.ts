// How many random cases a test draws, and how many of a long list it goes through: all in the deep tier, a part in the fast one.
const all = process.env.READINESS_TEST_CASES === 'all';

/** Of a test that draws `deep` cases there: a tenth of them here, yet at least two. */
export const cases = (deep: number): number => (all ? deep : Math.max(Math.min(deep, 2), Math.ceil(deep / 10)));

/** Of many that are alike: all of them there, here every n-th; `from` lets several tests share them out. */
export const everyNth = <Item>(n: number, items: readonly Item[], from = 0): readonly Item[] =>
  all ? items : items.filter((_, i) => i % n === from % n);
