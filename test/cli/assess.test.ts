// readiness assess, in processes of its own: exit codes, formats, reports to files, several pilots.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../judge.ts';
import { asOf, BAD, copyExamples, folderWith, readiness, SMALL } from '../program.ts';

const folder = folderWith({ 'small.yaml': SMALL, 'bad.yaml': BAD });
copyExamples(folder);
const run = (...args: readonly string[]) => readiness(['assess', ...args, ...asOf], { cwd: folder });
const telecom = 'examples/telecom-support-bot.yaml';
const complete = 'examples/complete.yaml';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('exit code', () => {
  test.each([
    ['nothing is asked for', [telecom], 0],
    ['too little is answered', ['small.yaml'], 0],
    ['the gate is open', ['examples/claims-summariser.yaml', '--for', 'pilot'], 0],
    ['the last gate is open', [complete, '--for', 'scale'], 0],
    ['the gate is shut', [telecom, '--for', 'production'], 1],
    ['an earlier gate is shut by what is stated', [telecom, '--for', 'pilot'], 1],
    ['too little is answered for a gate', ['small.yaml', '--for', 'pilot'], 1],
    ['the score is reached', [telecom, '--min-score', '50'], 0],
    ['the score is exactly reached', [complete, '--min-score', '100'], 0],
    ['the score is not reached', [telecom, '--min-score', '60.5'], 1],
    ['one of two is shut', [complete, telecom, '--for', 'production'], 1],
    ['the file is bad', ['bad.yaml'], 2],
    ['the file is bad and a gate was asked for', ['bad.yaml', '--for', 'pilot'], 2],
  ])('%s', (_name, args, code) => expect(run(...args).code).toBe(code));

  it('1 says on stderr what is shut, and still prints the report', () => {
    const { stdout, stderr } = run(telecom, complete, '--for', 'production', '--min-score', '60');
    expect(stderr).toMatch(/^examples\/telecom-support-bot\.yaml: the production gate is shut\n/);
    expect(stderr).toMatch(/\nexamples\/telecom-support-bot\.yaml: the score \d\d\.\d is below 60\n$/);
    expect(stderr).not.toContain('complete');
    expect(stdout).toContain('Do first');
  });
});

it.each([
  ['nothing stated', SMALL, 'interview FILE'],
  ['something stated to be wrong', `${SMALL}data: {controls: {lineage: absent}}\n`, 'explain data.lineage --for FILE'],
])('names no file in the next step where stdin had the pilot, with %s', (_name, input, next) => {
  const { stdout } = readiness(['assess', '-', ...asOf], { cwd: folder, input });
  expect(stdout.trimEnd().split('\n').at(-1)).toContain(`Next: readiness ${next}`);
  expect(stdout).not.toMatch(/readiness .*<stdin>/);
});

describe('the same bytes', () => {
  test.each(['terminal', 'json', 'markdown'])('%s, run twice', (format) => {
    const once = run(telecom, '--format', format);
    expect(once.stderr).toBe('');
    expect(run(telecom, '--format', format)).toEqual(once);
    expect(once.stdout.length).toBeGreaterThan(2000);
  });

  it('by another name for the folder and in another time zone', () => {
    const there = readiness(['assess', telecom, ...asOf, '-f', 'json'], {
      cwd: folder,
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
    });
    expect(there).toEqual(run(telecom, '-f', 'json'));
  });

  it('today is the date where none is given', () => {
    const { stdout } = readiness(['assess', 'small.yaml', '-f', 'json'], { cwd: folder, env: { TZ: 'UTC' } });
    expect(Math.abs(Date.parse(JSON.parse(stdout).asOf) - Date.now())).toBeLessThan(2 * 86_400_000);
  });
});

