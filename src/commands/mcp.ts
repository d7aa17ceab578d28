// mcp: the tools of a coding assistant over the pilot files of one folder. Each reads the same assessment as the command of
// its name; record_answers writes as `interview --answers` does, inside that folder alone.

import { composeChecklist } from '../checklist/core.ts';
import { openIn, sessionFor, summariseStanding } from '../interview/progress.ts';
import { answerUnder, type Parts } from '../interview/question.ts';
import type { Scope } from '../interview/queue.ts';
import type { Session } from '../interview/session.ts';
import { type InterviewView, makeView } from '../interview/view.ts';
import { type Served, type ServedPage, serve, type ToolResult } from '../io/mcp.ts';
import type { World } from '../io/world.ts';
import { wordsAt } from '../model/pilot/text.ts';
import { isReadinessError, type Place, type Problem, ReadinessError, toPath } from '../model/problem.ts';
import { makeTimetable } from '../plan/timetable.ts';
import { parse } from '../read/parse.ts';
import { assessAnswer, planAnswer, problemsAnswer, wayAnswer } from '../report/agent/answers.ts';
import { beginAnswer, questionsAnswer, type RecordedChange, recordedAnswer } from '../report/agent/questions.ts';
import { fillIn, type Inputs, instructions, type ToolName, tools } from '../report/agent/tools.ts';
import { explanation, render, scanReport } from '../report/registry.ts';
import { plain, type Tool } from '../report/report.ts';
import { safe } from '../report/text.ts';
import { decoded, tryAnswers } from './answers.ts';
import { gatherExplanation } from './explain.ts';
import { findWay, goalFrom } from './plan.ts';
import { scannedIn } from './scan.ts';
import { type ChecklistFlags, checklistFor } from './shared/checklists.ts';
import { asOfIn, assessInput, judge, maxBytesFrom, type PilotFile, readPilots } from './shared/input.ts';
import { newFileText, writeNew } from './shared/new-file.ts';
import { isThere } from './shared/output.ts';

export type McpFlags = ChecklistFlags & { readonly asOf?: string };

export const mcpCommand = async (flags: McpFlags, world: World, tool: Tool): Promise<number> => {
  asOfIn(flags, world); // a wrong command line is told before anything is served
  if (world.stdout.isTerminal) world.stderr.write(WAITING);
  await serve(servedBy(flags, world, tool), (message) => world.stderr.write(`readiness mcp: ${safe(message)}\n`));
  return 0;
};

const WAITING =
  'readiness mcp: waits for a coding assistant on stdin; Ctrl-C ends it. docs/mcp.md has the lines for its configuration.\n';

/** Tools, pages and prompt over the files of the folder that the program was started in. */
export const servedBy = (flags: McpFlags, world: World, tool: Tool): Served => {
  const calls = callsFor(flags, world, tool);
  return {
    ...tool,
    instructions,
    tools,
    call: (name, input) => told(world, (quiet) => calls[name as ToolName](input as never, quiet)),
    pages: pagesFor(flags, world, tool),
    prompts: {
      fill_in_pilot: {
        title: 'Fill in a pilot file',
        description: 'From what the repository shows and what you say, question by question',
        text: fillIn,
      },
    },
  };
};

/**
 * stdout is the protocol's: what a command prints beside its result is kept, and told where the call fails. What is saved
 * is held to the folder once more at the moment of saving.
 */
const told = async (world: World, call: (quiet: World) => Promise<ToolResult>): Promise<ToolResult> => {
  const printed: string[] = [];
  const screen = { write: (text: string) => void printed.push(text), isTerminal: false, columns: 100, colour: false };
  const save: World['save'] = (file, text, expected) => {
    refuseOutside(file, world);
    world.save(file, text, expected);
  };
  try {
    return await call({ ...world, save, stdout: screen, stderr: screen, github: undefined });
  } catch (error) {
    if (!isReadinessError(error)) throw error;
    const { hint } = error.options;
    const message = safe(error.message);
    const text = [message, ...(hint === undefined ? [] : [`→ ${safe(hint)}`]), ...printed.map((one) => one.trim())];
    return {
      text: text.join('\n'),
      data: { error: message, ...(hint !== undefined && { hint: safe(hint) }) },
      failed: true,
    };
  }
};

type Calls = { readonly [Name in ToolName]: (input: Inputs[Name], world: World) => Promise<ToolResult> };

