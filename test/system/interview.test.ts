// The interview as a person meets it: a real terminal (tmux) driven by keys, a Ctrl-C in the middle, a resume, 60 columns,
// the mode for screen readers; and no terminal at all.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as yaml } from 'yaml';
import { removeValue } from '../../src/edit/index.ts';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { bin, builtShell, folderWith, readiness, SMALL } from '../program.ts';
import { terminalOf } from './tmux.ts';

const nearly = [
  'version: 1',
  '# kept: what somebody wrote by hand',
  'pilot: {name: "Nearly", stage: idea}  # kept too',
  'talent:',
  '  team: []',
  '  run_fte: 1',
  '',
].join('\n');
const folder = folderWith({ 'small.yaml': SMALL, 'nearly.yaml': nearly, 'open.yaml': SMALL });
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

const { tmux, screen, type, keys, until } = terminalOf('interview');
const shown = (words: string | RegExp): Promise<void> =>
  until(
    () => (typeof words === 'string' ? screen().replaceAll('\n', ' ').includes(words) : words.test(screen())),
    String(words),
  );

/** Waits for a question, then presses keys; `-` before a word means to type it. */
const reply = async (question: string | RegExp, ...presses: readonly string[]): Promise<void> => {
  await shown(question);
  for (const press of presses) {
    if (press.startsWith('-')) type(press.slice(1));
    else keys(press);
  }
};
/** How many questions show that their reply was taken: a screen that merely changed may still wait for the same one. */
const replies = (): number => screen('-S', '-').match(/^✔ /gm)?.length ?? 0;

/** In an empty terminal of its own, whatever the one before left behind. */
const start = async (line: string): Promise<void> => {
  const command = `'${process.execPath}' '${bin}' interview ${line} --as-of ${AS_OF}`;
  const named = `sh -c 'echo $$ > pid; exec "$@"' sh ${command}`; // its process can be sent a signal
  tmux('respawn-pane', '-k', '-c', folder, `trap : INT; ${named}; echo "ended $?"; exec cat`);
  await until(() => !screen().includes('ended'), 'an empty terminal');
  tmux('clear-history');
};

beforeAll(() => {
  tmux('new-session', '-d', '-x', '60', '-y', '40', '-c', folder, 'exec cat');
  tmux('set-option', '-g', 'remain-on-exit', 'on'); // the server outlives whatever ends in it
});
afterAll(() => void tmux('kill-server'));

