// Finds the configuration file of a pilot: beside it or above it, as far as the root of its repository.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The nearest file of this name, as it would be named from the working directory. Outside a repository only beside. */
export const findUpward = (name: string, file: string): string | undefined => {
  const start = file === '-' ? '.' : dirname(file);
  let found: string | undefined;
  for (let folder = start; ; folder = join(folder, '..')) {
    const here = join(folder, name);
    if (found === undefined && existsSync(here)) found = here;
    if (existsSync(join(folder, '.git'))) return found;
    if (dirname(resolve(folder)) === resolve(folder))
      return existsSync(join(start, name)) ? join(start, name) : undefined;
  }
};

/** A file that another one names, relative to the other's folder. */
export const besideFile = (file: string, named: string): string =>
  isAbsolute(named) ? named : join(dirname(file), named);

/** The other way round: a file as the first one would name it. */
export const withinFile = (file: string, named: string): string => relative(dirname(resolve(file)), resolve(named));
