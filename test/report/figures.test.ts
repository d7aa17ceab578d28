// Figures as every report writes them.
import { expect, test } from 'vitest';
import { counted, days, percent, shown } from '../../src/report/text.ts';
import { describeDays } from '../../src/report/words.ts';

test.each([
  [69.96, '69.9'],
  [70, '70.0'],
  [69.999_999_999_9, '70.0'],
  [0.05, '0.0'],
  [0.3 * 100, '30.0'],
  [100, '100.0'],
  [0, '0.0'],
  [null, '–'],
])('the score %s is %s', (score, expected) => expect(shown(score)).toBe(expected));

test.each([
  [0.299, '29%'],
  [0.3, '30%'],
  [0.29, '29%'],
  [1, '100%'],
  [0.9999, '99%'],
  [0, '0%'],
])('the share %s is %s', (share, expected) => expect(percent(share)).toBe(expected));

test.each([
  [0.1, '0.5 days'],
  [0.74, '0.5 days'],
  [0.75, '1 day'],
  [1, '1 day'],
  [1.3, '1.5 days'],
  [9.8, '10 days'],
  [10.4, '10 days'],
  [311, '311 days'],
])('%s person-days are %s', (effort, expected) => expect(days(effort)).toBe(expected));

test.each([
  [0, '0 gaps'],
  [1, '1 gap'],
  [2, '2 gaps'],
])('%i: %s', (count, expected) => expect(counted(count, 'gap')).toBe(expected));

test.each([
  [{ low: 133, likely: 311, high: 781 }, '133 to 781 days of work, likely 311'],
  [{ low: 0.5, likely: 1, high: 1 }, '0.5 to 1 day of work, likely 1'],
])('effort %o', (effort, expected) => expect(describeDays(effort)).toBe(expected));
