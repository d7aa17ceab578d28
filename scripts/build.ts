// Builds dist/: program and library from one bundle in parts that share what they have in common, one for every import()
// in src. esbuild makes such parts of ES modules alone, and Node starts CommonJS sooner: each part is turned into it. The
// data of the checklists and the solver lie beside the code as files.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist.new/`;
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

/** Data are parsed when they are read: that takes less time and memory than to compile them. */
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
  },
};

/** The solver's WebAssembly, compressed to a third: most of the package would be it. */
const solverBeside: Plugin = {
  name: 'solver-beside',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^highs$/ }, ({ path }) => ({ path, namespace: 'solver' }));
    onLoad({ filter: /.*/, namespace: 'solver' }, () => {
      const wasm = readFileSync(`${root}node_modules/highs/build/highs.wasm`);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(`${out}highs.wasm.br`, brotliCompressSync(wasm, { params }));
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

/** Asked for at once and called in few runs, each a twentieth of what `assess` takes: loaded at their first call. */
const calledSeldom: Readonly<Record<string, string>> = { fflate: 'unzipSync', 'node:child_process': 'spawn' };

const whenCalled: Plugin = {
  name: 'when-called',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(fflate|node:child_process)$/ }, ({ path, namespace }) =>
      namespace === 'file' ? { path, namespace: 'when-called' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'when-called' }, ({ path }) => ({
      resolveDir: root,
      contents: `module.exports = { get ${calledSeldom[path]}() { return require('${path}').${calledSeldom[path]}; } };`,
    }));
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/bin.ts', 'src/index.ts'],
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
  plugins: [dataBeside, solverBeside, whenCalled],
  metafile: true,
  write: false,
  logLevel: 'warning',
});
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

rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(out, `${root}dist`);
