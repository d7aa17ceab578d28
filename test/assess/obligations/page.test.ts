// The page of documentation lists every duty that binds, as the program knows it, and every state.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import type { Duty } from '../../../src/model/obligation.ts';
import { stateWords } from '../../../src/report/words.ts';
import { statutes } from '../../../src/rules/regulations.ts';

const page = readFileSync(new URL('../../../docs/obligations.md', import.meta.url), 'utf8');
const binding = statutes.filter(({ force }) => force !== 'voluntary');

const datesOf = ({ from, from_annex_i: annexI, unconfirmed }: Duty): string => {
  if (from === undefined) return 'in force';
  const dates = from + (annexI === undefined ? '' : `, Annex I ${annexI}`);
  return unconfirmed === undefined ? dates : `unconfirmed, planned with ${dates}`;
};

const rowOf = (duty: Duty): string => {
  const shown = `${duty.shown_by.join(', ') || 'the answer'}${duty.asks ? ', and the answer' : ''}`;
  const clause = `${duty.clause.slice(duty.clause.indexOf('/') + 1)}, ${duty.title}`;
  const binds = duty.binds.map((one) => one.replaceAll('-', ' ')).join(', ');
  return `| \`${duty.id}\` | ${clause} | ${binds} | ${datesOf(duty)} | ${shown} |`;
};

test.each(binding.map((statute) => [statute.title, statute] as const))('%s', (title, { note, duties }) => {
  expect(page).toContain(`### ${title}\n\n${note}.\n`);
  for (const duty of duties) expect(page).toContain(rowOf(duty));
});

it('lists nothing else', () => {
  const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
  expect(listed).toEqual(binding.flatMap(({ duties }) => duties.map(({ id }) => id)));
});

it('explains every state', () => {
  for (const words of Object.values(stateWords)) expect(page).toContain(`\n| ${words} | `);
});
