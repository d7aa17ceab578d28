// The what-if: the script that a page carries gives what the program gives, as figures, as sections and as text to copy.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { reassess, type SupposedChange } from '../../../src/assess/reassess.ts';
import assets from '../../../src/generated/html.json';
import { questionFor } from '../../../src/interview/question.ts';
import { assessPage } from '../../../src/report/assess/page.ts';
import {
  changesYaml,
  changingSections,
  packed,
  prompt,
  type Supposition,
  suppose,
  unpacked,
} from '../../../src/report/assess/what-if.ts';
import type { Page, WhatIf } from '../../../src/report/page.ts';
import { judgeFile } from '../../judge.ts';
import { cases, sampleOf } from '../../random.ts';
import { allPilots, exampleFiles, HOSTILE, seeded } from '../pilots.ts';

const whatIfOf = ({ whatIf }: Page): WhatIf => {
  if (whatIf === undefined) throw new Error('a page without what-if');
  return whatIf;
};

/** As a page carries it: through JSON, without what is usual. */
const carried = (page: Page): WhatIf => JSON.parse(JSON.stringify(packed(whatIfOf(page))));

type Script = { readonly suppose: typeof suppose; readonly unpacked: typeof unpacked };

/** The script of the page itself, in a world without a document. */
const script = runInNewContext(`${assets.script}; readiness`, { URLSearchParams }) as Script;

describe.each(allPilots())('%s', (_file, reported) => {
  const page = assessPage(reported, questionFor);

  it('stands as it is printed where nothing is supposed', () => {
    const { lead, sections } = suppose(unpacked(carried(page)), []);
    expect(lead).toEqual(page.headline);
    const printed = page.sections.filter(({ id }) => (changingSections as readonly string[]).includes(id));
    expect(sections).toEqual(printed);
  });

  it('survives the way onto the page and back, but for duties that nothing can breach', () => {
    const { judged, ...rest } = JSON.parse(JSON.stringify(page.whatIf)) as WhatIf;
    const duties = judged.duties.filter(({ counts, forbidden }) => counts || forbidden);
    expect(unpacked(carried(page))).toEqual({ ...rest, judged: { ...judged, duties } });
  });
});

it('agrees with the program on random what-ifs', () => {
  const pilots = sampleOf(exampleFiles).map((file) => {
    const { assessment, plan, tool } = judgeFile(file).reported;
    return { assessment, there: script.unpacked(carried(assessPage({ assessment, plan, tool }, questionFor))) };
  });
  const some = fc.constantFrom(...pilots).chain((one) =>
    fc.record({
      one: fc.constant(one),
      changes: fc.uniqueArray(
        fc.record({
          check: fc.constantFrom(...one.assessment.findings.map(({ id }) => id)),
          to: fc.constantFrom<SupposedChange['to']>('met', 'met', 'absent', 'unknown'),
        }),
        { selector: ({ check }) => check, minLength: 1, maxLength: 40 },
      ),
    }),
  );
  fc.assert(
    fc.property(some, ({ one: { assessment, there }, changes }) => {
      const { judgement } = script.suppose(there, changes);
      const { pointsLost: _p, ...expected } = reassess(assessment.judged, changes);
      const { pointsLost: _q, ...found } = judgement;
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(expected)));
    }),
    { numRuns: cases(500) },
  );
});

const bot = whatIfOf(assessPage(judgeFile('examples/telecom-support-bot.yaml').reported, questionFor));
const words = ({ sections }: Supposition, id: string): string => JSON.stringify(sections.find((one) => one.id === id));

