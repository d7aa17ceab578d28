// The one place that decides what may be written, and that writes: files whole or not at all.
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { isSameFile, linkStatus, pause, realName, whyForbidden, whyOutside } from './read.ts';
import type { Written } from './world.ts';

/** A file that the run reads, and what it is to the run ("the checklist in force"). */
export type RunInput = { readonly file: string; readonly what: string };

/**
 * All of them beside their targets first, then each renamed over its own: a reader sees the old file or the new one,
 * never half of one, and what cannot be written leaves the others as they were. What is no regular file (a device, a
 * pipe) is written to as it is, last. Throws ReadinessError, before anything is written, for an input of the run, for
 * what a link makes of another file, and for a pilot file, checklist or configuration whatever the run reads.
 */
export const writeWhole = (files: readonly Written[], inputs: readonly RunInput[] = []): void => {
  for (const one of files) refuse(one, inputs);
  const prepared: { readonly file: string; readonly temporary: string; readonly target: string }[] = [];
  const direct: Written[] = [];
  try {
    for (const one of files) {
      telling(one.file, () => {
        const before = statSync(one.file, { throwIfNoEntry: false });
        if (before !== undefined && !before.isFile()) return direct.push(one);
        const target = realName(one.file);
        const temporary = temporaryBeside(target);
        prepared.push({ file: one.file, temporary, target });
        return writeNew(temporary, one.text, before?.mode);
      });
    }
    for (const { file, text } of direct) telling(file, () => writeInto(file, text));
    for (const { file, temporary, target } of prepared) {
      telling(file, () => {
        if (realName(file) !== target) throw new ReadinessError(`${file} was moved by somebody else meanwhile`);
        renameSync(temporary, target);
      });
    }
  } catch (error) {
    for (const { temporary } of prepared) discard(temporary);
    throw error;
  }
};

const refuse = ({ file, within, mayReplace, updates = false }: Written, inputs: readonly RunInput[]): void => {
  const fail = (why: string): never => {
    throw new ReadinessError(`${file} ${why}`, { hint: 'no file was written; name another file' });
  };
  const why = whyForbidden(file, within);
  if (why !== undefined) fail(why);
  const input = updates ? undefined : inputs.find((one) => isSameFile(one.file, file));
  if (input !== undefined) fail(`is ${input.what} and would be overwritten`);
  const named = linkStatus(file);
  if (named === undefined) return;
  if (within !== undefined && !named.isFile())
    fail('is a link or no regular file, and a configuration may not name it');
  const text = firstLink(file);
  if (text === undefined) return;
  if (mayReplace !== undefined) {
    if (text.trim() !== '' && !mayReplace(text))
      fail('holds something else than an earlier report and would be overwritten');
  } else if (isOurInput(text)) fail('holds a pilot, a checklist or a configuration and would be overwritten');
};

/** The start of a regular file; undefined for what is none, or cannot be read. */
const firstLink = (file: string): string | undefined => {
  try {
    if (!statSync(file).isFile()) return undefined;
    return readFileSync(file).subarray(0, 1_048_576).toString('utf8');
  } catch {
    return undefined;
  }
};

