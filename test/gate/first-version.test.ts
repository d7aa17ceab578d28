// A JSON report that was saved by version 1 of its shape is still read, and the comparison says what it does not tell.
import { expect, it } from 'vitest';
import { judgementFrom } from '../../src/gate/compare.ts';
import { savedReport } from '../../src/model/published/report.ts';

const first = {
  schemaVersion: '1.0',
  tool: { version: '0.1.0' },
  checklist: [{ id: 'core', version: '1.0.0' }],
  asOf: '2026-10-01',
  file: 'pilot.yaml',
  pilot: { name: 'Bot' },
  verdict: ['too', 'little', 'answered'].join('-'),
  score: 12.5,
  evidencedScore: 0,
  dimensions: [{ id: 'data', weight: 20 }],
  gates: [
    { id: 'pilot', open: true },
    { id: 'production', open: false },
  ],
  checks: [],
};

it('reads its verdict and its gates as version 2 would call them', () => {
  const { verdict, gates, headline, stated, notes } = judgementFrom('old.json', savedReport.parse(first));
  expect(verdict).toBe('undecided');
  expect(gates).toEqual([
    { id: 'pilot', state: 'open' },
    { id: 'production', state: 'shut' },
  ]);
  expect([headline, stated]).toEqual([null, null]);
  expect(notes).toEqual([expect.stringMatching(/^old\.json is a report of version 1: it has no headline/)]);
});

it('takes the states of version 2 as they are, and has nothing to say of them', () => {
  const gates = [{ id: 'pilot', open: false, state: 'undecided' }];
  const report = {
    ...first,
    schemaVersion: '2.0',
    verdict: 'undecided',
    gates,
    headline: { words: 'Ready' },
    against: [],
  };
  const judgement = judgementFrom('new.json', savedReport.parse(report));
  expect(judgement).toMatchObject({
    headline: 'Ready',
    stated: [],
    notes: [],
    gates: [{ id: 'pilot', state: 'undecided' }],
  });
});
