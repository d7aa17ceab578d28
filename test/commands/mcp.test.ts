// The tools of a coding assistant, by the SDK's own client: what they answer, what they refuse, what they write.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeChecklist } from '../../src/checklist/core.ts';
import { servedBy } from '../../src/commands/mcp.ts';
import { serverFor } from '../../src/io/mcp.ts';
import { realWorld } from '../../src/io/real-world.ts';
import { fillIn, tools } from '../../src/report/agent/tools.ts';
import { callTool, type Reply, repository } from '../agent.ts';
import { root } from '../judge.ts';
import { copyExamples, folderWith } from '../program.ts';

const before = process.cwd();
let folder = '';
let client: Client;
const call = (name: string, args: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
  callTool(client, name, args);
const record = (answers: Readonly<Record<string, unknown>>, file?: string): Promise<Reply> =>
  call('record_answers', {
    ...(file !== undefined && { file }),
    answers: Object.entries(answers).map(([path, value]) => ({ path, value })),
  });
const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
const page = async (uri: string): Promise<string> => {
  const [one] = (await client.readResource({ uri })).contents;
  return one !== undefined && 'text' in one ? one.text : '';
};

beforeEach(async () => {
  folder = folderWith({ ...repository, '.git/HEAD': 'ref: refs/heads/main\n' });
  process.chdir(folder);
  const world = realWorld(() => undefined);
  const served = servedBy({ asOf: '2026-11-23', color: false }, world, { name: 'readiness', version: '1.0.0' });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await serverFor(served).connect(far);
  client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(near);
});
afterEach(async () => {
  await client.close();
  process.chdir(before);
});
afterAll(() => process.chdir(before));

describe('what it offers', () => {
  it('six tools, one of which writes', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'assess',
      'validate',
      'explain',
      'next_questions',
      'record_answers',
      'plan',
    ]);
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name)).toEqual([
      'record_answers',
    ]);
  });
  it('a page for each check, and the scan', async () => {
    const { resources } = await client.listResources();
    expect(resources).toHaveLength(composeChecklist().items.length + 1);
    expect(await page('readiness://checks/data.lineage')).toContain('Every answer can be traced back');
    expect(await page('readiness://scan')).toContain('evaluation.automated');
    await expect(page('readiness://checks/data.linage')).rejects.toThrow('resources/list names those that there are');
    await expect(page('file:///etc/passwd')).rejects.toThrow();
  });
  it('the prompt that fills in a pilot file, and what not to invent', async () => {
    expect(client.getInstructions()).toContain('What nobody knows stays unknown');
    const { messages } = await client.getPrompt({ name: 'fill_in_pilot' });
    expect(messages[0]?.content).toMatchObject({ type: 'text', text: expect.stringContaining('next_questions') });
  });
});

describe('the answers of its tools', () => {
  it('assess counts, cuts, and names file and line', async () => {
    copyExamples(folder);
    const { data, text: words } = await call('assess', { file: 'examples/telecom-support-bot.yaml', limit: 2 });
    expect(data).toMatchObject({ verdict: 'not-ready-to-pilot', truncated: true });
    expect(data.against.length).toBe(2);
    expect(data.counts.against).toBeGreaterThan(2);
    expect(data.against[0].at).toMatch(/^examples\/telecom-support-bot\.yaml:\d+$/);
    expect(words).toContain(`${data.against[0].says} [${data.against[0].id}] ${data.against[0].at}`);
    expect(words).toContain('raise limit');
  });
  it('an assistant is told what is waived', async () => {
    copyExamples(folder);
    const file = 'examples/complete.yaml';
    const waiver =
      '[{check: governance.output-validation, reason: trial, approved_by: ciso@example.com, expires: 2027-01-31}]';
    writeFileSync(
      join(folder, file),
      text(file)
        .replace('output-validation: *safeguards-review', 'output-validation: absent')
        .replace(/^waivers: \[\]/m, `waivers: ${waiver}`),
    );
    const { data, text: words } = await call('assess', { file });
    const told = 'Outputs are not validated at run time (stated absent): until 2027-01-31, by ciso@example.com';
    expect(words).toContain(`Waived: say so beside the verdict (1):\n- ${told}`);
    expect(data).toMatchObject({ waived: [told] });
  });

  it('validate says what is wrong, where, and what to do', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'version: 1\npilot: {name: Bad, stage: pliot}\ndata: {sorces: []}\n');
    const { data, failed } = await call('validate', { file: 'bad.yaml' });
    expect([failed, data.valid, data.counts]).toEqual([false, false, { errors: 2, warnings: 0 }]);
    expect(data.problems).toMatchObject([
      { at: 'bad.yaml:2:27', hint: 'did you mean "pilot"?' },
      { at: 'bad.yaml:3:8', hint: 'did you mean "sources"?' },
    ]);
    const judged = await call('assess', { file: 'bad.yaml' });
    expect([judged.failed, judged.data.problems.length]).toEqual([true, 2]);
  });
  it('explain gives the check, and with a file what became of it', async () => {
    const { data } = await call('explain', { ids: ['data.lineage'], file: 'pilot.yaml' });
    expect(data.checks).toMatchObject([{ outcome: 'unknown', at: 'pilot.yaml:1', recordAt: 'data.controls.lineage' }]);
    const wrong = await call('explain', { ids: ['data.linage'] });
    expect([wrong.failed, wrong.data.hint]).toEqual([true, expect.stringContaining('data.lineage')]);
  });
  it('next_questions asks in the order of the questionnaire, and begins a file that is not there', async () => {
    const { data } = await call('next_questions', { limit: 3 });
    expect(data.questions.map(({ path }: { path: string }) => path)).toEqual([
      'pilot.stage',
      'pilot.users',
      'pilot.task',
    ]);
    expect(data).toMatchObject({ truncated: true, done: false, standing: { progress: 'ask' } });
    const fresh = await call('next_questions', { file: 'new.yaml' });
    expect(fresh.data.questions).toMatchObject([{ path: 'pilot.name' }]);
  });
  it('plan has dates where enough is answered, and else says what to ask', async () => {
    copyExamples(folder);
    const dated = await call('plan', { file: 'examples/telecom-support-bot.yaml', limit: 3 });
    expect(dated.data).toMatchObject({ dated: true, truncated: true });
    expect(dated.data.tasks[0]).toMatchObject({ id: expect.any(String), start: expect.stringMatching(/^2026-/) });
    const undated = await call('plan');
    expect(undated.data).toMatchObject({ dated: false, tasks: [], counts: { toFind: expect.any(Number) } });
    expect(undated.text).toMatch(/Too little is answered for dates: \d+ checks not answered/);
  });
  it('plan to a gate says where it is open already, and what is no goal', async () => {
    copyExamples(folder);
    const { data } = await call('plan', { file: 'examples/complete.yaml', to: 'pilot' });
    expect(data).toMatchObject({ kind: 'there', tasks: [], counts: { tasks: 0 } });
    const wrong = await call('plan', { to: 'moon' });
    expect([wrong.failed, wrong.text]).toEqual([true, expect.stringContaining('moon')]);
  });
});

