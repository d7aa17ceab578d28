// Runs one command line after another in one process, each as if it were alone: its own folder, environment, stdin and
// outputs. What goes to the descriptors 0, 1 and 2 is kept here, so that all of the program runs as it is, its screens too.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { main } from '../../src/main.ts';
import type { Ended, Request } from './client.ts';

let input = Buffer.alloc(0);
const output: Record<number, Buffer[]> = { 1: [], 2: [] };

const { readSync, writeSync } = fs;
fs.readSync = ((descriptor: number, into: Uint8Array, ...rest: []) => {
  if (descriptor !== 0) return readSync(descriptor, into, ...rest);
  const bytes = input.copy(into);
  input = input.subarray(bytes);
  return bytes;
}) as typeof readSync;
fs.writeSync = ((descriptor: number, data: string | Buffer, from: number, ...rest: []) => {
  if (descriptor !== 1 && descriptor !== 2) return writeSync(descriptor, data as Buffer, from, ...rest);
  const bytes = typeof data === 'string' ? Buffer.from(data) : data.subarray(from ?? 0);
  output[descriptor]?.push(Buffer.from(bytes));
  return bytes.length;
}) as typeof writeSync;
syncBuiltinESMExports();

/** A zone that was set stays in force when its variable is deleted: it is set back by name. */
const { TZ: zone = 'UTC' } = process.env;

const answer = async ({ args, cwd, stdin, env }: Request): Promise<Ended> => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, { TZ: zone }, env);
  if (env.TZ === undefined) delete process.env.TZ;
  input = Buffer.from(stdin);
  output[1] = [];
  output[2] = [];
  process.exitCode = 0;
  await main(args);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  const text = (descriptor: 1 | 2) => Buffer.concat(output[descriptor] ?? []).toString('utf8');
  return { code, stdout: text(1), stderr: text(2) };
};

process.on('message', (request: Request) => {
  void answer(request).then((ended) => process.send?.(ended));
});
process.on('disconnect', () => process.exit());
