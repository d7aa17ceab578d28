// The tasks as Jira and Linear import them: read back by what their importers look for, and by what they would refuse.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { jiraPlan, linearPlan } from '../../../src/report/plan/data.ts';
import { records, rowsOf } from '../../csv.ts';
import { root } from '../../judge.ts';
import { copyExamples, folderWith, shell } from '../../program.ts';
import { HOSTILE } from '../pilots.ts';
import { allPlans, named, printer } from './plans.ts';

const plans = allPlans();
const printJira = printer(jiraPlan);
const printLinear = printer(linearPlan);

/** Several columns of one name are several values of one field. */
const jiraIssues = (text: string) => {
  const [head = [], ...rows] = records(text);
  return rows.map((row) => {
    const field = (name: string): readonly string[] => row.filter((cell, i) => head[i] === name && cell !== '');
    const one = (name: string): string => field(name)[0] ?? '';
    return { id: one('Issue Id'), type: one('Issue Type'), parent: one('Parent'), labels: field('Labels'), one };
  });
};

describe('jira', () => {
  test.each(plans)('%s: phases first, then each task below its phase', (_name, reported) => {
    const issues = jiraIssues(printJira(reported));
    const { phases } = reported.timetable;
    const epics = issues.filter(({ type }) => type === 'Epic');
    const tasks = issues.filter(({ type }) => type === 'Task');
    expect(issues).toEqual([...epics, ...tasks]);
    expect(issues.map(({ id }) => id)).toEqual(issues.map((_, i) => String(i + 1)));
    expect(epics.every(({ parent }) => parent === '')).toBe(true);
    const titleOf = new Map(epics.map(({ id, one }) => [id, one('Summary')]));
    expect(tasks.map(({ parent, one }) => [titleOf.get(parent), one('Summary')])).toEqual(
      phases.flatMap(({ id, title, tasks: own }) =>
        own.map(({ action }) => [id === 0 ? title : `Phase ${id}: ${title}`, action]),
      ),
    );
  });

  test.each(plans)('%s: estimates in seconds, dates, labels without spaces, short summaries', (_name, reported) => {
    const own = reported.timetable.phases.flatMap(({ tasks }) => tasks);
    const tasks = jiraIssues(printJira(reported)).filter(({ type }) => type === 'Task');
    for (const [i, { labels, one }] of tasks.entries()) {
      const { isSearch, days, start, end, gate, role, blocks } = own[i] ?? ({} as never);
      expect(one('Original Estimate')).toBe(isSearch ? '' : String(Math.round(days.likely * 28_800)));
      expect([one('Start date'), one('Due Date')]).toEqual([start, end]);
      expect(labels).toEqual(['readiness', `gate-${gate}`, role, ...(blocks ? ['blocker'] : [])]);
      expect(labels.join('')).not.toMatch(/[\s,]/);
      expect(one('Summary').length).toBeLessThan(256);
    }
  });
});

/** As its importer reads them: each of these columns has to be there. */
const read = ['Id', 'Title', 'Description', 'Status', 'Estimate', 'Priority', 'Assignee', 'Labels'] as const;
const readToo = ['Created', 'Started', 'Completed', 'Archived', 'Blocks', 'Blocked By'] as const;

describe('linear', () => {
  test.each(plans)('%s: each task once, with what its importer reads', (_name, reported) => {
    const issues = rowsOf(printLinear(reported));
    const own = reported.timetable.phases.flatMap(({ tasks }) => tasks);
    if (issues.length === 0) return expect(own).toEqual([]);
    expect(Object.keys(issues[0] ?? {})).toEqual(expect.arrayContaining([...read, ...readToo]));
    const phases = issues.filter((issue) => issue['Parent issue'] === '');
    const tasks = issues.slice(phases.length);
    const byId = new Map(issues.map((issue) => [issue.Id, issue]));
    expect(byId.size).toBe(issues.length);
    for (const [i, task] of tasks.entries()) {
      const { isSearch, days, end, action, blocks, after } = own[i] ?? ({} as never);
      expect(task).toMatchObject({ Title: action, 'Due Date': end, Archived: '', Status: 'Backlog' });
      expect(Number.parseInt(task.Estimate ?? '', 10)).toEqual(
        isSearch ? Number.NaN : Math.max(1, Math.ceil(days.likely)),
      );
      expect(task.Priority).toBe(blocks ? 'High' : 'No priority');
      expect(phases).toContain(byId.get(task['Parent issue']));
      const before = (task['Blocked By'] ?? '').split(', ').filter((id) => id !== '');
      expect(before.map((id) => own[Number(id) - phases.length - 1]?.id)).toEqual(after);
    }
    expect(tasks).toHaveLength(own.length);
  });
});

test.each(HOSTILE)('a pilot named %j has no cell that a spreadsheet would run', (name) => {
  for (const print of [printJira, printLinear]) {
    for (const field of records(print(named(name))).flat()) expect(field).not.toMatch(/^\s*[=+\-@|%\t]/);
  }
});

it('is made into issues of GitHub by the lines of the documentation', () => {
  const folder = folderWith();
  copyExamples(folder);
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/gh'),
    // The words of a call end with NUL, and a call with another.
    `#!/bin/sh\nprintf '%s\\0' "$@" '' >>issues\n`,
  );
  chmodSync(join(folder, 'bin/gh'), 0o755);
  const page = readFileSync(`${root}docs/plan.md`, 'utf8');
  const lines = /```sh\n(readiness plan [\s\S]*?)```/.exec(page)?.[1] ?? '';
  const own = lines.replace('pilot.yaml', 'examples/refund-agent.yaml --runs 10');
  const { code, stderr } = shell(`PATH="$PWD/bin:$PATH"; ${own}`, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const issues = readFileSync(join(folder, 'issues'), 'utf8').split('\0\0').slice(0, -1);
  const [first] = issues.map((words) => words.split('\0'));
  expect(issues.length).toBeGreaterThan(20);
  expect(first?.slice(0, 3)).toEqual(['issue', 'create', '--title']);
  expect(first?.at(-1)).toMatch(/^Done when: .+\n\nDue \d{4}-\d\d-\d\d\. Phase: .+\. Closes [a-z.-]+\.$/);
});