describe('record_answers', () => {
  it('keeps comments, and says what changed', async () => {
    const { data } = await record({ 'pilot.stage': 'demo', 'pilot.name': 'Helpdesk bot' });
    expect(data.changed).toEqual([{ path: 'pilot.stage', before: null, after: 'demo', at: 'pilot.yaml:5' }]);
    expect(data.counts).toEqual({ changed: 1, unchanged: 1 });
    expect(text('pilot.yaml')).toBe(`${repository['pilot.yaml']}  stage: demo\n`);
  });
  it('takes all answers or none, each fault at the answer that brought it', async () => {
    const { failed, data } = await record({ 'pilot.stage': 'demo', 'pilot.users': 'everybody', 'pilot.nam': 'x' });
    expect([failed, data.written]).toEqual([true, false]);
    expect(data.problems).toMatchObject([{ at: 'answers[1]' }, { at: 'answers[2]', hint: 'did you mean "name"?' }]);
    expect(text('pilot.yaml')).toBe(repository['pilot.yaml']);
  });
  it('asks no more for what nobody knows', async () => {
    await record({ 'pilot.users': null, 'governance.controls.output-validation': 'unknown' });
    const { data } = await call('next_questions', { limit: 30 });
    const paths: readonly string[] = data.questions.map(({ path }: { path: string }) => path);
    expect(paths).not.toContain('pilot.users');
    expect(paths).not.toContain('governance.controls.output-validation');
    expect(data.counts.notKnown).toBe(2);
  });
  it('keeps evidence and status of a practice apart', async () => {
    await record({ 'data.controls.lineage': 'partial' });
    await record({ 'data.controls.lineage.evidence': [{ file: 'README.md' }] });
    await record({ 'data.controls.lineage': 'in-place' });
    expect(text('pilot.yaml')).toMatch(/lineage:\n {6}status: in-place\n {6}evidence:\n {8}- file: README\.md\n/);
  });
  it('begins a new file, beside which nothing else is written over', async () => {
    const { data } = await record({ 'pilot.name': 'New' }, 'new.yaml');
    expect(data).toMatchObject({ isNew: true, written: true });
    expect(text('new.yaml')).toContain('name: New');
    expect((await record({ 'pilot.stage': 'demo' }, 'nameless.yaml')).failed).toBe(true);
    expect(existsSync(join(folder, 'nameless.yaml'))).toBe(false);
  });
  it('keeps a file that somebody else changed meanwhile', async () => {
    const both = await Promise.all([record({ 'pilot.stage': 'demo' }), record({ 'pilot.users': 'internal' })]);
    expect(both.map(({ failed }) => failed)).toEqual([false, false]);
    expect(text('pilot.yaml')).toMatch(/stage: demo\n {2}users: internal\n/);
  });
});

