// An explanation for a wiki page or a pull request. Every value is escaped: text from a file cannot act as markup.
import { md } from '../markdown-text.ts';
import type { Block, Line, Page, Table } from './page.ts';
import { pagesOf } from './pages.ts';
import type { ExplainReporter } from './shelf.ts';

export const markdownExplain: ExplainReporter = (shelf, asked) =>
  pagesOf(shelf, asked)
    .map(
      (page) =>
        `${pageLines(page)
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trimEnd()}\n`,
    )
    .join('\n---\n\n');

const pageLines = (page: Page): readonly string[] => [
  md`## ${page.title}`,
  '',
  md`${page.note}`,
  '',
  ...page.blocks.flatMap((one) => blockLines(one, page.file)),
];

const blockLines = ({ title, lines }: Block, file: string): readonly string[] => [
  md`### ${title}`,
  '',
  ...lines.flatMap((line) => lineLines(line, file)),
  '',
];

const lineLines = (line: Line, file: string): readonly string[] => {
  if (typeof line === 'string') return ['', md`${line}`, ''];
  if ('columns' in line) return tableLines(line);
  if ('label' in line) return [labelled(line.label, 'parts' in line ? line.parts.join(' · ') : line.text)];
  const place = md`${file}:${line.at.line}:${line.at.column}`;
  return [line.text === '' ? `- ${place}` : `- ${place} ${md`(${line.text})`}`];
};

const labelled = (label: string, text: string): string =>
  label === '' || label === '·' ? md`- ${text}` : md`- **${label}**: ${text}`;

const tableLines = ({ columns, rows }: Table): readonly string[] => [
  '',
  `| ${columns.map(({ head }) => head).join(' | ')} |`,
  `| ${columns.map(({ right }) => (right ? '---:' : '---')).join(' | ')} |`,
  ...rows.map((cells) => `| ${cells.map((cell) => md`${cell}`).join(' | ')} |`),
  '',
];
