// Small pilots of which each states what once ended such a project: what is judged of them, by value.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { robustnessFor } from '../../src/assess/reassess.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { judgeFile } from '../judge.ts';

const judged = (name: string) => {
  const { assessment } = judgeFile(`test/fixtures/verdict/${name}/pilot.yaml`).reported;
  return {
    assessment,
    verdict: assessment.verdict,
    words: assessment.headline.words,
    detail: assessment.headline.detail,
    states: assessment.gates.map(({ state }) => state),
    against: assessment.against.map(({ id, class: rank, also }) => [rank, id, ...also]),
    facts: assessment.against.map(({ fact }) => fact),
  };
};

const shut = ['shut', 'shut', 'shut'];

it('a public bot whose inputs nobody screens is not ready, whatever its average', () => {
  const { words, states, against, facts, assessment } = judged('injection-untested-still-ready-to-scale');
  expect(words).toBe('Not ready for production, and already in production');
  expect(states).toEqual(shut);
  expect(assessment.grade.score).toBeGreaterThan(95);
  expect(against).toEqual([
    [3, 'governance.input-guardrails'],
    [3, 'governance.security-review'],
    [3, 'evaluation.safety'],
  ]);
  expect(facts[0]).toBe('Inputs are not screened (stated absent)');
});

it('a bot that hides that it is one breaches a duty, and that shuts every gate', () => {
  const { words, states, against, facts } = judged('undisclosed-bot-in-the-eu-ready-to-scale');
  expect(words).toBe('Not ready for production, and already in production');
  expect(states).toEqual(shut);
  expect(against.slice(0, 2)).toEqual([
    [2, 'eu-ai-act-art-50-1'],
    [3, 'governance.transparency'],
  ]);
  expect(facts[0]).toMatch(/^EU AI Act Art 50\(1\) not met: /);
});

it('a screener of applicants is a high-risk use outside the EU as well', () => {
  const { states, against } = judged('hiring-screener-outside-the-eu-counts-as-no-risk');
  expect(states).toEqual(shut);
  expect(against).toEqual([
    [3, 'governance.audit-trail'],
    [3, 'governance.bias-review'],
    [5, 'governance.documentation'],
  ]);
});

it('a result worse than before leads, after its date as a stop', () => {
  const { words, detail, against, facts } = judged('worse-than-before-ready-for-production');
  expect(words).toBe('Not ready to pilot, and already with real users');
  expect(detail).toMatch(/^Stop or restrict: Tickets to HR is worse than before \(33, baseline 27\)/);
  expect(against).toEqual([[1, 'kpis.no-harm', 'kpis.result']]);
  expect(facts[0]).toMatch(/^Tickets to HR 33, target 20.25, baseline 27 /);
});

it('a public bot that is wrong three times in ten is not ready to pilot', () => {
  const { verdict, words, detail, against, facts } = judged('public-pilot-30-percent-wrong-ready-to-pilot');
  expect(verdict).toBe('not-ready-to-pilot');
  expect(words).toBe('Not ready to pilot, and already with real users');
  expect(detail).toBe(
    'Stop or restrict: 30% of answers wrong or invented, limit 2%, neither validated nor all reviewed',
  );
  expect(against.slice(0, 3)).toEqual([
    [1, 'evaluation.hallucination', 'evaluation.pilot-error-rate'],
    [3, 'governance.human-oversight'],
    [3, 'governance.output-validation'],
  ]);
  expect(facts[0]).toBe('30% of answers wrong or invented, limit 2%');
});

it('capacity does not apply to a pilot that is live', () => {
  const { assessment, against } = judged('capacity-of-a-live-pilot');
  const capacity = assessment.findings.find(({ id }) => id === 'talent.capacity');
  expect(capacity?.kind).toBe('not-applicable');
  expect(against).toEqual([[3, 'governance.transparency']]);
});

it('what is stated comes before what is not', () => {
  const { verdict, against } = judged('stated-failures-behind-blanks');
  expect(verdict).toBe('not-ready-to-pilot');
  expect(against.map(([, id]) => id)).toEqual([
    'governance.human-oversight',
    'governance.output-validation',
    'evaluation.safety',
    'governance.input-guardrails',
    'governance.security-review',
  ]);
});

it('blanks alone make nothing "not ready"', () => {
  const { verdict, words, states } = judged('unknown-is-not-not-ready');
  expect([verdict, words]).toEqual(['undecided', 'Not known to be ready to pilot, and already with real users']);
  expect(states).toEqual(['undecided', 'shut', 'shut']);
});

describe('a pilot of which next to nothing is known', () => {
  const { verdict, states, against, assessment } = judged('zero-known-still-diagnosed');
  it('is undecided at every gate', () => {
    expect(verdict).toBe('undecided');
    expect(states).toEqual(['undecided', 'undecided', 'undecided']);
    expect(against).toEqual([]);
  });
  it('has no robustness and no causes', () => {
    expect(robustnessFor(assessment)).toBeNull();
    expect(assessment.causes).toEqual([]);
  });
});

describe('what is refused with the right advice', () => {
  const hintOf = (name: string) => {
    const text = readFileSync(`test/fixtures/verdict/${name}/pilot.yaml`, 'utf8');
    const { document } = parse(text, 'pilot.yaml');
    return document && validate(document, composeChecklist()).problems.map(({ hint }) => hint);
  };

  it('a comma in a text inside braces', () => {
    expect(hintOf('comma-in-braces')).toEqual([
      'a comma ends a text inside { }: put the text in quotes, or write it on a line of its own',
    ]);
  });

  it('errors per answer where a share of answers is asked for', () => {
    const [hint] = hintOf('hint-turns-1.6-errors-into-1.6-percent') ?? [];
    expect(hint).toMatch(/at least one error, from 0 to 1; errors per answer cannot be stated here$/);
  });
});
