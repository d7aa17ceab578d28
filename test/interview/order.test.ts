// In which order questions come: what can shut the gate in question first, then duties, then the rest of that gate; each part
// grouped by topic; and who is asked what.
import { describe, expect, it, test } from 'vitest';
import { basics, companions, roleFor, roles, topicFor, unscored } from '../../src/interview/order.ts';
import { choicesAt, pathText, schemaAt, splitPath } from '../../src/interview/question.ts';
import { questionAt } from '../../src/interview/questions.ts';
import { isOfGate, makeQueue, type Scope, tiers } from '../../src/interview/queue.ts';
import { newSession } from '../../src/interview/session.ts';
import { highRiskUses } from '../../src/model/pilot/governance.ts';
import { fieldWords } from '../../src/model/pilot/text.ts';
import { gateIds } from '../../src/model/vocabulary.ts';
import { SMALL } from '../program.ts';
import { means, viewOn } from './kit.ts';

test.each([...basics, ...unscored, ...Object.keys(companions)])('%s is a field', (path) => {
  expect(Object.keys(fieldWords)).toContain(path);
});

const queue = (text: string, scope: Scope = {}) => makeQueue(viewOn(text), scope, newSession);

describe('the order', () => {
  it('begins with what decides which checks apply', () => {
    expect(
      queue(SMALL)
        .slice(0, basics.length)
        .map(({ parts }) => pathText(parts))
        .sort(),
    ).toEqual([...basics].sort());
  });

  it.each(gateIds)('goes on with what can shut the %s gate, then duties, then the rest of it', (gate) => {
    const found = queue(SMALL, { gate }).map(({ tier }) => tiers.indexOf(tier));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(found)).toContain(tiers.indexOf('blockers'));
  });

  it('asks more for a later gate', () => {
    const [pilot, production, scale] = gateIds.map(
      (gate) => queue(SMALL, { gate }).filter(({ tier }) => isOfGate(tier)).length,
    );
    expect(pilot).toBeLessThan(production ?? 0);
    expect(production).toBeLessThan(scale ?? 0);
  });

  it('does a topic before it begins the next', () => {
    for (const tier of ['basics', 'blockers', 'duties', 'gate'] as const) {
      const titles = queue(SMALL, { gate: 'pilot' })
        .filter((entry) => entry.tier === tier)
        .map(({ topic }) => topic.title);
      const starts = titles.filter((title, i) => title !== titles[i - 1]);
      expect(starts).toEqual([...new Set(starts)]);
    }
  });

  it('asks for unit and direction before values, and for a currency before amounts', () => {
    const text = `${SMALL}kpis: {measures: [{name: Time, role: primary}]}\nevaluation: {metrics: [{name: Accuracy}]}\n`;
    const paths = queue(text).map(({ parts }) => pathText(parts));
    const at = (path: string): number => {
      expect(paths).toContain(path);
      return paths.indexOf(path);
    };
    for (const item of ['kpis.measures[0]', 'evaluation.metrics[0]'])
      for (const value of item.startsWith('kpis') ? ['baseline', 'target'] : ['threshold', 'measured.value'])
        for (const first of ['unit', 'direction']) expect(at(`${item}.${first}`)).toBeLessThan(at(`${item}.${value}`));
    expect(at('value.currency')).toBeLessThan(at('value.costs.build'));
  });

  it('is the same every time', () => expect(queue(SMALL)).toEqual(queue(SMALL)));
});

describe('who is asked', () => {
  test.each([
    ['governance.classification.eu_link', 'legal'],
    ['governance.controls.vendor-terms', 'legal'],
    ['data.sources[0].legal_basis', 'legal'],
    ['value.costs.build', 'finance'],
    ['operations.spend.hard_cap', 'finance'],
    ['governance.controls.security-review', 'security'],
    ['agents[0].permissions', 'security'],
    ['operations.controls.security', 'security'],
    ['operations.controls.failover', 'operations'],
    ['architecture.integrations[0].status', 'operations'],
    ['data.sources[0].quality.profiled', 'data'],
    ['data.controls.lineage', 'data'],
    ['evaluation.dataset.items', 'data'],
    ['kpis.measures', undefined],
    ['pilot.stage', undefined],
  ])('%s: %s', (path, role) => expect(roleFor(splitPath(path), means.checklist)).toBe(role));

  it.each(roles)('%s has questions of its own, and no other’s', (role) => {
    const found = queue(SMALL, { role });
    expect(found.length).toBeGreaterThan(3);
    for (const { parts, practices } of found)
      for (const path of practices ?? [pathText(parts)]) expect(roleFor(splitPath(path), means.checklist)).toBe(role);
  });
});

it('knows a topic for every field', () => {
  for (const path of Object.keys(fieldWords).filter((one) => schemaAt(splitPath(one)) !== undefined))
    if (!/^(version|waivers|evidence|range)/.test(path))
      expect([path, topicFor(splitPath(path)).title]).not.toEqual([path, 'More']);
});

describe('what hangs on another answer', () => {
  const asked = (classification: string): readonly string[] =>
    queue(`${SMALL}governance: {classification: {${classification}}}\n`).map(({ parts }) => pathText(parts));
  const exemption = 'governance.classification.exemption';
  const section = 'governance.classification.annex_i_section';

  it('is not asked before that one is there', () => {
    const answered = 'infers_outputs: true, eu_link: true, research_only: false, prohibited_practices: []';
    expect(asked(answered)).not.toContain(exemption);
    expect(asked(`${answered}, annex_i_component: false, high_risk_uses: [4(a)]`)).toContain(exemption);
    expect(asked(answered)).not.toContain(section);
    expect(asked(`${answered}, annex_i_component: true, high_risk_uses: []`)).toContain(section);
  });

  it('points of Annex III stand in their order', () => {
    const [entry] = queue(SMALL).filter(({ parts }) => pathText(parts) === 'governance.classification.high_risk_uses');
    expect(choicesAt(entry?.parts ?? []).map(({ word }) => word)).toEqual([...highRiskUses]);
  });

  it('a figure is asked for in the unit that was given before', () => {
    const text = [
      SMALL,
      'kpis: {measures: [{name: Time, role: primary, unit: minutes per claim, direction: decrease}]}\n',
      'value: {currency: EUR}\n',
    ].join('');
    const ask = (path: string): string => questionAt(splitPath(path), viewOn(text)).ask;
    expect(ask('kpis.measures[0].baseline')).toBe(
      'What was the value of this KPI before the pilot (minutes per claim)?',
    );
    expect(ask('value.errors.cost_per_error')).toMatch(/ \(EUR\)\?$/);
    expect(ask('value.costs.run_team.fte')).not.toContain('EUR');
    expect(ask('value.costs.inference_per_task.input_tokens')).not.toContain('EUR');
    expect(ask('budget.total')).not.toContain('EUR');
  });
});
