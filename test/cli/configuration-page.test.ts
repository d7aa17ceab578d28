// docs/configuration.md and docs/gate.md say what is so: their configuration works, their policies are the program's.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { presets } from '../../src/gate/policy.ts';
import { policyKeys } from '../../src/model/policy.ts';
import { gateIds } from '../../src/model/vocabulary.ts';
import { root } from '../judge.ts';
import { folderWith, readiness, SMALL } from '../program.ts';

const page = (name: string): string => readFileSync(`${root}docs/${name}`, 'utf8');
const block = (text: string, kind: string): string =>
  new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? '';

const own = 'id: northbank\nversion: "1"\nextends: core\n';
const cwd = folderWith({
  'readiness.config.yaml': block(page('configuration.md'), 'yaml'),
  'rules/northbank.yaml': own,
  'pilots/a.yaml': SMALL,
});
mkdirSync(join(cwd, '.git'));

it('shows a configuration that works', () => {
  const { code, stdout, stderr } = readiness(['gate', 'pilots/a.yaml', '--update-baseline'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^wrote baseline .*\nwrote sarif report to readiness\.sarif\nwrote junit report .*\n$/);
  expect(stdout).toMatch(/would fail \(observed only\)/);
});

it('shows what --print-policy prints of it', () => {
  const args = ['gate', '--print-policy', 'pilots/a.yaml', '--min', 'data=70'];
  const shown = block(page('gate.md'), 'text').trimEnd();
  expect(shown.split('\n').length).toBeGreaterThan(8);
  expect(readiness(args, { cwd }).stdout.startsWith(shown)).toBe(true);
});

it('lists every key of a policy', () => {
  const table = page('gate.md').split('## Policies')[1]?.split('The ready-made ones')[0] ?? '';
  const keys = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z_]+(?=`)/g) ?? []);
  expect(keys.sort()).toEqual(['extends', ...policyKeys].sort());
});

test.each(gateIds)('tells the numbers of the ready-made policy %s', (id) => {
  const { for: gate, max_waived: waived = 1, max_declared_na: declared, warn_days: days } = presets[id].settings;
  const row = new RegExp(`^\\| \`${id}\` \\|.*$`, 'm').exec(page('gate.md'))?.[0] ?? '';
  expect(row).toContain(`the ${gate} gate`);
  expect(row).toContain(`${waived * 100}% waived`);
  expect(row.includes('% declared not applicable')).toBe(declared !== undefined);
  if (declared !== undefined) expect(row).toContain(`${declared * 100}% declared not applicable`);
  expect(row).toMatch(new RegExp(`\\| ${days} \\|$`));
});
