// Wrong command lines, wrong files and bugs: exit 2 or 3, all that is wrong at once, what to do, no stack trace.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { run } from '../../src/main.ts';
import { BAD, controls, folderWith, readiness, SMALL } from '../program.ts';
import { type Memory, worldWith } from '../world.ts';

const folder = folderWith({
  'pilot.yaml': SMALL,
  'other.yaml': SMALL,
  'bad.yaml': BAD,
  'worse.yaml': 'version: 1\npilot: [\n',
  'empty.yaml': '',
  'comments.yaml': '# nothing\n',
  'binary.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]),
  'list.yaml': '- a\n- b\n',
});
mkdirSync(join(folder, 'dir'));
const files = readdirSync(folder).sort();

const refused = (args: readonly string[], input = ''): string => {
  const { code, stdout, stderr } = readiness(args, { cwd: folder, input });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+/);
  expect(stderr).not.toMatch(controls);
  expect(readdirSync(folder).sort()).toEqual(files);
  return stderr;
};

describe('a wrong command line', () => {
  test.each([
    ['a command', ['asess', 'pilot.yaml'], /^readiness: there is no command "asess"\n {2}did you mean assess\?\n$/],
    ['a command that is near none', ['frobnicate'], /^readiness: there is no command "frobnicate"\n {2}--help/],
    ['a command by what others call it', ['report', 'pilot.yaml'], /"report"\n {2}did you mean assess\?/],
    [
      'a command that help is asked for',
      ['help', 'asses'],
      /^readiness: there is no command "asses"\n {2}did you mean assess\?/,
    ],
    ['help, mistyped', ['hlep'], /no command "hlep"\n {2}did you mean help\?/],
    ['two files for one report', ['assess', 'pilot.yaml', '-o', 'a.json', '-o', 'b.json'], /a\.json is named already/],
    [
      'two gates, of which one would win',
      ['gate', 'pilot.yaml', '--for', 'scale', '--for', 'pilot'],
      /scale is named already/,
    ],
    ['an id of no check', ['explain', 'data.linage'], /"data\.linage"\n {2}did you mean data\.lineage\?\n$/],
    ['a command of a command', ['checklist', 'lsit'], /no command "lsit"\n {2}did you mean list\?/],
    ['a command that could act on the terminal', ['\u001b[31mred'], /no command "\\u\{1b\}\[31mred"/],
    [
      'a shell that is not known',
      ['completion', 'csh'],
      /^readiness: there is no shell "csh"\n {2}bash, zsh, fish, powershell\n/,
    ],
    [
      'an option',
      ['assess', 'pilot.yaml', '--fromat', 'json'],
      /^readiness: unknown option '--fromat'\n {2}did you mean --format\?/,
    ],
    ['an option that is near none', ['assess', 'pilot.yaml', '--zzzzzz'], /unknown option '--zzzzzz'\n {2}--help/],
    ['no file', ['plan'], /missing required argument 'file'\n {2}--help/],
    ['no value', ['assess', 'pilot.yaml', '--as-of'], /argument missing\n {2}--help/],
    ['too much', ['schema', 'pilot', 'report'], /too many arguments.*\n {2}--help/],
    ['a format', ['assess', 'pilot.yaml', '-f', 'pdf'], /no format "pdf"\n {2}formats: terminal, markdown, html/],
    ['a format in --report', ['assess', 'pilot.yaml', '--report', 'pdf=x'], /no format "pdf"/],
    ['no format in --report', ['assess', 'pilot.yaml', '--report', 'x.json'], /is not FORMAT=FILE\n {2}such as/],
    ['no file in --report', ['assess', 'pilot.yaml', '--report', 'json='], /is not FORMAT=FILE\n {2}such as/],
    ['a gate', ['assess', 'pilot.yaml', '--for', 'prod'], /no gate "prod"\n {2}gates: pilot, production, scale/],
    ['a date', ['assess', 'pilot.yaml', '--as-of', '23.11.2026'], /is not a date\n {2}write YYYY-MM-DD/],
    ['a date that does not exist', ['assess', 'pilot.yaml', '--as-of', '2026-02-29'], /2026-02-29 is not a date/],
    ['a number', ['assess', 'pilot.yaml', '--min-score', 'high'], /--min-score high is not a number from 0 to 100/],
    ['a blank number', ['assess', 'pilot.yaml', '--min-score', ' '], /is not a number from 0 to 100/],
    [
      'a number too large',
      ['assess', 'pilot.yaml', '--min-score', '101'],
      /is not a number from 0 to 100\n {2}such as/,
    ],
    ['a number too small', ['assess', 'pilot.yaml', '--min-score=-1'], /is not a number from 0 to 100/],
    ['a size', ['validate', 'pilot.yaml', '--max-bytes', '0'], /is not a number from 1/],
  ])('%s', (_name, args, message) => expect(refused(args)).toMatch(message));

  it('is refused before a file is read', () => {
    expect(refused(['assess', 'bad.yaml', '--for', 'prod'])).not.toContain('bad.yaml');
  });

  it('cannot act on the terminal', () => {
    expect(refused(['assess', 'pilot.yaml', '--for', '\u001b[31mred'])).toContain('\\u{1b}[31mred');
  });
});

