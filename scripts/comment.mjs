#!/usr/bin/env node
// Puts the comment of `readiness gate --comment FILE` on a pull request: one comment, found again by its first line, and
// changed in place. Everything comes from the environment. Without permission it says so: the verdict stands without it.
// COMMENT: the file · WHEN: changed, always or never · PULL_REQUEST: its number · GITHUB_REPOSITORY, GITHUB_API_URL,
// GITHUB_TOKEN.
import { readFileSync } from 'node:fs';

const MARKER = '<!-- readiness: ';
const MOST_PAGES = 30;
const { COMMENT = '', WHEN = 'changed', PULL_REQUEST = '', GITHUB_REPOSITORY = '', GITHUB_TOKEN = '' } = process.env;
const api = process.env.GITHUB_API_URL || 'https://api.github.com';

const tell = (words) => process.stdout.write(`::notice title=readiness::${words.replace(/[%\r\n]/g, ' ')}\n`);

const ask = async (path, method = 'GET', body = undefined) => {
  const answer = await fetch(`${api}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    redirect: 'error', // the token goes nowhere else
    signal: AbortSignal.timeout(20_000),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'readiness',
    },
    ...(body !== undefined && { body: JSON.stringify({ body }) }),
  });
  if (!answer.ok) throw Object.assign(new Error(`GitHub answered ${answer.status}`), { status: answer.status });
  return answer.json();
};

/** Ours alone: a person can begin a comment by the same line, and nobody's words are to be overwritten. */
const former = async () => {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const comments = await ask(`issues/${PULL_REQUEST}/comments?per_page=100&page=${page}`);
    const found = comments.find(({ body, user }) => user?.type === 'Bot' && body?.startsWith(MARKER));
    if (found !== undefined || comments.length < 100) return found;
  }
  return undefined;
};

const put = async () => {
  const text = readFileSync(COMMENT, 'utf8');
  const isMoved = text.startsWith(`${MARKER}moved`);
  const found = await former();
  if (found !== undefined && found.body.trim() === text.trim()) return;
  if (found !== undefined) await ask(`issues/comments/${found.id}`, 'PATCH', text);
  else if (isMoved || WHEN === 'always') await ask(`issues/${PULL_REQUEST}/comments`, 'POST', text);
};

if (!['changed', 'always', 'never'].includes(WHEN)) {
  process.stderr.write(`comment: ${WHEN.replace(/[^\w -]/g, '?')} is none of changed, always, never\n`);
  process.exitCode = 2;
} else if (WHEN !== 'never' && /^\d+$/.test(PULL_REQUEST) && /^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)) {
  try {
    await put();
  } catch (error) {
    const isForbidden = [401, 403, 404].includes(error.status);
    tell(
      isForbidden
        ? 'the comment was not written: the job has no permission to. Give it permissions: pull-requests: write; on a pull request from a fork there is none'
        : `the comment was not written: ${error.message}`,
    );
  }
}
