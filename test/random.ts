// How many random cases a test draws, and how many of a long list it goes through: all in the deep tier, a part in the fast one.
import fc from 'fast-check';

const all = process.env.READINESS_TEST_CASES === 'all';

/** Of a test that draws `deep` cases there: a tenth of them here, yet at least two. */
export const cases = (deep: number): number => (all ? deep : Math.max(Math.min(deep, 2), Math.ceil(deep / 10)));

/** Of the examples: all of them there, here the one that is complete, an agent, and the one that is furthest from ready. */
export const sampleOf = (examples: readonly string[]): readonly string[] =>
  all ? examples : examples.filter((file) => /complete|refund-agent|telecom-support-bot/.test(file));

/** Of many that are alike: all of them there, here every n-th; `from` lets several tests share them out. */
export const everyNth = <Item>(n: number, items: readonly Item[], from = 0): readonly Item[] =>
  all ? items : items.filter((_, i) => i % n === from % n);

const codePoint = fc
  .integer({ min: 0, max: 0x10_ffff - 0x800 })
  .map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

/** Text of any characters; fast-check has the same, which takes two seconds until it is ready. */
export const anyText = (maxLength = 10): fc.Arbitrary<string> => fc.string({ unit: codePoint, maxLength });
