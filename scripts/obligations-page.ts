// docs/obligations-list.md: every duty that the program knows, what brings it, and what was not looked at, for people.
import type { Duty, Ground, Statute } from '../src/model/obligation.ts';
import { loadDuties, loadReadings, readYaml } from './checklist-files.ts';

export const obligationsPage = (): string => {
  const { statutes } = loadDuties();
  const { grounds, places } = loadReadings();
  const law = statutes.filter(({ force }) => force !== 'voluntary');
  return `${[
    '<!-- Generated from checklists/ by npm run generate. Do not edit: edit checklists/. -->',
    '# Every duty on the list',
    '',
    'How they are brought and how they stand is said in [obligations.md](obligations.md). A clause is named where it was',
    'read; the list may be incomplete, and it is no legal advice.',
    '',
    '## Places',
    '',
    '| Place | Looked at | Not looked at |',
    '| --- | --- | --- |',
    ...places.map((one) => `| ${one.place} | ${one.looked_at} | ${one.not_looked_at} |`),
    '',
    'Any other place is named in the report as not looked at.',
    '',
    ...law.flatMap((statute) => statuteLines(statute, grounds)),
    '## NIST AI RMF subcategories that no check bears on',
    '',
    `${nistUnmapped(statutes).join(', ')}.`,
  ].join('\n')}\n`;
};

const statuteLines = (statute: Statute, grounds: readonly Ground[]): readonly string[] => [
  `## ${statute.title}`,
  '',
  `${statute.note}.`,
  '',
  `Brought by: ${wordsFor(statute.when, grounds) || 'every pilot'}. Source: ${statute.source}.`,
  '',
  '| Answered as | Clause | Binds | Also where | Applies from | Shown by |',
  '| --- | --- | --- | --- | --- | --- |',
  ...statute.duties.map((duty) => row(duty, grounds)),
  '',
];

const row = (duty: Duty, grounds: readonly Ground[]): string => {
  const shown = `${duty.shown_by.join(', ') || 'the answer'}${duty.asks ? ', and the answer' : ''}`;
  const clause = `${duty.clause.slice(duty.clause.indexOf('/') + 1)}, ${duty.title}`;
  const binds = duty.binds.map((one) => one.replaceAll('-', ' ')).join(', ');
  const where = wordsFor(duty.when, grounds);
  return `| \`${duty.id}\` | ${clause} | ${binds} | ${where || '–'} | ${dates(duty)} | ${shown} |`;
};

const wordsFor = (names: readonly string[], grounds: readonly Ground[]): string =>
  names
    .map((name) => {
      const plain = name.replace(/^not /, '');
      const words = grounds.find(({ id }) => id === plain)?.words ?? plain;
      return plain === name ? words : `not ${words}`;
    })
    .join('; ');

const reachesAnnexI = ({ from_annex_i: annexI, when }: Duty): boolean =>
  annexI !== undefined && !when.includes('annex-iii') && !when.includes('exempted');

const dates = (duty: Duty): string => {
  const { from, from_annex_i: annexI, later, unconfirmed } = duty;
  if (from === undefined) return 'in force';
  const annex = reachesAnnexI(duty) ? `, Annex I ${annexI}` : '';
  const all = `${from}${annex}${later === undefined ? '' : `, if on the market earlier ${later.from}`}`;
  return unconfirmed === undefined ? all : `unconfirmed, planned with ${all}`;
};

const nistUnmapped = (statutes: readonly Statute[]): readonly string[] => {
  const { standards } = readYaml('checklists/standards.yaml') as {
    standards: readonly { readonly id: string; readonly clauses: readonly { readonly id: string }[] }[];
  };
  const mapped = new Set(statutes.flatMap(({ duties }) => duties.map(({ clause }) => clause)));
  const all = standards.find(({ id }) => id === 'nist-ai-rmf')?.clauses ?? [];
  return all.map(({ id }) => id).filter((id) => !mapped.has(`nist-ai-rmf/${id}`));
};
