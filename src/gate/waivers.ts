// Waivers that somebody has to look at: those that do not work, and those that end soon.
import type { Assessment, WaiverResult } from '../model/assessment.ts';
import { daysBetween } from '../model/dates.ts';
import type { Notice } from '../model/decision.ts';

/** `daysLeft` counts from the date of judgement to the last day; it is given for active waivers alone. */
export type WaiverNotice = { readonly waiver: WaiverResult; readonly daysLeft?: number };

export const WARN_DAYS = 30;

/** Expired, without effect, superfluous, or active with at most so many days left. */
export const waiverNotices = ({ waivers, asOf }: Assessment, warnDays = WARN_DAYS): readonly WaiverNotice[] =>
  waivers.flatMap((waiver): readonly WaiverNotice[] => {
    if (waiver.state !== 'active') return [{ waiver }];
    const daysLeft = daysBetween(asOf, waiver.expires);
    return daysLeft <= warnDays ? [{ waiver, daysLeft }] : [];
  });

/** As the reports tell it. */
export const noticeOf = (notice: WaiverNotice): Notice => {
  const { check, state, at } = notice.waiver;
  return { kind: state === 'active' ? 'waiver/ends-soon' : `waiver/${state}`, check, words: noticeWords(notice), at };
};

/** The waiver for data.lineage ends in 12 days, on 2026-12-05. */
export const noticeWords = ({ waiver: { check, state, expires }, daysLeft }: WaiverNotice): string => {
  if (daysLeft !== undefined) {
    const when = daysLeft === 0 ? 'today' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
    return `the waiver for ${check} ends ${when}, on ${expires}`;
  }
  if (state === 'expired') return `the waiver for ${check} expired on ${expires} and counts as none`;
  if (state === 'superfluous') return `the waiver for ${check} is not needed any more: the check is met`;
  return `the waiver for ${check} has no effect: it frees only a blocker of this pilot, and never a prohibited practice`;
};
