// Numbers and dates as people write them, each with what is understood.
import { describe, expect, it, test } from 'vitest';
import { readDate, readFigure, readNumber, shownNumber } from '../../src/interview/figures.ts';

describe('a number', () => {
  test.each<[string, number, string | undefined]>([
    ['0.5', 0.5, undefined],
    ['120000', 120000, undefined],
    ['-3', -3, undefined],
    ['.5', 0.5, '0.5'],
    ['0,5', 0.5, '0.5'],
    ['12,75', 12.75, '12.75'],
    ['0,125', 0.125, '0.125'],
    ['0.125', 0.125, undefined],
    ['120,000', 120000, '120,000'],
    ['1,234,567', 1234567, '1,234,567'],
    ['1.234.567', 1234567, '1,234,567'],
    ['1,234.5', 1234.5, '1,234.5'],
    ['1.234,5', 1234.5, '1,234.5'],
    ['120 000', 120000, '120,000'],
    ['120\u00a0000', 120000, '120,000'],
    ['120’000', 120000, '120,000'],
    ['€120,000', 120000, '120,000'],
    ['$ 1,200.50', 1200.5, '1,200.5'],
    ['120,000 EUR', 120000, '120,000'],
    ['EUR 120k', 120000, '120,000'],
    ['120k', 120000, '120,000'],
    ['1.5m', 1500000, '1,500,000'],
    ['1,5 million', 1500000, '1,500,000'],
    ['~15', 15, '15'],
    ['about 400', 400, '400'],
    ['007', 7, '7'],
  ])('%s is %d', (typed, value, read) => {
    expect(readNumber(typed)).toEqual({ value, ...(read !== undefined && { read }) });
  });

  test.each<[string, number, number]>([
    ['120.000', 120000, 120],
    ['1.500', 1500, 1.5],
    ['1.500k', 1500000, 1500],
    ['€1.500', 1500, 1.5],
  ])('%s may be %d or %d', (typed, value, or) => expect(readNumber(typed)).toMatchObject({ value, or }));

  test.each<[string, number]>([
    ['9 of 10', 0.9],
    ['9 out of 10', 0.9],
    ['1/4', 0.25],
    ['50 pct', 0.5],
  ])('%s is the share %d', (typed, value) => expect(readNumber(typed, 'share')).toMatchObject({ value }));

  test.each<[string, string, number, string]>([
    ['3 weeks', 'hours', 504, '504 hours'],
    ['2 days', 'hours', 48, '48 hours'],
    ['20m', 'minutes', 20, '20 minutes'],
    ['0,5 h', 'minutes per claim', 30, '30 minutes per claim'],
    ['2 s', 'ms', 2000, '2,000 ms'],
    ['2 years', 'months', 24, '24 months'],
    ['120 tickets', 'tickets per month', 120, '120 tickets per month'],
    ['1.2m', 'tickets per month', 1200000, '1,200,000'],
  ])('%s in %s is %d', (typed, unit, value, read) => expect(readFigure(typed, unit)).toEqual({ value, read }));

  it('refuses a unit that the figure does not have', () => {
    for (const typed of ['3 weeks', '5 apples']) {
      expect(readFigure(typed, 'months')).toEqual({
        message: `"${typed}" does not fit: write the number alone; its unit is months`,
      });
    }
    expect(readFigure('3 weeks')).toEqual({ message: expect.stringContaining('is no number') });
    expect(readFigure('120.000 h', 'hours')).toMatchObject({ value: 120000, or: 120 });
  });

  it('reads a percent sign by what the figure is', () => {
    expect(readNumber('50%', 'share')).toEqual({ value: 0.5, read: '0.5' });
    expect(readNumber('99,95 %', 'share')).toMatchObject({ value: 0.9995 });
    expect(readNumber('99.950%', 'share')).toEqual({ value: 0.9995, read: '0.9995' });
    expect(readNumber('91%', 'as-is')).toEqual({ value: 91, read: '91' });
    expect(readNumber('50%')).toEqual({ message: expect.stringContaining('is a percentage') });
  });

  test.each([
    '',
    'many',
    '12 minutes',
    '1,2,3',
    '12.34.5',
    '1.2.3,4',
    '10-12',
    '0x10',
    '1e5',
    ',',
    '--3',
    '%',
    'Infinity',
  ])('"%s" is none', (typed) =>
    expect(readNumber(typed)).toEqual({ message: expect.stringContaining('is no number') }),
  );

  it('is shown in thousands', () => {
    expect([0, 12, 1234, 1234567.25, -4500].map(shownNumber)).toEqual(['0', '12', '1,234', '1,234,567.25', '-4,500']);
  });
});

describe('a date', () => {
  const today = '2026-11-30';
  test.each<[string, string, string | undefined]>([
    ['2026-12-31', '2026-12-31', undefined],
    ['31/12/2026', '2026-12-31', undefined],
    ['12/31/2026', '2026-12-31', undefined],
    ['31.12.2026', '2026-12-31', undefined],
    ['3.4.2026', '2026-04-03', undefined],
    ['3/4/2026', '2026-04-03', '2026-03-04'],
    ['2026/1/5', '2026-01-05', undefined],
    ['31 December 2026', '2026-12-31', undefined],
    ['Dec 31, 2026', '2026-12-31', undefined],
    ['today', today, undefined],
  ])('%s is %s', (typed, value, or) => {
    expect(readDate(typed, today)).toMatchObject({ value, ...(or !== undefined && { or }) });
    if (or === undefined) expect(readDate(typed, today)).not.toHaveProperty('or');
  });
  test.each(['2026-02-30', '31.02.2026', '2026', 'soon', '13/13/2026', 'Mon 3 2026', '12'])('"%s" is none', (typed) =>
    expect(readDate(typed, today)).toEqual({ message: expect.stringContaining('no day of the calendar') }),
  );
});
