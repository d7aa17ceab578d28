// Waivers at the gate: which are told, in which words, by the date of judgement alone.
import { expect, test } from 'vitest';
import { describeNotice, waiverNotices } from '../../src/gate/decide.ts';
import { judgeText } from '../report/pilots.ts';

const told = (check: string, status: string, expires: string, warnDays?: number): readonly string[] => {
  const [dimension, slug] = check.split('.');
  const waiver = `{check: ${check}, reason: r, approved_by: a@example.com, expires: ${expires}}`;
  const text = `version: 1\npilot: {name: A}\n${dimension}:\n  controls: {${slug}: ${status}}\nwaivers: [${waiver}]\n`;
  return waiverNotices(judgeText(text).assessment, warnDays).map(describeNotice);
};

const blocker = 'governance.human-oversight';

test.each<[name: string, args: Parameters<typeof told>, words: readonly string[]]>([
  ['long', [blocker, 'absent', '2027-06-30'], [`${blocker} is waived until 2027-06-30, approved by a@example.com: r`]],
  [
    'for years',
    [blocker, 'absent', '9999-12-31'],
    [`${blocker} is waived until 9999-12-31, approved by a@example.com: r; that end is more than a year away`],
  ],
  ['to the last day', [blocker, 'absent', '2026-11-23'], [`the waiver for ${blocker} ends today, on 2026-11-23`]],
  ['soon', [blocker, 'absent', '2026-11-24'], [`the waiver for ${blocker} ends in 1 day, on 2026-11-24`]],
  ['at the limit', [blocker, 'absent', '2026-12-23'], [`the waiver for ${blocker} ends in 30 days, on 2026-12-23`]],
  [
    'beyond it',
    [blocker, 'absent', '2026-12-24'],
    [`${blocker} is waived until 2026-12-24, approved by a@example.com: r`],
  ],
  [
    'within a limit of its own',
    [blocker, 'absent', '2026-12-24', 31],
    [`the waiver for ${blocker} ends in 31 days, on 2026-12-24`],
  ],
  [
    'expired',
    [blocker, 'absent', '2026-11-22'],
    [`the waiver for ${blocker} expired on 2026-11-22 and counts as none`],
  ],
  ['met', [blocker, 'in-place', '2027-06-30'], [`the waiver for ${blocker} is not needed any more: the check is met`]],
])('%s', (_name, args, words) => expect(told(...args)).toEqual(words));