const callsFor = (flags: McpFlags, machine: World, tool: Tool): Calls => {
  const notKnown = new Map<string, Set<string>>();
  const asOf = (): string => asOfIn(flags, machine);
  const session = (file: string, view: InterviewView): Session => sessionFor(view, notKnown.get(file) ?? new Set());
  return {
    assess: ({ file, limit }, world) =>
      onSubject(file, flags, world, (subject, checklist) =>
        assessAnswer(judge(subject, checklist, asOf(), world), limit),
      ),
    validate: async ({ file, limit }, world) => {
      refuseOutside(file, world);
      const checklist = await checklistFor(flags, [file], world);
      const { reads } = readPilots([file], world, maxBytesFrom(), checklist);
      const problems = reads.flatMap((one) => one.problems);
      const isValid = reads.every(({ subject }) => subject !== undefined);
      const head = isValid
        ? `${safe(file)} is a well-formed pilot file.`
        : `${safe(file)} is not valid: mend these, then go on.`;
      // That a file is not valid is the answer to what was asked.
      return { ...problemsAnswer(file, problems, { limit, head }), failed: false };
    },
    explain: async ({ ids, file }, world) => {
      if (file !== undefined) refuseOutside(file, world);
      const explained = await gatherExplanation(
        ids,
        { ...flags, ...(file !== undefined && { for: file }) },
        world,
        tool,
      );
      if (explained === undefined) return onSubject(file ?? '', flags, world, () => ({ text: '', data: {} }));
      const text = await render(explanation, 'markdown', explained, { columns: 100, paint: plain, details: false });
      const truncated = text.length > MOST_TEXT;
      const shownText = truncated
        ? `${text.slice(0, MOST_TEXT)}\n… cut: ask for fewer ids, or read readiness://checks/<id>`
        : text;
      return {
        text: shownText,
        data: { ids, ...(file !== undefined && { file }), ...explainedData(explained), truncated },
      };
    },
    next_questions: async ({ file, limit, dimension }, world) => {
      refuseOutside(file, world);
      if (!isThere(file, world)) {
        const words = wordsAt(['pilot', 'name']);
        return beginAnswer(file, words?.ask ?? 'What is the pilot called?', words?.why ?? '');
      }
      return onSubject(file, flags, world, (subject, checklist) => {
        const view = makeView(assessInput(subject, checklist, asOf(), world));
        const scope: Scope = dimension === undefined ? {} : { dimension };
        const own = session(file, view);
        const all = openIn(view, scope, own);
        const standing = summariseStanding(view, scope, own);
        return questionsAnswer(file, all.slice(0, limit), {
          all: all.length,
          notKnown: notKnown.get(file)?.size ?? 0,
          standing,
        });
      });
    },
    record_answers: async ({ file, answers }, world) => {
      refuseOutside(file, world);
      if (!/\.ya?ml$/i.test(file)) {
        throw new ReadinessError(`${file} is no name of a pilot file`, { hint: 'one ends in .yaml or .yml' });
      }
      const checklist = await checklistFor(flags, [file], world);
      const isNew = !isThere(file, world);
      const text = isNew ? newFileText(file, world) : decoded(world.read(file, maxBytesFrom()));
      const lines = answers.map(({ path, value }) => JSON.stringify({ path, value })).join('\n');
      const given = new TextEncoder().encode(lines);
      const outcome = tryAnswers(given, ANSWERS, { file, text, checklist, asOf: asOf(), isNew });
      const problems = outcome.reads.flatMap((read) => read.problems.map((problem) => ({ read, problem })));
      if (problems.some(({ problem }) => problem.severity === 'error')) return refused(file, problems);
      if (isNew) writeNew(file, outcome.text, world);
      else if (outcome.text !== text) world.save(file, outcome.text, text);
      const left = notKnown.get(file) ?? new Set<string>();
      for (const { path, value } of answers) {
        if (value === null || value === 'unknown') left.add(path);
        else left.delete(path);
      }
      notKnown.set(file, left);
      return onSubject(file, flags, world, (subject, inForce) => {
        const view = makeView(assessInput(subject, inForce, asOf(), world));
        return recordedAnswer(file, changesIn(text, subject, outcome.changes), {
          unchanged: outcome.given - outcome.changes.length,
          isNew,
          warnings: subject.warnings,
          standing: summariseStanding(view, {}, session(file, view)),
        });
      });
    },
    plan: ({ file, to, limit }, world) =>
      onSubject(file, flags, world, async (subject, checklist) => {
        const goal = to === undefined ? undefined : goalFrom(to);
        const input = assessInput(subject, checklist, asOf(), world);
        const assessment = judge(subject, checklist, asOf(), world);
        const timetable = makeTimetable(assessment);
        if (goal === undefined) return planAnswer(assessment, timetable, limit);
        const { simulation } = timetable;
        return wayAnswer(await findWay(goal, { assessment, timetable, tool }, input, simulation), limit);
      }),
  };
};

