// A git repository of its own for a test, with commits of the dates that the test gives.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnv, folderWith, PATIENCE } from './program.ts';

const who = {
  GIT_AUTHOR_NAME: 'team',
  GIT_AUTHOR_EMAIL: 'team@example.com',
  GIT_COMMITTER_NAME: 'team',
  GIT_COMMITTER_EMAIL: 'team@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export type Repository = {
  readonly dir: string;
  readonly git: (args: readonly string[], date?: string) => string;
  readonly write: (file: string, text: string) => void;
  /** All that lies in the folder, as of noon of the date. */
  readonly commit: (subject: string, date: string) => void;
};

export const repository = (dir = folderWith({})): Repository => {
  const git = (args: readonly string[], date = '2026-06-01'): string => {
    const at = `${date}T12:00:00Z`;
    return execFileSync('git', ['-C', dir, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...PATIENCE,
      env: { ...cleanEnv, ...who, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    });
  };
  git(['init', '-qb', 'main']);
  return {
    dir,
    git,
    write: (file, text) => {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), text);
    },
    commit: (subject, date) => {
      git(['add', '-A']);
      git(['commit', '-qm', subject], date);
    },
  };
};

/** A pilot of three controls, each as it is given. */
export const pilotOf = (lineage: string, rights = 'in-place', retention = 'in-place'): string =>
  `version: 1\npilot: {name: A}\ndata:\n  controls:\n    lineage: ${lineage}\n    rights: ${rights}\n    retention: ${retention}\n`;
