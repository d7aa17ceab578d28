// explain [ID…]: a check, a dimension or an obligation in itself, or how one pilot got what it has. Exit 0 whatever the pilot's verdict.

import { library } from '../checklist/load.ts';
import { source } from '../checklist/organisation-read.ts';
import type { World } from '../io/world.ts';
import type { CheckItem, Checklist } from '../model/checklist.ts';
import { ReadinessError } from '../model/problem.ts';
import { nearestFew } from '../read/nearest.ts';
import type { Examples, ExplainContext, ExplainRequest, Explanation, PilotContext } from '../report/explain/context.ts';
import { explanation, formatFor } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/text.ts';
import { obligationIds } from '../rules/regulations.ts';
import { checklistFor } from './shared/checklists.ts';
import { asOfIn } from './shared/input.ts';
import { type OutputFlags, refuseOverwrite, writeOne } from './shared/output.ts';
import { openPilot, type PilotFlags } from './shared/pilots.ts';

/** As the command line gives them, unread. */
export type ExplainFlags = PilotFlags & OutputFlags & { readonly for?: string; readonly score?: boolean };

export const explainCommand = async (
  ids: readonly string[],
  flags: ExplainFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  refuseScoreAlone(flags);
  refuseOverwrite(flags.for, explanation, flags, world);
  const format = formatFor(explanation, flags);
  const explained = await gatherExplanation(ids, flags, world, tool);
  if (explained === undefined) return 2;
  await writeOne(explanation, format, explained, flags, world);
  return 0;
};

/** Undefined where the pilot file cannot be judged: its problems are printed. Throws ReadinessError for an id that there is not. */
export const gatherExplanation = async (
  ids: readonly string[],
  flags: Omit<ExplainFlags, keyof OutputFlags> & Pick<OutputFlags, 'color'>,
  world: World,
  tool: Tool,
): Promise<Explanation | undefined> => {
  const checklist = await checklistFor(flags, [flags.for ?? '.'], world);
  const asked = askedFrom(ids, flags.score === true, checklist);
  const context: ExplainContext = {
    checklist,
    library,
    examplesOf: examplesIn(checklist),
    asOf: asOfIn(flags, world),
    tool,
  };
  if (flags.for === undefined) return { context, asked };
  const pilot = await judgeCase(flags.for, checklist, flags, world);
  return pilot && { context: { ...context, pilot }, asked };
};

/** Judged as assess judges; undefined for a file that cannot be, when its problems are printed. */
const judgeCase = async (
  file: string,
  checklist: Checklist,
  flags: PilotFlags,
  world: World,
): Promise<PilotContext | undefined> => {
  const opened = await openPilot(file, checklist, flags, world);
  if (opened === undefined) return undefined;
  const { document, pilot } = opened.subject;
  return { assessment: opened.assessment, pilot, locate: document.locate, text: document.text };
};

/** Every id that there is not is named, each with the nearest ones. */
const askedFrom = (ids: readonly string[], score: boolean, checklist: Checklist): ExplainRequest => {
  const dimensions = checklist.dimensions.map(({ id }) => id as string);
  const checks = checklist.items.map(({ id }) => id);
  const duties = obligationIds();
  const known = new Set([...dimensions, ...checks, ...duties]);
  const wrong = [...new Set(ids)].filter((id) => !known.has(id));
  if (wrong.length > 0) {
    throw new ReadinessError(`there is no check, dimension or obligation ${wrong.map((id) => `"${id}"`).join(', ')}`, {
      hint: wrong
        .map((id) => {
          const hint = unknownHint(id, [...dimensions, ...checks, ...duties], checklist);
          return wrong.length === 1 ? hint : `${safe(id)}: ${hint}`;
        })
        .join('\n  '),
    });
  }
  return {
    checks: [...new Set(ids.filter((id) => checks.includes(id)))],
    dimensions: dimensions.filter((id) => ids.includes(id)),
    duties: [...new Set(ids.filter((id) => duties.includes(id)))],
    score,
  };
};

const unknownHint = (id: string, known: readonly string[], { disabled = [], gates }: Checklist): string => {
  const off = disabled.find((one) => one.id === id);
  if (off !== undefined) {
    return `${id} is not asked for: ${safe(off.reason)} (${safe(off.origin.file)}:${off.origin.line} disables it)`;
  }
  if (gates.some((gate) => gate.id === id))
    return `${id} is a gate: --score --for pilot.yaml shows what it asks of a pilot`;
  const near = nearestFew(id, known);
  if (near.length === 0) return `nothing is near "${safe(id)}"; readiness explain lists the checks`;
  return `did you mean ${near.join(', or ')}?`;
};

/** The core that judges is compiled without its examples; a composed checklist has them. */
const examplesIn = ({ origins }: Checklist): ((item: CheckItem) => Examples) => {
  const written = new Map(origins === undefined ? source.items.map(({ id, examples }) => [id, examples]) : []);
  return ({ id, examples = {} }) => written.get(id) ?? examples;
};

const refuseScoreAlone = ({ score, for: file }: ExplainFlags): void => {
  if (score !== true || file !== undefined) return;
  throw new ReadinessError('--score explains the sum of a pilot, and none is named', {
    hint: 'such as readiness explain --score --for pilot.yaml',
  });
};
