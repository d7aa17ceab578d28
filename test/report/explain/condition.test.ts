// Why a check does not apply, or cannot be told to: the answers that its condition read, each with its line.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { jsonExplain } from '../../../src/report/explain/page.ts';
import { root } from '../../judge.ts';
import { terminalExplain } from '../printers.ts';
import { example, printed } from './contexts.ts';

const claims = 'examples/claims-summariser.yaml';
/** The first line of the example that holds a text. */
const lineOf = (text: string): number =>
  readFileSync(`${root}${claims}`, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const said = (id: string, file = claims): string =>
  printed(terminalExplain, example(file), { checks: [id] }).replace(/\s+/g, ' ');

test.each([
  [
    'a fact that ends it',
    'governance.vendor-terms',
    `architecture.model.hosting is self-hosted ${claims}:${lineOf('hosting: self-hosted')}:`,
  ],
  [
    'the condition in words',
    'governance.vendor-terms',
    "it counts where the model is a vendor's or runs in a private cloud, and that is not so here",
  ],
  ['each of several facts', 'governance.transparency', 'pilot.users is internal'],
])('%s', (_name, id, words) => expect(said(id)).toContain(words));

it('says no more of the condition where the check applies, or was declared away', () => {
  expect(said('governance.human-oversight')).not.toContain('it counts where');
  expect(said('data.lineage')).toContain('met declared in place');
});

it('says when a blocker would be one', () => {
  const { findings } = example('examples/telecom-support-bot.yaml').pilot?.assessment ?? { findings: [] };
  const unarmed = findings.find(({ item, blocker }) => typeof item.blocker === 'object' && !blocker);
  expect(said(unarmed?.item.id ?? '', 'examples/telecom-support-bot.yaml')).toMatch(
    /not on this pilot: it is one where \S/,
  );
});

it('is in the JSON, blanks too', () => {
  const asked = { checks: ['governance.vendor-terms', 'data.lineage'] };
  const { checks } = JSON.parse(printed(jsonExplain, example(claims), asked));
  expect(checks[0].onPilot.condition).toMatchObject({ holds: false, blank: [] });
  expect(checks[0].onPilot.facts).toMatchObject([{ path: 'architecture.model.hosting', value: 'self-hosted' }]);
  expect(checks[1].onPilot.condition).toBeNull();
});
