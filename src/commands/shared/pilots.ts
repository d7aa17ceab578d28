// Which pilot files are meant: files as they are named, folders that are searched, globs on shells that expand none; and
// where nothing is named, those of the configuration. What is a pilot file is told by its content, not by its name.

import { resolve } from 'node:path';
import type { Input } from '../../assess/evaluate.ts';
import { assess } from '../../assess/index.ts';
import type { World } from '../../io/world.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Checklist } from '../../model/checklist.ts';
import { isReadinessError, ReadinessError } from '../../model/problem.ts';
import { counted, safe } from '../../report/text.ts';
import { type ChecklistFlags, CONFIGURATION, configurationFor, pilotFiles } from './checklists.ts';
import { asOfIn, assessInput, maxBytesFrom, type PilotFile, readPilots } from './input.ts';
import { printProblems } from './output.ts';

/** Bytes of a file that are looked at to tell whether it is a pilot. */
const HEAD = 65_536;

/** A file that is meant; `bytes` are those of a whole file that was looked at. Or why a folder or a pattern means none. */
export type PilotCandidate = {
  readonly file: string;
  readonly bytes?: Uint8Array;
  readonly none?: ReadinessError;
};

/**
 * The files that are meant, each once and one by one, in the order of the names and then of the alphabet. A name that is
 * neither folder nor pattern is kept, so that what reads it says what is wrong. Throws ReadinessError where stdin is
 * named twice.
 */
export async function* expandNames(named: readonly string[], world: World): AsyncGenerator<PilotCandidate> {
  if (named.filter((name) => name === '-').length > 1) {
    throw new ReadinessError('stdin (-) can be read once only', { hint: 'name - a single time' });
  }
  const seen = new Set<string>();
  for (const name of named) {
    for await (const one of namedBy(name, world)) {
      const key = one.file === '-' ? '-' : resolve(one.file);
      if (seen.has(key)) continue;
      if (named.length > 1) seen.add(key);
      yield one;
    }
  }
}

async function* namedBy(name: string, world: World): AsyncGenerator<PilotCandidate> {
  const kind = name === '-' ? undefined : world.pathKind(name);
  if (kind === 'folder') return yield* pilotsBelow(name, world);
  if (name === '-' || kind !== undefined) return yield { file: name };
  const { default: picomatch } = await import('picomatch');
  const { glob, base } = picomatch.scan(name);
  if (glob === '') return yield { file: name };
  const folder = base === '' ? '.' : base;
  if (!isQuick(glob)) throw new ReadinessError(`${name} is no pattern that is matched here`, { hint: PATTERNS });
  const isMeant = picomatch(glob);
  let found = 0;
  const shut: PilotCandidate[] = [];
  for await (const file of world.pathKind(folder) === 'folder' ? filesBelow(folder, world, shut) : []) {
    if (!isMeant(folder === '.' ? file : file.slice(join(folder, '').length))) continue;
    found++;
    yield { file };
  }
  yield* shut;
  if (found + shut.length > 0) return;
  const none = new ReadinessError(`no file matches ${name}`, { hint: 'check the pattern, or name a folder' });
  yield { file: name, none };
}

const PATTERNS = '* twice between slashes and ** twice at most, ?, [a-z], {one,other}; or name a folder';

