// Whatever is replied: nothing throws, the file is valid after every answer, and a session that is cut anywhere goes on to
// the same end.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readInterviewFile } from '../../src/commands/conversation.ts';
import { pathText } from '../../src/interview/question.ts';
import { knowing, means, type Person, talk, viewOn } from '../interview/kit.ts';
import { root } from '../judge.ts';
import { SMALL } from '../program.ts';
import { cases } from '../random.ts';

const words = [
  ...[
    '',
    '?',
    'back',
    'skip',
    'unknown',
    'none',
    'done',
    'stop it',
    '1',
    '2',
    'remove 1',
    'yes',
    'no',
    '0.5',
    '60%',
    '12',
  ],
  ...['2026-11-01', '2026-13-01', '-3', '1 2 3', '3 2 1', 'primary', 'guardrail', 'in-place', 'not-applicable', 'rest'],
  ...[
    'a, b',
    'people, money',
    'ml-engineer',
    'ml-engineer 0.5, devops 1',
    'US-GA',
    '{x: 1}',
    "it's: #1",
    '"skip"',
    '\u202e',
  ],
];

it('keeps the file valid, whatever is replied', () => {
  const replies = fc.array(fc.tuple(fc.constantFrom(...words), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 15,
    maxLength: 30,
  });
  fc.assert(
    fc.property(replies, fc.boolean(), (said, all) => {
      const left = [...said];
      // Half of the replies are words of the question's own, so that the conversation gets somewhere.
      const person: Person = ({ choices }) => {
        const [word, chance] = left.shift() ?? [];
        return chance !== undefined && chance < 0.5
          ? (choices[Math.floor(chance * 2 * choices.length)]?.word ?? word)
          : word;
      };
      const { steps, text } = talk(SMALL, person, { all });
      expect(readInterviewFile(text, means).held).toBeDefined();
      expect(steps.length).toBe(said.length);
    }),
    { numRuns: cases(8), endOnFailure: true, interruptAfterTimeLimit: 15_000 },
  );
}, 60_000);

it('goes on where it was cut', () => {
  const source = readFileSync(`${root}examples/contract-summariser.yaml`, 'utf8');
  const know = knowing(source);
  const dimension = 'data' as const;
  const whole = talk(SMALL, know, { dimension });
  const end = viewOn(whole.text).stand;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.steps.length }), (cut) => {
      let left = cut;
      const tiring: Person = (...asked) => (left-- > 0 ? know(...asked) : undefined);
      const first = talk(SMALL, tiring, { dimension });
      const second = talk(first.text, know, { dimension });
      expect(viewOn(second.text).stand).toEqual(end);
      const again = second.steps
        .filter(({ question }) => question.kind !== 'list')
        .map(({ question }) => pathText(question.parts));
      const answered = first.steps
        .filter(({ reply }) => !['unknown', 'none'].includes(reply))
        .map(({ question }) => pathText(question.parts));
      expect(again.filter((path) => answered.includes(path) && path !== 'data.controls')).toEqual([]);
    }),
    { numRuns: cases(4), endOnFailure: true, interruptAfterTimeLimit: 15_000 },
  );
}, 60_000);
