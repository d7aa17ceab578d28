// Which files are pilots: told by what stands in them, not by their names.
import type { World } from '../../io/world.ts';
import { isReadinessError } from '../../model/problem.ts';
import { parse } from '../../read/parse.ts';
import { bytesOf } from './flags.ts';

/** Files that are looked through for pilots, at the most. */
const MOST_FILES = 20_000;

/** The pilot files below a folder, in the order of their names. What cannot be read is none. */
export const pilotsIn = async (folder: string, world: World, most = MOST_FILES): Promise<readonly string[]> => {
  const { files } = await world.tree(folder, { most });
  return files
    .filter((file) => /\.ya?ml$/i.test(file))
    .map((file) => (folder === '.' ? file : `${folder}/${file}`))
    .filter((file) => isPilotFile(file, world));
};

/** Whether a file says of itself that it is a pilot: `version: 1` and a `pilot` with a name, or one that is meant to be. */
export const isPilotFile = (file: string, world: World): boolean => {
  try {
    return isPilotText(world.read(file, bytesOf()), file);
  } catch (error) {
    if (isReadinessError(error)) return false;
    throw error;
  }
};

/** Broken YAML counts by its first lines: a slip of the pen does not take a pilot from those that are judged. */
export const isPilotText = (bytes: Uint8Array, file: string): boolean => {
  const text = new TextDecoder().decode(bytes);
  if (!/^["']?version["']?\s*:/m.test(text) || !/^["']?pilot["']?\s*:/m.test(text)) return false;
  const { document } = parse(bytes, file, { maxBytes: bytesOf() });
  if (document === undefined) return true;
  const { version, pilot } = Object(document.value) as { readonly version?: unknown; readonly pilot?: unknown };
  return version === 1 && typeof pilot === 'object' && pilot !== null;
};