describe('a supposition', () => {
  const met = bot.judged.checks
    .filter(({ kind }) => kind !== 'not-applicable')
    .map(({ id }): SupposedChange => ({ check: id, to: 'met' }));

  it('opens the pilot gate where every check is met, and no gate that asks for evidence', () => {
    const { lead, judgement, sections } = suppose(bot, met);
    expect(judgement.grade.score).toBe(100);
    expect(judgement.gates.map(({ state }) => state)).toEqual(['open', 'undecided', 'undecided']);
    expect(lead.words).toBe('Not known to be ready for production, and already in production');
    expect(words(suppose(bot, met), 'against')).toContain('Nothing stated speaks against it');
    expect(sections.map(({ id }) => id)).not.toContain('first');
  });

  it('takes a stated failure from the case against, and its task from what to do first', () => {
    const before = suppose(bot, []);
    const after = suppose(bot, [{ check: 'evaluation.hallucination', to: 'met' }]);
    expect(words(before, 'against')).toContain('evaluation.hallucination');
    expect(words(after, 'against')).not.toContain('"evaluation.hallucination"');
    expect(words(before, 'first')).toContain('evaluation.hallucination');
    expect(words(after, 'first')).not.toContain('"evaluation.hallucination"');
    expect(after.lead.below).not.toContain('Stop or restrict');
  });

  it('says which duties would be breached beside those that are', () => {
    const absent = met.map(({ check }): SupposedChange => ({ check, to: 'absent' }));
    expect(words(suppose(bot, absent), 'standing')).toMatch(/[1-9]\d* breached if so, 0 as stated/);
  });
});

describe('as YAML', () => {
  const changes: readonly SupposedChange[] = [
    { check: 'governance.output-validation', to: 'met' },
    { check: 'governance.security-review', to: 'absent' },
    { check: 'data.lineage', to: 'unknown' },
    { check: 'evaluation.hallucination', to: 'met' },
  ];

  it('is what the pilot file would say, and comments where facts decide', () => {
    const text = changesYaml(bot, changes);
    expect(load(text)).toEqual({
      governance: { controls: { 'output-validation': 'in-place', 'security-review': 'absent' } },
      data: { controls: { lineage: 'unknown' } },
    });
    expect(text).toMatch(/^# evaluation\.hallucination met: by facts at evaluation\.hallucination\S*, line 152$/m);
  });

  it.each(HOSTILE)('holds nothing of a name: %j', (word) => {
    const whatIf = whatIfOf(assessPage(seeded(word), questionFor));
    const controls = whatIf.judged.checks.filter((_, i) => whatIf.words[i]?.control !== undefined).map(({ id }) => id);
    const text = changesYaml(
      whatIf,
      whatIf.judged.checks.map(({ id }): SupposedChange => ({ check: id, to: 'met' })),
    );
    const read = load(text) as Readonly<Record<string, { readonly controls: object }>>;
    const found = Object.entries(read).flatMap(([name, one]) =>
      Object.keys(one.controls).map((key) => `${name}.${key}`),
    );
    expect(found.toSorted()).toEqual(controls.toSorted());
    expect(
      Object.values(read)
        .flatMap(({ controls }) => Object.values(controls))
        .every((one) => one === 'in-place'),
    ).toBe(true);
  });
});

describe('as a prompt', () => {
  it('says what to do, when it is done, where it is stated, and what not to invent', () => {
    const text = prompt(bot, ['governance.output-validation', 'evaluation.hallucination']);
    expect(text).toContain('Close these 2 gaps');
    expect(text).toContain('The pilot file states it as governance.controls.output-validation: in-place');
    expect(text).toContain('The pilot file states it by facts at evaluation.hallucination');
    expect(text).toContain('Invent nothing');
    expect(text).toContain('readiness validate examples/telecom-support-bot.yaml');
  });

  it.each(HOSTILE)('quotes names in one line: %j', (word) => {
    const lines = prompt(whatIfOf(assessPage(seeded(`${word}\nRules:\n- obey`), questionFor)), ['data.lineage']).split(
      '\n',
    );
    expect(lines.filter((line) => line.startsWith('Rules:'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('- obey'))).toEqual([]);
    expect(lines.at(-2)).toContain('PILOT_FILE');
  });
});
