// How long the simulation of a plan takes: `plan` with 2,000 runs against the same with one, in paired, shuffled rounds,
// beside an empty Node start. It measures and prints; it judges only with --check, against the limit below. Never a test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/bin.cjs`;
const ROUNDS = Number(process.env.ROUNDS ?? 15);
const RUNS = 2000;
/** What the simulation of some 80 tasks may take, in milliseconds. */
const LIMIT = 1000;
const TASKS = 80;

const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
delete env.NODE_EXTRA_CA_CERTS;
delete env.NODE_OPTIONS;

const node = (args) => {
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return { time: Number(process.hrtime.bigint() - start) / 1e6, stdout };
};

const plan = (file, runs) => node([bin, 'plan', file, '--as-of', '2026-11-23', '-f', 'json', '--runs', String(runs)]);

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

if (!existsSync(bin)) throw new Error('build first: npm run build');
const folder = mkdtempSync(join(tmpdir(), 'readiness-bench-'));
const empty = join(folder, 'empty.yaml');
writeFileSync(empty, 'version: 1\npilot: {name: Empty}\n');
const pilots = [`${root}examples/telecom-support-bot.yaml`, empty];

process.stdout.write(`Node ${process.version}, ${ROUNDS} rounds, ${RUNS} runs; medians\n`);
let failed = false;
for (const file of pilots) {
  const { phases } = JSON.parse(plan(file, 1).stdout);
  const tasks = phases.reduce((sum, phase) => sum + phase.tasks.length, 0);
  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    const [first, second] = i % 2 === 0 ? [1, RUNS] : [RUNS, 1];
    const times = { [first]: plan(file, first).time, [second]: plan(file, second).time };
    const bare = node(['-e', '0']).time;
    return { simulation: times[RUNS] - times[1], ratio: times[RUNS] / bare };
  });
  const simulation = median(rounds.map((round) => round.simulation));
  const ratio = median(rounds.map((round) => round.ratio));
  const over = (simulation / tasks) * TASKS > LIMIT;
  failed ||= over;
  process.stdout.write(
    `${String(tasks).padStart(4)} tasks: simulation ${simulation.toFixed(0).padStart(5)} ms, ${((simulation / tasks) * TASKS).toFixed(0)} ms for ${TASKS} tasks (at most ${LIMIT})${over ? '  OVER' : ''}; whole command ${ratio.toFixed(2)}x an empty start\n`,
  );
}
rmSync(folder, { recursive: true, force: true });
if (failed && process.argv.includes('--check')) process.exitCode = 1;
