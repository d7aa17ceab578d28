// Explanations as Markdown and JSON: harmless, the same facts, and a sum that comes to the assessment's figures.
import { CORE_SCHEMA, load } from 'js-yaml';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import { source } from '../../../src/checklist/organisation-read.ts';
import { citedClauses, clauseDates } from '../../../src/report/explain/check.ts';
import { describeFragment } from '../../../src/report/explain/context.ts';
import { jsonExplain } from '../../../src/report/explain/page.ts';
import { everyNth } from '../../random.ts';
import { markdownExplain } from '../printers.ts';
import { allChecks, allContexts, allDimensions, checklist, core, printed } from './contexts.ts';

const everything = { checks: allChecks, dimensions: allDimensions, score: true };
const htmlOf = (text: string): string => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const contexts = allContexts().map(([name, context], i) => [name, context, everyNth(8, allChecks, i)] as const);

describe.each(contexts)('%s', (_name, context, asked) => {
  it('has Markdown in which no text of a file acts', () => {
    const html = htmlOf(printed(markdownExplain, context, { ...everything, checks: asked.slice(0, 24) }));
    expect(html).not.toMatch(/<(a|img|script|iframe|del|code|input|blockquote)\b/);
    expect(html).toContain('<h2>');
  });

  it('has JSON that holds every check, and of a pilot the exact figures', () => {
    const { checks, sum } = JSON.parse(printed(jsonExplain, context, { ...everything, checks: asked }));
    expect(checks.map(({ id }: { id: string }) => id)).toEqual(asked);
    const { assessment } = context.pilot ?? {};
    if (assessment === undefined) return;
    expect(sum.gates.at(-1).grade).toEqual(assessment.grade);
    for (const { id, onPilot } of checks) {
      const finding = assessment.findings.find((one) => one.id === id);
      expect(onPilot.outcome).toBe(finding?.kind);
      const held = onPilot.worth.at(-1)?.heldInScore ?? 0;
      expect(held).toBeCloseTo(finding?.pointsLost ?? 0, 9);
    }
  });
});

it('names every clause and every source that the core cites', () => {
  const { checks } = JSON.parse(printed(jsonExplain, core, { checks: allChecks }));
  for (const { clauses, figures } of checks) {
    for (const { title } of [...clauses, ...figures]) expect(title).toMatch(/\w{3}/);
  }
});

test.each([
  ['eu-ai-act/Art 4', '2026-11-23', 'law, applies since 2025-02-02'],
  ['eu-ai-act/Art 14', '2026-11-23', 'law, applies from 2027-12-02, and from 2028-08-02 under Annex I'],
  ['eu-ai-act/Art 14', '2027-12-02', 'law, applies since 2027-12-02, and from 2028-08-02 under Annex I'],
  ['eu-ai-act/Art 50', '2026-11-23', 'law, applies since 2026-08-02'],
  ['eu-ai-act/Art 72', '2026-11-23', 'law, from when it applies is unconfirmed'],
  ['gdpr/Art 30', '2026-11-23', 'law, in force'],
  ['iso-42001/A.7.5', '2026-11-23', 'management standard, voluntary, published 2023-12'],
  ['northbank/Model risk 4.2', '2026-11-23', "the organisation's own policy"],
])('%s as of %s: %s', (reference, asOf, expected) => {
  const [clause] = citedClauses([reference], core.library);
  if (clause === undefined) throw new Error('no clause');
  expect(clauseDates(clause, asOf)).toBe(expected);
});

test('fragments are YAML that means the same', () => {
  const fragments = source.items
    .flatMap(({ examples }) => Object.values(examples))
    .filter((one) => one !== undefined) as readonly Readonly<Record<string, unknown>>[];
  expect(fragments.length).toBeGreaterThan(100);
  for (const fragment of fragments) {
    if (Object.keys(fragment).length === 0) continue;
    const read = load(`{${describeFragment(fragment)}}`, { schema: CORE_SCHEMA });
    expect(read).toEqual(fragment);
  }
});

test('what an organisation changed is said with its place', () => {
  const origin = { file: 'bank.yaml', line: 12, column: 3 };
  const context = { ...core, checklist: { ...checklist, origins: { 'checks.data.lineage.weight': origin } } };
  expect(printed(markdownExplain, context, { checks: ['data.lineage'] })).toContain('weight changed (bank.yaml:12)');
});

test('without a question it is what there is', () => {
  const { dimensions } = JSON.parse(printed(jsonExplain, core, {}));
  expect(dimensions.flatMap(({ checks }: { checks: readonly string[] }) => checks)).toEqual(
    [...dimensions].flatMap(({ id }: { id: string }) => allChecks.filter((check) => check.startsWith(`${id}.`))),
  );
  const text = printed(markdownExplain, core, {});
  for (const id of allChecks) expect(text).toContain(id);
});
