// gate --print-policy: what a gate would ask of these files, and who says so; nothing is judged.
import { conditionsOf } from '../gate/gate-conditions.ts';
import type { World } from '../io/world.ts';
import { ReadinessError } from '../model/problem.ts';
import type { PrintedPolicy } from '../report/policy/printed.ts';
import { policyFormats, policyReporters } from '../report/policy/registry.ts';
import type { Tool } from '../report/report.ts';
import { safe } from '../report/safe-text.ts';
import { checklistBy, configurationFor } from './checklists.ts';
import type { Configured } from './configuration.ts';
import type { GateFlags } from './gate-flags.ts';
import { policyInForce, refuseUnknownOf } from './layers.ts';
import { columnsOf, paintFor } from './output.ts';
import { refuseUnknown } from './policy.ts';
import { isSaid, targetsOf } from './targets.ts';

const HERE = ['.'];

export const printPolicy = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<number> => {
  const { format = 'terminal', output = '-' } = flags;
  const known = policyFormats.find((one) => one === format);
  if (known === undefined) {
    throw new ReadinessError(`a policy is not printed as "${format}"`, {
      hint: `formats: ${policyFormats.join(', ')}`,
    });
  }
  const printed = await printedOf(files, flags, world, tool);
  const report = await policyReporters[known]();
  if (output === '-') {
    world.stdout.write(
      report(printed, { columns: columnsOf(world.stdout), paint: await paintFor(world.stdout, flags.color) }),
    );
  } else {
    world.write([{ file: output, text: report(printed, { columns: 80, paint: await paintFor(world.stdout, false) }) }]);
    world.stderr.write(`wrote policy to ${safe(output)}\n`);
  }
  return 0;
};

const printedOf = async (
  files: readonly string[],
  flags: GateFlags,
  world: World,
  tool: Tool,
): Promise<PrintedPolicy> => {
  const configured = await configurationFor(flags, files.length === 0 ? HERE : files, world);
  const { settings, asked, isAssumed } = policyInForce(flags, configured, world);
  const checklist = await checklistBy(flags, configured, world);
  refuseUnknown(flags, checklist);
  await refuseUnknownOf(configured, flags, checklist, world);
  return {
    tool,
    files,
    configuration: configured?.file ?? null,
    checklists: checklist.parts.map(({ id, version }) => ({ id, version })),
    asked,
    conditions: settings.for === undefined ? [] : conditionsOf(checklist, settings.for),
    isAssumed,
    reports: reportsOf(flags, configured),
  };
};

/** -f and -o say how the policy is printed; only --report names a report of the gate here. */
const reportsOf = ({ report }: GateFlags, configured: Configured | undefined): PrintedPolicy['reports'] => {
  const flags = report === undefined ? {} : { report };
  return targetsOf(flags, configured?.reports).map((target) => {
    const at = configured?.reports.indexOf(target) ?? -1;
    if (configured === undefined || at < 0) {
      const from = isSaid(flags) && target.file !== '-' ? { kind: 'flag' as const, flag: '--report' } : DEFAULT;
      return { ...target, from };
    }
    const { line } = configured.document.place(['reports', at, 'format'], 'key');
    return { ...target, from: { kind: 'configuration', file: configured.file, line } };
  });
};

const DEFAULT = { kind: 'default' } as const;
