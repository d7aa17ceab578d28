// What the file has chosen already, where it says so, and which answers that choice fits.
import { expect, it, test } from 'vitest';
import { adviceRules } from '../../src/advise/index.ts';
import type { AdviceId } from '../../src/model/published/value.ts';
import { pilotOf } from '../kit.ts';
import { ruleNamed } from './kit.ts';

type Fragment = Readonly<Record<string, unknown>>;
const built = (word: string, used?: boolean): Fragment => ({
  governance: { classification: { built: word } },
  talent: { partner: { used } },
});
const [partner, builtBy] = ['talent.partner.used', 'governance.classification.built'];

test.each<[AdviceId, string, Fragment, string | undefined, readonly string[]]>([
  ['approach', 'a hybrid', { architecture: { approach: 'hybrid' } }, 'architecture.approach', ['hybrid']],
  ['approach', 'nothing', {}, undefined, []],
  ['sourcing', 'a partner, whoever builds', built('bought', true), partner, ['partner']],
  ['sourcing', 'its own, and no partner', built('own', false), builtBy, ['build']],
  ['sourcing', 'its own, of a partner nothing', built('own'), builtBy, ['build', 'partner']],
  ['sourcing', 'a vendor', built('bought', false), builtBy, ['buy']],
  ['sourcing', 'no partner alone', { talent: { partner: { used: false } } }, undefined, []],
  ['internal-first', 'its users', { pilot: { users: 'public' } }, 'pilot.users', ['as-planned']],
  ['internal-first', 'nothing', {}, undefined, []],
])('%s: %s', (id, _name, fragment, path, fits) => {
  expect(ruleNamed(id).chosen?.(pilotOf(fragment))).toEqual(path === undefined ? undefined : { path, fits });
});

it('is looked for where a pilot file can say it', () => {
  const asked = adviceRules.filter(({ chosen }) => chosen !== undefined).map(({ id }) => id);
  expect(asked).toEqual(['approach', 'sourcing', 'internal-first']);
});
