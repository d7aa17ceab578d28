// Obligations as they are explained: in themselves, and on a pilot with what brings them or keeps them away.
import { expect, it, test } from 'vitest';
import { jsonExplain } from '../../../src/report/explain/page.ts';
import { obligationIds } from '../../../src/rules/regulations.ts';
import { controls } from '../../program.ts';
import { markdownExplain, terminalExplain } from '../printers.ts';
import { allContexts, core, example, printed } from './contexts.ts';

const fraud = example('examples/fraud-assistant.yaml');
const said = (id: string, context = core): string =>
  printed(terminalExplain, context, { duties: [id] }).replace(/\s+/g, ' ');

test.each([
  ['its words', 'gdpr-art-13', 'What it asks People are told what is done with the data that they give.'],
  ['its clause', 'gdpr-art-13', 'clause GDPR: Art 13, Information when data come from the data subject'],
  ['whom it binds', 'hipaa-164-404', 'binds covered entity, by law'],
  ['that it binds by contract', 'pci-dss-3-3', 'binds card data entity, by contract'],
  ['that it binds nobody', 'nist-ai-rmf-map-3-5', 'binds nobody: it is voluntary'],
  ['what its law leaves open', 'ccpa-1798-105', 'about Binds businesses that reach the thresholds of the Act'],
  ['what nobody confirmed', 'hipaa-164-404', 'note its number and wording are general knowledge'],
  ['what brings it', 'eu-ai-act-art-9', 'the system is high-risk; built, rebranded or repurposed by the organisation.'],
  ['its dates', 'eu-ai-act-art-9', 'applies from 2027-12-02, and 2028-08-02 where Annex I alone brings it'],
  ['a date that is open', 'eu-ai-act-art-49-2', 'date unconfirmed (two readings of the start'],
  ['the checks that show it', 'pci-dss-10-2', 'checks governance.audit-trail, operations.logging, all of them met'],
  ['that they are not enough', 'gdpr-art-17', 'the checks alone are not enough'],
  ['the answer that shows it', 'gdpr-art-13', 'answer the answer under governance.obligations.gdpr-art-13'],
  ['what to write', 'gdpr-art-13', 'in short governance: {obligations: {gdpr-art-13: in-place}}'],
])('%s', (_name, id, words) => expect(said(id)).toContain(words));

test.each([
  [
    'how it stands, and why',
    'pci-dss-12-8',
    'state to be answered; in force because a source holds payment card data; the model is',
  ],
  [
    'the fact with its line',
    'pci-dss-12-8',
    'architecture.model.hosting is private-cloud examples/fraud-assistant.yaml:105:43',
  ],
  ['which checks are met', 'pci-dss-12-8', 'met governance.vendor-terms'],
  ['what the checks cannot show', 'pci-dss-12-8', 'to do answer governance.obligations.pci-dss-12-8'],
  ['which are not, and what to do', 'pci-dss-7-2', 'not met governance.access-control answer none under'],
  ['why it is not on the list', 'gdpr-art-13', 'Not on its list, since this does not hold: personal data in the EU'],
  ['by which fact', 'gdpr-art-13', 'pilot.jurisdictions is US-GA examples/fraud-assistant.yaml:22:3'],
])('on a pilot: %s', (_name, id, words) => expect(said(id, fraud)).toContain(words));

it.each(allContexts())('every one can be explained on %s, harmless and in every format', (_name, context) => {
  const duties = obligationIds();
  const text = printed(terminalExplain, context, { duties }, 60);
  expect(text.match(/^What it asks$/gm)).toHaveLength(duties.length);
  expect(text).not.toMatch(controls);
  expect(text).not.toMatch(/undefined|\[object|NaN/);
  expect(printed(markdownExplain, context, { duties }).match(/^### What it asks$/gm)).toHaveLength(duties.length);
  const { obligations } = JSON.parse(printed(jsonExplain, context, { duties }));
  expect(obligations.map(({ duty }: { duty: { id: string } }) => duty.id)).toEqual(duties);
});
