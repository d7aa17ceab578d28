// A nearer configuration asks more than the one above it, or is not heard.
import { describe, expect, it } from 'vitest';
import { tighten } from '../../src/gate/policy.ts';
import type { PolicySettings } from '../../src/model/configuration.ts';

const outer: PolicySettings = {
  mode: 'enforce',
  for: 'production',
  min_score: 60,
  min: { data: 50 },
  max_unknown: 5,
  require: ['data.lineage'],
  baseline: 'b.json',
  max_drop: 1,
  warn_days: 30,
};

describe('what asks as much or more', () => {
  it.each<[PolicySettings]>([
    [{ mode: 'enforce' }],
    [{ for: 'scale' }],
    [{ min_score: 60 }],
    [{ min_score: 80, max_unknown: 0 }],
    [{ min: { data: 70, governance: 10 } }],
    [{ max_declared_na: 1 }],
    [{ baseline: 'b.json', max_drop: 0 }],
    [{ warn_days: 60 }],
  ])('%o is taken', (nearer) => {
    expect(tighten(outer, nearer)).toEqual({ settings: nearer, refused: [] });
  });

  it('required checks come together', () => {
    expect(tighten(outer, { require: ['data.rights'] }).settings.require).toEqual(['data.lineage', 'data.rights']);
    expect(tighten(outer, { require: [] }).settings.require).toEqual(['data.lineage']);
  });
});

describe('what asks less', () => {
  it.each<[PolicySettings, string]>([
    [{ mode: 'observe' }, 'mode'],
    [{ for: 'pilot' }, 'for'],
    [{ min_score: 59.9 }, 'min_score'],
    [{ max_unknown: 6 }, 'max_unknown'],
    [{ baseline: 'mine.json' }, 'baseline'],
    [{ max_drop: 100 }, 'max_drop'],
    [{ warn_days: 0 }, 'warn_days'],
  ])('%o is not heard', (nearer, key) => {
    expect(tighten(outer, nearer)).toEqual({ settings: {}, refused: [key] });
  });

  it('goes dimension by dimension', () => {
    expect(tighten(outer, { min: { data: 10, governance: 10 } })).toEqual({
      settings: { min: { governance: 10 } },
      refused: ['min.data'],
    });
  });

  it('where nothing is said above, the job is enforced', () => {
    expect(tighten({}, { mode: 'observe' }).refused).toEqual(['mode']);
    expect(tighten({ mode: 'observe' }, { mode: 'observe' }).refused).toEqual([]);
  });
});
