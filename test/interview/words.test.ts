// The words of every question: short, about something that is named, and without a negation that turns the answer round.
import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/assess/index.ts';
import { readInterviewFile } from '../../src/commands/conversation.ts';
import type { Progress } from '../../src/interview/progress.ts';
import { type Question, schemaAt, splitPath } from '../../src/interview/question.ts';
import { controlChoices, questionAt } from '../../src/interview/questions.ts';
import { fieldWords } from '../../src/model/pilot/text.ts';
import { isTruth } from '../../src/model/schema.ts';
import { MOST_WORDS, toAsk } from '../../src/report/interview.ts';
import { blankView, means, viewOn } from './kit.ts';

const words = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Without an antecedent in the same question. */
const bareIt =
  /(^|[.:;,] )it\b(?! operations)|\b(is|are|was|does|do|did|has|have|had|can|could|will|would|must|should|may|need|needs) it\b(?! operations)/i;

const negations = (text: string): number =>
  text.match(
    /\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|un(able|less)|fail(s|ed)?|lacks?)\b|n[’']t\b/gi,
  )?.length ?? 0;

const asked = Object.entries(fieldWords);

test.each(asked)('%s asks in one short question about something that is named', (_path, { ask }) => {
  expect(ask).toMatch(/\?$/);
  expect(words(ask)).toBeLessThanOrEqual(20);
  expect(ask).not.toMatch(bareIt);
  expect(negations(ask)).toBeLessThanOrEqual(1);
  expect(ask).not.toMatch(/…|;|\b(dear|thing|whoever|owe[sd]?|speaks? for|to carry)\b/i);
});

test.each(asked)('%s says what is meant, shortly', (_path, { title, says, why }) => {
  expect(words(title)).toBeLessThanOrEqual(5);
  expect(words(says)).toBeLessThanOrEqual(40);
  expect(words(why)).toBeLessThanOrEqual(30);
  for (const text of [says, why])
    for (const sentence of text.split(/[.;:]/)) expect(negations(sentence)).toBeLessThanOrEqual(2);
});

describe('a prompt', () => {
  const view = viewOn('version: 1\npilot: {name: Helpdesk assistant}\n');
  const stand = view.stand;
  const left = { prompts: 182, minutes: 38 };
  const progress: Progress = {
    ...{
      answered: 117,
      gate: 'production',
      ofGate: left,
      inAll: left,
      canShut: true,
      openBlockers: 7,
      beyondScore: false,
      stand,
    },
    topic: { title: 'Architecture and integration', tier: 'blockers', ...left },
  };
  const screen = {
    columns: 80,
    paint: { bold: String, dim: String, red: String, green: String, yellow: String, cyan: String },
  };
  const shown = (question: Question, item?: string): string => {
    const put = {
      question,
      progress,
      opens: true,
      grown: '+12: Sources: Ticket archive…',
      ...(item && { item }),
    };
    const { before, message } = toAsk(put, { check: () => undefined }, screen as never);
    return [...before, message].join(' ');
  };
  const places = asked
    .map(([path]) => splitPath(path.replaceAll('[]', '[0]')))
    .filter(
      (parts) =>
        schemaAt(parts) !== undefined &&
        typeof parts.at(-1) === 'string' &&
        !['controls', 'obligations'].includes(String(parts.at(-1))),
    );

  it(`has at most ${MOST_WORDS} words before ? is asked for, its menu aside`, () => {
    for (const parts of places) {
      const text = shown(questionAt(parts, view), parts.includes(0) ? 'Average handling time' : undefined);
      expect([parts.join('.'), words(text)]).toEqual([parts.join('.'), expect.any(Number)]);
      expect(words(text), `${parts.join('.')}: ${text}`).toBeLessThanOrEqual(MOST_WORDS);
    }
    for (const { id, control } of means.checklist.items) {
      if (!control) continue;
      const [section = '', slug = ''] = id.split('.');
      const text = shown(questionAt([section, 'controls', slug], view));
      expect(words(text), text).toBeLessThanOrEqual(MOST_WORDS);
      expect(text).toMatch(/Is this in place today\? /);
    }
  });

  it('has choices of a few words each', () => {
    for (const [, { choices = {} }] of asked.filter(([path]) => !path.startsWith('governance.classification')))
      for (const [word, says] of Object.entries(choices))
        expect(words(`${word} ${says}`), says).toBeLessThanOrEqual(20);
    for (const { says = '' } of controlChoices) expect(words(says)).toBeLessThanOrEqual(10);
  });
});

/** A question that yes and no answer, with a check and a pilot on which the two differ, and which of them is the better. */
type Effect = readonly [check: string, better: 'yes' | 'no', context: string];
const agent = 'agents: [{name: A, approval: none';
const tuning =
  'data: {labels: {count: 90000, quality_checked: true}}\narchitecture: {approach: fine-tune, knowledge: {used: true, changes: yearly}';
