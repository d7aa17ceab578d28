// Makes what is missing or older than its sources, so that one command is enough in a fresh clone: packages, data, build.
// Named on the command line, those alone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds of the latest change below a path; 0 where there is nothing. */
const changed = (path) => {
  const full = `${root}${path}`;
  if (!existsSync(full)) return 0;
  if (!statSync(full).isDirectory()) return statSync(full).mtimeMs;
  return Math.max(0, ...readdirSync(full).map((name) => changed(`${path}/${name}`)));
};

const run = (title, ...args) => {
  process.stderr.write(`${title} …\n`);
  // What the package manager prints goes to stderr: stdout belongs to the command that is being set up for.
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};

/** What a lock file says of its packages: { path: version }. */
const locked = (file) => {
  const { packages } = JSON.parse(readFileSync(`${root}${file}`, 'utf8'));
  return Object.entries(packages).flatMap(([path, { version, optional }]) =>
    path && !optional ? [[path, version]] : [],
  );
};

/** By their versions, since a checkout and a copy give files any date. */
const isInstalled = () => {
  if (!existsSync(`${root}node_modules/.package-lock.json`)) return false;
  const installed = new Map(locked('node_modules/.package-lock.json'));
  return locked('package-lock.json').every(([path, version]) => installed.get(path) === version);
};

const sources = (...paths) => Math.max(...[...paths, 'scripts', 'package.json'].map(changed));

/** Each thing to set up, in this order: whether it is there, and how it is made. */
const steps = {
  packages: {
    isThere: isInstalled,
    make: ['installing packages', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
  },
  data: {
    isThere: () =>
      changed('src/generated/made') >= sources('checklists', 'src/checklist', 'src/report', 'src/assess', 'src/plan'),
    make: ['reading the checklists', 'run', '--silent', 'generate', '--', '--data'],
  },
  build: {
    isThere: () => changed('dist/bin.cjs') >= sources('checklists', 'src', 'package-lock.json'),
    make: ['building', 'run', '--silent', 'build'],
  },
};

const asked = process.argv.slice(2);
for (const [name, { isThere, make }] of Object.entries(steps)) {
  if ((asked.length === 0 || asked.includes(name)) && !isThere()) run(...make);
}
