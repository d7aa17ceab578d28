// New files and the published schemas in a real editor's language server: completion, explanations, underlined mistakes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../judge.ts';
import { folderWith, readiness } from '../program.ts';
import { type Completion, type Diagnostic, type Position, withEditor } from './language-server.ts';

const MOST = 90_000;

/** Where a text begins, or ends, in another. */
const placeOf = (text: string, part: string, end = false): Position => {
  const offset = text.indexOf(part) + (end ? part.length : 0);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

const underlined = (text: string, { range: { start, end } }: Diagnostic): string =>
  text.split('\n')[start.line]?.slice(start.character, end.line === start.line ? end.character : undefined) ?? '';

const labels = (found: readonly Completion[]): readonly string[] => found.map(({ label }) => label);

const schemas = {
  'pilot.schema.json': readFileSync(`${root}schema/pilot.schema.json`),
  'organisation.schema.json': readFileSync(`${root}schema/organisation.schema.json`),
};

const head = '# yaml-language-server: $schema=pilot.schema.json\nversion: 1\npilot:\n  name: Bot\n';

it(
  'finds nothing wrong in a new file, and helps to fill it in',
  async () => {
    const folder = folderWith();
    expect(readiness(['init', '--template', 'full'], { cwd: folder }).code).toBe(0);
    const text = readFileSync(join(folder, 'pilot.yaml'), 'utf8');
    await withEditor(folder, async ({ open, complete, hover }) => {
      expect(await open('pilot.yaml', text)).toEqual([]);
      const lineage = text.replace('    lineage:', '    lineage: ');
      await open('lineage.yaml', lineage);
      const offered = labels(await complete('lineage.yaml', placeOf(lineage, '    lineage: ', true)));
      expect(offered.slice(0, 6)).toEqual(['in-place', 'partial', 'planned', 'absent', 'unknown', 'not-applicable']);
      const said = await hover('pilot.yaml', placeOf(text, 'production_target'));
      expect(said).toContain('#### Production date\n');
      expect(said).toContain('from which the system should be in regular business use');
      expect(await hover('pilot.yaml', placeOf(text, 'lineage:'))).toContain('traced back to the records');
    });
  },
  MOST,
);

it(
  'underlines what is wrong, and that alone',
  async () => {
    const text = `${head}  stage: pliot\n  ownr: me\ndata:\n  sources:\n    - name: A\n      quality: {completeness: 1.5, outdated: 0.1}\n  controls: {lineage: in_place, curation: partial}\nx-bank: {tier: 2}\n`;
    await withEditor(folderWith(schemas), async ({ open }) => {
      const found = await open('pilot.yaml', text);
      expect(found.map((one) => underlined(text, one)).sort()).toEqual(['1.5', 'in_place', 'ownr', 'pliot']);
      const stage = found.find((one) => underlined(text, one) === 'pliot');
      expect(stage?.range.start).toEqual(placeOf(text, 'pliot'));
      expect(stage?.message).toContain('"idea", "demo", "pilot", "production", "scaled"');
      const examples = readFileSync(`${root}examples/complete.yaml`, 'utf8');
      expect(await open('complete.yaml', `# yaml-language-server: $schema=pilot.schema.json\n${examples}`)).toEqual([]);
    });
  },
  MOST,
);

it(
  'offers the fields that are left, each with its words',
  async () => {
    const text = `${head}  \n`;
    await withEditor(folderWith(schemas), async ({ open, complete, hover }) => {
      await open('pilot.yaml', text);
      const offered = await complete('pilot.yaml', { line: 4, character: 2 });
      expect(labels(offered)).toEqual(expect.arrayContaining(['owner', 'stage', 'workflow']));
      expect(labels(offered)).not.toContain('name');
      expect(JSON.stringify(offered.find(({ label }) => label === 'owner')?.documentation)).toContain('accountable');
      const own = readFileSync(`${root}examples/organisation/bank.yaml`, 'utf8');
      const bank = `# yaml-language-server: $schema=organisation.schema.json\n${own}`;
      expect(await open('bank.yaml', bank)).toEqual([]);
      expect(await hover('bank.yaml', placeOf(bank, 'declared_away'))).toContain('declared not applicable');
    });
  },
  MOST,
);
