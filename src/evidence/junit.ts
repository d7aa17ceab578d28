// JUnit XML, as test runners of every language write it. Tests that are only counted in attributes count, and so do
// failures of a whole suite; where attributes and tests disagree, the worse is believed, and said.
import type { Tally } from '../model/evidence.ts';
import type { Format } from './format.ts';
import { addTallies, firstDay, noTests, tallyBy } from './tree.ts';
import { childrenNamed, countIn, type Element } from './xml.ts';

export const junit: Format = {
  kind: 'JUnit report',
  read: (parsed) => {
    if (parsed.syntax !== 'xml') return undefined;
    const { root } = parsed;
    if (root.name !== 'testsuites' && root.name !== 'testsuite') return undefined;
    const { listed, told } = countsIn(root);
    const tally = worse(listed, told);
    const stamps = stampsIn(root);
    const notes = told !== undefined && differ(tally, listed) ? [difference(told, listed)] : [];
    return { tally, date: firstDay(...stamps.sort().reverse()), notes };
  },
};

/** When its suites ran; tests have no time of their own. */
const stampsIn = ({ attributes: { timestamp }, children }: Element): string[] => [
  ...(timestamp === undefined ? [] : [timestamp]),
  ...children.flatMap((child) => (child.name === 'testsuite' ? stampsIn(child) : [])),
];

type Counts = { readonly listed: Tally; readonly told: Tally | undefined };

/** What the tests add up to, and what the attributes say: those of the root, or of the suites in it together. */
const countsIn = (suite: Element): Counts => {
  const inner = childrenNamed(suite, 'testsuite').map(countsIn);
  const own = addTallies([tallyBy(childrenNamed(suite, 'testcase'), endingOf), brokenSuite(suite)]);
  const listed = addTallies([own, ...inner.map((one) => one.listed)]);
  const told = attributesOf(suite);
  const innerTold = inner.map((one) => worse(one.listed, one.told));
  const together = inner.length > 0 ? addTallies([own, ...innerTold]) : undefined;
  return { listed, told: told === undefined ? together : together === undefined ? told : worse(together, told) };
};

/** A suite that failed as a whole: its setup, or a file that does not compile. */
const brokenSuite = (suite: Element): Tally => ({
  ...noTests,
  errors: childrenNamed(suite, 'error').length,
  failed: childrenNamed(suite, 'failure').length,
});

/** The worst of what is said of one test. */
const endingOf = (test: Element): keyof Tally => {
  for (const [name, ending] of endings) if (test.children.some((child) => child.name === name)) return ending;
  const status = (test.attributes.status ?? test.attributes.result ?? '').toLowerCase();
  return /^(notrun|disabled|skipped|suppressed|ignored)$/.test(status) ? 'skipped' : 'passed';
};

const endings = [
  ['error', 'errors'],
  ['failure', 'failed'],
  ['skipped', 'skipped'],
] as const;

const attributesOf = (suite: Element): Tally | undefined => {
  const tests = countIn(suite, 'tests');
  if (tests === undefined) return undefined;
  const failed = countIn(suite, 'failures') ?? 0;
  const errors = countIn(suite, 'errors') ?? 0;
  const skipped = (countIn(suite, 'skipped', 'skip') ?? 0) + (countIn(suite, 'disabled') ?? 0);
  return { passed: Math.max(0, tests - failed - errors - skipped), failed, errors, skipped };
};

const size = ({ passed, failed, errors, skipped }: Tally): number => passed + failed + errors + skipped;

/** As many failures, errors and skipped tests as either says; the rest of the larger number passed. */
const worse = (listed: Tally, told: Tally | undefined): Tally => {
  if (told === undefined) return listed;
  const most = (key: keyof Tally): number => Math.max(listed[key], told[key]);
  const [failed, errors, skipped] = [most('failed'), most('errors'), most('skipped')];
  return {
    passed: Math.max(0, Math.max(size(listed), size(told)) - failed - errors - skipped),
    failed,
    errors,
    skipped,
  };
};

const differ = (a: Tally, b: Tally): boolean =>
  a.passed !== b.passed || a.failed !== b.failed || a.errors !== b.errors || a.skipped !== b.skipped;

const difference = (told: Tally, listed: Tally): string =>
  `its attributes say ${size(told)} tests, ${told.failed + told.errors} of them failed; it lists ${size(listed)}, ${listed.failed + listed.errors} of them failed`;