/** tmux at times leaves what has ended unasked for: that is a zombie (Z), and no process. */
const isRunning = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('in a terminal of 60 columns', () => {
  it('is answered by keys, loses nothing to Ctrl-C, and goes on there', async () => {
    await start('new.yaml');
    await reply('What is the pilot called?', '-Claims bot', 'Enter');
    await reply(/\? Where does the pilot stand/, '-pil', 'Enter');
    await reply(/\? Who uses the pilot/, 'Down', 'Down', 'Enter');
    await reply(/\? What kind of task/, '-search', 'Enter');
    await reply(/\? What can a wrong output harm/, 'Space', 'Down', 'Space', 'Enter');
    await reply(/\? Does the pilot include AI/, '-Triage, Reply "one": 1', 'Enter');
    await shown(/Listed: 1 Triage, 2 Reply "one": 1/);
    expect(
      screen()
        .split('\n')
        .filter((line) => line.length > 60),
    ).toEqual([]);
    expect(screen().replaceAll('\n', ' ')).toMatch(/\d answered · \d+ left for the pilot gate, about \d+ min/);
    keys('C-c');
    await shown('ended 130');
    expect(screen()).not.toMatch(/Error|\bat .*:\d+:\d+/);
    const after = yaml(textOf('new.yaml'));
    expect(after).toEqual({
      version: 1,
      pilot: { name: 'Claims bot', stage: 'pilot', users: 'partners', task: 'search' },
      governance: { affects: ['people', 'money'] },
      agents: [{ name: 'Triage' }, { name: 'Reply "one": 1' }],
    });

    await start('new.yaml');
    await reply(/^\? (?!explains)/m, '-back', 'Enter');
    await shown('no answer before this one');
    keys('C-c');
    await shown('ended 130');
  }, 90_000);

  it.each([60, 80, 120])(
    'takes nothing that is not shown, in %d columns',
    async (columns) => {
      tmux('resize-window', '-x', String(columns), '-y', '40');
      writeFileSync(join(folder, 'digits.yaml'), SMALL);
      await start('digits.yaml');
      await reply(/\? Where does the pilot stand/, '-31/12/2026', 'Enter');
      await shown('"31/12/2026" is none of these');
      await reply(/none of these/, '-3', 'Enter');
      await shown('"3" is none of these');
      expect(textOf('digits.yaml')).toBe(SMALL);
      expect(
        screen()
          .split('\n')
          .filter((line) => line.length > columns),
      ).toEqual([]);
      keys('C-c');
      await shown('ended 130');
      tmux('resize-window', '-x', '60', '-y', '40');
    },
    60_000,
  );

  it.each([0, 60, 200])(
    'ends at a Ctrl-C that comes %d ms after an answer, whatever it does then',
    async (pause) => {
      writeFileSync(join(folder, 'between.yaml'), SMALL);
      await start('between.yaml');
      await reply(/\? Where does the pilot stand/, '-demo');
      keys('Enter');
      await new Promise((done) => setTimeout(done, pause));
      keys('C-c');
      await shown('ended 130');
      expect(yaml(textOf('between.yaml'))).toMatchObject({ pilot: { name: 'Small' } });
    },
    60_000,
  );

  it('ends at a Ctrl-C that comes with the answer itself', async () => {
    writeFileSync(join(folder, 'at-once.yaml'), SMALL);
    await start('at-once.yaml');
    await reply(/\? Where does the pilot stand/, '-demo');
    keys('Enter', 'C-c');
    await shown('ended 130');
    expect(yaml(textOf('at-once.yaml'))).toMatchObject({ pilot: { stage: 'demo' } });
  }, 60_000);

  it('claims nothing for whoever presses Enter in haste', async () => {
    writeFileSync(join(folder, 'haste.yaml'), SMALL);
    await start('haste.yaml --dimension talent');
    for (;;) {
      await shown(/^\? (?!explains)/m);
      if (screen().includes('space ticks')) break;
      const taken = replies();
      keys('Enter');
      await until(() => replies() > taken, 'the next question');
    }
    keys('C-c');
    await shown('ended 130');
    expect(textOf('haste.yaml')).toBe(SMALL);
  }, 60_000);

  it('comes to an end by itself, with the comments of the file kept', async () => {
    await start('nearly.yaml --dimension kpis --only-unknown');
    const isOver = (): boolean => /^ended \d/m.test(screen());
    for (let i = 0; i < 60; i++) {
      await until(() => isOver() || /^\? (?!explains)/m.test(screen('-J')), 'a question or the end');
      if (isOver()) break;
      const taken = replies();
      type('unknown');
      keys('Enter');
      await until(() => replies() > taken, 'the reply taken');
    }
    await shown('ended 0');
    await shown('nothing left');
    expect(textOf('nearly.yaml')).toContain('# kept: what somebody wrote by hand');
    expect(textOf('nearly.yaml')).toContain('# kept too');
  }, 120_000);

  it('fills in what is left of a pilot, and ends where the whole pilot stands', async () => {
    const complete = readFileSync(join(root, 'examples/complete.yaml'), 'utf8');
    const paths = [
      'pilot.users',
      'governance.affects',
      'talent.run_fte',
      'pilot.production_target',
      'operations.controls.failover',
    ];
    writeFileSync(
      join(folder, 'left.yaml'),
      paths.reduce((text, path) => removeValue(text, path.split('.')), complete),
    );
    const { pilot, governance, talent } = yaml(complete);
    const presses: readonly (readonly [RegExp, readonly string[]])[] = [
      [/^\? Who uses the pilot/m, [`-${String(pilot.users).slice(0, 4)}`, 'Enter']],
      [/^\? What can a wrong output harm/m, governance.affects.length === 0 ? ['-none', 'Enter'] : ['Space', 'Enter']],
      [/^\? .*full-time equivalents/m, [`-${talent.run_fte}`, 'Enter']],
      [/^\? .*production\?/m, [`-${pilot.production_target}`, 'Enter']],
      [/^\? Is this in place today\?/m, ['-in-', 'Enter']],
    ];
    await start('left.yaml --only-unknown');
    for (let i = 0; i < 12 && !screen().includes('ended'); i++) {
      // In 60 columns a line of the introduction begins like a question.
      await until(() => /^\? (?!explains)|^ended/m.test(screen()), 'a question');
      const [, answer] = presses.find(([question]) => question.test(screen())) ?? [];
      if (screen().includes('ended')) break;
      if (answer === undefined) throw new Error(`an unexpected question:\n${screen()}`);
      const before = textOf('left.yaml');
      await reply(/^\? (?!explains)/m, ...answer);
      await until(() => textOf('left.yaml') !== before, 'the answer in the file');
    }
    await shown('ended 0');
    await shown('nothing left');
    const stood = (file: string) => {
      const { verdict, score, range } = JSON.parse(
        readiness(['assess', file, '-f', 'json', '--as-of', AS_OF], { cwd: folder }).stdout,
      );
      return { verdict, score, range };
    };
    writeFileSync(join(folder, 'complete.yaml'), complete);
    expect(stood('left.yaml')).toEqual(stood('complete.yaml'));
  }, 120_000);

  it.each<[string, readonly string[], RegExp]>([
    ['a word', ['pilot.users'], /\? Who uses the pilot/],
    ['several words', ['governance.affects'], /\? What can a wrong output harm/],
    ['yes or no', ['data.production_sample.curated'], /\? Were those test items/],
    ['a number', ['talent.run_fte'], /\? .*full-time equivalents/],
    ['a share', ['talent.users_trained_share'], /\? What share of the intended users/],
    ['an estimate', ['value.errors.cost_per_error'], /\? What does a wrong output cost/],
    ['a date', ['evaluation.dataset.refreshed'], /\? When was the evaluation set/],
    ['a list', ['evaluation.metrics'], /\? Which quality metrics/],
    ['a practice', ['operations.controls.failover'], /\? Is this in place today/],
    [
      'several practices',
      ['failover', 'logging', 'cost-tracking', 'release'].map((id) => `operations.controls.${id}`),
      /\? Which of these are in place today/,
    ],
  ])(
    'explains, goes back, skips, stops and is interrupted at %s, and writes nothing',
    async (_name, paths, question) => {
      const complete = readFileSync(join(root, 'examples/complete.yaml'), 'utf8');
      const text = paths.reduce((left, path) => removeValue(left, path.split('.')), complete);
      writeFileSync(join(folder, 'kind.yaml'), text);
      tmux('resize-window', '-x', '80', '-y', '50');
      await start('kind.yaml --only-unknown');
      await reply(question, '-?', 'Enter');
      await until(() => screen('-S', '-').includes('explains the question'), 'the explanation');
      await reply(question, '-back', 'Enter');
      await shown('no answer before this one');
      keys('C-u');
      await reply(question, '-skip', 'Enter');
      await shown('ended 0');
      for (const [end, code] of [
        ['stop', 0],
        ['C-c', 130],
      ] as const) {
        await start('kind.yaml --only-unknown');
        await reply(question, ...(end === 'stop' ? ['-stop', 'Enter'] : [end]));
        await shown(`ended ${code}`);
      }
      expect(textOf('kind.yaml')).toBe(text);
      tmux('resize-window', '-x', '60', '-y', '40');
    },
    120_000,
  );

  it.each([
    ['menus', ''],
    ['plain lines', ' --plain'],
  ])(
    'ends at an interrupt that is no key, as one between two questions is: %s',
    async (_name, flag) => {
      writeFileSync(join(folder, 'open.yaml'), SMALL);
      await start(`open.yaml${flag}`);
      await shown(/^\??\s?Where does the pilot stand/m);
      process.kill(Number(textOf('pid')), 'SIGINT');
      await shown('ended 130');
      expect(textOf('open.yaml')).toBe(SMALL);
    },
    60_000,
  );

  it.each([
    ['menus', ''],
    ['plain lines', ' --plain'],
  ])(
    'leaves a valid file and no process when the terminal is closed: %s',
    async (_name, flag) => {
      writeFileSync(join(folder, 'open.yaml'), SMALL);
      const command = `interview open.yaml --as-of ${AS_OF}${flag}`;
      tmux('new-window', '-n', 'closed', '-c', folder, `exec '${process.execPath}' '${bin}' ${command}`);
      const pid = Number(tmux('display-message', '-p', '-t', 'closed', '#{pane_pid}'));
      await reply(/^\??\s?Where does the pilot stand/m, '-demo', 'Enter');
      await shown(/^\??\s?Who uses the pilot/m);
      tmux('kill-window', '-t', 'closed');
      await until(() => !isRunning(pid), 'an end of the program');
      expect(yaml(textOf('open.yaml'))).toEqual({ version: 1, pilot: { name: 'Small', stage: 'demo' } });
    },
    60_000,
  );
});

