// The command with a world of the test's own: a file in memory, and somebody who replies.
import { describe, expect, it } from 'vitest';
import { runInterview } from '../../src/commands/interview.ts';
import { FIRST_PROMPTS } from '../../src/interview/progress.ts';
import type { World } from '../../src/io/world.ts';
import type { FileState } from '../../src/model/evidence.ts';
import type { Ask } from '../../src/model/ports.ts';
import { ReadinessError } from '../../src/model/problem.ts';
import { once } from '../folders.ts';
import { AS_OF } from '../kit.ts';
import { fileLook } from '../looks.ts';
import { SMALL } from '../program.ts';
import { worldWith as emptyWorld } from '../world.ts';

/** Replies to whatever is asked. */
type Person = (ask: Ask) => string | undefined;

type Reply = string | undefined | ((disk: Map<string, string>) => string | undefined);

const screen = (out: string[]) => ({
  write: (text: string) => void out.push(text),
  isTerminal: true,
  columns: 60,
  colour: false,
});

/** Replies in their order; then the person ends it. */
const worldWith = (disk: Map<string, string>, replies: readonly Reply[] | undefined, person?: Person) => {
  const [out, asks, saves]: [string[], Ask[], string[]] = [[], [], []];
  const left = [...(replies ?? [])];
  const world: World = {
    ...emptyWorld().world,
    read: (file) => {
      const text = disk.get(file);
      if (text === undefined) throw new ReadinessError(`there is no file ${file}`);
      return new TextEncoder().encode(text);
    },
    inspectFiles: () => new Map(),
    save: (file, text, expected) => {
      if (disk.get(file) !== expected) throw new ReadinessError(`${file} was changed by somebody else`);
      disk.set(file, text);
      saves.push(text);
    },
    prompter: async () =>
      replies && {
        ask: async (ask) => {
          asks.push(ask);
          if (person !== undefined) return person(ask);
          const reply = left.shift();
          return typeof reply === 'function' ? reply(disk) : reply;
        },
        close: () => {},
      },
    stdout: screen(out),
    stderr: screen(out),
  };
  return { world, asks, saves, out: () => out.join('') };
};

const held = async (
  text: string | undefined,
  replies: readonly Reply[] | undefined,
  flags: object = {},
  person?: Person,
) => {
  const disk = new Map(text === undefined ? [] : [['p.yaml', text]]);
  const { world, out, ...rest } = worldWith(disk, replies, person);
  const code = await runInterview(world, { file: 'p.yaml', asOf: AS_OF, ...flags });
  return { code, text: disk.get('p.yaml'), out: out(), ...rest };
};

