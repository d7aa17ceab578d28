// A whole session with somebody who knows an IT helpdesk assistant, from the name to the end: how many prompts, words and
// minutes each verdict takes. docs/interview.md prints the table; with UPDATE_GOLDEN=1 this test writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse as yaml } from 'yaml';
import {
  grownBy,
  measureProgress,
  nextMoment,
  type Progress,
  shownLeft,
  type Told,
  toldAfter,
} from '../../src/interview/progress.ts';
import { countWords, type Question, schemaAt } from '../../src/interview/question.ts';
import { newSession } from '../../src/interview/session.ts';
import { editedJson, knowing, means, talk, viewOn } from '../interview/kit.ts';
import { root } from '../judge.ts';

const source = readFileSync(`${root}test/fixtures/interview/helpdesk.yaml`, 'utf8');
const page = `${root}docs/interview.md`;
const EMPTY = JSON.stringify({ version: 1, pilot: { name: 'IT helpdesk assistant' } });

const wordsOf = ({ ask, says, choices }: Question): number =>
  [ask, ...(choices.length > 0 ? choices.map(({ word, says: more = '' }) => `${word} ${more}`) : [says])].reduce(
    (sum, text) => sum + countWords(text),
    0,
  );

const titles = {
  first: 'first verdict',
  blockers: 'every blocker asked',
  proving: 'before evidence',
  stretch: '',
} as const;

/** One row for each moment at which a verdict is told. */
const table = () => {
  const rows: string[] = [];
  let words = 4; // What is the pilot called?
  let told: Told = { first: false, blockers: false, proving: false };
  let done: string | undefined;
  const know = knowing(source);
  const counted: { readonly kind: Question['kind']; readonly progress: Progress }[] = [];
  const talked = talk(
    EMPTY,
    (question, view, session) => {
      const at = { ...session, prompts: session.prompts + 1, spent: 0 };
      const progress = measureProgress(session, view, {});
      counted.push({ kind: question.kind, progress });
      const moment = nextMoment(at, progress, told, {});
      if (moment !== undefined && moment !== 'stretch') {
        told = toldAfter(told, moment);
        const { headline, against } = view.stand;
        rows.push(
          `| ${titles[moment]} | ${at.prompts} | ${words} | ${Math.ceil(session.seconds / 60)} | ${headline.words}; ${against.length} stated to be wrong |`,
        );
        if (moment === 'proving') return undefined;
      }
      done = know(question, view, session);
      words += wordsOf(question);
      return done;
    },
    {},
    means.checklist,
    editedJson,
  );
  const head = [
    '| moment | prompts | words read | minutes | what the verdict says |',
    '| --- | --- | --- | --- | --- |',
  ];
  return { text: [...head, ...rows].join('\n'), talked, rows, counted };
};

const { text, talked, rows, counted } = table();

it('counts down by one with every reply, or says by how many more', () => {
  let grown = 0;
  for (const [i, { kind, progress: after }] of counted.entries()) {
    const before = counted[i - 1]?.progress;
    if (before === undefined || kind === 'others' || kind === 'reason') continue;
    const by = grownBy(before, after);
    grown += Math.max(0, by);
    const [was, is] = [shownLeft(before), shownLeft(after)];
    if (was.isOfGate === is.isOfGate) expect(is.prompts).toBe(was.prompts - 1 + by);
    expect(after.answered - before.answered).toBeLessThanOrEqual(1);
  }
  expect(grown).toBeGreaterThan(10);
});

it('takes what docs/interview.md says, and writes nothing that was not said', () => {
  expect(rows.length).toBeGreaterThanOrEqual(2);
  const [first = ''] = rows;
  const [, , prompts = '', , minutes = ''] = first.split('|');
  expect(Number(prompts)).toBeLessThanOrEqual(15);
  expect(Number(minutes)).toBeLessThanOrEqual(5);
  expect(measureProgress(newSession, viewOn(EMPTY), {}).canShut).toBe(true);

  // Every value of the file that comes out stands in what the person knows, or says that it is not known.
  const known = yaml(source);
  const strange: string[] = [];
  const compare = (value: unknown, truth: unknown, path: string): void => {
    if (value === null || value === 'unknown') return;
    if (typeof value !== 'object') {
      if (String(value) !== String(truth)) strange.push(`${path}: ${value}`);
      return;
    }
    for (const [key, part] of Object.entries(value ?? {})) compare(part, Object(truth)[key], `${path}.${key}`);
  };
  compare(JSON.parse(talked.text), known, '');
  expect(strange).toEqual([]);
  expect(schemaAt(['pilot', 'name'])).toBeDefined();

  const shown = readFileSync(page, 'utf8');
  const [before = '', after = ''] = [shown.split('<!-- session -->')[0], shown.split('<!-- /session -->')[1]];
  const fresh = `${before}<!-- session -->\n${text}\n<!-- /session -->${after}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, fresh);
  else expect(shown).toBe(fresh);
});
