// A step of a workflow on GitHub: where its repository lies, and the files that it may write to.
import { appendFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { ReadinessError } from '../model/problem.ts';
import type { GitHubStep, Sheet } from './world.ts';

/** Undefined where the program does not run in a step. `command` writes to the step's log. */
export const githubStep = (env: NodeJS.ProcessEnv, command: (text: string) => void): GitHubStep | undefined => {
  if (env.GITHUB_ACTIONS !== 'true') return undefined;
  const root = realFolder(env.GITHUB_WORKSPACE || '.');
  return {
    pathOf: (file) => pathFrom(root, file),
    command,
    summary: sheetOf(env.GITHUB_STEP_SUMMARY),
    outputs: sheetOf(env.GITHUB_OUTPUT),
  };
};

/** Links of folders are resolved, as the workspace may be one; the file's own name stays what the repository calls it. */
const pathFrom = (root: string, file: string): string | undefined => {
  const path = relative(root, join(realFolder(dirname(file)), basename(file)));
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
  return path.replaceAll('\\', '/');
};

const realFolder = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
};

const sheetOf = (file = ''): Sheet | undefined =>
  file === ''
    ? undefined
    : {
        size: () => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
        append: (text) => {
          try {
            appendFileSync(file, text);
          } catch (error) {
            const { code } = error as NodeJS.ErrnoException;
            throw new ReadinessError(`${file} cannot be written (${code ?? 'unknown reason'})`);
          }
        },
      };
