// What reading files takes: `scan` of 5,000 files against `git grep` for a plain word over the same tree; an evidence file
// against the library that reads its syntax, alone, on the same bytes; and the memory for a promptfoo export of 60 MB.
// Paired rounds, medians of the ratios. It measures and prints beside the limits; it judges only with --check. Never a test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Tokenizer } from '@streamparser/json';
import { build } from 'esbuild';
import yaml from 'js-yaml';
import papaparse from 'papaparse';
import { SaxesParser } from 'saxes';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}dist/bin.cjs`;
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const FILES = 5000;
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Median milliseconds of CPU of both, and the median of their ratio, each round one after the other: what else the machine
 * does counts for neither.
 */
const paired = (ours, theirs) => {
  ours();
  theirs();
  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    if (i % 2 === 0) {
      const first = ours();
      return [first, theirs()];
    }
    const second = theirs();
    return [ours(), second];
  });
  return {
    ours: median(rounds.map(([one]) => one)),
    theirs: median(rounds.map(([, one]) => one)),
    ratio: median(rounds.map(([one, other]) => one / other)),
  };
};

/** What an act in this process takes. */
const inProcess = (act) => () => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What a command takes, as bash tells it of what it has waited for. */
const inShell = (line, cwd) => () => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${line} > /dev/null && times`], {
    cwd,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
  const children = stdout.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + (Number(m) * 60 + Number(s)) * 1000,
    0,
  );
};

let failed = false;
const tell = (name, { ours, theirs, ratio }, limit, what) => {
  failed ||= ratio > limit;
  const times = `${ours.toFixed(0).padStart(6)} ms, ${what} ${theirs.toFixed(0)} ms`;
  process.stdout.write(
    `${name.padEnd(34)} ${times}: ${ratio.toFixed(2)}x, at most ${limit}x${ratio > limit ? '  OVER' : ''}\n`,
  );
};

const run = (command, args, cwd) => {
  const { status, error, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error !== undefined || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: ${stderr}`);
};

if (!existsSync(bin)) throw new Error('build first: npm run build');
const folder = mkdtempSync(join(tmpdir(), 'readiness-bench-'));
process.stdout.write(`Node ${process.version}, ${ROUNDS} paired rounds, medians of CPU time\n`);

// A repository: application code, tests, configuration and pages, some 3 KB each.
const kinds = [
  [
    'src/app',
    'py',
    'def handle_request(order, customer, model):\n    result = client.complete(prompt=order.text)\n    return result\n',
  ],
  [
    'web/components',
    'tsx',
    'export const Panel = ({ title }: Props) => <section className="panel">{title}</section>;\n',
  ],
  [
    'lib/tasks',
    'rb',
    'class OrderJob < ApplicationJob\n  def perform(order_id)\n    Order.find(order_id).answer!\n  end\nend\n',
  ],
  ['tests/unit', 'py', 'def test_order_is_answered(order):\n    assert order.answer is not None\n'],
  ['deploy/base', 'yaml', 'kind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n'],
  ['docs/pages', 'md', '# Orders\n\nHow an order is answered, and by whom. The model is asked once.\n'],
];
const tree = join(folder, 'tree');
for (let i = 0; i < FILES; i += 1) {
  const [place, ending, text] = kinds[i % kinds.length];
  const file = join(tree, place, String(i % 40), `module_${i}.${ending}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text.repeat(Math.ceil(3000 / text.length))}value_${i} = ${i}\n`);
}
run('git', ['init', '-q'], tree);
run('git', ['add', '.'], tree);
const scan = paired(
  inShell(`'${process.execPath}' '${bin}' scan -f json`, tree),
  inShell('git grep -c customer', tree),
);
tell(`scan of ${FILES} files`, scan, 10, 'git grep');

// Evidence: the program's reader, bundled as it is, against its libraries.
const bundle = `${root}node_modules/.cache/readiness/bench-evidence.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['src/evidence/index.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
});
const { readEvidence } = await import(pathToFileURL(bundle).href);

