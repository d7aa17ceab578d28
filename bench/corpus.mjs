// What judging many pilots takes, against js-yaml alone reading the same files in one thread, in paired, shuffled rounds; how
// far memory grows with the number of pilots; and how large the HTML of 300 pilots is. Generated pilots of 9 KB, by a seed.
// It measures and prints beside the limits; it judges only with --check. Never a test.
// PILOTS=10000 and MORE=60000 are the whole corpus; --peers adds ajv-cli and spectral on the first 2,000 files.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/bin.cjs`;
const [PILOTS, MORE, ROUNDS] = [
  Number(process.env.PILOTS ?? 500),
  Number(process.env.MORE ?? 2000),
  Number(process.env.ROUNDS ?? 3),
];
const [LEAST_SPEED, MOST_MEGABYTES, MOST_HTML] = [0.5, 15, 3];

const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, NODE_COMPILE_CACHE: ___, ...env } = process.env;

/** Mulberry32: the same corpus on every machine. */
const randomFrom = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const examples = ['contract-summariser', 'fraud-assistant', 'route-optimiser', 'telecom-support-bot'].map((name) =>
  readFileSync(`${root}examples/${name}.yaml`, 'utf8').replace(/\{file: [^}]*\}/g, '"https://example.com/report"'),
);
const words = ['in-place', 'partial', 'planned', 'absent', 'unknown'];

/** An example with a name of its own and one answer in five given otherwise. */
const pilot = (i, random) =>
  examples[i % examples.length]
    .replace(/^( *name: ).*$/m, `$1Pilot ${i}`)
    .replace(/: (in-place|partial|planned|absent)\b/g, (found) =>
      random() < 0.2 ? `: ${words[Math.floor(random() * words.length)]}` : found,
    );

const corpus = (folder, count) => {
  const random = randomFrom(42);
  let bytes = 0;
  for (let i = 0; i < count; i += 1) {
    const into = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'));
    if (i % 1000 === 0) mkdirSync(into, { recursive: true });
    const text = pilot(i, random);
    bytes += text.length;
    writeFileSync(join(into, `${i}.yaml`), text);
  }
  return bytes / count;
};

/** [milliseconds of CPU, MB at the peak]. */
const run = (args, anyExit = false) => {
  const { status, output } = spawnSync(process.execPath, ['--require', `${root}bench/usage.cjs`, ...args], {
    cwd: root,
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  if (status !== 0 && !anyExit) throw new Error(`${args.join(' ')} ended with ${status}`);
  const [cpu, kilobytes] = JSON.parse(String(output[3]));
  return [cpu, kilobytes / 1024];
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

if (!existsSync(bin)) throw new Error('build first: npm run build');
const folder = mkdtempSync(join(tmpdir(), 'readiness-corpus-'));
const [few, many, page] = ['few', 'many', 'page'].map((name) => join(folder, name));
let failed = false;
const print = (words, isOver) => {
  failed ||= isOver;
  process.stdout.write(`${words}${isOver ? '  OVER' : ''}\n`);
};
try {
  const size = corpus(few, PILOTS);
  corpus(many, MORE);
  corpus(page, 300);
  process.stdout.write(
    `Node ${process.version}, ${ROUNDS} shuffled rounds; ${PILOTS} pilots of ${(size / 1024).toFixed(1)} KB\n`,
  );
  const yaml = `const { readFileSync, readdirSync } = require('node:fs'); const { load } = require('${root}node_modules/js-yaml');
for (const file of readdirSync('${few}', { recursive: true })) if (file.endsWith('.yaml')) load(readFileSync('${few}/' + file, 'utf8'));`;
  const rows = {
    'js-yaml alone': ['-e', yaml],
    portfolio: [bin, 'portfolio', few, '-f', 'ndjson', '--as-of', '2026-11-23'],
    ...(process.argv.includes('--peers') ? peers() : {}),
  };
  for (const args of Object.values(rows)) run(args, true);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const order = Object.entries(rows).sort(() => Math.random() - 0.5);
    return Object.fromEntries(order.map(([name, args]) => [name, run(args, true)[0]]));
  });
  for (const name of Object.keys(rows)) {
    const time = median(rounds.map((round) => round[name]));
    const speed = median(rounds.map((round) => round[name] / round.portfolio));
    const limit = { 'js-yaml alone': LEAST_SPEED, 'ajv-cli': 1, spectral: 10 }[name];
    const asked = limit === undefined ? '' : `  portfolio has ${speed.toFixed(2)} of its speed, at least ${limit}`;
    print(
      `${name.padEnd(16)} ${time.toFixed(0).padStart(7)} ms  ${(time / PILOTS).toFixed(2)} ms a pilot${asked}`,
      speed < (limit ?? 0),
    );
  }
  const [low, high] = [few, many].map((where) => run([bin, 'portfolio', where, '-f', 'ndjson'])[1]);
  print(
    `memory ${low.toFixed(0)} MB for ${PILOTS}, ${high.toFixed(0)} MB for ${MORE}: at most ${MOST_MEGABYTES} MB more`,
    high - low > MOST_MEGABYTES,
  );
  const html = join(folder, 'portfolio.html');
  run([bin, 'portfolio', page, '-o', html]);
  const megabytes = statSync(html).size / 1024 / 1024;
  print(`HTML of 300 pilots ${megabytes.toFixed(2)} MB: at most ${MOST_HTML}`, megabytes > MOST_HTML);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed && process.argv.includes('--check')) process.exitCode = 1;

/** Others that read the same files; installed apart by `npm run bench -- --peers`. */
function peers() {
  const apart = join(tmpdir(), 'readiness-bench-peers');
  const packages = ['ajv-cli@5', 'ajv-formats@2', '@stoplight/spectral-cli@6'];
  mkdirSync(apart, { recursive: true });
  if (!existsSync(join(apart, 'node_modules/@stoplight/spectral-cli'))) {
    const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages];
    execFileSync('npm', ['--prefix', apart, ...install], { stdio: ['ignore', 2, 2] });
  }
  const cli = (path) => join(apart, 'node_modules', path);
  // biome-ignore lint/suspicious/noThenProperty: spectral's own word
  const rule = (i) => [`rule-${i}`, { given: '$.data.sources[*]', then: { field: 'owner', function: 'truthy' } }];
  const ruleset = join(apart, 'ruleset.json');
  writeFileSync(ruleset, JSON.stringify({ rules: Object.fromEntries(Array.from({ length: 20 }, (_, i) => rule(i))) }));
  const ajv = [
    cli('ajv-cli/dist/index.js'),
    'validate',
    '--spec=draft2020',
    '--strict=false',
    '-c',
    cli('ajv-formats'),
  ];
  return {
    'ajv-cli': [...ajv, '-s', `${root}schema/pilot.schema.json`, '-d', `${few}/**/*.yaml`],
    spectral: [cli('@stoplight/spectral-cli/dist/index.js'), 'lint', '-q', '-r', ruleset, `${few}/**/*.yaml`],
  };
}
