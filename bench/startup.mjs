// How long a whole run takes against an empty Node start, and how much memory: paired, shuffled rounds in one session,
// medians of ratios. It measures and prints; it judges only with --check, against the limits below. Never a test.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/bin.cjs`;
// Of 10 KB both; the verdict of the second hangs on the weights, so that all the random weightings are tried.
const pilot = `${root}examples/contract-summariser.yaml`;
const close = `${root}examples/telecom-support-bot.yaml`;
const ROUNDS = Number(process.env.ROUNDS ?? 25);

/** Limits as ratios to the empty start; memory in MB of peak resident size. */
const commands = [
  { name: 'empty node', args: ['-e', '0'] },
  { name: '--version', args: [bin, '--version'], limit: 1.25 },
  { name: '--help', args: [bin, '--help'], limit: 1.8 },
  { name: 'assess', args: [bin, 'assess', pilot, '--as-of', '2026-11-23'], limit: 3.5, megabytes: 60 },
  { name: 'assess, a close verdict', args: [bin, 'assess', close, '--as-of', '2026-11-23'], limit: 3.5, megabytes: 60 },
  { name: 'assess --format json', args: [bin, 'assess', pilot, '--as-of', '2026-11-23', '--format', 'json'] },
  { name: 'validate', args: [bin, 'validate', pilot] },
];

// Certificates of the machine cost every start tens of milliseconds; a code cache would hide what a first run costs.
const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
delete env.NODE_EXTRA_CA_CERTS;
delete env.NODE_OPTIONS;

const milliseconds = (args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** Peak resident size in MB, as the run itself reports it when it ends. */
const megabytes = (args) => {
  const { stderr } = spawnSync(process.execPath, ['--require', `${root}bench/peak.cjs`, ...args], {
    env,
    encoding: 'utf8',
  });
  return Number(/(\d+)\s*$/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
};

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const shuffled = (items) => {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
};

if (!existsSync(bin)) throw new Error('build first: npm run build');
for (const { args } of commands) milliseconds(args); // warms the file cache
const ratios = new Map(commands.map(({ name }) => [name, []]));
const times = new Map(commands.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  const taken = new Map(shuffled(commands).map(({ name, args }) => [name, milliseconds(args)]));
  for (const [name, time] of taken) {
    times.get(name).push(time);
    ratios.get(name).push(time / taken.get('empty node'));
  }
}

process.stdout.write(`Node ${process.version}, ${ROUNDS} shuffled rounds; medians\n`);
let failed = false;
for (const { name, args, limit, megabytes: memory } of commands) {
  const ratio = median(ratios.get(name));
  const peak = median([1, 2, 3].map(() => megabytes(args)));
  const over = (limit !== undefined && ratio > limit) || (memory !== undefined && peak > memory);
  failed ||= over;
  const limits = [limit && `at most ${limit.toFixed(2)}x`, memory && `at most ${memory} MB`].filter(Boolean).join(', ');
  const line = `${name.padEnd(22)} ${median(times.get(name)).toFixed(1).padStart(7)} ms ${ratio.toFixed(2).padStart(6)}x ${peak.toFixed(1).padStart(6)} MB`;
  process.stdout.write(`${line}  ${limits}${over ? '  OVER' : ''}\n`);
}
if (failed && process.argv.includes('--check')) process.exitCode = 1;
