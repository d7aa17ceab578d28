import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDays, daysBetween, isDate, isRecent, later, workingDays } from '../../src/model/dates.ts';

describe('working days: the first counts, the last does not', () => {
  test.each([
    ['Monday to Monday', '2026-11-23', '2026-11-30', 5],
    ['Monday to Tuesday', '2026-11-23', '2026-11-24', 1],
    ['Friday to Monday', '2026-11-27', '2026-11-30', 1],
    ['Saturday to Monday', '2026-11-28', '2026-11-30', 0],
    ['a day to itself', '2026-11-23', '2026-11-23', 0],
    ['backwards', '2026-11-24', '2026-11-23', 0],
    ['over a leap day: ten weeks', '2028-02-07', '2028-04-17', 50],
    ['across a summer time change', '2026-03-27', '2026-03-31', 2],
  ])('%s', (_name, from, to, days) => expect(workingDays(from, to)).toBe(days));
});

describe('a day that exists, as zod has it', () => {
  const two = (part: number): string => String(part).padStart(2, '0');
  test.each(['0000', '0004', '1900', '2000', '2023', '2024', '2100', '2400', '9999'])('in %s', (year) => {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${two(month)}-${two(day)}`;
        expect([text, isDate(text)]).toEqual([text, z.iso.date().safeParse(text).success]);
      }
    }
  });
  test.each(['', '2026', '2026-1-1', '2026-01-011', ' 2026-01-01', '2026-01-01\n', '２026-01-01', '20260101', 'x'])(
    'not %j',
    (text) => expect([isDate(text), z.iso.date().safeParse(text).success]).toEqual([false, false]),
  );
});

test('days between, and days added', () => {
  expect(daysBetween('2026-11-23', '2026-12-02')).toBe(9);
  expect(daysBetween('2026-12-02', '2026-11-23')).toBe(-9);
  expect(addDays('2026-11-23', 9)).toBe('2026-12-02');
  expect(later('2026-12-01', '2026-11-23')).toBe('2026-12-01');
  expect(later(undefined, '2026-11-23')).toBe('2026-11-23');
});

describe('recent: at most so many days ago, and not still to come', () => {
  test.each([
    ['the limit itself', '2025-11-23', 365, true],
    ['a day more', '2025-11-22', 365, false],
    ['90 days', '2026-08-25', 90, true],
    ['91 days', '2026-08-24', 90, false],
    ['today', '2026-11-23', 0, true],
    ['tomorrow', '2026-11-24', 365, false],
  ])('%s', (_name, date, days, expected) => expect(isRecent(date, '2026-11-23', days)).toBe(expected));

  test('a leap year is a day longer', () => {
    expect(daysBetween('2027-03-01', '2028-03-01')).toBe(366);
    expect(isRecent('2027-03-01', '2028-03-01', 365)).toBe(false);
  });
});
