// The assessment as an HTML page: with the plan as a chart and the value case as a curve, for which text has no room.
import { questionFor } from '../../interview/question.ts';
import { makeTimetable } from '../../plan/timetable.ts';
import { htmlPages } from '../html/index.ts';
import { type Page, paragraph, type Section, section } from '../page.ts';
import { gantt, headline as planWords } from '../plan/page.ts';
import { pilotSection } from '../policy.ts';
import { type Batch, type ReportData, simulatedWith } from '../report.ts';
import { shellArgument } from '../text.ts';
import { curve, headline as valueWords } from '../value/page.ts';
import { assessPage, assessPages } from './page.ts';

export const drawnHtml = (batch: Batch): string => htmlPages(assessPages(batch, drawnPage));

const drawnPage = (report: ReportData): Page => {
  const page = assessPage(report, questionFor, pilotSection);
  const timetable = makeTimetable(report.assessment);
  const isDated = timetable.tasks.length > 0;
  const chart = gantt(timetable);
  const withChart = (plan: Section): Section => {
    const [first, ...rest] = plan.blocks;
    if (!isDated || first === undefined) return plan;
    // Single tasks are a page of their own: readiness plan.
    const rows = chart.rows.filter(({ kind }) => kind !== 'task');
    return { ...plan, blocks: [first, paragraph(planWords(timetable)), { ...chart, rows }, ...rest] };
  };
  const at = page.sections.findIndex(({ id }) => id === 'not-asked' || id.startsWith('checks-'));
  const [before, after] = at < 0 ? [page.sections, []] : [page.sections.slice(0, at), page.sections.slice(at)];
  const sections = [
    ...before.map((one) => (one.id === 'plan' ? withChart(one) : one)),
    ...valueSection(report),
    ...after,
  ];
  return { ...page, sections, ...(isDated && { simulated: `plan: ${simulatedWith(timetable.simulation)}` }) };
};

/** Nothing where no value can be worked out. */
const valueSection = ({ value: work, assessment }: ReportData): readonly Section[] => {
  const value = work?.();
  if (value === undefined || value.likely === null) return [];
  return section(
    'value',
    'Value',
    [paragraph(valueWords(value)), ...curve(value).filter(({ kind }) => kind === 'curve')],
    {
      note: `readiness value ${shellArgument(assessment.file)}`,
    },
  );
};