/** By the keys at the margin that only such files have; JSON is YAML. Reports indent theirs. */
const isOurInput = (text: string): boolean =>
  /^\uFEFF?["']?(pilot|checklists|policy|extends|items|checks)["']? ?:/m.test(text) ||
  /^\uFEFF?\s{0,99}\{\s{0,99}"version"\s{0,9}:\s{0,9}1\b/.test(text) ||
  /^["']?version["']? ?: ?["']?1["']?\s*$/m.test(text.slice(0, 4096));

/**
 * Saves a file that somebody else may be writing too: whole, and only over the text that the writer had read. `expected`
 * is the text that the new one was made from; undefined where there was no file. A byte order mark counts as no text: it
 * is kept whether the writer saw it or not. One writer at a time: who comes later finds the file changed. Throws
 * ReadinessError then, and nothing is written.
 */
export const saveOver = (file: string, text: string, expected: string | undefined): void => {
  const why = whyForbidden(file);
  if (why !== undefined)
    throw new ReadinessError(`${file} ${why}`, { hint: 'nothing was written; name the file itself' });
  const target = realName(file);
  const temporary = temporaryBeside(target);
  try {
    const unlock = locked(file, target);
    try {
      if (expected === undefined) create(file, target, temporary, text);
      else replace(file, target, temporary, text, expected);
    } finally {
      rmSync(temporary, { force: true });
      unlock();
    }
  } catch (error) {
    throw isReadinessError(error) ? error : unsaved(file, error);
  }
};

export const makeFolder = (folder: string): void => {
  const why = whyOutside(join(folder, 'file'));
  if (why !== undefined) throw new ReadinessError(`${folder} ${why}`, { hint: 'nothing was written' });
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unsaved(folder, error);
  }
};

const replace = (file: string, target: string, temporary: string, text: string, expected: string): void => {
  const present = presentText(file, target);
  if (bare(present) !== bare(expected)) throw changedUnderneath(file);
  writeNew(temporary, (present.startsWith(MARK) ? MARK : '') + bare(text), statSync(target).mode);
  // Writing takes a while: whoever asks for no lock, an editor say, may have saved meanwhile.
  if (presentText(file, target) !== present) throw changedUnderneath(file);
  renameSync(temporary, target);
};

const MARK = '\uFEFF';
const bare = (text: string): string => (text.startsWith(MARK) ? text.slice(MARK.length) : text);

const presentText = (file: string, target: string): string => {
  const status = statSync(target, { throwIfNoEntry: false });
  if (status === undefined) throw new ReadinessError(`${file} is gone since it was read`, { hint: again });
  if (!status.isFile()) throw new ReadinessError(`${file} is no file that could be changed`, { hint: 'name a file' });
  return readFileSync(target, 'utf8');
};

/** A link appears as a whole, and not where there is something already. Some file systems have none. */
const create = (file: string, target: string, temporary: string, text: string): void => {
  if (linkStatus(target) !== undefined) throw already(file);
  writeNew(temporary, text);
  try {
    linkSync(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw already(file);
    renameSync(temporary, target);
  }
};

/** Held while a file is compared and replaced. What a killed process left is taken over once it is old. */
const locked = (file: string, target: string): (() => void) => {
  const name = process.getBuiltinModule('node:crypto').createHash('sha256').update(target).digest('hex').slice(0, 16);
  const lock = join(dirname(target), `.readiness-${name}.lock`);
  for (let waited = 0; ; waited += pause(TURN)) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (linkStatus(lock)?.mtimeMs ?? Date.now());
    if (age > STALE) rmSync(lock, { force: true });
    else if (waited >= PATIENCE) throw new ReadinessError(`${file} is being written by somebody else`, { hint: again });
  }
};

/** Milliseconds. */
const [TURN, PATIENCE, STALE] = [10, 3_000, 10_000];

const temporaryBeside = (target: string): string =>
  join(dirname(target), `.readiness-${process.getBuiltinModule('node:crypto').randomBytes(9).toString('hex')}.tmp`);

/** Never through a link, never over anything. */
const writeNew = (file: string, text: string, mode?: number): void => {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const descriptor = openSync(file, flags, 0o666);
  try {
    if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
    writeFileSync(descriptor, text);
    fsyncSync(descriptor); // on the disk, not in a buffer, before it takes the place of what was there
  } finally {
    closeSync(descriptor);
  }
};

/** A device or a pipe; not to wait for the reader of a pipe, one that nobody reads is told. */
const writeInto = (file: string, text: string): void => {
  const descriptor = openSync(file, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += writeSome(descriptor, bytes.subarray(at)));
  } finally {
    closeSync(descriptor);
  }
};

const writeSome = (descriptor: number, bytes: Uint8Array): number => {
  for (;;) {
    try {
      return writeSync(descriptor, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      pause(TURN);
    }
  }
};

/** What was never made cannot be taken away: the reason that is told is the first one. */
const discard = (temporary: string): void => {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // its folder is no folder, or is gone
  }
};

const telling = <Result>(file: string, act: () => Result): Result => {
  try {
    return act();
  } catch (error) {
    if (isReadinessError(error)) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const remedy =
      code === 'EISDIR' ? 'name a file, not a folder' : 'check that its folder exists and may be written to';
    const hint = `no file was written; ${remedy}`;
    if (code === 'ENXIO')
      throw new ReadinessError(`${file} is a pipe that nobody reads`, { hint: 'no file was written' });
    throw new ReadinessError(`${file === '' ? "''" : file} cannot be written (${code ?? 'unknown reason'})`, { hint });
  }
};

const again = 'nothing was written; run it again to go on with what is there now';

const changedUnderneath = (file: string): ReadinessError =>
  new ReadinessError(`${file} was changed by somebody else since it was read`, { hint: again });

const already = (file: string): ReadinessError =>
  new ReadinessError(`${file} already exists and is not overwritten`, {
    hint: `go on with it: readiness interview ${file}`,
  });

const unsaved = (file: string, error: unknown): ReadinessError =>
  new ReadinessError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, {
    hint: 'it was not written; check that its folder exists and may be written to',
  });
