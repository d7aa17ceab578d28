// What a run takes against an empty Node start: CPU time and memory, in paired, shuffled rounds of one session, medians of
// the ratios. It measures and prints beside the limits; it judges only with --check. Never a test.
// --peers installs ajv-cli and spectral in a folder of their own and runs them on the same file in the same rounds.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump, JSON_SCHEMA, load } from 'js-yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/bin.cjs`;
const pilot = `${root}examples/contract-summariser.yaml`; // 10 KB
const ROUNDS = Number(process.env.ROUNDS ?? 25);
const NODE = Number(process.versions.node.split('.')[0]);
const asOf = ['--as-of', '2026-11-23'];

/** Limits: ratios to the empty start, MB of memory; `of` is a ratio to another row. */
const commands = [
  { name: 'empty node', args: ['-e', '0'] },
  { name: '--version', args: [bin, '--version'], limit: 1.3 },
  { name: '--help', args: [bin, '--help'], limit: 2.5 },
  { name: 'assess', args: [bin, 'assess', pilot, ...asOf], limit: 4.5, megabytes: 64 },
  { name: 'assess -f json', args: [bin, 'assess', pilot, ...asOf, '-f', 'json'] },
  { name: 'gate', args: [bin, 'gate', pilot, ...asOf, '--observe'] },
  { name: 'validate', args: [bin, 'validate', pilot] },
  ...(NODE >= 22
    ? [{ name: 'assess, code cache', args: [bin, 'assess', pilot, ...asOf], limit: 3.5, cached: true }]
    : []),
  ...(process.argv.includes('--peers') ? peers() : []),
];

/** Others that read the same file from a cold start. */
function peers() {
  const folder = join(tmpdir(), 'readiness-bench-peers');
  mkdirSync(folder, { recursive: true });
  const packages = ['ajv-cli@5', 'ajv-formats@2', '@stoplight/spectral-cli@6'];
  if (!existsSync(join(folder, 'node_modules/@stoplight/spectral-cli'))) {
    process.stderr.write(`installing ${packages.join(', ')} in ${folder} …\n`);
    const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages];
    execFileSync('npm', ['--prefix', folder, ...install], { stdio: ['ignore', 2, 2] });
  }
  // ajv-cli reads draft 2020 with a flag, and YAML by itself; unquoted dates would not be text to it.
  const quoted = join(folder, 'pilot.yaml');
  writeFileSync(quoted, dump(load(readFileSync(pilot, 'utf8'), { schema: JSON_SCHEMA })));
  const schema = join(folder, 'pilot.schema.json');
  writeFileSync(schema, readFileSync(`${root}schema/pilot.schema.json`));
  // biome-ignore lint/suspicious/noThenProperty: spectral's own word
  const rule = (i) => [`rule-${i}`, { given: '$.data.sources[*]', then: { field: 'owner', function: 'truthy' } }];
  const ruleset = join(folder, 'ruleset.json');
  writeFileSync(ruleset, JSON.stringify({ rules: Object.fromEntries(Array.from({ length: 20 }, (_, i) => rule(i))) }));
  const cli = (path) => join(folder, 'node_modules', path);
  const ajv = [cli('ajv-cli/dist/index.js'), 'validate', '--spec=draft2020', '--strict=false', '-c', 'ajv-formats'];
  return [
    { name: 'ajv-cli, same schema', args: [...ajv, '-s', schema, '-d', quoted], ours: 0.6, cwd: folder },
    {
      name: 'spectral, 20 rules',
      args: [cli('@stoplight/spectral-cli/dist/index.js'), 'lint', '-q', '-r', ruleset, pilot],
      ours: 0.3,
      cwd: folder,
      anyExit: true,
    },
  ];
}

// Certificates of the machine cost every start tens of milliseconds; a code cache would hide what a first run costs.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, NODE_COMPILE_CACHE: ___, ...env } = process.env;

/** [milliseconds of CPU, MB at the peak] of one run. */
const run = ({ name, args, cwd = root, cached = false, anyExit = false }) => {
  const { status, output } = spawnSync(process.execPath, ['--require', `${root}bench/usage.cjs`, ...args], {
    cwd,
    env: cached ? env : { ...env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  if (status !== 0 && !anyExit) throw new Error(`${name} ended with ${status}`);
  const [cpu, kilobytes] = JSON.parse(String(output[3]));
  return [cpu, kilobytes / 1024];
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
for (const command of commands) run(command); // warms the file cache, and the code cache where there is one
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.push(new Map(shuffled(commands).map((command) => [command.name, run(command)])));
}
/** The median over the rounds of what one row took in proportion to another. */
const ratio = (name, to) => median(rounds.map((taken) => taken.get(name)[0] / taken.get(to)[0]));

process.stdout.write(`Node ${process.version}, ${ROUNDS} shuffled rounds, medians of CPU time\n`);
let failed = false;
for (const { name, limit, megabytes, ours } of commands) {
  const times = ratio(name, 'empty node');
  const [cpu, peak] = [0, 1].map((i) => median(rounds.map((taken) => taken.get(name)[i])));
  const against = ours === undefined ? undefined : ratio('assess', name);
  const over = times > (limit ?? Infinity) || peak > (megabytes ?? Infinity) || (against ?? 0) > (ours ?? Infinity);
  failed ||= over;
  const limits = [
    limit && `at most ${limit.toFixed(1)}x`,
    megabytes && `at most ${megabytes} MB`,
    ours && `assess takes ${against.toFixed(2)} of it, at most ${ours}`,
  ].filter(Boolean);
  const line = `${name.padEnd(22)} ${cpu.toFixed(0).padStart(5)} ms ${times.toFixed(2).padStart(6)}x ${peak.toFixed(0).padStart(4)} MB`;
  process.stdout.write(`${line}  ${limits.join(', ')}${over ? '  OVER' : ''}\n`);
}
if (failed && process.argv.includes('--check')) process.exitCode = 1;
