// Which pilot files are meant: files as they are named, folders that are searched, globs on shells that expand none; and
// where nothing is named, those of the configuration. What is a pilot file is told by its content, not by its name.
import { resolve } from 'node:path';
import picomatch from 'picomatch';
import type { World } from '../../io/world.ts';
import { isReadinessError, ReadinessError } from '../../model/problem.ts';
import { counted, safe } from '../../report/text.ts';
import { type ChecklistFlags, CONFIGURATION, configurationFor, pilotFiles } from './checklists.ts';

/** Files of a folder that are looked at in search of pilots. */
const MOST_FILES = 200_000;

/** Bytes of a file that are looked at to tell whether it is a pilot. */
const HEAD = 65_536;

/** `from` is the folder that was searched: then the content tells whether it is a pilot. Undefined where it was named. */
export type Candidate = { readonly file: string; readonly from?: string };

/**
 * The files that may be meant, each once, in the order of the names and then of the alphabet. Throws ReadinessError where a
 * pattern matches nothing; a name that is neither folder nor pattern is kept, so that what reads it says what is wrong.
 */
export const candidatesFor = async (named: readonly string[], world: World): Promise<readonly Candidate[]> => {
  const found = new Map<string, Candidate>();
  for (const name of named) {
    for (const one of await candidatesBy(name, world)) {
      const key = one.file === '-' ? '-' : resolve(one.file);
      if (!found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
};

const candidatesBy = async (name: string, world: World): Promise<readonly Candidate[]> => {
  if (name === '-') return [{ file: name }];
  const kind = world.kindOf(name);
  if (kind === 'folder') {
    const files = (await filesBelow(name, world)).filter(isNamedLikeOne);
    if (files.length === 0) throw noneIn(name);
    return files.map((file) => ({ file, from: name }));
  }
  const { glob, base } = picomatch.scan(name);
  if (glob === '' || kind !== undefined) return [{ file: name }];
  const folder = base === '' ? '.' : base;
  const isMeant = picomatch(glob);
  const files = world.kindOf(folder) === 'folder' ? await filesBelow(folder, world) : [];
  const matching = files.filter((file) => isMeant(folder === '.' ? file : file.slice(join(folder, '').length)));
  if (matching.length > 0) return matching.map((file) => ({ file }));
  throw new ReadinessError(`no file matches ${name}`, { hint: 'check the pattern, or name a folder' });
};

const filesBelow = async (folder: string, world: World): Promise<readonly string[]> => {
  const { files, links, cut } = await world.tree(folder, { most: MOST_FILES, everyFolder: true });
  if (cut) {
    throw new ReadinessError(`${folder} holds more than ${MOST_FILES} files`, { hint: 'name a folder further down' });
  }
  if (links > 0) {
    world.stderr.write(`${counted(links, 'link')} below ${safe(folder)} ${links === 1 ? 'is' : 'are'} not followed\n`);
  }
  return files.map((file) => join(folder, file));
};

/** `below` may be blank. */
const join = (folder: string, file: string): string =>
  folder === '.' ? file : `${folder.replace(/[\\/]+$/, '')}/${file}`;

/** The pilot files among the candidates. Throws ReadinessError for a folder that was named and holds none. */
const pilotsAmong = (candidates: readonly Candidate[], world: World): readonly string[] => {
  const pilots = candidates.filter(({ file, from }) => from === undefined || looksLikePilot(headOf(file, world)));
  for (const { from } of candidates) {
    if (from !== undefined && !pilots.some((one) => one.from === from)) throw noneIn(from);
  }
  return pilots.map(({ file }) => file);
};

export const noneIn = (folder: string): ReadinessError =>
  new ReadinessError(`there is no pilot file in ${folder}`, {
    hint: 'a pilot file has version: 1 and pilot: with a name at its top; readiness init writes one',
  });

/** What cannot be read is no pilot that was found. */
const headOf = (file: string, world: World): string => {
  try {
    return new TextDecoder().decode(world.read(file, HEAD).subarray(0, HEAD));
  } catch (error) {
    if (isReadinessError(error)) return '';
    throw error;
  }
};

/**
 * `version: 1` and a `pilot:` with a name at the top level, as block or flow YAML or as JSON. A slip of the pen elsewhere in
 * the file does not take it from those that are judged: the text is searched, and not read as YAML.
 */
export const looksLikePilot = (text: string): boolean => {
  const isFlow = /^\uFEFF?\s*\{/.test(text);
  const start = isFlow ? '[{,\\n]\\s*' : '^\\uFEFF?';
  if (!new RegExp(`${start}["']?version["']?\\s*:\\s*1\\s*(#|,|\\}|$)`, 'm').test(text)) return false;
  const key = new RegExp(`${start}["']?pilot["']?\\s*:`, 'm').exec(text);
  if (key === null) return false;
  const rest = text.slice(key.index + key[0].length);
  const end = isFlow ? -1 : rest.search(/\n[^\s#]/);
  return /["']?\bname["']?\s*:/.test(end === -1 ? rest : rest.slice(0, end));
};

/** The pilot files below a folder, in the order of their names, none where there are none. At most `most` files are looked at. */
export const pilotsIn = async (folder: string, world: World, most: number): Promise<readonly string[]> => {
  const { files } = await world.tree(folder, { most, everyFolder: true });
  return files
    .filter(isNamedLikeOne)
    .map((file) => join(folder, file))
    .filter((file) => looksLikePilot(headOf(file, world)));
};

const isNamedLikeOne = (file: string): boolean => /\.(ya?ml|json)$/i.test(file);

/**
 * What the command line means: the files, folders and globs that it names; where it names none, the `pilots` of the
 * configuration, else pilot.yaml in the working folder. Throws ReadinessError where there is none of these.
 */
export const namesMeant = async (
  named: readonly string[],
  flags: ChecklistFlags,
  world: World,
): Promise<readonly string[]> => {
  if (named.length > 0) return named;
  const configured = await configurationFor(flags, ['-'], world);
  for (let one = configured; one !== undefined; one = one.above) if (one.pilots.length > 0) return one.pilots;
  if (world.kindOf(USUAL) === 'file') return [USUAL];
  throw new ReadinessError('no pilot file is named', {
    hint: `name files or folders, begin one with readiness init ${USUAL}, or list them once as pilots: in ${CONFIGURATION}`,
  });
};

const USUAL = 'pilot.yaml';

/** The pilot files that are meant, each once, without a configuration among them. */
export const pilotsMeant = async (
  named: readonly string[],
  flags: ChecklistFlags,
  world: World,
): Promise<readonly string[]> => {
  const names = await namesMeant(named, flags, world);
  return pilotFiles(pilotsAmong(await candidatesFor(names, world), world), world);
};
