// How long trend takes over 2,000 commits, against an empty start of Node and against git alone. ROUNDS=3 by default.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'readiness-trend-'));
const rounds = Number(process.env.ROUNDS ?? 3);
const COMMITS = 2000;

/** One stream for git fast-import: every commit changes one number of a real pilot. */
const stream = () => {
  const text = readFileSync(`${root}examples/claims-summariser.yaml`, 'utf8');
  const parts = [];
  for (let i = 0; i < COMMITS; i += 1) {
    const data = `${text}# ${i}\n`;
    const when = 1_700_000_000 + i * 3600;
    parts.push(
      `commit refs/heads/main\ncommitter team <team@example.com> ${when} +0000\ndata 1\nx\nM 100644 inline pilot.yaml\ndata ${Buffer.byteLength(data)}\n${data}\n`,
    );
  }
  return parts.join('');
};

const timed = (command, args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const best = (command, args) => Math.min(...Array.from({ length: rounds }, () => timed(command, args)));

try {
  execFileSync('git', ['init', '-qb', 'main'], { cwd: folder });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream() });
  execFileSync('git', ['checkout', '-q', 'main'], { cwd: folder });
  const empty = best(process.execPath, ['-e', '0']);
  const log = best('git', ['log', '--follow', '--raw', '--', 'pilot.yaml']);
  const trend = best(process.execPath, [`${root}dist/bin.cjs`, 'trend', 'pilot.yaml', '-f', 'json']);
  process.stdout.write(
    `trend over ${COMMITS} commits: ${(trend / empty).toFixed(1)} × an empty start, ${(trend / log).toFixed(1)} × git log alone (${Math.round(trend)} ms)\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
