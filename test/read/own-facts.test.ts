// What pilots may say under x-<name> is what the checklist in force declares.
import { describe, expect, it } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { readValue } from '../../src/read/validate.ts';
import { compose, own } from '../checklist/organisation/files.ts';

const facts = `facts:
  x-risk:
    tier: {type: int, min: 1, max: 4, describe: the tier}
    share: {type: double, max: 1, describe: a share}
    signed: {type: bool, describe: signed off}
    on: {type: date, describe: the day}
    kind: {type: string, enum: [retail, trade], describe: the kind}
    note: {type: string, describe: a note}
    areas: {type: list of string, enum: [credit, fraud], describe: the areas}
`;
const checklist = compose({ 'a.yaml': own('a', facts) });

const read = (section: unknown, name = 'x-risk') =>
  readValue({ version: 1, pilot: { name: 'X' }, [name]: section }, checklist);

const told = (section: unknown, name?: string) =>
  read(section, name).faults.map(({ parts, message }) => `${parts.join('.')}: ${message}`);

describe('a fact', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['all that fit', { tier: 4, share: 0.5, signed: false, on: '2026-02-28', kind: 'trade', note: 'x', areas: [] }, []],
    ['blank ones', { tier: null, note: '', areas: null }, []],
    ['a number out of range', { tier: 5 }, ['x-risk.tier: 5 is not a whole number from 1 to 4']],
    ['a number that is not whole', { tier: 1.5 }, ['x-risk.tier: 1.5 is not a whole number from 1 to 4']],
    ['a number above the most', { share: 1.1 }, ['x-risk.share: 1.1 is not a number of 1 or less']],
    ['a word for a truth', { signed: 'yes' }, ['x-risk.signed: "yes" is not true or false']],
    ['a date that does not exist', { on: '2026-02-30' }, ['x-risk.on: "2026-02-30" is not a date (YYYY-MM-DD)']],
    ['an unknown word', { kind: 'retial' }, ['x-risk.kind: "retial" is not one of retail, trade']],
    ['a number for a text', { note: 3 }, ['x-risk.note: 3 is not text']],
    ['one text for a list', { areas: 'credit' }, ['x-risk.areas: found "credit", expected a list']],
    ['a word of a list', { areas: ['credit', 'frod'] }, ['x-risk.areas.1: "frod" is not one of credit, fraud']],
    ['an unknown key', { teir: null }, ['x-risk.teir: unknown key']],
    ['no map', 3, ['x-risk: found 3, expected a map']],
    ['evidence', { evidence: ['a.md', { file: 'b.md' }] }, []],
    ['bad evidence', { evidence: [{ fiel: 'b.md', file: 'b.md' }] }, ['x-risk.evidence.0.fiel: unknown key']],
  ])('%s', (_name, section, expected) => {
    expect(told(section)).toEqual(expected);
  });

  it('is there for whoever judges, blanks taken out', () => {
    expect(read({ tier: 2, note: '' }).pilot?.['x-risk']).toEqual({ tier: 2 });
  });
});

describe('a section that no checklist declares', () => {
  it('is an error with the nearest', () => {
    expect(told({ tier: 1 }, 'x-rsk')).toEqual(['x-rsk: no checklist in force declares it']);
    expect(read({ tier: 1 }, 'x-rsk').faults[0]?.hint).toBe('did you mean "x-risk"?');
  });

  it('is an error where the core alone is in force', () => {
    const { faults } = readValue({ version: 1, pilot: { name: 'X' }, 'x-risk': {} }, composeChecklist());
    expect(faults.map(({ hint }) => hint)).toEqual([
      'name the checklist that declares it: --checklist FILE, or checklists in readiness.config.yaml',
    ]);
  });
});
