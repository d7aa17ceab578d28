// Advice and assessment never differ: on every example, and on random pilots.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { adviceOn } from '../../src/advise/index.ts';
import { assess } from '../../src/assess/index.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Finding } from '../../src/model/assessment.ts';
import type { Advice, AdviceId } from '../../src/model/published/value.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { riskTier, tiersFrom } from '../../src/rules/risk-tier.ts';
import { AS_OF } from '../kit.ts';
import { cases } from '../random.ts';
import { exampleFiles, readExample } from '../report/pilots.ts';
import { fragments } from './kit.ts';

const checklist = composeChecklist();

const judged = (pilotFile: object) => {
  const { document } = parse(JSON.stringify({ version: 1, ...pilotFile }), 'pilot.yaml');
  if (document === undefined) throw new Error('not well-formed');
  const { pilot, problems } = validate(document, checklist);
  if (pilot === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const assessment = assess({ document, pilot, checklist, asOf: AS_OF });
  const advice = adviceOn({ document, pilot, checklist, assessment });
  const adviceNamed = (id: AdviceId): Advice => advice.find((one) => one.id === id) as Advice;
  const finding = (id: string): Finding => assessment.findings.find(({ item }) => item.id === id) as Finding;
  return { pilot, adviceNamed, finding };
};

/** The kind that each check must have by the advice beside it. */
const expectAgreement = (pilotFile: object): void => {
  const { pilot, adviceNamed, finding } = judged(pilotFile);
  const approach = adviceNamed('approach');
  const { approach: chosen, approach_reason: reason } = pilot.architecture;
  expect(finding('architecture.approach-fit').kind).toBe(fitOf(approach, chosen, reason));
  expect(approach.stated?.agrees ?? null).toBe(chosen === undefined ? null : agreesWith(approach, chosen));

  const inside = adviceNamed('internal-first').answer;
  expect(finding('kpis.internal-first').kind).toBe(kindOf(inside, (answer) => answer === 'as-planned'));

  const tier = adviceNamed('risk-tier');
  expect(finding('governance.risk-tier').kind).toBe(kindOf(tier.answer, (answer) => answer !== 'prohibited'));
  expect(tier.answer).toBe(riskTier(pilot).tier ?? null);
  if (tier.answer === null) expect(tier.open).toEqual(tiersFrom(riskTier(pilot).rules));
};

const kindOf = (answer: string | null, isGood: (answer: string) => boolean): string => {
  if (answer === null) return 'unknown';
  return isGood(answer) ? 'met' : 'absent';
};

const agreesWith = ({ answer, open }: Advice, chosen: string): boolean | null => {
  if (answer !== null) return answer === chosen;
  return open.includes(chosen) ? null : false;
};

const fitOf = (advice: Advice, chosen: string | undefined, reason: string | undefined): string => {
  if (chosen === undefined) return 'unknown';
  const agrees = agreesWith(advice, chosen);
  if (agrees === null) return 'unknown';
  if (agrees) return 'met';
  return reason === undefined ? 'absent' : 'partial';
};

test.each(exampleFiles)('%s', (file) => expectAgreement(readExample(file)));

it('agrees on random pilots', () =>
  fc.assert(
    fc.property(fragments, fc.option(fc.constant('A stated reason'), { nil: undefined }), (fragment, reason) =>
      expectAgreement({
        ...fragment,
        architecture: { ...(fragment.architecture as object), approach_reason: reason },
      }),
    ),
    { numRuns: cases(80) },
  ));

it('uses an organisation’s thresholds where it has set some', () => {
  const own = checklist.items.map((item) =>
    item.id === 'architecture.approach-fit' ? { ...item, with: { labels: 20, changes: 'daily' } } : item,
  );
  const { document } = parse(
    'version: 1\npilot: {name: Own}\narchitecture: {knowledge: {used: true, changes: weekly, must_cite: false}, task_profile: {narrow: true, stable: true, special_style: true}}\ndata: {labels: {count: 20}}\n',
    'own.yaml',
  );
  if (document === undefined) throw new Error('not well-formed');
  const changed = { ...checklist, items: own };
  const { pilot } = validate(document, changed);
  if (pilot === undefined) throw new Error('not valid');
  const assessment = assess({ document, pilot, checklist: changed, asOf: AS_OF });
  const [approach] = adviceOn({ document, pilot, checklist: changed, assessment });
  expect(approach).toMatchObject({ answer: 'fine-tune', stated: null });
  expect(approach?.numbers[0]?.says).toContain('daily or more often wants retrieval; 20 labels');
});