const effects: Readonly<Record<string, Effect>> = {
  'pilot.prior_internal_use': ['kpis.internal-first', 'yes', 'pilot: {name: T, users: customers, FIELD}'],
  'budget.approved': ['kpis.budget-anchored', 'yes', 'budget: {total: 10, FIELD}'],
  'data.production_sample.curated': ['data.production-like', 'no', 'data: {production_sample: {items: 900000, FIELD}}'],
  'data.labels.quality_checked': [
    'data.labels',
    'yes',
    'architecture: {approach: fine-tune}\ndata: {labels: {count: 90000, FIELD}}',
  ],
  'architecture.knowledge.must_cite': [
    'architecture.grounding',
    'no',
    'architecture: {approach: rag, knowledge: {used: true, reached: search, cites: false, FIELD}}',
  ],
  'architecture.knowledge.cites': [
    'architecture.grounding',
    'yes',
    'architecture: {approach: rag, knowledge: {used: true, reached: search, must_cite: true, FIELD}}',
  ],
  'architecture.task_profile.narrow': [
    'architecture.fine-tune-justified',
    'yes',
    `${tuning}, task_profile: {stable: true, FIELD}}`,
  ],
  'architecture.task_profile.stable': [
    'architecture.fine-tune-justified',
    'yes',
    `${tuning}, task_profile: {narrow: true, FIELD}}`,
  ],
  'architecture.integrations[].critical': [
    'architecture.integration-tested',
    'no',
    'architecture: {integrations: [{system: A, interface: rest, status: mocked, FIELD}]}',
  ],
  'architecture.integrations[].legacy': [
    'architecture.legacy-path',
    'no',
    'architecture: {integrations: [{system: A, interface: rest, status: mocked, FIELD}]}',
  ],
  'evaluation.dataset.versioned': ['evaluation.dataset', 'yes', 'evaluation: {dataset: {items: 900, FIELD}}'],
  'evaluation.benchmark.latency': ['evaluation.performance', 'yes', 'evaluation: {benchmark: {cost: true, FIELD}}'],
  'evaluation.benchmark.cost': ['evaluation.performance', 'yes', 'evaluation: {benchmark: {latency: true, FIELD}}'],
  'operations.spend.alerts': ['operations.cost-limits', 'yes', 'operations: {spend: {hard_cap: true, FIELD}}'],
  'operations.spend.hard_cap': ['operations.cost-limits', 'yes', 'operations: {spend: {alerts: true, FIELD}}'],
  'talent.team[].production_llm_experience': [
    'talent.production-experience',
    'yes',
    'talent: {partner: {used: false}, team: [{role: devops, fte: 1, FIELD}]}',
  ],
  'talent.partner.production_llm_experience': [
    'talent.production-experience',
    'yes',
    'talent: {team: [], partner: {used: true, FIELD}}',
  ],
  'agents[].irreversible_actions': ['governance.agent-approval', 'no', `${agent}, FIELD}]`],
};

describe('yes and no', () => {
  const truths = asked.filter(([path]) => {
    const schema = schemaAt(splitPath(path.replaceAll('[]', '[0]')));
    return schema !== undefined && !path.endsWith('[]') && isTruth(schema);
  });

  /** What carries the meaning of a sentence, by the beginnings of its words. */
  const content = (text: string): readonly string[] =>
    [...new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])]
      .filter((word) => !/^(does|this|that|with|from|have|been|were|will|what|true|only|where|they|them)$/.test(word))
      .map((word) => word.slice(0, 5));

  test.each(truths)('%s: yes states what true means in the file', (_path, { ask, says }) => {
    expect(says).toMatch(/^True (if|for|where|only)/);
    const [asking, meant] = [content(ask), content(says)];
    expect(asking.filter((word) => meant.includes(word)).length).toBeGreaterThanOrEqual(asking.length * 0.4);
    expect(ask).not.toMatch(/\b(do without|not|no|nobody|never|none)\b/i);
  });

  it('has an effect shown for every field that a check reads by itself', () => {
    expect(Object.keys(effects).filter((path) => !truths.some(([one]) => one === path))).toEqual([]);
    expect(Object.keys(effects).length).toBeGreaterThan(15);
  });

  test.each(Object.entries(effects))('%s: yes and no do what the question says', (path, [check, better, context]) => {
    const key = path.split('.').at(-1);
    const judged = (value: boolean): readonly number[] => {
      const head = context.startsWith('pilot:') ? 'version: 1\n' : 'version: 1\npilot: {name: T}\n';
      const { held, problems } = readInterviewFile(
        `${head}${context.replace('FIELD', `${key}: ${value}`)}\n`,
        means,
        blankView,
      );
      if (held === undefined) throw new Error(problems[0]?.message);
      const { document, view } = held;
      const { findings } = assess({ document, pilot: view.pilot, ...means });
      const found = findings.find(({ id }) => id === check);
      if (found === undefined) throw new Error(`no check ${check}`);
      const isAway = found.kind === 'not-applicable';
      return [found.blocks ? 0 : 1, isAway ? 1 : found.maxScore, isAway ? 1 : found.score];
    };
    const [yes, no] = [judged(true), judged(false)];
    const sign = yes.map((one, i) => Math.sign(one - (no[i] ?? 0))).find((one) => one !== 0);
    expect(sign).toBe(better === 'yes' ? 1 : -1);
  });
});
