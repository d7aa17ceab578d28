// --help and --version: within 80 columns, with examples, and the examples run: every third here, all in the deep tier.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import widthOf from 'fast-string-width';
import { describe, expect, it, test } from 'vitest';
import { commands } from '../../src/cli/program.ts';
import { run } from '../../src/main.ts';
import { root } from '../judge.ts';
import { copyExamples, folderWith, readiness, shell } from '../program.ts';
import { everyNth } from '../random.ts';
import { worldWith } from '../world.ts';

const helps = ['', 'assess', 'gate', 'explain', 'plan', 'value', 'init', 'validate', 'schema'].map((command) => {
  const args = command === '' ? ['--help'] : [command, '--help'];
  return [command === '' ? 'readiness' : command, readiness(args)] as const;
});

/** As a user has it: a pilot file under git, some more, and the examples that the helps name. */
const folder = folderWith();
copyExamples(folder);
for (const file of readdirSync(join(folder, 'examples'))) {
  if (/^(?!complete|claims-summariser).*\.yaml$/.test(file)) rmSync(join(folder, 'examples', file));
}
mkdirSync(join(folder, 'pilots'));
for (const name of ['pilot.yaml', 'pilots/a.yaml', 'pilots/b.yaml']) {
  cpSync(join(root, 'examples/complete.yaml'), join(folder, name));
}
cpSync(join(root, 'examples/evidence'), join(folder, 'evidence'), { recursive: true });
const git = 'git -c user.name=Test -c user.email=test@example.com';
const made = shell(`git init -q -b main && git add pilot.yaml && ${git} commit -qm pilot`, folder);

const needsShell = (line: string): boolean => !line.startsWith('readiness ') || /[|<>$;&]/.test(line);
/** The words of a line that needs no more of a shell than to take quotes away and name files: examples/*.yaml. */
const wordsOf = (line: string): readonly string[] =>
  execFileSync('bash', ['-c', `printf '%s\\0' ${line}`], { cwd: folder, encoding: 'utf8' })
    .split('\0')
    .slice(1, -1);

it('has a repository to try the examples in', () => expect(made).toMatchObject({ code: 0, stderr: '' }));

describe.each(helps)('%s --help', (_name, { code, stdout, stderr }) => {
  it('goes to stdout, within 80 columns', () => {
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  const examples = stdout
    .split('\n')
    .flatMap((line) => /^ {2}((?:git |readiness ).*?)(?: {3,}.*)?$/.exec(line)?.[1] ?? []);

  it('has examples', () => {
    expect(stdout).toMatch(/\nExamples?:\n/);
    expect(examples.length).toBeGreaterThan(0);
    expect(stdout).not.toMatch(/\[\]|\(default: false\)/);
  });

  test.each(everyNth(3, examples))('%s', (line) => {
    const ended = needsShell(line)
      ? shell(`set -o pipefail; ${line}`, folder)
      : readiness(wordsOf(line), { cwd: folder });
    expect(ended.stderr.replace(/^wrote .*\n/gm, '')).toBe('');
    expect(ended.code).toBe(0);
  });
});

describe.each([
  ...Object.keys(commands).map((verb) => [verb]),
  ...['list', 'show', 'lint', 'new'].map((verb) => ['checklist', verb]),
])('%s %s', (...words) => {
  const verbs = words.filter((word) => word !== undefined);
  const helpAt = async (columns: number): Promise<readonly string[]> => {
    const { world, printed } = worldWith();
    expect(await run([...verbs, '--help'], { ...world, stdout: { ...world.stdout, columns } })).toBe(0);
    return printed.stdout.split('\n');
  };

  it('keeps within 80 columns', async () => {
    expect((await helpAt(120)).filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  it('wraps what it says of options on a narrow terminal', async () => {
    const options = (await helpAt(60)).filter((line) => /^ {2}-| {16}/.test(line));
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((line) => widthOf(line) > 60)).toEqual([]);
  });
});

it('says how to name pilots, formats and gates, and what the exit codes mean', () => {
  const text = helps.map(([, { stdout }]) => stdout).join('\n');
  for (const word of ['- is stdin', 'markdown', 'production', 'YYYY-MM-DD', 'Exit codes']) expect(text).toContain(word);
});

test.each(['--version', '-V'])('%s is that of the package', (flag) => {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  expect(readiness([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  expect(readiness(['--no-color', flag]).stdout).toBe(`${version}\n`);
});

it('lists commands in the order in which a newcomer needs them', () => {
  const listed = [...readiness(['--help']).stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(listed.slice(0, 4)).toEqual(['init', 'validate', 'assess', 'interview']);
});

test('version is a command too', () => {
  expect(readiness(['version'])).toEqual(readiness(['--version']));
});

it('shows the help on stderr where nothing is asked and no pilot is here', () => {
  const { code, stdout, stderr } = readiness([], { cwd: folderWith({ 'other.yaml': 'version: 1\n' }) });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: readiness');
});