describe('a wrong file', () => {
  test.each([
    ['missing', 'nowhere.yaml', 'there is no file nowhere.yaml'],
    ['below a file', 'pilot.yaml/x', 'pilot.yaml/x cannot be read (ENOTDIR)'],
    ['empty', 'empty.yaml', 'the file is empty'],
    [
      'comments alone',
      'comments.yaml',
      'the file is empty, or holds comments alone\n    1 | # nothing\n      | ^\n  → readiness init asks',
    ],
    ['binary', 'binary.yaml', 'not UTF-8'],
    ['not a map', 'list.yaml', 'list.yaml:1:1'],
    ['not YAML', 'worse.yaml', 'worse.yaml:'],
  ])('%s', (_name, file, message) => {
    for (const command of ['assess', 'validate']) {
      const text = refused([command, file]);
      expect(text).toContain(message);
      expect(text).toMatch(/\d errors? in /);
    }
  });

  it('that is a folder without a pilot is told', () => {
    for (const command of ['assess', 'validate', 'gate'])
      expect(refused([command, 'dir'])).toMatch(/no pilot file in dir\n/);
  });

  it.each(['plan', 'value', 'advise'])('that is a folder is told what finds the pilots in it: %s', (command) => {
    expect(refused([command, 'dir'])).toContain(
      'dir is a folder\n  → name one pilot file in it; readiness portfolio dir lists them\n',
    );
  });

  it('hides none of the others: all problems of all of them at once, the sound ones judged, and exit 2', () => {
    const bad = ['bad.yaml', 'worse.yaml', 'empty.yaml', 'binary.yaml', 'nowhere.yaml'];
    const args = ['pilot.yaml', ...bad, 'other.yaml'];
    const { code, stdout, stderr } = readiness(['assess', ...args, '-f', 'json'], { cwd: folder });
    expect(code).toBe(2);
    for (const file of bad) expect(stderr).toMatch(new RegExp(`^\\d errors? in ${file}$`, 'm'));
    expect(stderr).toContain('2 errors in bad.yaml');
    expect(stderr).not.toMatch(/in (pilot|other)\.yaml/);
    const reports: { file: string; judged?: boolean }[] = JSON.parse(stdout);
    expect(reports.filter(({ judged }) => judged === false).map(({ file }) => file)).toEqual(bad);
    expect(reports.filter(({ judged }) => judged !== false).map(({ file }) => file)).toEqual([
      'pilot.yaml',
      'other.yaml',
    ]);
  });

  it('stands first in what a person reads', () => {
    const { code, stdout } = readiness(['assess', 'pilot.yaml', 'bad.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Not judged · 1 file\n/);
    expect(stdout).toContain('NOT KNOWN TO BE READY TO PILOT');
  });

  it('with a name that could act on the terminal is named harmlessly', () => {
    const place = folderWith({});
    writeFileSync(join(place, '\u001b[31mred.yaml'), BAD);
    const { code, stderr } = readiness(['assess', '\u001b[31mred.yaml'], { cwd: place });
    expect(code).toBe(2);
    expect(stderr).toContain('\\u{1b}[31mred.yaml:2:');
    expect(stderr).not.toMatch(controls);
  });
});

describe('a bug', () => {
  const broken = (): Memory => {
    const memory = worldWith();
    const read = () => {
      throw new TypeError('x is not \u001ba function');
    };
    return { ...memory, world: { ...memory.world, read } };
  };

  it.each(['assess', 'validate'])('in %s is exit code 3, with how to report it and no stack trace', async (command) => {
    const { world, printed } = broken();
    expect(await run([command, 'pilot.yaml'], world)).toBe(3);
    const text = printed.stderr;
    expect(printed.stdout).toBe('');
    expect(text).toMatch(/^readiness: a bug in readiness .*: x is not \\u\{1b\}a function\n.*--debug/);
    expect(text).not.toContain('    at ');
  });

  it('shows its stack trace with --debug', async () => {
    const { world, printed } = broken();
    expect(await run(['assess', 'pilot.yaml', '--debug'], world)).toBe(3);
    expect(printed.stderr).toMatch(/TypeError: x is not[\s\S]*\n\s+at /);
  });
});
