// Reads a configuration file; what is wrong with it is printed, and nothing is judged.
import { shapeFaults } from '../assess/shape.ts';
import { byPlace, problemOf } from '../assess/validate.ts';
import type { World } from '../io/world.ts';
import { type Configuration, configuration } from '../model/configuration.ts';
import { ReadinessError } from '../model/problem.ts';
import { counted } from '../report/figures.ts';
import { bytesOf } from './options.ts';
import { printProblems } from './output.ts';
import { type Read, readDocument } from './read.ts';

export const readConfiguration = async (file: string, world: World, colour: boolean): Promise<Configuration> => {
  const { document, ...read } = readDocument(file, world, bytesOf());
  if (document === undefined) return refuse(read, world, colour);
  const faults = shapeFaults(configuration, document.value);
  const problems = faults.map((fault) => problemOf(fault, document)).sort(byPlace);
  if (problems.length > 0) return refuse({ ...read, problems }, world, colour);
  return configuration.parse(document.value);
};

const refuse = async (read: Read, world: World, colour: boolean): Promise<never> => {
  await printProblems([read], world.stderr, colour);
  throw new ReadinessError(`${read.file} is no configuration: ${counted(read.problems.length, 'error')}`, {
    hint: 'nothing was judged; put it right, or name what you want on the command line: --checklist core',
  });
};