describe('a session', () => {
  it('is saved after every answer, and says where it stands at the end', async () => {
    const { code, saves, out } = await held(SMALL, ['pilot', 'internal', 'stop']);
    expect(code).toBe(0);
    expect(saves.map((one) => one.includes('users'))).toEqual([false, true]);
    expect(out.replaceAll('\n', ' ')).toContain('2 answered · ');
    expect(out.replaceAll('\n', ' ')).toContain('All answers are saved in p.yaml.');
    expect(out).toContain('Next: readiness assess p.yaml');
    expect(out).toMatch(/The verdict now\nNot known to be ready to pilot, and already with real users\.\n/);
  });

  it('that is interrupted ends with 130 and says how to go on', async () => {
    const { code, text, out } = await held(SMALL, ['pilot', undefined]);
    expect(code).toBe(130);
    expect(text).toContain('stage: pilot');
    expect(out.replaceAll('\n', ' ')).toContain('readiness interview p.yaml goes on here');
  });

  it('puts each question on one line, with progress, reason and what may be said', async () => {
    const { asks } = await held(SMALL, ['pilot', 'stop']);
    const [first, second] = asks;
    expect(first?.message).toBe('Where does the pilot stand today?');
    expect(first?.choices.map(({ word }) => word).slice(0, 5)).toEqual([
      'idea',
      'demo',
      'pilot',
      'production',
      'scaled',
    ]);
    expect(first?.ways.map(({ word }) => word)).toEqual(['skip', 'unknown', 'back', '?', 'stop']);
    expect(first?.before.join('\n')).toMatch(
      /^\nBasics: \d+ questions\n0 answered · \d+ left for the pilot gate, about \d+ min$/,
    );
    expect(second?.before.join('\n')).toMatch(/^\n1 answered · /);
    for (const line of asks.flatMap(({ before }) => before)) expect(line.length).toBeLessThanOrEqual(60);
    expect(first?.check('pliot')).toMatch(/did you mean pilot/);
    expect(first?.check('idea')).toBeUndefined();
  });

  it('explains as explain does, then asks again', async () => {
    const { out, asks } = await held(SMALL, ['?', 'stop']);
    for (const words of ['What it asks', 'How it is scored', 'weight', 'readiness explain', 'Stage (pilot.stage)'])
      expect(out).toContain(words);
    expect(asks[1]?.message).toBe(asks[0]?.message);
  });

  /** Skips whatever is asked; at a pause it says this. */
  const skipping =
    (reply: string | undefined): Person =>
    (ask) =>
      ask.message === 'Go on now?' ? reply : 'skip';

  const ended = once((reply) => held(SMALL, [], {}, skipping(reply)));

  it('tells a first verdict after fifteen questions, and goes on', async () => {
    const { out, asks } = await ended('no');
    expect(out.match(/^A first verdict$/gm)).toHaveLength(1);
    const said = out.replaceAll('\n', ' ');
    expect(said).toMatch(
      /A first verdict Not known to be ready to pilot\. Nothing stated speaks against it\. Not known yet: \d+ blockers of the pilot gate\./,
    );
    expect(asks.length).toBeGreaterThan(FIRST_PROMPTS);
  });

  it('tells first what is stated to be wrong', async () => {
    const wrong = `${SMALL}governance: {controls: {output-validation: absent}}\n`;
    const { out } = await held(wrong.replace('Small', 'Small, users: public, stage: pilot'), [], {}, skipping('no'));
    expect(out.replaceAll('\n', ' ')).toMatch(
      /Not ready to pilot, and already with real users\. Stated to be wrong: - .*\(governance\.controls\.output-validation\)/,
    );
  });

  it.each([
    ['no', 0],
    ['stop', 0],
    [undefined, 130],
  ])('pauses once what can shut the gate was asked, and ends there at %s', async (reply, expected) => {
    const { code, out, asks } = await ended(...(reply === undefined ? [] : [reply]));
    const pause = asks.at(-1);
    expect([code, pause?.message]).toEqual([expected, 'Go on now?']);
    expect(['maybe', 'no', 'Y'].map((word) => pause?.check(word))).toEqual(['say yes or no', undefined, undefined]);
    const said = out.replaceAll('\n', ' ');
    expect(said).toContain('nothing is left to ask that could shut the pilot gate');
    expect(said).toContain('Later: readiness interview p.yaml goes on here.');
    expect(out).not.toMatch(/^The verdict now$/m);
    // Answered, left and minutes are the same wherever they are told.
    const told = [...said.matchAll(/\d+ answered · \d+ left for the pilot gate, about \d+ min/g)].map(
      ([words]) => words,
    );
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told).size).toBe(1);
  });

  it('goes on from there at a yes', async () => {
    let more = 0;
    const { asks, code } = await held(SMALL, [], {}, ({ message }) => {
      if (message === 'Go on now?') more = 1;
      else if (more > 0) more += 1;
      return more === 1 ? 'yes' : more > 20 ? 'stop' : 'skip';
    });
    expect(code).toBe(0);
    expect(asks.filter(({ message }) => message === 'Go on now?')).toHaveLength(1);
    expect(more).toBeGreaterThan(20);
  });

  it('says how a reply was read, and why more is left', async () => {
    const replies: Record<string, string> = { 'Which data sources does the pilot read?': 'Tickets' };
    const { asks, out } = await held(SMALL, [], { dimension: 'data' }, (ask) => {
      if (ask.message === 'Which data sources does the pilot read?') return replies[ask.message];
      if (ask.message === 'How many real production items was the pilot tested on?') return '1k';
      return ask.message.startsWith('Which other') ? '' : 'skip';
    });
    expect(asks.flatMap(({ before }) => before).join(' ')).toMatch(/\(\+\d+: Sources: Tickets\)/);
    expect(out).toContain('Read as 1,000.');
    const items = asks.find(({ message }) => message.startsWith('How many real production items'));
    expect([items?.preview?.('1k'), items?.preview?.('1000'), items?.preview?.('1.000')]).toEqual([
      '1,000',
      undefined,
      undefined,
    ]);
  });

  it('does not take what the whole file does not bear', async () => {
    const budget = `${SMALL}budget: {currency: USD, total: 100}\n`;
    const skips = Array.from({ length: 40 }, () => '');
    const { asks } = await held(budget, skips, { dimension: 'talent' });
    const line = asks.find(({ check }) => check('500')?.includes('budget'));
    expect(line?.check('500')).toMatch(/total/);
    expect(line?.check('50')).toBeUndefined();
  });
});

it('looks at the evidence: what is not there is not taken, and what is there counts', async () => {
  const disk = new Map([['p.yaml', `${SMALL}data: {controls: {lineage: in-place}}\n`]]);
  const asks: Ask[] = [];
  const { world } = worldWith(disk, [], (ask) => {
    if (!ask.message.includes('Which file or URL shows this?')) return 'skip';
    asks.push(ask);
    return asks.length === 1 ? 'there.md' : 'stop';
  });
  const [there, gone]: [FileState, FileState] = [fileLook({ modified: AS_OF }), { state: 'missing' }];
  const look: World['inspectFiles'] = (_file, wanted) =>
    new Map(wanted.map(({ file }) => [file, file === 'there.md' ? there : gone]));
  await runInterview({ ...world, inspectFiles: look }, { file: 'p.yaml', asOf: AS_OF, dimension: 'data' });
  expect(asks[0]?.check('gone.md')).toMatch(/^gone\.md is not there/);
  expect(asks[0]?.check('https://wiki.example.com/a')).toBeUndefined();
  expect(disk.get('p.yaml')).toContain('lineage: {status: in-place, evidence: [there.md]}');
});

