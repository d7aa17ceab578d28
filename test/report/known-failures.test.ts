// Pilots like deployments that are publicly known to have failed, as their owners could have described them: an executive
// who reads the first screen alone finds what ended them, what to do first, and a true reason.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { judgeText } from './pilots.ts';
import { terminalAssess } from './printers.ts';

const judged = (name: string) => {
  const reported = judgeText(readFileSync(`test/fixtures/known-failures/${name}.yaml`, 'utf8'), `${name}.yaml`);
  const [screen = ''] = terminalAssess(reported).split('\nDimensions');
  return { ...reported, lines: screen.trimEnd().split('\n'), screen: screen.replace(/\s+/g, ' ') };
};

const inProduction = 'NOT READY FOR PRODUCTION, AND ALREADY IN PRODUCTION';
const withUsers = 'NOT READY TO PILOT, AND ALREADY WITH REAL USERS';

/** The headline, the line below it, facts that stand on the first screen in this order, and the check to mend first. */
const known: readonly (readonly [string, string, string, readonly string[], string])[] = [
  [
    'airline-assistant',
    inProduction,
    'The production gate is shut: 4 blockers stated to fall short.',
    ['No person can review, override and stop the system', 'Outputs are not validated', 'Nobody owns monitoring'],
    'evaluation.regression',
  ],
  [
    'resume-screener',
    inProduction,
    'The production gate is shut: 3 blockers stated to fall short.',
    ['There is no tamper-evident audit trail', 'People cannot review', 'No review for bias and harm was held'],
    'governance.audit-trail',
  ],
  [
    'helpline',
    inProduction,
    'The production gate is shut:',
    ['No person can review', 'Outputs are not validated', 'Changes ship without an evaluation'],
    'governance.human-oversight',
  ],
  [
    'legal-research',
    inProduction,
    'Stop or restrict: 17% of answers wrong or invented, limit 2%, neither validated nor all reviewed.',
    ['17% of answers wrong or invented', 'Outputs are not validated at run time (stated planned)'],
    'evaluation.hallucination',
  ],
  [
    'drive-through',
    'RETIRED. NOT READY TO PILOT',
    'The pilot gate is shut: 2 blockers stated to fall short.',
    ['Order accuracy 80, target 95, baseline 89 percent, worse than before; and 1 more'],
    'kpis.no-harm',
  ],
  [
    'city-chatbot',
    withUsers,
    'Stop or restrict: 30% of answers wrong or invented',
    ['30% of answers', 'No person can review', 'Outputs are not validated', 'The evaluation set has no items'],
    'evaluation.hallucination',
  ],
  [
    'care-denials',
    'NOT READY TO SCALE, AND ALREADY SCALED',
    'The scale gate is shut: 5 blockers stated to fall short.',
    ['Guardrail broken: Denials reversed on appeal 90, limit 10 percent', 'No person can review'],
    'kpis.no-harm',
  ],
  [
    'symptom-checker',
    inProduction,
    'Stop or restrict: 18% of answers wrong or invented',
    ['18% of answers', 'Personal data neither masked nor on a recorded legal basis', 'No person can review'],
    'evaluation.hallucination',
  ],
  [
    'coding-agent',
    withUsers,
    'Stop or restrict: agent "Builder" can act irreversibly without approval and without a kill switch.',
    ['it has no kill switch', 'nobody approves its actions', 'its actions are not recorded', "a person's account"],
    'operations.agent-kill-switch',
  ],
  [
    'message-drafts',
    withUsers,
    'Stop or restrict: Time to read a message is worse than before (36, baseline 30), after its date of 2023-08-15.',
    ['Time to read a message 36, target 24, baseline 30 seconds, worse than before'],
    'kpis.no-harm',
  ],
  [
    'service-assistant',
    'NOT READY TO SCALE, AND ALREADY SCALED',
    'The scale gate is shut:',
    ['Guardrail broken: Customer satisfaction 3.6, limit 4.2 points', 'People cannot review'],
    'kpis.no-harm',
  ],
  [
    'search-overviews',
    inProduction,
    'The production gate is shut: 2 blockers stated to fall short.',
    [
      'The evaluation set lacks items from real use',
      'Safety and red-team testing was done in part',
      '1000 of 100000 at once',
    ],
    'evaluation.dataset',
  ],
];

describe.each(known)('%s', (name, headline, reason, facts, first) => {
  const { lines, screen, plan } = judged(name);

  it('fits one screen, the headline and its reason on top', () => {
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines[1]).toBe(headline);
    expect(lines.slice(2).join(' ').replace(/\s+/g, ' ')).toMatch(new RegExp(`^${reason.replace(/[()]/g, '\\$&')}`));
  });

  it('shows what ended it, in this order', () => {
    const places = facts.map((fact) => screen.indexOf(fact));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says what to mend first', () => expect(plan.first[0]?.check).toBe(first));
});

test('what is paused had users: its result is judged', () => {
  const paused = judgeText(
    'version: 1\npilot: {name: P, stage: paused}\nkpis: {measures: [{name: Time, role: primary, unit: min, direction: decrease, baseline: 9, target: 6, measured: {value: 8.9}}]}\n',
  );
  const result = paused.assessment.findings.find(({ id }) => id === 'kpis.result');
  expect([result?.kind, result?.seen]).toEqual(['absent', 'Time 8.9, target 6, baseline 9 min']);
});

test('what is computed from other gaps is in no count of what more there is', () => {
  const controls = ['schema-validation', 'dictionary', 'lineage', 'quality-monitoring', 'pipeline'];
  const pilot = judgeText(
    `version: 1
pilot: {name: P, stage: pilot, production_target: 2026-12-03}
data: {controls: {${controls.map((one) => `${one}: absent`).join(', ')}}}
plan: {capacity: {data-engineer: 0.1}}
`,
  );
  expect(pilot.assessment.against.map((one) => one.class)).toEqual([6, 6, 6, 6, 6, 7]);
  expect(terminalAssess(pilot)).not.toMatch(/and \d+ more: readiness assess/);
  expect(terminalAssess(pilot, { details: true })).toContain('person-days of open work');
});
