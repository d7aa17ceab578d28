// The package as npm packs it, which is what pre-commit installs: named in one line, whole, small, typed, and with the
// licences of what is in it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { beforeAll, expect, it } from 'vitest';
import { root } from '../judge.ts';
import { cleanEnv, folderWith, PATIENCE } from '../program.ts';

const pack = (cwd: string, ...args: readonly string[]): string => {
  const env = { ...cleanEnv, npm_config_update_notifier: 'false', npm_config_offline: 'true' };
  const { status, stdout, stderr } = spawnSync('npm', ['pack', ...args], { cwd, env, encoding: 'utf8', ...PATIENCE });
  expect(status, stderr).toBe(0);
  return stdout;
};

/** pre-commit takes all that `npm pack` prints for the name of the file, what the build prints included. */
it('is named in one line, whatever is printed while it is built', () => {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = { prepack: 'echo building', prepare: 'echo preparing' };
  const noisy = JSON.stringify({ ...own, scripts, devDependencies: {} });
  const cwd = folderWith({ 'package.json': noisy, '.npmrc': readFileSync(join(root, '.npmrc'), 'utf8') });
  expect(pack(cwd)).toMatch(/^pilot-readiness-[\d.]+\.tgz\n$/);
});

/** The packed package: its file, and the folder that it was unpacked into. */
const packed = { file: '', folder: '' };

beforeAll(() => {
  const cwd = folderWith({});
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/package.ts'], { cwd: root, ...PATIENCE });
  packed.file = join(cwd, pack(root, '--ignore-scripts', '--pack-destination', cwd).trim());
  execFileSync('tar', ['-xzf', packed.file], { cwd, ...PATIENCE });
  packed.folder = join(cwd, 'package');
}, 300_000);

it('holds all that the program needs', () => {
  const args = ['dist/bin.cjs', 'gate', 'examples/complete.yaml', '--for', 'scale'];
  const ended = spawnSync(process.execPath, [...args, '--as-of', '2026-11-23'], {
    cwd: packed.folder,
    env: cleanEnv,
    encoding: 'utf8',
    ...PATIENCE,
  });
  expect([ended.status, ended.stderr]).toEqual([0, '']);
  expect(ended.stdout).toContain('examples/complete.yaml: passed');
});

it('finds the cheapest plan by the solver that it brings', () => {
  const args = ['dist/bin.cjs', 'plan', 'examples/telecom-support-bot.yaml', '--to', 'pilot', '--as-of', '2026-11-23'];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: packed.folder,
    env: cleanEnv,
    encoding: 'utf8',
    ...PATIENCE,
  });
  expect(stdout).toContain('HiGHS');
});

it('has under 250 files and 6 MB', () => {
  const files = readdirSync(packed.folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(packed.folder, file)))
    .filter((one) => one.isFile());
  expect(files.length).toBeLessThan(250);
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(6_000_000);
});

it('is clean to publint', async () => {
  const { buffer, byteLength, byteOffset } = readFileSync(packed.file);
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
});

it('has the right types for whoever resolves by exports', async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(packed.file))));
  if (result.types === false) throw new Error('it has no types');
  // Node 10 knows no exports, and its row is set aside.
  expect(result.problems.filter((one) => !('resolutionKind' in one && one.resolutionKind === 'node10'))).toEqual([]);
});

it('declares what it exports, each with its types', () => {
  const declared = readFileSync(join(packed.folder, 'dist/index.d.cts'), 'utf8');
  const names = (kind: string) =>
    [...declared.matchAll(new RegExp(`^export declare ${kind} (\\w+)`, 'gm'))].map(([, name]) => name ?? '').sort();
  const library = createRequire(import.meta.url)(join(packed.folder, 'dist/index.cjs')) as object;
  expect(names('(?:const|function)')).toEqual(Object.keys(library).sort());
  expect(declared).not.toMatch(/^import |import\(/m);
  // A strict consumer that names every type, with nothing installed but the package.
  const cwd = folderWith({
    'package.json': '{"type": "module"}',
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, skipLibCheck: false, module: 'nodenext', noEmit: true, types: [] },
      files: ['main.ts'],
    }),
  });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(packed.folder, join(cwd, 'node_modules/pilot-readiness'), 'dir');
  const types = names('type');
  writeFileSync(
    join(cwd, 'main.ts'),
    `import { assessText, formats, jsonSchema, render, type ${types.join(', type ')} } from 'pilot-readiness';
export type All = [${types.join(', ')}];
const { assessment, problems } = assessText('version: 1');
export const all: readonly string[] = problems.map(({ at, message }) => \`\${at.line}: \${message}\`);
export const text: Promise<string> | undefined = assessment && render(assessment, formats[0] ?? 'json');
export const lost: number = assessment?.findings[0]?.pointsLost ?? 0;
export const schema: Record<string, unknown> = jsonSchema('pilot');
`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', cwd], { cwd, encoding: 'utf8', ...PATIENCE });
  expect([status, stdout]).toEqual([0, '']);
});

it('names every package that it contains, with its licence, in its notices and its SBOM', () => {
  const inputs = JSON.parse(readFileSync(join(root, 'dist/inputs.json'), 'utf8')) as readonly string[];
  const bundled = new Set(inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/[^:]*$/.exec(file)?.[1] ?? []));
  const notices = readFileSync(join(packed.folder, 'dist/THIRD-PARTY-NOTICES.md'), 'utf8');
  const titles = [...notices.matchAll(/^## (\S+) /gm)].map(([, name]) => name);
  const sbom = JSON.parse(readFileSync(join(packed.folder, 'dist/sbom.cdx.json'), 'utf8')) as {
    readonly components: readonly { readonly name: string }[];
  };
  expect(bundled.size).toBeGreaterThan(20);
  expect([...new Set(titles)].sort()).toEqual([...bundled].sort());
  expect([...new Set(sbom.components.map(({ name }) => name))].sort()).toEqual([...bundled].sort());
  for (const part of notices.split(/^## /m).slice(1)) expect(part, part.slice(0, 40)).toMatch(/copyright|same as of/i);
});
