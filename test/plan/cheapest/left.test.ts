// What the cheapest way leaves as it is though it is stated to be wrong; and a way where little is known.
import { expect, it } from 'vitest';
import { composeChecklist } from '../../../src/checklist/core.ts';
import { loadSolver } from '../../../src/io/solver.ts';
import { findCheapest } from '../../../src/plan/cheapest/index.ts';
import { planWith } from '../../../src/plan/index.ts';
import { makeTimetable } from '../../../src/plan/timetable.ts';
import { describeAnswer, describeRemaining, timedSteps } from '../../../src/report/cheapest/words.ts';
import { checklistOf, control, judge } from '../../assess/small.ts';
import { PATIENT } from '../../kit.ts';
import { judgeText } from '../../report/pilots.ts';

const solver = await loadSolver(PATIENT);
const to = { kind: 'gate', gate: 'production' } as const;

it('names what stays as it is though it is stated to be wrong', () => {
  const days = (likely: number) => ({
    do: 'Do it',
    done_when: 'It is done',
    role: 'ml-engineer',
    days: { low: likely, likely, high: likely },
    after: [],
  });
  const checklist = checklistOf(
    [control('data.dear', { fix: days(90) }), control('data.cheap', { weight: 9, fix: days(1) })],
    { pilot: { score: 80 } },
  );
  const assessment = judge(checklist, 'data: {controls: {dear: absent, cheap: absent}}\n');
  const cheapest = findCheapest(assessment, checklist, { kind: 'gate', gate: 'pilot' }, solver);
  expect(cheapest.kind === 'way' && cheapest.steps.map(({ action }) => action.task.check)).toEqual(['data.cheap']);
  expect(describeRemaining(cheapest)).toMatch(/^Left as it is, though stated to be wrong: .*\[data\.dear\]\.$/);
});

// A chat with applicants that was open to anybody who guessed a password: five failures are stated, next to nothing else.
it('closes what is stated and blocks, and says no days of what is not known, where little is', () => {
  const { assessment, tool } = judgeText(`version: 1
pilot: {name: Chat with applicants, stage: scaled, users: public, task: conversation, jurisdictions: [US]}
data:
  sources: [{name: Chats, kind: chat-logs, system: vendor, classification: confidential, personal_data: personal, protection: raw}]
  controls: {retention: absent}
architecture: {model: {hosting: vendor-api}}
governance:
  affects: [people, rights]
  controls: {access-control: absent, security-review: absent, leakage-monitoring: absent}
operations: {controls: {security: absent}}
`);
  const cheapest = findCheapest(assessment, composeChecklist(), to, solver);
  if (cheapest.kind !== 'way') throw new Error('there is a way');
  const own = makeTimetable(
    assessment,
    { runs: 1 },
    planWith(
      assessment,
      cheapest.steps.map(({ action }) => action.task),
    ),
  );
  const reported = { assessment, timetable: makeTimetable(assessment, { runs: 1 }), tool, cheapest, own };
  const closed = cheapest.steps.filter(({ action }) => action.kind === 'close').map(({ action }) => action.task.check);
  for (const id of ['governance.access-control', 'governance.security-review', 'governance.leakage-monitoring']) {
    expect(closed).toContain(id);
  }
  expect(closed).toContain('operations.security');
  expect(describeRemaining(cheapest)).toContain('[data.retention]');
  expect(describeAnswer(reported)).toMatch(/ of work for what is stated, the rest is not known yet\.$/);
  expect(timedSteps(reported).every(({ timed }) => timed.start === '')).toBe(true);
});