describe('record_answers writes nothing', () => {
  const outside = folderWith({ 'victim.yaml': 'version: 1\npilot: {name: Victim}\n', 'folder/keep.txt': 'x' });
  const victim = join(outside, 'victim.yaml');
  const all = (): readonly string[] => readdirSync(outside, { recursive: true, encoding: 'utf8' }).sort();
  const untouched = all();
  const place = {
    'a link to a file outside': () => symlinkSync(victim, join(folder, 'linked.yaml')),
    'a link to a folder outside': () => symlinkSync(outside, join(folder, 'out')),
    'a link to nothing outside': () => symlinkSync(join(outside, 'new.yaml'), join(folder, 'dangling.yaml')),
    'a link inside': () => symlinkSync('pilot.yaml', join(folder, 'same.yaml')),
    'a folder': () => mkdirSync(join(folder, 'folder.yaml')),
    nothing: () => undefined,
  } as const;
  it.each([
    ['nothing', victim, 'outside the folder'],
    ['nothing', '../victim.yaml', 'outside the folder'],
    ['nothing', 'a/../../x.yaml', 'outside the folder'],
    ['nothing', '.git/hooks/pre-commit.yaml', '.git'],
    ['nothing', '.GIT/config.yaml', '.git'],
    ['nothing', 'README.md', 'no name of a pilot file'],
    ['nothing', '-', 'is no file'],
    ['nothing', 'pilot\u0000.yaml', 'is no file'],
    ['nothing', 'not/there/x.yaml', 'cannot be written'],
    ['nothing', '/dev/null', 'outside the folder'],
    ['a link to a file outside', 'linked.yaml', 'is a link'],
    ['a link to a folder outside', 'out/victim.yaml', 'is a link'],
    ['a link to a folder outside', 'out/new.yaml', 'is a link'],
    ['a link to nothing outside', 'dangling.yaml', 'is a link'],
    ['a link inside', 'same.yaml', 'is a link'],
    ['a folder', 'folder.yaml', 'is no regular file'],
  ] as const)('%s: %s', async (what, file, why) => {
    place[what]();
    const { failed, text: words } = await record({ 'pilot.name': 'Taken over' }, file);
    expect([failed, words]).toEqual([true, expect.stringContaining(why)]);
    expect(all()).toEqual(untouched);
    expect(readFileSync(victim, 'utf8')).toContain('Victim');
    expect(text('pilot.yaml')).toBe(repository['pilot.yaml']);
  });
  it('through the schema beside a new file', async () => {
    symlinkSync(join(outside, 'stolen.json'), join(folder, 'pilot.schema.json'));
    await record({ 'pilot.name': 'New' }, 'new.yaml');
    expect(all()).toEqual(untouched);
  });
});

describe('what it refuses to read or to take', () => {
  it.each(['assess', 'validate', 'next_questions', 'plan'])('%s outside of the folder', async (name) => {
    const { failed, text: words } = await call(name, { file: '../pilot.yaml' });
    expect([failed, words]).toEqual([true, expect.stringContaining('outside the folder')]);
    expect((await call(name, { file: '/etc/hostname' })).failed).toBe(true);
  });
  it('explain outside of the folder', async () =>
    expect((await call('explain', { ids: ['data.lineage'], file: '/etc/hostname' })).failed).toBe(true));
  it.each([
    ['a limit beyond the largest', 'assess', { limit: 5000 }],
    ['too many answers', 'record_answers', { answers: Array.from({ length: 101 }, () => ({ path: 'a', value: 1 })) }],
    ['an answer without a value', 'record_answers', { answers: [{ path: 'pilot.name' }] }],
    ['a key that there is not', 'record_answers', { answers: [{ path: 'pilot.name', value: 'x', force: true }] }],
    ['a file that is no text', 'assess', { file: 7 }],
    ['too many elements', 'record_answers', { answers: [{ path: 'agents', value: Array(20_000).fill(1) }] }],
    ['no such tool', 'frobnicate', {}],
  ])('%s', async (_what, name, args) => {
    expect(await call(name, args)).toMatchObject({ failed: true, text: expect.stringMatching(/./) });
    expect(text('pilot.yaml')).toBe(repository['pilot.yaml']);
  });
  it('an answer whose path is a prototype, without harm', async () => {
    expect((await record({ '__proto__.stage': 'pilot' })).failed).toBe(true);
    expect((await record({ 'constructor.prototype.x': 1 })).failed).toBe(true);
    expect(({} as Record<string, unknown>).stage).toBeUndefined();
  });
  it('a text of a pilot file as a command of a terminal', async () => {
    writeFileSync(join(folder, 'evil.yaml'), 'version: 1\npilot: {name: "a\\u001b[2Jb\\u202Ec"}\n');
    const { text: words } = await call('assess', { file: 'evil.yaml' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    expect(words).not.toMatch(/[\u001b\u202e]/);
  });
});

it('is described as it is', () => {
  const page = readFileSync(join(root, 'docs/mcp.md'), 'utf8');
  expect(page).toContain(`\`\`\`text\n${fillIn}\n\`\`\``);
  expect([...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(tools));
  const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));
  expect(blocks.length).toBe(4);
  for (const { mcpServers, servers } of blocks) {
    expect(JSON.stringify((mcpServers ?? servers).readiness)).toMatch(/readiness("|\W).*mcp/);
  }
});
