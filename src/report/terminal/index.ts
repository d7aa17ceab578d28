// The report for a terminal: verdict, why, and the three things to do first fit on one screen; the rest is below.

import type { Reporter } from '../report.ts';
import { safeReport } from '../safe-report.ts';
import { checksSection } from './checks.ts';
import { contradictionsSection } from './contradictions.ts';
import { footer } from './footer.ts';
import { blockersSection, gapsSection, waiversSection, warningsSection } from './gaps.ts';
import { head } from './head.ts';
import { obligationsSection } from './obligations.ts';
import { planSection } from './plan.ts';
import { causesSection, dimensionsSection, gatesSection } from './scores.ts';

const NARROWEST = 40;
const WIDEST = 120;

export const terminal: Reporter = (reported, options) => {
  const safe = safeReport(reported);
  const view = { ...options, columns: Math.max(NARROWEST, Math.min(WIDEST, options.columns)) };
  const sections = [
    head(safe, view),
    dimensionsSection(safe, view),
    gatesSection(safe, view),
    blockersSection(safe, view),
    gapsSection(safe, view),
    contradictionsSection(safe, view),
    waiversSection(safe, view),
    warningsSection(safe, view),
    obligationsSection(safe, view),
    causesSection(safe, view),
    planSection(safe, view),
    options.details ? checksSection(safe, view) : [],
    footer(safe, view),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};