/** A configuration of a stranger may name a pattern: some take longer than anybody waits, groups and many stars do. */
const isQuick = (glob: string): boolean =>
  glob.length <= 255 &&
  !/[()+|\\]/.test(glob) &&
  !/\{[^}]*[*{]/.test(glob) &&
  glob.split('{').length <= 3 &&
  glob.split('**').length <= 3 &&
  glob.split('/').every((part) => part === '**' || part.split(/\*+/).length <= 3);

async function* pilotsBelow(folder: string, world: World): AsyncGenerator<PilotCandidate> {
  let found = 0;
  const shut: PilotCandidate[] = [];
  for await (const file of filesBelow(folder, world, shut)) {
    if (!isNamedLikeOne(file)) continue;
    const head = readHead(file, world);
    // What nobody can read may be a pilot: it is told, and not passed over.
    const isShut = head === undefined && world.pathKind(file) === 'file';
    if (!isShut && !looksLikePilot(head)) continue;
    found++;
    yield head === undefined || head.length > HEAD ? { file } : { file, bytes: head };
  }
  yield* shut;
  if (found + shut.length === 0) yield { file: folder, none: noneIn(folder) };
}

/** `shut` gets the folders that may not be read: reading one like a file says so. */
async function* filesBelow(folder: string, world: World, shut: PilotCandidate[]): AsyncGenerator<string> {
  let links = 0;
  const onLink = (): void => {
    links++;
  };
  const onShut = (path: string): void => {
    shut.push({ file: join(folder, path.replace(/\/$/, '')) });
  };
  for (const file of await world.walkTree(folder, { everyFolder: true, onLink, onShut })) yield join(folder, file);
  if (links === 0) return;
  world.stderr.write(`${counted(links, 'link')} below ${safe(folder)} ${links === 1 ? 'is' : 'are'} not followed\n`);
}

/** A file below a folder, named as the folder is. */
export const join = (folder: string, file: string): string =>
  folder === '.' ? file : `${folder.replace(/[\\/]+$/, '')}/${file}`;

export const noneIn = (folder: string): ReadinessError =>
  new ReadinessError(`there is no pilot file in ${folder}`, {
    hint: 'a pilot file has version: 1 and pilot: with a name at its top; readiness init writes one',
  });

/** One byte more than a head has, where the file is longer; undefined where it cannot be read. */
const readHead = (file: string, world: World): Uint8Array | undefined => {
  try {
    return world.read(file, HEAD);
  } catch (error) {
    if (isReadinessError(error)) return undefined;
    throw error;
  }
};

/**
 * `version: 1` (in quotes, too, which validate corrects) and a `pilot:` with a name at the top level, as block or flow YAML or as JSON. A slip of the pen elsewhere in
 * the file does not take it from those that are judged: the text is searched, and not read as YAML. A commit that mistypes
 * the very name is told by a hook, which asks for none.
 */
export const looksLikePilot = (bytes: Uint8Array | undefined, needsName = true): boolean => {
  if (bytes === undefined) return false;
  const text = new TextDecoder().decode(bytes);
  const isFlow = /^\uFEFF?\s*\{/.test(text);
  const start = isFlow ? '[{,\\n][ \\t\\r]*' : '^\\uFEFF?';
  if (!new RegExp(`${start}["']?version["']?\\s*:\\s*["']?v?1(\\.0)?["']?\\s*(#|,|\\}|$)`, 'm').test(text))
    return false;
  const key = new RegExp(`${start}["']?pilot["']?\\s*:`, 'm').exec(text);
  if (key === null || !needsName) return key !== null;
  const rest = text.slice(key.index + key[0].length);
  const end = isFlow ? -1 : rest.search(/\n[^\s#]/);
  return /["']?\bname["']?\s*:/.test(end === -1 ? rest : rest.slice(0, end));
};

/** The pilot files below a folder, in the order of their names, none where there are none. At most `most` files are looked at. */
export const pilotsIn = async (folder: string, world: World, most: number): Promise<readonly string[]> => {
  const { files } = await world.listTree(folder, { most, everyFolder: true });
  return files
    .filter(isNamedLikeOne)
    .map((file) => join(folder, file))
    .filter((file) => looksLikePilot(readHead(file, world)));
};

const isNamedLikeOne = (file: string): boolean => /\.(ya?ml|json)$/i.test(file);

/**
 * What the command line means: the files, folders and globs that it names; where it names none, the `pilots` of the
 * configuration, else `otherwise`, else pilot.yaml in the working folder. Throws ReadinessError where there is none of these.
 */
export const resolveNames = async (
  named: readonly string[],
  flags: ChecklistFlags,
  world: World,
  otherwise?: string,
): Promise<readonly string[]> => {
  if (named.length > 0) return named;
  const configured = await configurationFor(flags, ['-'], world);
  for (let one = configured; one !== undefined; one = one.above) if (one.pilots.length > 0) return one.pilots;
  if (otherwise !== undefined) return [otherwise];
  if (world.pathKind(USUAL) === 'file') return [USUAL];
  throw new ReadinessError('no pilot file is named', {
    hint: `name files or folders, begin one with readiness init ${USUAL}, or list them once as pilots: in ${CONFIGURATION}`,
  });
};

const USUAL = 'pilot.yaml';

/** The pilot files that are meant, each once, without a configuration among them; with `onlyPilots` there may be none. */
export const resolvePilots = async (
  named: readonly string[],
  flags: ChecklistFlags,
  world: World,
): Promise<readonly string[]> => {
  if (flags.onlyPilots === true) return named.filter((file) => looksLikePilot(readHead(file, world), false));
  const files: string[] = [];
  for await (const { file, none } of expandNames(await resolveNames(named, flags, world), world)) {
    if (none !== undefined) throw none;
    files.push(file);
  }
  return pilotFiles(files, world);
};

// What the commands about one pilot share: it is read, validated and judged, or its problems are printed.

/** As the command line gives them, unread. */
export type PilotFlags = ChecklistFlags & { readonly asOf?: string; readonly maxBytes?: string };

/** `input` is what the assessment was made from. */
export type Opened = { readonly subject: PilotFile; readonly input: Input; readonly assessment: Assessment };

/** Undefined where the file is not valid: its problems are printed, and the exit code is 2. */
export const openPilot = async (
  file: string,
  checklist: Checklist,
  flags: PilotFlags,
  world: World,
): Promise<Opened | undefined> => {
  const asOf = asOfIn(flags, world);
  const { reads } = readPilots([file], world, maxBytesFrom(flags.maxBytes), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    return undefined;
  }
  const input = assessInput(subject, checklist, asOf, world);
  return { subject, input, assessment: assess(input) };
};
