// The server as a host starts it: the built program over real pipes, by the SDK's client and by the inspector's command line.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it, test } from 'vitest';
import { callTool, fillIn, repository } from '../agent.ts';
import { root } from '../folders.ts';
import { asOf, bin, builtShell, cleanEnv, folderWith, PATIENCE, readinessProcess, SMALL } from '../program.ts';

const environment = Object.fromEntries(
  Object.entries(cleanEnv).flatMap(([name, value]) => (value ? [[name, value]] : [])),
);

it('fills in an empty pilot file from a repository, by scan and record_answers, up to a first verdict', async () => {
  const cwd = folderWith(repository);
  const { proposals } = JSON.parse(readinessProcess(['scan', '-f', 'json'], { cwd }).stdout);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [bin, 'mcp', ...asOf],
    cwd,
    env: environment,
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transport);
  try {
    const { asked, verdict } = await fillIn(client, proposals);
    expect(asked).toBeGreaterThan(10);
    const pilot = readFileSync(join(cwd, 'pilot.yaml'), 'utf8');
    expect(pilot).toMatch(/^# The team answers here\.$/m);
    expect(pilot).toMatch(/automated:\n(?: {6}.*\n)* {6}status: in-place/);
    expect(verdict.text).toContain('Not ready to pilot, and already with real users.');
    expect(verdict.data.against[0].at).toMatch(/^pilot\.yaml:\d+$/);
    expect((await callTool(client, 'plan', { to: 'pilot' })).data.counts.tasks).toBeGreaterThan(0);
    expect(
      (await callTool(client, 'record_answers', { file: '../x.yaml', answers: [{ path: 'pilot.name', value: 'x' }] }))
        .failed,
    ).toBe(true);
  } finally {
    await client.close();
  }
  expect(said).toBe('');
  expect(readdirSync(cwd).sort()).toEqual(
    [...new Set(Object.keys(repository).map((name) => name.split('/')[0]))].sort(),
  );
  const assessed = readinessProcess(['assess', 'pilot.yaml', ...asOf], { cwd });
  expect(assessed.stdout).toContain('NOT READY TO PILOT, AND ALREADY WITH REAL USERS');
});

describe('the inspector', () => {
  // It looks for its own package.json in the folder that it is started in.
  const inspector = join(root, 'node_modules/@modelcontextprotocol/inspector-cli/build/index.js');
  const inspect = (cwd: string, ...args: readonly string[]) => {
    const server = `cd '${cwd}' && exec '${process.execPath}' '${bin}' mcp ${asOf.join(' ')}`;
    const ended = spawnSync(process.execPath, [inspector, 'sh', '-c', server, ...args], {
      cwd: dirname(inspector),
      env: cleanEnv,
      encoding: 'utf8',
      ...PATIENCE,
    });
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    return JSON.parse(ended.stdout);
  };
  const cwd = folderWith(repository);

  it('lists tools, pages and the prompt', () => {
    const { tools } = inspect(cwd, '--method', 'tools/list');
    expect(tools.length).toBe(6);
    for (const { inputSchema } of tools) expect(inputSchema).toMatchObject({ type: 'object' });
    expect(inspect(cwd, '--method', 'resources/list').resources.length).toBe(126);
    expect(inspect(cwd, '--method', 'prompts/list').prompts).toMatchObject([{ name: 'fill_in_pilot' }]);
  });
  it('reads the scan, records an answer, and has the verdict', () => {
    const { contents } = inspect(cwd, '--method', 'resources/read', '--uri', 'readiness://scan');
    expect(contents[0].text).toContain('promptfooconfig.yaml');
    const answers = 'answers=[{"path":"pilot.stage","value":"demo"}]';
    const recorded = inspect(cwd, '--method', 'tools/call', '--tool-name', 'record_answers', '--tool-arg', answers);
    expect(recorded.structuredContent.changed).toMatchObject([{ path: 'pilot.stage', after: 'demo' }]);
    expect(readFileSync(join(cwd, 'pilot.yaml'), 'utf8')).toContain('  stage: demo\n');
    const { structuredContent } = inspect(cwd, '--method', 'tools/call', '--tool-name', 'assess');
    expect(structuredContent.headline).toBe('Not known to be ready to pilot');
  });
});

describe('at its ends', () => {
  const cwd = folderWith({ 'pilot.yaml': SMALL });
  const initialize = `${JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1.0.0' } },
  })}\n`;

  it('ends when stdin ends', () => {
    expect(readinessProcess(['mcp'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readinessProcess(['mcp'], { cwd, input: initialize })).toMatchObject({ code: 0, stderr: '' });
  });
  it('says what is no message, and goes on', () => {
    const { stdout, stderr } = readinessProcess(['mcp'], { cwd, input: `garbage\n{"a": 1}\n${initialize}` });
    expect(stderr).toBe('readiness mcp: a line on stdin is no message of the protocol, and was left out\n'.repeat(2));
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, result: { serverInfo: { name: 'readiness' } } });
  });
  it('takes no message without an end', () => {
    const { stderr } = builtShell("head -c 11000000 /dev/zero | tr '\\0' a | readiness mcp", cwd);
    expect(stderr).toMatch(/exceeded maximum size/);
  });
  it('ends when nobody reads its answers', async () => {
    const server = spawn(process.execPath, [bin, 'mcp'], { cwd, env: cleanEnv, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
    });
    server.stdin.on('error', () => undefined);
    server.stdout.destroy();
    server.stdin.write(initialize); // and stdin stays open
    const code = await new Promise((done) => server.once('exit', done));
    expect([code, said]).toEqual([0, '']);
  });
});

test('no other command loads the SDK', () => {
  const cwd = folderWith({
    'pilot.yaml': SMALL,
    'loaded.cjs': `process.on('exit', () => require('node:fs').writeFileSync('loaded.txt', Object.keys(require.cache).join('\\n')));`,
  });
  const parts = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.cjs'));
  const withSdk = parts.filter((file) => readFileSync(join(root, 'dist', file), 'utf8').includes('2025-06-18'));
  expect(withSdk.length).toBeGreaterThan(0);
  const loadedBy = (...args: readonly string[]): readonly string[] => {
    readinessProcess(args, { cwd, node: ['--require', './loaded.cjs'] });
    const loaded = readFileSync(join(cwd, 'loaded.txt'), 'utf8');
    return withSdk.filter((file) => loaded.includes(file));
  };
  expect(loadedBy('mcp')).toEqual(withSdk);
  for (const args of [
    ['--help'],
    ['assess', 'pilot.yaml'],
    ['scan'],
    ['plan', 'pilot.yaml'],
    ['explain', 'data.lineage'],
  ]) {
    expect([args, loadedBy(...args)]).toEqual([args, []]);
  }
});

test('the package names what the server is made of', () => {
  const inputs: readonly string[] = JSON.parse(readFileSync(join(root, 'dist/inputs.json'), 'utf8'));
  const packages = new Set(inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect(packages).toContain('@modelcontextprotocol/sdk');
  for (const one of ['express', 'hono', '@hono/node-server', 'jose', 'cors']) expect(packages).not.toContain(one);
  if (!existsSync(join(root, 'dist/sbom.cdx.json'))) return;
  expect(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8')).toContain('pkg:npm/%40modelcontextprotocol/sdk@');
});
