// The action on a pull request, against a stand-in for GitHub's API on this machine: one comment, updated in place.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../judge.ts';
import { AS_OF } from '../kit.ts';
import { cleanEnv, folderWith, PATIENCE } from '../program.ts';

type Comment = { id: number; body: string; user: { type: string } };
const state: { comments: Comment[]; asked: string[]; refuse: number; tokens: Set<string> } = {
  comments: [],
  asked: [],
  refuse: 0,
  tokens: new Set(),
};
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += part;
  return text === '' ? '' : (JSON.parse(text) as { body: string }).body;
};
const server = createServer(async (request, response) => {
  const { method = '', url = '' } = request;
  const body = await bodyOf(request);
  state.asked.push(`${method} ${url}`);
  state.tokens.add(request.headers.authorization ?? '');
  const answer = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (state.refuse > 0) return answer(state.refuse, { message: 'Resource not accessible by integration' });
  if (method === 'GET') {
    const page = Number(new URL(url, 'http://x').searchParams.get('page'));
    return answer(200, state.comments.slice((page - 1) * 100, page * 100));
  }
  if (method === 'POST') state.comments.push({ id: 1000 + state.comments.length, body, user: { type: 'Bot' } });
  const id = Number(url.split('/').at(-1));
  const patched = state.comments.find((one) => one.id === id);
  if (method === 'PATCH' && patched !== undefined) patched.body = body;
  return answer(200, {});
}).listen(0, '127.0.0.1');
afterAll(() => void server.close());

const PILOT = 'version: 1\npilot: {name: Helpdesk, stage: idea}\ndata:\n  controls: {lineage: in-place}\n';

const pullRequest = () => {
  const cwd = folderWith({ 'pilot.yaml': PILOT });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', cwd, '-c', 'user.name=team', '-c', 'user.email=team@example.com', ...args], {
      env: cleanEnv,
      encoding: 'utf8',
      ...PATIENCE,
    }).trim();
  git('init', '-qb', 'main');
  git('add', '-A');
  git('commit', '-qm', 'base');
  const base = git('rev-parse', 'HEAD');
  git('checkout', '-qb', 'change');
  const push = (text: string): void => {
    writeFileSync(join(cwd, 'pilot.yaml'), text);
    git('commit', '-qam', 'change', '--allow-empty');
  };
  const act = (env: Record<string, string> = {}) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const child = spawn('bash', [`${root}scripts/action.sh`], {
        cwd,
        env: {
          ...cleanEnv,
          GITHUB_ACTION_PATH: root.replace(/\/$/, ''),
          GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          GITHUB_REPOSITORY: 'team/pilots',
          READINESS_BASE_SHA: base,
          READINESS_PULL_REQUEST: '7',
          READINESS_TOKEN: 'secret-of-the-job',
          READINESS_MIN_SCORE: '0',
          READINESS_AS_OF: AS_OF,
          ...env,
        },
      });
      let out = '';
      child.stdout.on('data', (some) => (out += some));
      child.stderr.on('data', (some) => (out += some));
      child.on('close', (code) => resolve({ code, out }));
    });
  state.comments = [];
  state.asked = [];
  state.refuse = 0;
  return { act, push, cwd };
};

it('is silent where nothing moved, comments once, changes that comment, and nobody else’s', async () => {
  const { act, push } = pullRequest();
  const other = { id: 1, body: '<!-- readiness: moved -->\nmine', user: { type: 'User' } };
  state.comments = [
    other,
    ...Array.from({ length: 120 }, (_, i) => ({ id: 100 + i, body: 'x', user: { type: 'Bot' } })),
  ];
  const before = state.comments.length;
  push(PILOT);
  expect((await act()).code).toBe(0);
  expect(state.comments.length).toBe(before);
  push(PILOT.replace('in-place', 'absent'));
  expect((await act()).code).toBe(0);
  expect(state.comments.length).toBe(before + 1);
  expect(state.comments.at(-1)?.body).toMatch(/^<!-- readiness: moved -->\n## Readiness: 1 check worse\n/);
  push(PILOT);
  await act();
  expect(state.comments.length).toBe(before + 1);
  expect(state.comments.at(-1)?.body).toMatch(/^<!-- readiness: unmoved -->\n## Readiness: nothing moved\n/);
  const asked = state.asked.length;
  await act();
  expect(state.asked.slice(asked).filter((one) => !one.startsWith('GET'))).toEqual([]);
  expect(other.body).toBe('<!-- readiness: moved -->\nmine');
  expect([...state.tokens]).toEqual(['Bearer secret-of-the-job']);
});

it('comments always, or never, where it is asked to', async () => {
  const { act, push } = pullRequest();
  push(PILOT);
  await act({ READINESS_COMMENT: 'never' });
  expect(state.asked).toEqual([]);
  await act({ READINESS_COMMENT: 'always' });
  expect(state.comments.length).toBe(1);
  const { code, out } = await act({ READINESS_COMMENT: 'often' });
  expect([code, out]).toEqual([2, expect.stringContaining('none of changed, always, never')]);
});

it.each([403, 404, 500])('says that it could not comment, and goes on, where GitHub answers %d', async (status) => {
  const { act, push } = pullRequest();
  push(PILOT.replace('in-place', 'absent'));
  state.refuse = status;
  const { code, out } = await act();
  expect(code).toBe(0);
  expect(out).toMatch(/::notice title=readiness::the comment was not written/);
  if (status === 403) expect(out).toContain('pull-requests: write');
  expect(out).not.toContain('secret-of-the-job');
  expect((await act({ READINESS_REQUIRE: '', READINESS_MIN_SCORE: '99' })).code).toBe(1);
});

it('keeps the token from the action’s text', () => {
  expect(readFileSync(`${root}action.yml`, 'utf8')).toMatch(/READINESS_TOKEN: \$\{\{ inputs\.token \}\}/);
});
