// The thread between a test, which waits, and the server's process: it starts the server, passes on, and wakes the test.
import { fork } from 'node:child_process';
import { workerData } from 'node:worker_threads';

const { port, signal, file, env } = workerData;
let server;

const tell = (answer) => {
  port.postMessage(answer);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
};

const start = () => {
  const said = [];
  const started = fork(file, [], { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  started.stderr.on('data', (bytes) => said.push(bytes));
  started.on('message', tell);
  started.on('exit', (code, killed) => {
    if (server !== started) return;
    server = undefined;
    tell({ died: `the warm program ended (${killed ?? code})\n${Buffer.concat(said)}` });
  });
  return started;
};

port.on('message', (request) => {
  if (request === 'kill') {
    const last = server;
    server = undefined;
    last?.kill('SIGKILL');
    return;
  }
  server ??= start();
  server.send(request);
});
