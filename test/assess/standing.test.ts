// Where a pilot stands, as its history is judged: the same figures as those of assess, to the last bit.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, it, test } from 'vitest';
import type { Input } from '../../src/assess/evaluate.ts';
import { assess } from '../../src/assess/index.ts';
import { summarise } from '../../src/assess/what-if.ts';
import { composeChecklist } from '../../src/checklist/core.ts';
import type { Checklist } from '../../src/model/checklist.ts';
import { parse } from '../../src/read/parse.ts';
import { validate } from '../../src/read/validate.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { cases } from '../random.ts';

const core = composeChecklist();
const withDuties: Checklist = { ...core, gates: core.gates.map((gate) => ({ ...gate, require_obligations: true })) };
const examples = readdirSync(`${root}examples`).filter((file) => file.endsWith('.yaml'));
const textOf = (file: string): string => readFileSync(`${root}examples/${file}`, 'utf8');

const inputOf = (text: string, checklist: Checklist): Input | undefined => {
  const { document } = parse(text, 'pilot.yaml');
  if (document === undefined) return undefined;
  const { pilot } = validate(document, checklist);
  return pilot === undefined ? undefined : { document, pilot, checklist, asOf: AS_OF };
};

const expectSame = (input: Input): void => {
  const { grade, verdict, headline, findings } = assess(input);
  const blocking = findings.filter(({ blocks }) => blocks);
  const openBlockers = blocking.filter(({ shutsFrom }) => shutsFrom === null).length;
  const figures = {
    score: grade.score,
    high: grade.high,
    evidencedScore: grade.evidencedScore,
    coverage: grade.coverage,
  };
  expect(summarise(input)).toEqual({ ...figures, verdict, headline, blockers: blocking.length, openBlockers });
};

test.each(examples)('%s stands where assess says', (file) => {
  for (const checklist of [core, withDuties]) expectSame(inputOf(textOf(file), checklist) as Input);
});

it('asks for the duties in force where a gate does', () => {
  const verdicts = [core, withDuties].map(
    (checklist) => summarise(inputOf(textOf('complete.yaml'), checklist) as Input).verdict,
  );
  expect(verdicts).toEqual(['ready-to-pilot', 'undecided']);
});

it('holds on pilots of which sections and fields are missing', () => {
  const less = fc.constantFrom(...examples).chain((file) => {
    const whole = load(textOf(file), { schema: CORE_SCHEMA }) as Record<string, unknown>;
    const sections = Object.keys(whole).filter((key) => key !== 'version' && key !== 'pilot');
    return fc.subarray(sections).map((kept) => {
      const entries = Object.entries(whole).filter(([key]) => !sections.includes(key) || kept.includes(key));
      return JSON.stringify(Object.fromEntries(entries));
    });
  });
  fc.assert(
    fc.property(less, fc.constantFrom(core, withDuties), (text, checklist) => {
      const input = inputOf(text, checklist);
      fc.pre(input !== undefined);
      expectSame(input as Input);
    }),
    { numRuns: cases(40), endOnFailure: true },
  );
});
