// The files under checklists/obligations: every clause, check and ground exists, and bad ones are named.
import { expect, it, test } from 'vitest';
import { catalogue, loadCore, loadDuties } from '../../scripts/checklist-files.ts';
import { loadObligations, obligationId } from '../../src/checklist/load.ts';

const { statutes, problems } = loadDuties();
const duties = statutes.flatMap((statute) => statute.duties);

it('loads without a problem', () => expect(problems).toEqual([]));

it('names checks that exist, and clauses that standards.yaml has or that carry their own title', () => {
  const { clauses } = catalogue();
  const checks = new Set(loadCore().checklist.items.map(({ id }) => id));
  expect(duties.filter(({ clause, title }) => !clauses.has(clause) && title === '')).toEqual([]);
  expect(duties.flatMap(({ shown_by }) => shown_by).filter((id) => !checks.has(id))).toEqual([]);
});

it('gives each law its source, and each duty of a law somebody whom it binds', () => {
  const laws = statutes.filter(({ force }) => force !== 'voluntary');
  expect(laws.filter(({ source, names }) => source === undefined || names.length === 0)).toEqual([]);
  expect(laws.flatMap((law) => law.duties).filter(({ binds }) => binds.length === 0)).toEqual([]);
});

it('is careful in its words', () => {
  const words = statutes.flatMap(({ note, duties: own }) => [
    note,
    ...own.flatMap(({ says, note: more }) => [says, more]),
  ]);
  expect(words.filter((one) => /\b(certif|compliant|guarantee|legal advice)/i.test(one ?? ''))).toEqual([]);
});

const known = {
  clauses: new Map([
    ['law/Art 1', { title: 'One' }],
    ['law/Art 2', { title: 'Two', applies_from: '2026-08-02', date_certainty: 'uncertain' }],
  ]),
  checks: new Set(['data.lineage']),
  grounds: new Set<string>(),
};
const duty = { clause: 'law/Art 1', says: 'It is so', binds: ['provider'] };

test.each([
  ['a clause', { ...duty, clause: 'law/Art 9' }, 'law/Art 9: unknown clause without a title'],
  ['a ground', { ...duty, when: ['full-moon'] }, 'law/Art 1: unknown ground "full-moon"'],
  ['a check', { ...duty, shown_by: ['data.lineag'] }, 'law/Art 1: unknown check "data.lineag"'],
  [
    'silence about a date',
    { ...duty, clause: 'law/Art 2' },
    'law/Art 2: its date is uncertain: `unconfirmed` must say so',
  ],
  ['no date to plan with', { ...duty, unconfirmed: 'open' }, 'law/Art 1: `unconfirmed` needs a date to plan with'],
  ['a law that binds nobody', { ...duty, binds: [] }, 'law/Art 1: binds nobody: `binds` must say whom'],
  ['a question too many', { ...duty, asks: true }, 'law/Art 1: without checks it asks anyway: no `asks`'],
])('refuses %s', (_name, bad, expected) => {
  const value = [
    { id: 'law', title: 'Law', force: 'law', names: ['law'], source: 'somewhere', note: 'A note', duties: [bad] },
  ];
  expect(loadObligations([{ file: 'law.yaml', value }], known)).toEqual({ statutes: [], problems: [expected] });
});

it('names file and path of what does not fit, and ids that are there twice', () => {
  const value = [
    {
      id: 'law',
      title: 'Law',
      force: 'law',
      names: ['law'],
      source: 'somewhere',
      note: 'A note',
      duties: [duty, duty],
    },
  ];
  expect(loadObligations([{ file: 'law.yaml', value }], known).problems).toEqual(['law-art-1 is there twice']);
  const [problem] = loadObligations([{ file: 'law.yaml', value: [{ id: 'law' }] }], known).problems;
  expect(problem).toMatch(/^law\.yaml: 0\./);
});

test.each([
  ['eu-ai-act/Art 26(9)', 'eu-ai-act-art-26-9'],
  ['hipaa/164.308(a)(1)(ii)(A)', 'hipaa-164-308-a-1-ii-a'],
  ['owasp-llm-2026/LLM01:2026', 'owasp-llm-2026-llm01-2026'],
])('%s is answered as %s', (clause, id) => expect(obligationId(clause)).toBe(id));