describe('--plain', () => {
  it('prints lines alone: no colour, no cursor, one line per prompt', async () => {
    tmux('pipe-pane', '-o', `cat > '${join(folder, 'plain.log')}'`);
    await start('small.yaml --plain');
    await reply(/^Where does the pilot stand today\?$/m, '-pliot', 'Enter');
    await reply('did you mean pilot?', '-pilot', 'Enter');
    await reply(/^Who uses the pilot, or its output\?$/m, '-?', 'Enter');
    await reply('Users (pilot.users)', '-internal', 'Enter');
    await reply(/^What kind of task/m, '-back', 'Enter');
    await reply(/\[internal\]$/m, '-customers', 'Enter');
    await reply(/^What kind of task/m, '-stop', 'Enter');
    await shown('ended 0');
    tmux('pipe-pane');
    expect(yaml(textOf('small.yaml'))).toEqual({
      version: 1,
      pilot: { name: 'Small', stage: 'pilot', users: 'customers' },
    });
    const log = readFileSync(join(folder, 'plain.log'), 'utf8');
    const own = log.slice(log.indexOf('0 answered'), log.lastIndexOf('ended 0'));
    expect(own.length).toBeGreaterThan(500);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    expect(own).not.toMatch(/\u001b|\r(?!\n)/);
  }, 90_000);

  it('takes the numbers of choices, one or several', async () => {
    writeFileSync(join(folder, 'numbers.yaml'), SMALL);
    await start('numbers.yaml --plain');
    await reply(/^Where does the pilot stand today\?$/m, '-3', 'Enter');
    await reply(/^Who uses the pilot, or its output\?$/m, '-9', 'Enter');
    await reply('"9" is not one of', '-1', 'Enter');
    await reply(/^What kind of task/m, '-4', 'Enter');
    await reply(/^What can a wrong output harm/m, '-1, 2', 'Enter');
    await until(() => textOf('numbers.yaml').includes('affects'), 'the answer in the file');
    expect(yaml(textOf('numbers.yaml'))).toEqual({
      version: 1,
      pilot: { name: 'Small', stage: 'pilot', users: 'internal', task: 'search' },
      governance: { affects: ['people', 'money'] },
    });
  }, 60_000);

  it('is what a terminal gets that can only print lines', async () => {
    tmux(
      'respawn-pane',
      '-k',
      '-c',
      folder,
      `TERM=dumb '${process.execPath}' '${bin}' interview small.yaml --all; exec cat`,
    );
    await shown('Reply: a word or number of the list, skip');
    keys('C-d');
    await shown('goes on here');
  }, 30_000);

  it('ends at Ctrl-C and at Ctrl-D, with all answers saved', async () => {
    writeFileSync(join(folder, 'small.yaml'), SMALL);
    for (const [key, stage] of [
      ['C-c', 'idea'],
      ['C-d', 'demo'],
    ] as const) {
      await start('small.yaml --all --plain');
      await reply(/^Where does the pilot stand today\?.*$/m, `-${stage}`, 'Enter');
      await reply(/^Who uses the pilot, or its output\?$/m, key);
      await shown('ended 130');
      expect(textOf('small.yaml')).toContain(`stage: ${stage}`);
    }
  }, 60_000);
});

