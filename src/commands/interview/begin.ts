// The first lines of a pilot file that is not there yet: its name is asked for, and everything else can stay blank.
import { setValue } from '../../interview/edit/index.ts';
import type { World } from '../../io/world.ts';
import { wordsAt } from '../../model/field-words.ts';
import type { Prompter } from '../../model/prompt.ts';
import { safe } from '../../report/safe-text.ts';
import { begun, writeNew } from '../new-file.ts';
import { textIn } from './held.ts';

/** The new file's text, once it is written; undefined where nobody gave a name. */
export const begin = async (file: string, prompter: Prompter, world: World): Promise<string | undefined> => {
  world.stdout.write(`There is no ${safe(file)} yet: it begins with a name.\n`);
  const name = await prompter.ask({
    kind: 'words',
    before: [],
    message: wordsAt(['pilot', 'name'])?.ask ?? 'What is the pilot called?',
    choices: [],
    ways: [],
    check: (reply) => (reply.trim() === '' ? 'a pilot file has a name at least' : undefined),
  });
  if (name === undefined) return undefined;
  writeNew(file, setValue(begun(file, world), ['pilot', 'name'], name.trim()), world);
  return textIn(file, world);
};
