// HTML whose values cannot act: what a file says ends up as text, whatever characters it holds.
import {
  type Bars,
  type Curve,
  type Gantt,
  type GanttRow,
  isShown,
  positionOn,
  type ScoreRange,
  ticks,
} from '../page.ts';
import { grouped } from '../terminal-pictures.ts';
import { safe } from '../text.ts';

/** Markup that was made by `html`: the only text that is taken as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

/** A template whose every value is escaped, in quoted attributes as between tags, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.reduce((text, part, i) => text + (i === 0 ? '' : written(values[i - 1] ?? '')) + part, ''));

export const none = new Markup('');

const written = (value: Value): string => {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
};

/** Control and bidi characters are made visible, and the five characters of markup become references. */
export const escapeHtml = (text: string): string =>
  safe(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Data for a script of the page: JSON that cannot close its element, nor begin a comment. */
export const jsonBlock = (id: string, data: unknown): Markup =>
  new Markup(
    `<script type="application/json" id="${escapeHtml(id)}">${JSON.stringify(data).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}</script>`,
  );

// Bars, gantt charts and curves as SVG: positions are percentages, so that a picture is as wide as its room and text stays text.

const percent = (share: number): string => `${Math.round(Math.max(0, Math.min(1, share)) * 10_000) / 100}%`;

/** A table with a bar in each row: solid is shown by evidence, lighter the rest of the value, outlined the range. */
export const barsHtml = ({ bars, figures, legend }: Bars, prefix: string): Markup => html`<table class="bars">
<thead><tr><td></td><td class="track"></td>${figures.map(({ head }) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${bars.map(
  (
    bar,
  ) => html`<tr data-bar="${bar.label}"><th scope="row">${bar.section === undefined ? bar.label : html`<a href="#${prefix}${bar.section}">${bar.label}</a>`}</th><td class="track">${barHtml(bar)}</td>${bar.figures.map(
    (figure, i) => html`<td class="number" data-head="${figures[i]?.head ?? ''}">${figure}</td>`,
  )}</tr>
`,
)}</tbody></table>
<p class="legend"><span class="key shown"></span>${legend[1]} <span class="key value"></span>${legend[0]} <span class="key high"></span>${legend[2]}</p>`;

export const barHtml = ({ value, high = null, shown = null }: ScoreRange): Markup =>
  html`<svg class="bar" width="100%" height="14" aria-hidden="true"><rect class="high" width="${percent((high ?? 0) / 100)}" height="14"/><rect class="value" width="${percent((value ?? 0) / 100)}" height="14"/><rect class="shown" width="${percent((shown ?? 0) / 100)}" height="14"/></svg>`;

/** Characters of an axis label per chart, for the choice of ticks. */
const AXIS = 72;

export const ganttHtml = (chart: Gantt): Markup => {
  const at = (date: string): number => positionOn(chart.from, chart.to, date);
  const target = chart.target !== null && chart.target >= chart.from ? chart.target : null;
  const rows = chart.rows.filter((row) => isShown(row, 3));
  const line =
    target === null
      ? none
      : html`<line class="target" x1="${percent(at(target))}" x2="${percent(at(target))}" y1="0" y2="18"/>`;
  return html`<div class="gantt" role="table" aria-label="Chart of the plan">
<div class="row axis" aria-hidden="true"><span></span><svg width="100%" height="32">${axisTexts(chart)}</svg></div>
${rows.map(
  (
    row,
  ) => html`<div class="row ${row.kind}" role="row"><span role="rowheader">${row.kind === 'gate' ? `◆ ${row.label}` : row.label}</span><span role="cell"><svg width="100%" height="18" role="img" aria-label="${describeRow(row)}">${rowShapes(row, at)}${line}</svg></span></div>
`,
)}</div>
<p class="legend"><span class="key work"></span>worked on <span class="key wait"></span>waiting <span class="key mark"></span>P80 of a gate, from P50 to P95${target === null ? none : html` <span class="key target"></span>the pilot’s own production date, ${target}`}</p>`;
};

const describeRow = ({ kind, from, to, mark }: GanttRow): string => {
  if (from === '') return 'no dates';
  return kind === 'gate' ? `P50 ${from}, P80 ${mark ?? to}, P95 ${to}` : `${from} to ${to}`;
};

const axisTexts = ({ from, to }: Gantt): readonly Markup[] => {
  const all = ticks(from, to, AXIS);
  return all.map(({ date, upper, lower }, i) => {
    const x = percent(positionOn(from, to, date));
    const isNew = upper !== '' && upper !== all[i - 1]?.upper;
    return html`${isNew ? html`<text x="${x}" y="12">${upper}</text>` : none}<text x="${x}" y="28"${i % 2 === 1 ? html` class="second"` : none}>${lower}</text>`;
  });
};

const rowShapes = ({ kind, from, to, work = [], mark }: GanttRow, at: (date: string) => number): readonly Markup[] => {
  if (from === '') return [];
  const day = (date: string): number => at(nextDay(date));
  const rect = (a: string, b: string, cls: string, y: number, height: number): Markup =>
    html`<rect class="${cls}" x="${percent(at(a))}" width="${percent(Math.max(0.004, day(b) - at(a)))}" y="${y}" height="${height}"/>`;
  if (kind === 'task') return [rect(from, to, 'task', 6, 6)];
  if (kind === 'phase') return [rect(from, to, 'wait', 3, 12), ...work.map(([a, b]) => rect(a, b, 'work', 3, 12))];
  return [rect(from, to, 'span', 8, 2), html`<circle class="mark" cx="${percent(at(mark ?? to))}" cy="9" r="5"/>`];
};

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const HEIGHT = 220;

/** Lines with the line of 0; a value that is missing breaks the line. */
export const curveHtml = ({ lines, unit, ends, most }: Curve): Markup => {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const [low, high] = [Math.min(0, ...values), Math.max(most ?? 0, ...values)];
  const span = high - low || 1;
  const y = (value: number): number => Math.round((1 - (value - low) / span) * 10_000) / 100;
  const steps = Math.max(1, ...lines.map((line) => line.values.length - 1));
  const x = (step: number): number => Math.round((step / steps) * 10_000) / 100;
  const words = lines
    .map(
      ({ label, values: own }) =>
        `${label}: ${unit} ${grouped(own.findLast((value) => value !== null) ?? 0)} at ${ends[1]}`,
    )
    .join('; ');
  return html`<figure class="curve"><svg width="100%" height="${HEIGHT}" role="img" aria-label="${words}">
<svg x="0" y="8" width="100%" height="${HEIGHT - 34}" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible"><line class="zero" x1="0" x2="100" y1="${y(0)}" y2="${y(0)}"/>${lines.map(
    (line, i) => html`<path class="line-${i}" d="${curvePath(line.values, x, y)}"/>`,
  )}</svg>
${marksBetween(low, high).map((mark) => html`<text x="4" y="${Math.round((y(mark) / 100) * (HEIGHT - 34)) + 5}">${grouped(mark)}</text>`)}
<text x="0" y="${HEIGHT - 6}">${ends[0]}</text><text x="100%" y="${HEIGHT - 6}" text-anchor="end">${ends[1]}</text></svg>
<figcaption class="legend">${unit === '' ? none : `${unit}: `}${lines.map((line, i) => html`<span class="key line-${i}"></span>${line.label} `)}</figcaption></figure>`;
};

const curvePath = (
  values: readonly (number | null)[],
  x: (step: number) => number,
  y: (value: number) => number,
): string =>
  values
    .map((value, i) => (value === null ? '' : `${i > 0 && values[i - 1] !== null ? 'L' : 'M'}${x(i)} ${y(value)}`))
    .join('');

/** Round sums between two, 0 among them. */
const marksBetween = (low: number, high: number): readonly number[] => {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
};
