// How many random cases a test draws: all of them in the deep tier, a part in the fast one.
const all = process.env.READINESS_TEST_CASES === 'all';

/** Of a test that draws `deep` cases there: a fifth of them here, yet at least four. */
export const cases = (deep: number): number => (all ? deep : Math.max(Math.min(deep, 4), Math.ceil(deep / 5)));