describe('several pilots', () => {
  it('are a list as JSON, one is a map', () => {
    const list = JSON.parse(run(telecom, complete, '-f', 'json').stdout) as { file: string }[];
    expect(list.map(({ file }) => file)).toEqual([telecom, complete]);
    expect(JSON.parse(run(telecom, '-f', 'json').stdout)).toEqual(list[0]);
  });

  it('follow each other as text', () => {
    for (const format of ['terminal', 'markdown']) {
      const { stdout } = run(telecom, complete, '-f', format);
      expect(stdout.startsWith(run(telecom, '-f', format).stdout)).toBe(true);
      expect(stdout.endsWith(run(complete, '-f', format).stdout)).toBe(true);
    }
  });

  it('are judged though one of them is malformed, which every report says', () => {
    const { code, stdout, stderr } = run(telecom, 'bad.yaml', complete, '-o', 'some.txt', '--report', 'json=some.json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('bad.yaml:2:');
    expect(stderr).toContain('in bad.yaml');
    expect(read('some.txt')).toMatch(/^Not judged · 1 file\n[\s\S]*Customer support bot/);
    expect(JSON.parse(read('some.json'))).toMatchObject([{ file: 'bad.yaml', judged: false }, {}, {}]);
  });

  it('of which none can be judged leave no report', () => {
    const { code, stdout, stderr } = run('bad.yaml', '-o', 'none.txt', '--report', 'json=none.json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain('wrote');
    expect(existsSync(join(folder, 'none.txt')) || existsSync(join(folder, 'none.json'))).toBe(false);
  });
});

describe('reports to files', () => {
  test.each([
    ['out.json', /^\{\n {2}"schemaVersion"/],
    ['out.md', /^## /],
    ['out.MD', /^## /],
    ['out.markdown', /^## /],
    ['out.txt', /^Customer support bot · /],
    ['out', /^Customer support bot · /],
  ])('-o %s goes by its ending', (file, start) => {
    const { code, stdout, stderr } = run(telecom, '-o', file);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(new RegExp(`^wrote \\w+ report to ${file}\n$`));
    expect(read(file)).toMatch(start);
  });

  it('--format beats the ending', () => {
    run(telecom, '-o', 'odd.json', '-f', 'markdown');
    expect(read('odd.json')).toMatch(/^## /);
  });

  it('--report writes more of them, with stdout as it was', () => {
    const { stdout } = run(telecom, '--report', 'json=a.json', '--report', 'markdown=b.md');
    expect(stdout).toBe(run(telecom).stdout);
    expect(read('a.json')).toBe(run(telecom, '-f', 'json').stdout);
    expect(read('b.md')).toBe(run(telecom, '-f', 'markdown').stdout);
  });

  it('--report to stdout takes the place of the terminal report', () => {
    expect(run(telecom, '--report', 'json=-').stdout).toBe(run(telecom, '-f', 'json').stdout);
  });

  it('are without colour though the terminal has it', () => {
    readiness(['assess', telecom, ...asOf, '-o', 'plain.txt'], { cwd: folder, env: { FORCE_COLOR: '1' } });
    expect(read('plain.txt')).toBe(run(telecom).stdout);
  });

  it('leave the rights of a file as they were', () => {
    writeFileSync(join(folder, 'mine.json'), 'old');
    chmodSync(join(folder, 'mine.json'), 0o600);
    run(telecom, '-o', 'mine.json');
    expect(statSync(join(folder, 'mine.json')).mode & 0o777).toBe(0o600);
  });

  test.each(['real.json', 'not-there-yet.json'])('go through a link to %s', (target) => {
    if (target === 'real.json') writeFileSync(join(folder, target), 'old');
    const link = `link-to-${target}`;
    symlinkSync(target, join(folder, link));
    expect(run(telecom, '-o', link).code).toBe(0);
    expect(lstatSync(join(folder, link)).isSymbolicLink()).toBe(true);
    expect(read(target)).toContain('"schemaVersion"');
  });

  it('may go to a device', () => {
    expect(run(telecom, '-o', '/dev/null', '--report', 'json=-').code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('what cannot be written', () => {
  const place = folderWith({ 'pilot.yaml': SMALL, 'file/x': '' });
  mkdirSync(join(place, 'there'));
  symlinkSync('loop', join(place, 'loop'));
  const before = readdirSync(place, { recursive: true }).sort();

  test.each([
    ['no such folder', ['-o', 'nowhere/out.json']],
    ['a folder', ['-o', 'there']],
    ['a file as a folder', ['-o', 'pilot.yaml/out.json']],
    ['a name that is too long', ['-o', `${'x'.repeat(300)}.json`]],
    ['a link to itself', ['-o', 'loop']],
    ['nothing', ['-o', '']],
    ['the second of two', ['-o', 'first.json', '--report', 'markdown=nowhere/second.md']],
    ['a folder that lets nobody write', ['--report', 'json=/proc/out.json']],
  ])('%s: 2, nothing on stdout, nothing left behind', (_name, args) => {
    const { code, stdout, stderr } = readiness(['assess', 'pilot.yaml', ...args], { cwd: place });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^readiness: .*cannot be written \(E[A-Z]+\)\n {2}no file was written/);
    if (stderr.includes('EISDIR')) expect(stderr).toContain('name a file, not a folder');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(place, { recursive: true }).sort()).toEqual(before);
  });

  test.each([
    ['the pilot file', ['-o', 'pilot.yaml']],
    ['the pilot file by another name', ['-o', './there/../pilot.yaml']],
    ['the pilot file by its whole path', ['--report', `json=${join(place, 'pilot.yaml')}`]],
  ])('%s would be overwritten: refused', (_name, args) => {
    const { code, stdout, stderr } = readiness(['assess', 'pilot.yaml', ...args], { cwd: place });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('is a pilot file and would be overwritten');
    expect(readFileSync(join(place, 'pilot.yaml'), 'utf8')).toBe(SMALL);
  });

  test.each([[['-o', 'a.json', '--report', 'json=./a.json']], [['-f', 'json', '--report', 'markdown=-']]])(
    'two reports to one place: refused %j',
    (args) => {
      const { code, stdout, stderr } = readiness(['assess', 'pilot.yaml', ...args], { cwd: place });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('two reports would go to');
    },
  );
});

it('--details shows more', () => {
  const short = run(telecom).stdout;
  const long = run(telecom, '--details').stdout;
  expect(long.split('\n').length).toBeGreaterThan(2 * short.split('\n').length);
  expect(short).toContain('--details');
});

it('never writes beside the pilot or in the folder where it runs', () => {
  const place = folderWith({ 'pilot.yaml': SMALL });
  readiness(['assess', 'pilot.yaml'], { cwd: place });
  expect(readdirSync(place)).toEqual(['pilot.yaml']);
  expect(root).not.toBe(place);
});

it('says on its first screen what a waiver keeps out of the case against the pilot', () => {
  const waiver =
    '[{check: governance.output-validation, reason: trial, approved_by: ciso@example.com, expires: 2027-01-31}]';
  writeFileSync(
    join(folder, 'examples/waived.yaml'),
    read(complete)
      .replace('output-validation: *safeguards-review', 'output-validation: absent')
      .replace(/^waivers: \[\]/m, `waivers: ${waiver}`),
  );
  const screen = run('examples/waived.yaml', '--summary').stdout.replace(/\s+/g, ' ');
  expect(screen).toContain('READY TO SCALE Every gate is open. Nothing stated speaks against it but what is waived.');
  expect(screen).toContain(
    'Waived Outputs are not validated at run time (stated absent): until 2027-01-31, by ciso@example.com',
  );
});
