// Working days as dates, against counting day by day.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, workingDays } from '../../src/model/dates.ts';
import { calendarFrom, dayNumber, lastDayNumber } from '../../src/plan/schedule.ts';

describe('the date of a working day', () => {
  test.each([
    ['a Monday is the first', '2026-11-23', 0, '2026-11-23'],
    ['a Sunday waits for Monday', '2026-11-22', 0, '2026-11-23'],
    ['a Saturday waits for Monday', '2026-11-21', 0, '2026-11-23'],
    ['Friday is the fifth', '2026-11-23', 4, '2026-11-27'],
    ['then comes Monday', '2026-11-23', 5, '2026-11-30'],
    ['from a Thursday over a weekend', '2026-11-26', 2, '2026-11-30'],
    ['a year on', '2026-11-23', 260, '2027-11-22'],
    ['as far as dates go', '2026-11-23', 1e12, '9999-12-31'],
    ['and no further', '2026-11-23', Number.POSITIVE_INFINITY, '9999-12-31'],
  ])('%s', (_name, start, day, expected) => expect(calendarFrom(start)(day)).toBe(expected));

  it('has as many working days before it as its number says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.nat(3000), (offset, day) => {
        const start = addDays('2024-01-01', offset);
        expect(workingDays(start, calendarFrom(start)(day))).toBe(day);
      }),
    );
  });
});

test.each([
  [0, 2, 0, 1],
  [0, 2.5, 0, 2],
  [2, 2.4, 2, 2],
  [1.5, 2, 1, 1],
  [0, 0, 0, 0],
])('from %d to %d is day %d to day %d', (start, end, first, last) => {
  expect([dayNumber(start), lastDayNumber(end, start)]).toEqual([first, last]);
});
