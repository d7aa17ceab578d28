// Pages and formats that few runs print, loaded together: a part each, with what they share, would be a hundred files.
import { questionFor } from '../interview/question.ts';
import { makeTimetable } from '../plan/timetable.ts';
import { assessPage, assessPages } from './assess/page.ts';
import { htmlPages } from './html/index.ts';
import { type Page, paragraph, type Section, section } from './page.ts';
import { gantt, headline as planWords } from './plan/page.ts';
import { pilotSection } from './policy.ts';
import { type Batch, type ReportData, simulatedWith } from './report.ts';
import { shellArgument } from './text.ts';
import { curve, headline as valueWords } from './value/page.ts';

export { advicePage, jsonAdvice } from './advise.ts';
export { junit } from './assess/junit.ts';
export { oscal } from './assess/oscal.ts';
export { sarif } from './assess/sarif.ts';
export { wayPage } from './cheapest/page.ts';
export { checklistPage } from './checklist.ts';
export { compareCsv, compareJson, comparePage } from './compare.ts';
export { explainPages, jsonExplain } from './explain/page.ts';
export { annotations } from './github/annotations.ts';
export { comment } from './github/comment.ts';
export { MOST_BYTES, outputs, summary } from './github/summary.ts';
export { htmlPages } from './html/index.ts';
export { csvPlan, csvTasks, icsPlan, jiraPlan, linearPlan } from './plan/data.ts';
export { csvWay, jiraWay, jsonPlan, jsonWay, linearWay } from './plan/json.ts';
export { mermaidPlan, planPage } from './plan/page.ts';
export { csvStream, jsonStream, ndjsonStream } from './portfolio/data.ts';
export { portfolioPage } from './portfolio/page.ts';
export { jsonScan, scanPage } from './scan.ts';
export { trendCsv, trendJson, trendPage } from './trend.ts';
export { valuePage } from './value/page.ts';
export { csvValue, jsonValue } from './value/sheet.ts';

// The assessment as an HTML page: with the plan as a chart and the value case as a curve, for which text has no room.

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
