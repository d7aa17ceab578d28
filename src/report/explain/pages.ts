// Which pages answer a question: one for each id that was asked, the sum, or else what there is.
import type { Checklist } from '../../model/checklist.ts';
import { caseExplained } from './case.ts';
import { caseBlocks } from './case-page.ts';
import { type CheckExplained, checkExplained } from './check.ts';
import { checkBlocks, toDo } from './check-page.ts';
import { dutyExplained } from './duty.ts';
import { dutyBlocks } from './duty-page.ts';
import { dimensionBlocks, overviewBlocks } from './list-page.ts';
import { type Block, block, type Page, row } from './page.ts';
import type { Asked, Shelf } from './shelf.ts';
import { sumBlocks } from './sum-page.ts';

export const pagesOf = (shelf: Shelf, { checks, dimensions, duties = [], score }: Asked): readonly Page[] => {
  const { pilot, checklist } = shelf;
  const note = noteOf(shelf);
  const file = pilot?.assessment.file ?? '';
  const page = (title: string, blocks: readonly Block[]): Page => ({ title, note, file, blocks });
  const pages = [
    ...(score && pilot !== undefined ? [page('The whole sum', sumBlocks(pilot.assessment))] : []),
    ...checklist.dimensions
      .filter(({ id }) => dimensions.includes(id))
      .map((dimension) => page(dimension.id, dimensionBlocks(dimension, shelf))),
    ...checks.flatMap((id) => {
      const item = checklist.items.find((one) => one.id === id);
      return item === undefined ? [] : [page(id, blocksOf(checkExplained(item, shelf), shelf))];
    }),
    ...duties.flatMap((id) => {
      const explained = dutyExplained(id, pilot);
      return explained === undefined ? [] : [page(id, dutyBlocks(explained))];
    }),
  ];
  return pages.length > 0 ? pages : [page('readiness explain', overviewBlocks(shelf))];
};

/** With a pilot, how it got its outcome; what the check is in itself is then only named. */
const blocksOf = (check: CheckExplained, { pilot, checklist, asOf }: Shelf): readonly Block[] => {
  const seen = pilot === undefined ? undefined : caseExplained(check.id, pilot, checklist);
  if (seen === undefined || pilot === undefined) return checkBlocks(check, asOf);
  const isGap = seen.finding.kind !== 'met' && seen.finding.kind !== 'not-applicable';
  return [
    ...block('What it asks', [
      `${check.statement}.`,
      row('due by', `${check.gate}, phase ${check.phase.id}, weight ${check.weight}`),
    ]),
    ...caseBlocks(seen, pilot),
    ...(isGap ? toDo(check) : []),
    ...block('More', [`readiness explain ${check.id}${named(checklist)} says why it is asked, and how it is scored.`]),
  ];
};

/** What has to be typed again to explain by the same checklist; a configuration is found again by itself. */
const named = ({ parts, configuration }: Checklist): string =>
  configuration === undefined
    ? parts.flatMap(({ file }) => (file === undefined ? [] : [` --checklist ${file}`])).join('')
    : '';

const noteOf = ({ checklist, asOf, pilot }: Shelf): string => {
  const parts = checklist.parts.map(({ id, version }) => `${id} ${version}`).join(', ');
  const name = pilot === undefined ? [] : [pilot.assessment.pilot.name];
  return [...name, `checklist ${parts}`, `as of ${asOf}`].join(' · ');
};
