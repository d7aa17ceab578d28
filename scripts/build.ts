// Builds dist/: program and library from one bundle whose parts are shared and loaded when used. esbuild shares parts of
// ES modules alone and Node starts CommonJS sooner, so that each part is turned into CommonJS once it is made.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist.new/`;
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

/** Data stay files beside the code: parsed when read, they take less time and memory than compiled. */
const dataBeside: Plugin = {
  name: 'data-beside',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/generated\/.*\.json$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      namespace: 'data',
    }));
    onLoad({ filter: /.*/, namespace: 'data' }, ({ path }) => {
      copyFileSync(path, out + basename(path));
      return {
        contents: `import { readFileSync } from 'node:fs';
          export default JSON.parse(readFileSync(__dirname + '/${basename(path)}', 'utf8'));`,
      };
    });
    // The solver's WebAssembly, compressed to a third: most of the package would be it.
    onResolve({ filter: /^highs$/ }, () => ({ path: 'highs', namespace: 'solver' }));
    onLoad({ filter: /.*/, namespace: 'solver' }, () => {
      const wasm = readFileSync(`${root}node_modules/highs/build/highs.wasm`);
      writeFileSync(
        `${out}highs.wasm.br`,
        brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      );
      return {
        resolveDir: root,
        contents: `import { readFileSync } from 'node:fs';
          import { brotliDecompressSync } from 'node:zlib';
          import load from './node_modules/highs/build/highs.js';
          const wasm = () => brotliDecompressSync(readFileSync(__dirname + '/highs.wasm.br'));
          const instantiateWasm = (imports, done) =>
            WebAssembly.instantiate(wasm(), imports).then(({ instance }) => done(instance));
          export default () => load({ instantiateWasm });`,
      };
    });
  },
};

/** Packages that few runs need, with what is used of each: parts of their own, read when it is used for the first time. */
const whenUsed: Readonly<Record<string, string>> = {
  fflate: 'unzipSync',
  papaparse: 'parse',
  saxes: 'SaxesParser',
};

/** The same of Node itself: commander asks for it at once, for commands that are programs of their own. */
const builtinWhenUsed: Readonly<Record<string, string>> = { 'node:child_process': 'spawn' };

const partsWhenUsed: Plugin = {
  name: 'parts-when-used',
  setup: ({ onResolve, onLoad }) => {
    const names = new RegExp(`^(${Object.keys({ ...whenUsed, ...builtinWhenUsed }).join('|')})$`);
    onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
      contents: `export { ${whenUsed[path]} } from '${path}';`,
      resolveDir: root,
    }));
    onResolve({ filter: names }, ({ path, namespace }) => {
      if (namespace === 'when-used') return { path, external: true };
      return namespace === 'part' ? undefined : { path, namespace: 'when-used' };
    });
    onLoad({ filter: /.*/, namespace: 'when-used' }, ({ path }) => {
      const [name, from] = path in whenUsed ? [whenUsed[path], `./${path}.cjs`] : [builtinWhenUsed[path], path];
      return { contents: `module.exports = { get ${name}() { return require('${from}').${name}; } };` };
    });
    onResolve({ filter: /\.cjs$/, namespace: 'when-used' }, ({ path }) => ({ path, external: true }));
  },
};

/** What src loads when it is used, by file, with the names that are taken from it where the import itself tells them. */
const loads = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${root}src/${file}`)
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\{ ([^{}]*) \} = await )?import\('(\.[^']+)'\)(?:\)\.(\w+))?/g)].map(
      ([, several = '', path = '', one = '']) => ({
        file: resolve(dirname(file), path),
        names: [...several.split(', '), one].filter((name) => name !== ''),
      }),
    ),
  );

/** Each by itself, with what it shares, would be a hundred files: pages and formats that are printed rarely, and the words of rarer commands. */
const often = /\/report\/(terminal|markdown|report|policy|assess\/(page|json))\.ts$/;
const below = (folder: string): readonly string[] => [
  ...new Set(
    loads.map(({ file }) => file).filter((file) => file.startsWith(`${root}src/${folder}/`) && !often.test(file)),
  ),
];
const together: Readonly<Record<string, readonly string[]>> = { reports: below('report'), commands: below('cli') };

const partsTogether: Plugin = {
  name: 'parts-together',
  setup: ({ onResolve, onLoad }) => {
    for (const [part, files] of Object.entries(together)) {
      onResolve({ filter: new RegExp(`^together:${part}$`) }, () => ({ path: part, namespace: 'together' }));
      onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) =>
        kind === 'dynamic-import' && files.includes(resolve(resolveDir, path))
          ? { path: `./${part}.cjs`, external: true }
          : undefined,
      );
    }
    onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => ({
      contents: together[path]?.map((file) => `export * from '${file}';`).join('\n') ?? '',
      resolveDir: root,
    }));
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out);

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    bin: 'src/bin.ts',
    index: 'src/index.ts',
    ...Object.fromEntries(Object.keys(together).map((name) => [name, `together:${name}`])),
    ...Object.fromEntries(Object.keys(whenUsed).map((name) => [name, `part:${name}`])),
  },
  outdir: 'dist.new',
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  define: { READINESS_VERSION: JSON.stringify(version) },
  plugins: [dataBeside, partsWhenUsed, partsTogether],
  metafile: true,
  write: false,
  logLevel: 'warning',
});
/** Of two files that give the same name `export *` takes neither. */
for (const [part, files] of Object.entries(together)) {
  const given = metafile.outputs[`dist.new/${part}.cjs`]?.exports ?? [];
  for (const { file, names } of loads) {
    const lost = files.includes(file) ? names.find((name) => !given.includes(name)) : undefined;
    if (lost !== undefined) throw new Error(`${file}: ${lost} is the name of something else too`);
  }
}
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    supported: { 'dynamic-import': false },
  });
  writeFileSync(path, code, { mode: basename(path) === 'bin.cjs' ? 0o755 : 0o644 });
}
// What it is made of: the notices and the SBOM of the package are written from it.
writeFileSync(`${out}inputs.json`, `${JSON.stringify(Object.keys(metafile.inputs))}\n`);

// Whole or not at all: a program that runs meanwhile finds the old build or the new one.
rmSync(`${root}dist.old`, { recursive: true, force: true });
if (existsSync(`${root}dist`)) renameSync(`${root}dist`, `${root}dist.old`);
renameSync(`${root}dist.new`, `${root}dist`);
rmSync(`${root}dist.old`, { recursive: true, force: true });
