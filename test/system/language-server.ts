// The real yaml-language-server, spoken to as an editor does: over stdio. Whatever happens, it is killed in the end.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { root } from '../judge.ts';
import { cleanEnv } from '../program.ts';

const SERVER = `${root}node_modules/yaml-language-server/bin/yaml-language-server`;
const MOST_MILLISECONDS = 20_000;

export type Position = { readonly line: number; readonly character: number };
export type Range = { readonly start: Position; readonly end: Position };
export type Diagnostic = { readonly range: Range; readonly message: string; readonly severity: number };
export type Completion = { readonly label: string; readonly documentation?: string | { readonly value: string } };

export type Editor = {
  /** Opens a text under a name in the folder, or changes it there. */
  readonly open: (name: string, text: string) => Promise<readonly Diagnostic[]>;
  readonly complete: (name: string, at: Position) => Promise<readonly Completion[]>;
  readonly hover: (name: string, at: Position) => Promise<string>;
};

/** No answer is a failure, not a test that hangs. */
const inTime = <Result>(what: string, promise: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${what}`)), MOST_MILLISECONDS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Schemas come from the files alone: nothing is fetched. */
const settings = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
  yamlVersion: '1.2',
};

export const withEditor = async <Result>(folder: string, use: (editor: Editor) => Promise<Result>): Promise<Result> => {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { env: cleanEnv, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  try {
    const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
    connection.onNotification('textDocument/publishDiagnostics', (sent: { uri: string; diagnostics: Diagnostic[] }) =>
      waiting.get(sent.uri)?.(sent.diagnostics),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? settings : {})),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const uriOf = (name: string): string => `file://${folder}/${name}`;
    const ask = <Answer>(method: string, params: object): Promise<Answer> =>
      inTime(method, connection.sendRequest<Answer>(method, params));
    await ask('initialize', {
      processId: process.pid,
      rootUri: `file://${folder}`,
      capabilities: { workspace: { configuration: true }, textDocument: { hover: {}, completion: {} } },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: settings } });
    let version = 0;
    return await use({
      open: (name, text) => {
        version++;
        const uri = uriOf(name);
        const found = new Promise<readonly Diagnostic[]>((resolve) => waiting.set(uri, resolve));
        void connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version, text },
        });
        return inTime(`opening ${name}`, found);
      },
      complete: async (name, position) => {
        const answer = await ask<{ items: Completion[] } | Completion[]>('textDocument/completion', {
          textDocument: { uri: uriOf(name) },
          position,
        });
        return Array.isArray(answer) ? answer : answer.items;
      },
      hover: async (name, position) => {
        const answer = await ask<{ contents: { value: string } } | null>('textDocument/hover', {
          textDocument: { uri: uriOf(name) },
          position,
        });
        return answer?.contents.value ?? '';
      },
    });
  } finally {
    connection.dispose();
    server.kill('SIGKILL');
  }
};