it('is what init begins with on a terminal', async () => {
  tmux('respawn-pane', '-k', '-c', folder, `'${process.execPath}' '${bin}' init begun.yaml; echo "ended $?"; exec cat`);
  await until(() => !screen().includes('Where'), 'an empty terminal');
  await reply('What is the pilot called?', '-Begun', 'Enter');
  await reply(/\? Where does the pilot stand/, '-idea', 'Enter');
  await reply(/\? Who uses the pilot/, '-stop', 'Enter');
  await shown('ended 0');
  expect(textOf('begun.yaml')).toMatch(
    /^# yaml-language-server: \$schema=.*pilot\.schema\.json\nversion: 1\n\npilot:\n {2}name: Begun\n {2}stage: idea\n$/,
  );
}, 60_000);

it('--help fits 80 columns and has examples', () => {
  const { code, stdout, stderr } = readiness(['interview', '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\nExamples:\n {2}readiness interview pilot\.yaml\n/);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

it('takes answers from a file where one is named, and asks nothing then', () => {
  const cwd = folderWith({ 'p.yaml': `# mine\n${SMALL}`, 'a.yaml': 'pilot.stage: demo\n' });
  const { code } = readiness(['interview', 'p.yaml', '--answers', 'a.yaml', '--as-of', AS_OF], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'p.yaml'), 'utf8')).toBe('# mine\nversion: 1\npilot: {name: Small, stage: demo}\n');
  const both = readiness(['interview', 'p.yaml', '--answers', 'a.yaml', '--only-unknown'], { cwd });
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--only-unknown has no meaning')]);
});

describe('without a terminal', () => {
  it.each([
    ['a pipe', () => readiness(['interview', 'small.yaml'], { cwd: folder, input: 'pilot\n' })],
    ['--plain in a pipe', () => readiness(['interview', 'small.yaml', '--plain'], { cwd: folder, input: 'pilot\n' })],
    ['a closed stdin', () => builtShell('readiness interview small.yaml <&-', folder)],
  ])('%s: exits 2 and says what to use', (_name, run) => {
    const before = textOf('small.yaml');
    const { code, stdout, stderr } = run();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/init --template/);
    expect(stderr).toMatch(/--answers FILE/);
    expect(textOf('small.yaml')).toBe(before);
  });
});

it.each([
  ['menus', '', /^\? Go on now\?/m],
  ['plain lines', ' --plain', /^Go on now\?/m],
])(
  'pauses by itself, and goes on or ends there: %s',
  async (_name, flag, pause) => {
    writeFileSync(join(folder, 'pause.yaml'), SMALL);
    await start(`pause.yaml${flag}`);
    await shown(/Where does the pilot stand/);
    /** From the last line on that says how much is left. */
    const last = (): string => screen().split(' answered · ').at(-1) ?? '';
    /** How many questions were asked: what is left need not change, since an answer may call for another question. */
    const asked = (): number => screen('-S', '-').split(' answered · ').length;
    const isAsked = (): boolean => pause.test(last()) || (flag === '' ? /^\? /m : /^Reply/m).test(last());
    for (let i = 0; i < 60; i++) {
      await until(isAsked, 'a question');
      if (pause.test(last())) break;
      const before = asked();
      type('skip');
      keys('Enter');
      await until(() => pause.test(last()) || asked() > before, 'the next question');
    }
    expect(screen('-S', '-60').replaceAll('\n', ' ')).toContain('nothing is left to ask that could shut');
    if (flag === '') keys('Enter');
    else await reply(pause, '-perhaps', 'Enter', '-yes', 'Enter');
    await shown(/\d+ left for the pilot gate/);
    if (flag !== '') expect(screen('-S', '-60')).toContain('Not taken: say yes or no');
    keys('C-c');
    await shown('ended 130');
  },
  180_000,
);
