// The second part: what shows the answers, which obligations are answered, and figures that come in parts. Nothing of it
// moves the score, so that it comes last; all of it is written where assess looks for it.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse as yaml } from 'yaml';
import { collectEvidence, wantedFiles } from '../../src/assess/evidence.ts';
import { assess } from '../../src/assess/index.ts';
import { readInterviewFile } from '../../src/commands/conversation.ts';
import { readEvidence } from '../../src/evidence/index.ts';
import { answerUnder, pathText } from '../../src/interview/question.ts';
import { lacking } from '../../src/interview/questions.ts';
import { makeQueue, type Scope } from '../../src/interview/queue.ts';
import { newSession } from '../../src/interview/session.ts';
import { inspectFiles } from '../../src/io/evidence.ts';
import type { FileState } from '../../src/model/evidence.ts';
import { root } from '../judge.ts';
import { fileLook } from '../looks.ts';
import { sampleOf } from '../random.ts';
import { blankView, means, type Person, talk, viewOn } from './kit.ts';

const pilot = (...sections: readonly string[]): string =>
  ['version: 1', 'pilot: {name: Test}', ...sections, ''].join('\n');
const queue = (text: string, scope: Scope = {}) =>
  makeQueue(viewOn(text), scope, newSession).map(({ parts }) => pathText(parts));

/** Says something to one question and skips those before it. */
const only = (path: string, reply: string): Person => {
  let said = false;
  return ({ parts }) => {
    if (said) return undefined;
    said = pathText(parts) === path;
    return said ? reply : 'skip';
  };
};
const answered = (text: string, path: string, reply: string, scope: Scope = { dimension: 'data' }) =>
  talk(text, only(path, reply), scope);