/** Characters of an explanation. */
const MOST_TEXT = 16_000;

const ANSWERS = 'answers';

const refuseOutside = (file: string, world: World): void => {
  const why = file === '-' || file.includes('\0') ? 'is no file' : world.whyOutside(file);
  if (why === undefined) return;
  throw new ReadinessError(`${file} ${why}`, {
    hint: 'nothing was read or written; name a file inside the folder that the server was started in',
  });
};

/** What is made of a file that is valid; of another one its problems. */
const onSubject = async (
  file: string,
  flags: McpFlags,
  world: World,
  answer: (subject: PilotFile, checklist: Parameters<typeof judge>[1]) => ToolResult | Promise<ToolResult>,
): Promise<ToolResult> => {
  refuseOutside(file, world);
  if (!isThere(file, world)) {
    throw new ReadinessError(`there is no file ${file}`, {
      hint: 'record_answers begins it, with pilot.name among the answers; next_questions says what to ask',
    });
  }
  const checklist = await checklistFor(flags, [file], world);
  const { reads } = readPilots([file], world, maxBytesFrom(), checklist);
  const [read] = reads;
  if (read?.subject !== undefined) return answer(read.subject, checklist);
  const head = `${safe(file)} is not valid, and nothing was judged: mend these first.`;
  return problemsAnswer(file, read?.problems ?? [], { limit: 20, head });
};

/** Nothing was written: each problem at the answer that brought it, or in the file as it was before. */
const refused = (
  file: string,
  problems: readonly { readonly read: { readonly file: string }; readonly problem: Problem }[],
): ToolResult => {
  const own = new Set(problems.flatMap(({ read, problem }) => (read.file === ANSWERS ? [problem.at] : [])));
  const placeName = (at: Place): string =>
    own.has(at) ? `answers[${at.line - 1}]` : `${safe(file)}:${at.line}:${at.column}`;
  const head = `Nothing was written to ${safe(file)}: of the answers all are taken, or none. Mend these and give all of them again.`;
  const answer = problemsAnswer(
    file,
    problems.map(({ problem }) => problem),
    { limit: 20, head, nameOf: placeName },
  );
  return { ...answer, data: { ...answer.data, written: false } };
};

/** Values before and after, and where they stand now. */
const changesIn = (
  before: string,
  { document, file }: PilotFile,
  changes: readonly { readonly path: Parts }[],
): readonly RecordedChange[] => {
  const old = parse(before, file).document?.value;
  return changes.map(({ path }) => ({
    path: toPath(path),
    before: answerUnder(old, path),
    after: answerUnder(document.value, path),
    line: document.place(path.map(String)).line,
  }));
};

const explainedData = ({
  context: { checklist, pilot },
  asked,
}: NonNullable<Awaited<ReturnType<typeof gatherExplanation>>>) => ({
  checks: checklist.items
    .filter(({ id }) => asked.checks.includes(id))
    .map(({ id, statement, gate, weight, evidence, fix, control }) => {
      const finding = pilot?.assessment.findings.find((one) => one.id === id);
      return {
        id,
        statement,
        gate: finding?.gate ?? gate,
        weight,
        evidenceWanted: evidence.wanted,
        do: fix.do,
        doneWhen: fix.done_when,
        role: fix.role,
        ...(control === true && { recordAt: id.replace('.', '.controls.') }),
        ...(finding !== undefined && {
          outcome: finding.kind,
          seen: safe(finding.seen),
          at: `${safe(pilot?.assessment.file ?? '')}:${finding.at.line}`,
        }),
      };
    }),
});

/** The page of each check, and what the files of the folder can show. */
const pagesFor = (flags: McpFlags, world: World, tool: Tool): readonly ServedPage[] => {
  const options = { columns: 100, paint: plain, details: false };
  const scan: ServedPage = {
    uri: 'readiness://scan',
    name: 'scan',
    title: 'What the files of this folder can show',
    read: async () =>
      render(scanReport, 'markdown', await scannedIn('.', undefined, world, tool), { ...options, details: true }),
  };
  const checks = composeChecklist().items.map(
    ({ id, statement }): ServedPage => ({
      uri: `readiness://checks/${id}`,
      name: id,
      title: statement,
      read: async () => {
        const explained = await gatherExplanation([id], flags, world, tool);
        return explained === undefined ? '' : render(explanation, 'markdown', explained, options);
      },
    }),
  );
  return [scan, ...checks];
};
