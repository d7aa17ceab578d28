// readiness validate: well-formed or not, every problem of every file.
import { expect, it, test } from 'vitest';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({
  'small.yaml': SMALL,
  'bad.yaml': BAD,
  'doubt.yaml': 'version: 1\npilot: {name: Doubt}\nagents: [{name: A}, {name: A}]\n',
});
copyExamples(folder);
const run = (...args: readonly string[]) => readiness(['validate', ...args], { cwd: folder });

it('says of a good file that it is one', () => {
  expect(run('small.yaml')).toEqual({ code: 0, stdout: 'small.yaml: a well-formed pilot file\n', stderr: '' });
});

it('says it of each', () => {
  const { code, stdout } = run('small.yaml', 'examples/complete.yaml');
  expect(code).toBe(0);
  expect(stdout.split('\n')).toHaveLength(3);
});

it('prints warnings and goes on', () => {
  const { code, stdout, stderr } = run('doubt.yaml');
  expect([code, stdout]).toEqual([0, 'doubt.yaml: a well-formed pilot file, with 1 warning\n']);
  expect(stderr).toContain('warning');
});

it('names every problem with place, line and the nearest word, good files apart', () => {
  const { code, stdout, stderr } = run('small.yaml', 'bad.yaml', 'nowhere.yaml');
  expect([code, stdout]).toEqual([2, 'small.yaml: a well-formed pilot file\n']);
  expect(stderr).toMatch(/^bad\.yaml:2:\d+ {2}error/);
  expect(stderr).toMatch(/bad\.yaml:3:\d+ {2}error/);
  expect(stderr).toContain('"pilot"');
  expect(stderr).toContain('sources');
  expect(stderr).toContain('2 errors in bad.yaml');
  expect(stderr).toContain('1 error in nowhere.yaml');
});

it('reads stdin', () => {
  expect(readiness(['validate', '-'], { cwd: folder, input: SMALL }).stdout).toBe(
    '<stdin>: a well-formed pilot file\n',
  );
  expect(readiness(['validate', '-'], { cwd: folder, input: BAD }).stderr).toContain('<stdin>:2:');
});

it('takes a file up to --max-bytes', () => {
  expect(run('small.yaml', '--max-bytes', String(SMALL.length)).code).toBe(0);
  const { code, stderr } = run('small.yaml', '--max-bytes', String(SMALL.length - 1));
  expect(code).toBe(2);
  expect(stderr).toContain('too-large');
});

test.each([['small.yaml'], ['bad.yaml'], ['doubt.yaml'], ['examples/refund-agent.yaml']])(
  'agrees with assess on %s',
  (file) => {
    expect(readiness(['assess', file, ...asOf], { cwd: folder }).code).toBe(run(file).code);
  },
);