const CHUNK = 262_144;
const sourceOf = (name, text) => {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    bytes: bytes.length,
    chunks: function* () {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
  };
};
function* textsOf(source) {
  const decoder = new TextDecoder();
  for (const chunk of source.chunks()) yield decoder.decode(chunk, { stream: true });
}
const libraries = {
  json: (source) => {
    const tokenizer = new Tokenizer({ separator: '' });
    tokenizer.onToken = () => undefined;
    for (const text of textsOf(source)) tokenizer.write(text);
  },
  csv: (source) => papaparse.parse([...textsOf(source)].join(''), { header: false }),
  xml: (source) => {
    const parser = new SaxesParser();
    for (const text of textsOf(source)) parser.write(text);
    parser.close();
  },
  yaml: (source) => yaml.load([...textsOf(source)].join('')),
};
const list = (count, item) => Array.from({ length: count }, (_, i) => item(i));
const answer = 'The desk opens at nine, and the form is on the second page of the handbook. '.repeat(8);
const test = (i) => ({
  success: i % 20 !== 0,
  score: 1,
  namedScores: { faithfulness: 0.9, relevance: 0.8 },
  vars: { question: `Question ${i}` },
  response: { output: answer, tokenUsage: { total: 120 } },
  gradingResult: { pass: true, reason: answer },
});
const promptfoo = (tests) => {
  const stats = { successes: tests - Math.ceil(tests / 20), failures: Math.ceil(tests / 20), errors: 0 };
  return JSON.stringify({
    evalId: 'eval-1',
    results: { version: 3, timestamp: '2026-11-10T09:00:00Z', stats, results: list(tests, test) },
  });
};
const inputs = [
  ['promptfoo.json', promptfoo(4000), 'json'],
  [
    'ragas.csv',
    `question,answer,faithfulness\n${list(20_000, (i) => `Question ${i},"${answer.slice(0, 200)}",0.9`).join('\n')}\n`,
    'csv',
  ],
  [
    'junit.xml',
    `<testsuites><testsuite name="a" tests="20000">${list(20_000, (i) => `<testcase classname="tests.unit.test_orders.TestOrders" name="test_order_${i}_is_answered" time="0.012">${i % 5 === 0 ? `<system-out>${answer.slice(0, 300)}</system-out>` : ''}</testcase>`).join('\n')}</testsuite></testsuites>`,
    'xml',
  ],
  [
    'results.yaml',
    yaml.dump({ metrics: list(4000, (i) => ({ name: `metric ${i}`, value: i / 4000, note: 'measured' })) }),
    'yaml',
  ],
];
for (const [name, text, syntax] of inputs) {
  const source = sourceOf(name, text);
  const asked = { pointers: [], names: ['faithfulness'] };
  const result = paired(
    inProcess(() => readEvidence(source, asked)),
    inProcess(() => libraries[syntax](source)),
  );
  tell(`evidence ${name}, ${(source.bytes / 1e6).toFixed(1)} MB`, result, 2, 'its library');
}

// A large export, by the built program: the peak of memory of the whole run.
const tests = Math.ceil(60e6 / (promptfoo(100).length / 100));
writeFileSync(join(folder, 'results.json'), promptfoo(tests));
writeFileSync(
  join(folder, 'pilot.yaml'),
  'version: 1\npilot: {name: Large}\nevaluation:\n  metrics:\n    - {name: pass rate, unit: share, direction: increase, threshold: 0.9, measured: {value: 0.95, date: 2026-11-10, evidence: [{file: results.json}]}}\n',
);
const { output, status } = spawnSync(
  process.execPath,
  ['--require', `${root}bench/usage.cjs`, bin, 'assess', 'pilot.yaml', '--as-of', '2026-11-23', '-f', 'json'],
  { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore', 'pipe'], maxBuffer: 2 ** 27 },
);
if (status !== 0) throw new Error(`assess ended with ${status}`);
const [cpu, kilobytes] = JSON.parse(String(output[3]));
const [piece] = JSON.parse(String(output[1])).evidence?.files ?? [];
const megabytes = kilobytes / 1024;
failed ||= megabytes > 200;
process.stdout.write(
  `promptfoo export of 60 MB           ${cpu.toFixed(0).padStart(6)} ms of CPU, ${megabytes.toFixed(0)} MB, at most 200 MB${megabytes > 200 ? '  OVER' : ''}${piece === undefined ? '' : `; ${piece.state ?? ''}`}\n`,
);
rmSync(folder, { recursive: true, force: true });
if (failed && process.argv.includes('--check')) process.exitCode = 1;