describe('evidence', () => {
  const word = pilot('data: {controls: {lineage: in-place, rights: planned}}');
  test.each([
    ['a path', 'evidence/a.md', ['evidence/a.md']],
    ['with its date', 'evidence/a.md 2026-10-30', [{ file: 'evidence/a.md', date: '2026-10-30' }]],
    ['a URL', 'https://wiki.example.com/a', ['https://wiki.example.com/a']],
    [
      'several',
      'a b.md 2026-01-02, https://x.example.com 2026-01-03',
      [
        { file: 'a b.md', date: '2026-01-02' },
        { url: 'https://x.example.com', date: '2026-01-03' },
      ],
    ],
    ['none', 'none', []],
  ])('%s is written beside the control', (_name, reply, evidence) => {
    const { text } = answered(word, 'data.controls.lineage.evidence', reply);
    expect(yaml(text).data.controls).toEqual({ lineage: { status: 'in-place', evidence }, rights: 'planned' });
    expect(queue(text, { dimension: 'data' })).not.toContain('data.controls.lineage.evidence');
  });

  test.each(['unknown', 'skip', ''])('"%s" writes nothing', (reply) =>
    expect(answered(word, 'data.controls.lineage.evidence', reply).text).toBe(word),
  );

  it('a date that there is not is not taken', () => {
    let said = false;
    const person: Person = ({ parts }) => {
      if (parts.at(-1) !== 'evidence') return 'skip';
      if (said) return undefined;
      said = true;
      return 'a.md 2026-13-40';
    };
    const { steps, text } = talk(word, person, { dimension: 'data' });
    expect(steps.at(-1)?.wrong).toMatch(/date/);
    expect(text).toBe(word);
  });

  it('is asked for what counts and is not shown, and for nothing else', () => {
    const asked = queue(word, { dimension: 'data' });
    expect(asked).toContain('data.controls.lineage.evidence');
    expect(asked).not.toContain('data.controls.rights.evidence');
    const shown = pilot('data: {controls: {lineage: {status: in-place, evidence: [a.md]}}}');
    expect(queue(shown, { dimension: 'data' })).not.toContain('data.controls.lineage.evidence');
    expect(queue(shown, { dimension: 'data', all: true })).toContain('data.controls.lineage.evidence');
  });

  it('of a fact stands beside it: in the item, or in the map', () => {
    const facts = pilot(
      'data: {sources: [{name: A, owner: x, access: api, personal_data: none}]}',
      'budget: {currency: USD, approved: true, total: 10}',
    );
    expect(queue(facts, { dimension: 'data' })).toContain('data.sources[0].evidence');
    expect(queue(facts, { dimension: 'kpis' })).toContain('budget.evidence');
    expect(yaml(answered(facts, 'data.sources[0].evidence', 'a.md').text).data.sources[0].evidence).toEqual(['a.md']);
    const section = pilot(
      'data: {evidence: [all.md], sources: [{name: A, owner: x, access: api, personal_data: none}]}',
    );
    expect(queue(section, { dimension: 'data' })).not.toContain('data.sources[0].evidence');
  });

  it('comes once nothing is left that moves the score; within a dimension, behind its questions', () => {
    expect(queue(word).filter((path) => path.endsWith('evidence'))).toEqual([]);
    expect(queue(word, { onlyUnknown: true, dimension: 'data' }).filter((path) => path.endsWith('evidence'))).toEqual(
      [],
    );
    const within = queue(word, { dimension: 'data' });
    expect(within.indexOf('data.controls.lineage.evidence')).toBeGreaterThan(within.indexOf('data.controls.rights'));
  });

  it('is asked by the points that it would show', () => {
    const source = readFileSync(`${root}examples/contract-summariser.yaml`, 'utf8');
    const { proof } = viewOn(source);
    const points = queue(source, { dimension: 'operations' })
      .filter((path) => path.endsWith('.evidence'))
      .map((path) => proof.get(path)?.points ?? 0);
    expect(points.length).toBeGreaterThan(10);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(points[0]).toBeGreaterThan(1);
  });

  it('that is named again keeps its hash and its note', () => {
    const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const before = pilot(
      `data: {controls: {lineage: {status: in-place, evidence: [{file: a.md, sha256: ${hash}, note: see 3}, b.md]}}}`,
    );
    const { steps, text } = answered(before, 'data.controls.lineage.evidence', 'a.md, c.md', {
      dimension: 'data',
      all: true,
    });
    expect(answerUnder(yaml(text), ['data', 'controls', 'lineage', 'evidence'])).toEqual([
      { file: 'a.md', sha256: hash, note: 'see 3' },
      'c.md',
    ]);
    const question = steps.find(({ question: { kind } }) => kind === 'evidence')?.question;
    expect(question?.present).toBe('a.md, b.md');
  });

  const looks = (look: FileState) => new Map([['a.md', look]]);
  test.each<[FileState, RegExp | undefined]>([
    [{ state: 'missing' }, /a\.md is not there/],
    [{ state: 'outside' }, /outside the folder/],
    [{ state: 'unreadable' }, /cannot be read/],
    [fileLook({ bytes: 0 }), /is empty/],
    [fileLook(), undefined],
    [{ state: 'not-looked-at' }, undefined],
  ])('%o', (look, message) => {
    const said = lacking(['b.md', { file: 'a.md' }], looks(look));
    if (message === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(message);
  });
});

test.each(sampleOf(readdirSync(`${root}examples`).filter((file) => file.endsWith('.yaml'))))(
  '%s stands where assess says, its evidence looked at',
  (file) => {
    const look = (wanted: Parameters<typeof inspectFiles>[1]) => inspectFiles(`${root}examples`, wanted, readEvidence);
    const { held } = readInterviewFile(readFileSync(`${root}examples/${file}`, 'utf8'), { ...means, look }, blankView);
    if (held === undefined) throw new Error('not valid');
    const { document, view } = held;
    const looks = look(wantedFiles(collectEvidence(view.pilot)));
    const { grade, headline } = assess({ document, pilot: view.pilot, ...means, looks });
    expect(view.stand).toMatchObject({ headline, score: grade.score, high: grade.high, coverage: grade.coverage });
  },
);

describe('obligations', () => {
  const european = pilot('data: {sources: [{name: A, personal_data: personal}]}').replace(
    'Test}',
    'Test, jurisdictions: [DE]}',
  );
  const duties = (text: string, scope: Scope) =>
    queue(text, scope).filter((path) => path.startsWith('governance.obligations.'));

  it('are asked where the facts bring them, those of law alone unless all are wanted', () => {
    const scope = { dimension: 'governance' } as const;
    const asked = duties(european, scope);
    expect(asked).toContain('governance.obligations.gdpr-art-13');
    expect(asked.filter((path) => /nist|iso/.test(path))).toEqual([]);
    expect(duties(european, {})).toContain('governance.obligations.gdpr-art-13');
    const american = european.replace('DE', 'US');
    expect(duties(american, scope)).not.toContain('governance.obligations.gdpr-art-13');
    const blank = european.replace('[DE]', '');
    expect(duties(blank, scope).filter((path) => /gdpr|ccpa/.test(path))).toEqual([]);
  });

  it('that a blank leaves open have the blank asked for, not themselves', () => {
    const blank = pilot('governance: {classification: {eu_link: true, infers_outputs: true}}');
    const end = talk(blank, ({ kind }) => (kind === 'list' ? 'none' : 'skip'), { dimension: 'governance' }).steps.map(
      ({ question }) => pathText(question.parts),
    );
    expect(end).toContain('governance.classification.gpai_training');
    expect(end).toContain('governance.classification.used_on_workers');
    expect(end.filter((path) => path.includes('art-53'))).toEqual([]);
    expect(new Set(end.filter((path) => path.startsWith('governance.classification'))).size).toBe(
      end.filter((path) => path.startsWith('governance.classification')).length,
    );
  });

  it('are answered like controls, and not asked again', () => {
    const path = duties(european, { dimension: 'governance' })[0] ?? '';
    const { text, steps } = answered(european, path, 'in-place', { dimension: 'governance' });
    const id = path.replace(/^.*\./, '');
    expect(yaml(text).governance.obligations).toEqual({ [id]: 'in-place' });
    expect(duties(text, { dimension: 'governance' })).not.toContain(path);
    const question = steps.find(({ question: { parts } }) => pathText(parts) === path)?.question;
    expect(question?.ask).toMatch(/^Is this (true|done) today\? /);
    expect(question?.why).toMatch(/^The duty applies because: /);
  });

  it('that do not apply need a reason', () => {
    const path = duties(european, { dimension: 'governance' })[0] ?? '';
    let reason: string | undefined = 'Another unit answers for it';
    const person: Person = ({ kind, parts }) => {
      if (kind !== 'reason') return reason && (pathText(parts) === path ? 'not-applicable' : 'skip');
      const said = reason;
      reason = undefined;
      return said;
    };
    expect(yaml(talk(european, person, { dimension: 'governance' }).text).governance.obligations).toEqual({
      [path.replace(/^.*\./, '')]: { status: 'not-applicable', reason: 'Another unit answers for it' },
    });
  });
});

describe('the price of a task', () => {
  const price = 'value.costs.inference_per_task';
  const replies: Readonly<Record<string, string>> = {
    [price]: 'tokens',
    [`${price}.input_tokens`]: '9000',
    [`${price}.output_tokens`]: '400 600 900',
    [`${price}.price_per_million.input`]: '3',
    [`${price}.price_per_million.output`]: '15',
  };
  const person: Person = ({ parts }) => replies[pathText(parts)] ?? 'skip';
  const scope = { dimension: 'kpis' } as const;

  it('is an amount, or the tokens and their prices', () => {
    const { text, steps } = talk(pilot(), person, scope);
    expect(yaml(text).value.costs.inference_per_task).toEqual({
      input_tokens: 9000,
      output_tokens: { low: 400, likely: 600, high: 900 },
      price_per_million: { input: 3, output: 15 },
    });
    const asked = steps.map(({ question }) => pathText(question.parts));
    expect(asked.slice(asked.indexOf(price), asked.indexOf(price) + 5)).toEqual(Object.keys(replies));
    expect(yaml(talk(pilot(), only(price, '0.09'), scope).text).value.costs.inference_per_task).toBe(0.09);
  });

  it('that is half given in tokens is asked for the rest of them', () => {
    const half = pilot(`value: {costs: {inference_per_task: {input_tokens: 9000}}}`);
    const asked = queue(half, scope);
    expect(asked).toContain(`${price}.price_per_million.input`);
    expect(asked).not.toContain(price);
  });

  it('can be gone back from', () => {
    let said = 0;
    const person: Person = ({ parts }) => {
      if (pathText(parts) === `${price}.input_tokens`) return 'back';
      if (pathText(parts) !== price) return 'skip';
      said += 1;
      return said === 1 ? 'tokens' : undefined;
    };
    const { steps, text } = talk(pilot(), person, scope);
    expect(steps.slice(-2).map(({ question }) => pathText(question.parts))).toEqual([price, `${price}.input_tokens`]);
    expect([said, text]).toEqual([2, pilot()]);
  });
});
