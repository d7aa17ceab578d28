// Explanations on a terminal: within its width, harmless, complete; and the printed sum can be formed again.
import widthOf from 'fast-string-width';
import { describe, expect, it, test } from 'vitest';
import { shown } from '../../../src/report/text.ts';
import { controls } from '../../program.ts';
import { everyNth, sampleOf } from '../../random.ts';
import { exampleFiles } from '../pilots.ts';
import { terminalExplain } from '../printers.ts';
import { allChecks, allContexts, allDimensions, core, example, printed } from './contexts.ts';

const everything = { checks: allChecks, dimensions: allDimensions, score: true };

const contexts = allContexts().map(([name, context], i) => [name, context, everyNth(8, allChecks, i)] as const);

describe.each(contexts)('%s', (_name, context, checks) => {
  it.each([40, 60, 80])('fits %i columns', (columns) => {
    for (const asked of [{}, { ...everything, checks }]) {
      const text = printed(terminalExplain, context, asked, columns);
      const wide = text.split('\n').filter((line) => widthOf(line) > columns);
      expect(wide).toEqual([]);
    }
  });

  it('has no character that acts on a terminal, and nothing undefined', () => {
    const text = printed(terminalExplain, context, { ...everything, checks });
    expect(text).not.toMatch(controls);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });
});

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const lineage = inOneLine(printed(terminalExplain, core, { checks: ['data.lineage'] }));
const result = inOneLine(printed(terminalExplain, core, { checks: ['evaluation.hallucination'] }));
const online = inOneLine(printed(terminalExplain, core, { checks: ['evaluation.online'] }));
const tier = inOneLine(printed(terminalExplain, core, { checks: ['governance.human-oversight'] }));

test.each([
  ['the statement', lineage, 'Every answer can be traced back to the records it came from.'],
  ['the figure with its source', lineage, "(S4, “Why Your AI Pilot Succeeded and Your Production Deployment Won't”;"],
  ['the control', lineage, 'by what is declared under data.controls.lineage'],
  ['what it scores', lineage, 'partial scores 0.5'],
  ['the weight', lineage, 'weight 3 of 56 in Data readiness, which weighs 20'],
  ['the gate', lineage, 'due by production'],
  ['the phase', lineage, 'phase 2, Data readiness'],
  ['that it is no blocker', lineage, 'no: it costs points alone'],
  [
    'what to do, who, how long, after what',
    lineage,
    'role data-engineer days 3 to 15 of work, likely 6 after data.inventory',
  ],
  ['what to write', lineage, 'data: {controls: {lineage: in-place}}'],
  ['the clause by name', lineage, 'Data provenance (ISO/IEC 42001'],
  ['that a standard is voluntary', lineage, 'voluntary, published 2023-12'],
  ['the limits', result, 'external 0.02, internal 0.05'],
  ['the rule', result, 'by rule evaluation.hallucination'],
  [
    'the condition of the blocker',
    tier,
    'blocker where the use is high-risk, the task is to decide, or outputs affect',
  ],
  [
    'that it may be due earlier',
    tier,
    'due by production; by pilot where the users are partners, customers or the public, or',
  ],
  [
    'the date of a law to come',
    tier,
    'Human oversight (Artificial Intelligence Act (Regulation (EU) 2024/1689), Art 14): law, applies from 2027-12-02, and from 2028-08-02 under Annex I',
  ],
  ['no date that is not confirmed', online, 'Art 72): law, from when it applies is unconfirmed ·'],
])('a check says %s', (_name, text, expected) => expect(text).toContain(expected));

describe.each(sampleOf(exampleFiles))('the printed sum of %s', (file) => {
  const { pilot } = example(file);
  const text = printed(terminalExplain, example(file), { score: true }, 60);
  const blocks = text.split('\n\n');

  /** Rows of a table by their last column: weight, score, points, shown. */
  const rows = (block: string, last: RegExp) =>
    block.split('\n').flatMap((line) => {
      const [weight = '', ...cells] = line.trim().split(/\s+/);
      return last.test(line) && Number(weight) > 0 ? [{ weight: Number(weight), cells }] : [];
    });

  it('gives each dimension when its rows are added', () => {
    for (const { dimension, score } of pilot?.assessment.dimensions ?? []) {
      const block = blocks.find((one) => one.startsWith(`${dimension.title}, weight ${dimension.weight}`)) ?? '';
      const terms = rows(block, new RegExp(` ${dimension.id}\\.`));
      const weight = terms.reduce((sum, one) => sum + one.weight, 0);
      const points = terms.reduce((sum, one) => sum + one.weight * (Number(one.cells[0]) || 0), 0);
      if (score === null) expect(weight).toBe(0);
      else expect((100 * points) / weight, dimension.id).toBeCloseTo(score, 2);
    }
  });

  it('gives the score of each gate when its dimensions are added', () => {
    for (const { gate, score } of pilot?.assessment.gates ?? []) {
      const block = blocks.find((one) => inOneLine(one).startsWith(`${gate.title}:`)) ?? '';
      const lines = rows(block, /^ +[\d.]+ .* [a-z]+$/);
      const whole = lines.reduce((sum, one) => sum + one.weight, 0);
      const sum = lines.reduce((total, one) => total + one.weight * Number(one.cells[0]), 0);
      if (score === null) expect(whole).toBe(0);
      else {
        expect(sum / whole, gate.id).toBeCloseTo(score, 2);
        expect(inOneLine(block)).toContain(`shown as ${shown(score)}`);
      }
    }
  });
});

test('a check on a pilot says what was seen, where, and each step', () => {
  const text = inOneLine(
    printed(terminalExplain, example('examples/claims-summariser.yaml'), { checks: ['talent.skills'] }),
  );
  for (const said of [
    'partial 2 of 6 skills are covered by experience',
    'examples/claims-summariser.yaml:206:',
    '3 × 0.5833 = 1.75 of 3',
    'dimension 100 × 1.75 / 37 = 4.7297',
    'gate 10 × 4.7297 / 100 = 0.473 of 83.2',
    'FAILED dimension.talent 68.9 of 70',
    'it brings 0.473 and holds back 0.3378 of 100 points',
    'partial scores 0.5833',
    'met readiness 83.2 → 83.6',
    'present evidence/claims-summariser/team-and-training.csv: dated 2026-11-09',
    'What to do',
  ]) {
    expect(text).toContain(said);
  }
});

test('what blocks, what is waived and what is short of evidence is said', () => {
  const context = example('examples/telecom-support-bot.yaml');
  const { findings, waivers } = context.pilot?.assessment ?? { findings: [], waivers: [] };
  const blocking = findings.find(({ blocks, kind }) => blocks && kind !== 'unknown');
  const unarmed = findings.find(({ item, blocker }) => item.blocker !== false && !blocker);
  const saidOf = (id = '') => inOneLine(printed(terminalExplain, context, { checks: [id] }));
  expect(saidOf(blocking?.item.id)).toContain('and the later ones shut');
  expect(saidOf(blocking?.item.id)).toContain('it no longer blocks');
  expect(saidOf(unarmed?.item.id)).toContain('not on this pilot');
  for (const { check, reason } of waivers) expect(saidOf(check)).toContain(reason);
});
