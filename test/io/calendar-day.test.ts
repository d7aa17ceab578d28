// One calendar day for all: in whatever zone, evidence written now is not dated after the day of judgement.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import type { JsonReport } from '../../src/model/published/report.ts';
import { folderWith, readiness } from '../program.ts';

const zones = [
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Sydney',
  'Pacific/Kiritimati',
];

const pilot = `version: 1
pilot: {name: A, stage: pilot}
data: {controls: {lineage: {status: in-place, evidence: [note.md, stamped.json]}}}
`;

test.each(zones)('in %s evidence of this moment is of today', (TZ) => {
  const cwd = folderWith({ 'pilot.yaml': pilot });
  writeFileSync(join(cwd, 'note.md'), 'A trace from an answer to its records.\n');
  writeFileSync(join(cwd, 'stamped.json'), JSON.stringify({ generated_at: new Date().toISOString(), rows: [1] }));
  const { stdout } = readiness(['assess', 'pilot.yaml', '-f', 'json'], { cwd, env: { TZ } });
  const { checks } = JSON.parse(stdout) as JsonReport;
  const evidence = checks.find(({ id }) => id === 'data.lineage')?.evidence ?? [];
  expect(evidence).toHaveLength(2);
  expect(JSON.stringify(evidence)).not.toMatch(/after the date of judgement|stale/);
});

it('judges by the day of the zone', () => {
  const asOf = (TZ: string) => {
    const cwd = folderWith({ 'pilot.yaml': pilot });
    return (JSON.parse(readiness(['assess', 'pilot.yaml', '-f', 'json'], { cwd, env: { TZ } }).stdout) as JsonReport)
      .asOf;
  };
  // 25 hours lie between the two, so that it is never the same day in both.
  expect(asOf('Pacific/Kiritimati') > asOf('Pacific/Pago_Pago')).toBe(true);
});
