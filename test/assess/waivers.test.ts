import { describe, expect, it, test } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { checklistOf, control, judge } from './small.ts';

const blocker = control('data.c0', { blocker: true });
const checklist = checklistOf([blocker, control('data.c1')]);
const text = (status: string, check = 'data.c0', expires = '2026-11-23') =>
  `data: {controls: {c0: ${status}, c1: in-place}}\nwaivers:\n  - {check: ${check}, reason: r, approved_by: a@example.com, expires: ${expires}}\n`;

describe('states of a waiver', () => {
  test.each([
    ['holds through its last day', text('absent'), 'active', false],
    ['has expired the day after', text('absent', 'data.c0', '2026-11-22'), 'expired', true],
    ['is superfluous on a met check', text('in-place'), 'superfluous', false],
    [
      'has no effect on what does not block',
      text('absent', 'data.c1').replace('c1: in-place', 'c1: absent'),
      'without-effect',
      true,
    ],
    ['lifts a declared not-applicable', text('{status: n/a, reason: r}'), 'active', false],
  ])('%s', (_name, pilot, state, blocks) => {
    const assessment = judge(checklist, pilot);
    expect(assessment.waivers.map((waiver) => waiver.state)).toEqual([state]);
    expect(assessment.findings[0]?.blocks).toBe(blocks);
    expect(assessment.warnings.some(({ code }) => code === `waiver-${state}`)).toBe(state !== 'active');
  });

  it('raises no score', () => {
    const [bare] = text('absent').split('waivers');
    expect(judge(checklist, text('absent')).grade).toEqual(judge(checklist, bare ?? '').grade);
  });

  it('opens the gate that the blocker held shut, and says so', () => {
    expect(judge(checklist, text('absent')).verdict).toBe('ready-to-scale');
    expect(judge(checklist, text('absent', 'data.c0', '2026-11-22')).verdict).toBe('not-ready-to-pilot');
  });

  const sources = (word: string) =>
    `data: {sources: [{name: A, personal_data: ${word}}], controls: {c0: absent, c1: in-place}}\n`;
  const waiver = text('absent').slice(text('absent').indexOf('waivers'));
  test.each([
    ['a condition that holds', { when: 'personal-data' }, 'personal', 'active'],
    ['a condition that is unknown', { when: 'personal-data' }, '', 'active'],
    ['a condition that does not hold', { when: 'personal-data' }, 'none', 'without-effect'],
    ['one that holds and cannot be waived', { when: 'personal-data', waivable: false }, 'personal', 'without-effect'],
    ['one that may hold and then could not', { when: 'personal-data', waivable: false }, '', 'active'],
  ])('on a blocker with %s', (_name, when, word, state) => {
    const conditional = checklistOf([control('data.c0', { blocker: when as never }), control('data.c1')]);
    const { waivers, findings } = judge(conditional, sources(word) + waiver);
    expect(waivers[0]?.state).toBe(state);
    expect(findings[0]?.blocks).toBe(state !== 'active' && word !== 'none');
  });

  it('has no effect on a prohibited practice', () => {
    const practice = control('data.c0', { blocker: { when: 'prohibited-practice', waivable: false } });
    const facts =
      'governance: {classification: {infers_outputs: true, eu_link: true, research_only: false, prohibited_practices: [a]}}\n';
    const { waivers, findings } = judge(checklistOf([practice, control('data.c1')]), facts + text('absent'));
    expect(waivers[0]?.state).toBe('without-effect');
    expect(findings[0]?.blocks).toBe(true);
  });
});

describe('a waiver of the tier, by the core as it ships', () => {
  const text = (practices: string) => `governance: {classification: {infers_outputs: true, eu_link: true,
  research_only: false, prohibited_practices: ${practices}}}
waivers:
  - {check: governance.risk-tier, reason: r, approved_by: a@example.com, expires: 2027-01-01}
`;
  test.each([
    ['a practice that is listed', '[f]', 'without-effect', true],
    ['practices that are not answered', '', 'active', false],
  ])('%s', (_name, practices, state, blocks) => {
    const { waivers, findings, warnings } = judge(composeChecklist(), text(practices));
    expect(waivers.map((waiver) => waiver.state)).toEqual([state]);
    expect(findings.find(({ item }) => item.id === 'governance.risk-tier')?.blocks).toBe(blocks);
    expect(warnings.some(({ code }) => code === 'waiver-without-effect')).toBe(blocks);
  });
});

describe('controls and their condition', () => {
  const conditional = control('data.c0', { applies: 'personal-data', blocker: true });
  const pilot = (word: string, status: string) =>
    `data: {sources: [{name: A, personal_data: ${word}}], controls: {c0: ${status}, c1: in-place}}\n`;
  test.each([
    ['in place, condition holds', 'personal', 'in-place', 'met', undefined],
    ['in place, condition false', 'none', 'in-place', 'not-applicable', undefined],
    ['in place, condition unknown', '', 'in-place', 'unknown', undefined],
    ['absent, condition unknown', '', 'absent', 'unknown', undefined],
    ['declared n/a against a fact', 'personal', '{status: n/a, reason: r}', 'unknown', 'against-facts'],
    ['declared n/a, condition unknown', '', '{status: n/a, reason: r}', 'not-applicable', 'counts'],
    ['declared n/a, condition false', 'none', '{status: n/a, reason: r}', 'not-applicable', undefined],
    ['planned', 'personal', 'planned', 'planned', undefined],
    ['partial', 'personal', 'partial', 'partial', undefined],
    ['yes', 'personal', 'yes', 'met', undefined],
    ['no', 'personal', 'no', 'absent', undefined],
  ])('%s', (_name, word, status, kind, declared) => {
    const { findings, warnings } = judge(checklistOf([conditional, control('data.c1')]), pilot(word, status));
    expect([findings[0]?.kind, findings[0]?.declared]).toEqual([kind, declared]);
    expect(warnings.some(({ code }) => code === 'declared-against-facts')).toBe(declared === 'against-facts');
    expect(warnings.some(({ code }) => code === 'declared-blocker')).toBe(declared === 'counts');
  });
});
