// A command line in a process that is warm already: one for each worker of the test runner, kept for all of its files.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { warmProgram } from './bundle.ts';

export type Request = {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly stdin: string | Uint8Array;
  readonly env: Readonly<Record<string, string | undefined>>;
};
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Server = { readonly port: MessagePort; readonly signal: Int32Array };

const shared = globalThis as { warmReadiness?: Server };

/** Waits for the end, which is what tests are written for: at most `timeout` milliseconds. */
export const runWarm = (request: Request, timeout: number): Ended => {
  shared.warmReadiness ??= connect();
  const { port, signal } = shared.warmReadiness;
  Atomics.store(signal, 0, 0);
  port.postMessage(request);
  if (Atomics.wait(signal, 0, 0, timeout) === 'timed-out') {
    port.postMessage('kill');
    throw new Error(`readiness ${request.args.join(' ')} had not ended after ${timeout} ms`);
  }
  const answer = receiveMessageOnPort(port)?.message as Ended | { readonly died: string };
  if ('died' in answer) throw new Error(`readiness ${request.args.join(' ')}: ${answer.died}`);
  return answer;
};

const connect = (): Server => {
  if (!existsSync(warmProgram)) throw new Error(`${warmProgram} is missing: vitest's global set-up builds it`);
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(fileURLToPath(new URL('./proxy.mjs', import.meta.url)), {
    workerData: { port: port2, signal, file: warmProgram, env: { PATH: process.env.PATH, HOME: process.env.HOME } },
    transferList: [port2],
    env: {},
    execArgv: [],
  });
  worker.unref();
  port1.unref();
  return { port: port1, signal };
};