it('leaves every line alone that an answer does not change', async () => {
  const before = [
    '\uFEFF# head',
    'version: 1   # one',
    "pilot: {name: 'Small',   users: internal} # flow",
    '',
    'data:',
    '    controls:',
    '        lineage:   planned   # soon',
    '# tail',
  ].join('\r\n');
  const { text = '' } = await held(before, ['stop']);
  expect(text).toBe(before);
  const { text: after = '', asks } = await held(before, ['pilot', 'stop']);
  expect(asks[1]?.present).toBeUndefined();
  expect(after).toBe(before.replace("'Small',", "'Small', stage: pilot,"));
});

describe('another writer', () => {
  it('is noticed: nothing of theirs is overwritten, and the question is asked again', async () => {
    const theirs = `${SMALL}# a comment of somebody else\n`;
    const changing = (disk: Map<string, string>): string => {
      disk.set('p.yaml', theirs);
      return 'pilot';
    };
    const { text, out, asks } = await held(SMALL, [changing, undefined]);
    expect(text).toBe(theirs);
    expect(out.replaceAll('\n', ' ')).toContain('changed by somebody else: your last answer was not written');
    expect(asks[1]?.message).toBe(asks[0]?.message);
    const on = await held(SMALL, [changing, 'demo', undefined]);
    expect(on.text).toContain('a comment of somebody else');
    expect(on.text).toContain('stage: demo');
  });

  it('who breaks the file ends the session, with their text left alone', async () => {
    const breaking = (disk: Map<string, string>): string => {
      disk.set('p.yaml', 'version: [');
      return 'pilot';
    };
    await expect(held(SMALL, [breaking])).rejects.toThrow('changed by somebody else');
  });
});

describe('what cannot be asked about', () => {
  const refused = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: ReadinessError) => ({ message: error.message, hint: error.options.hint, code: error.exitCode }),
    );
  it('is no terminal', async () => {
    const told = await refused(held(SMALL, undefined));
    expect(told).toMatchObject({ code: 2, message: expect.stringContaining('needs a terminal') });
    expect(told?.hint).toMatch(/init --template.*--answers FILE/s);
  });
  it('is a file that is not valid: it is left alone, with every problem told', async () => {
    const bad = 'version: 1\npilot: {name: Bad, stage: pliot}\ndata: {sorces: []}\n';
    const { code, text, out, asks } = await held(bad, []);
    expect([code, text, asks.length]).toEqual([2, bad, 0]);
    expect(out).toContain('did you mean "pilot"?');
    expect(out).toContain('did you mean "sources"?');
  });
  it('is a dimension that there is not, stdin, and two scopes at once', async () => {
    expect(await refused(held(SMALL, [], { dimension: 'dat' }))).toMatchObject({
      code: 2,
      hint: expect.stringContaining('data'),
    });
    expect(await refused(held(SMALL, [], { file: '-' }))).toMatchObject({ code: 2 });
    expect(await refused(held(SMALL, [], { all: true, onlyUnknown: true }))).toMatchObject({ code: 2 });
  });
});

describe('a file that is not there', () => {
  it('begins with a name', async () => {
    const { text, asks } = await held(undefined, ['Claims bot', 'idea', 'stop']);
    expect(asks[0]?.check(' ')).toContain('needs a name');
    expect(text).toContain('name: Claims bot');
    expect(text).toContain('stage: idea');
  });
  it.each(['back', 'skip', 'Unknown', 'TBD', '-'])('is not called %s', async (word) => {
    const { asks } = await held(undefined, [undefined]);
    expect(asks[0]?.check(word)).toContain('needs a name');
    expect(asks[0]?.check(`a ${word} b`)).toBeUndefined();
  });
  it('explains at ?, and is not written before it has a name', async () => {
    const { text, code, out, asks } = await held(undefined, ['?', 'stop']);
    expect([text, code, asks.length]).toEqual([undefined, 0, 2]);
    expect(out.replaceAll('\n', ' ')).toContain('The name by which people know the pilot');
    const ended = await held(undefined, [undefined]);
    expect([ended.text, ended.code]).toEqual([undefined, 130]);
  });
  it('takes such a word in quotes', async () => {
    expect((await held(undefined, ['"skip"', 'stop'])).text).toContain('name: skip');
  });
});

it('makes text of the file harmless before it is shown', async () => {
  const evil = 'version: 1\npilot: {name: "T", owner: "x\\u202ey\\u001b[31m"}\n';
  const person: Person = ({ present }) => (present?.includes('202e') ? undefined : 'skip');
  const { asks } = await held(evil, [], { all: true, dimension: 'governance' }, person);
  expect(asks.map(({ present }) => present)).toContain('x\\u{202e}y\\u{1b}[31m');
  const shown = asks.flatMap(({ before, message, present = '' }) => [...before, message, present]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  expect(shown.filter((one) => /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(one)).filter(Boolean)).toEqual([]);
});
