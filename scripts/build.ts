// Builds dist/: the program and the library. The program is CommonJS, which Node starts sooner than modules, in one flat
// bundle for each part that is imported when used: a part costs nothing until then, and code in one scope compiles once.
// JSON stays a file beside them: read, it takes less memory than compiled.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

const common = {
  absWorkingDir: root,
  outdir: 'dist.new',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'linked',
  define: { READINESS_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** commands/assess.ts becomes commands-assess. */
const nameOf = (file: string): string =>
  relative(`${root}src`, file)
    .replace(/(\/index)?\.ts$/, '')
    .replaceAll('/', '-');

/** Every part of the program still to be built; those that a part imports when used are added as they are met. */
const parts = [`${root}src/bin.ts`];

const partsApart: Plugin = {
  name: 'parts-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (file.endsWith('.json')) return { path: nameOf(file), namespace: 'beside', pluginData: file };
      if (kind !== 'dynamic-import') return null;
      if (!parts.includes(file)) parts.push(file);
      return { path: `./${nameOf(file)}.cjs`, external: true };
    });
    // Read as a file, JSON is not looked for as a module is.
    onLoad({ filter: /.*/, namespace: 'beside' }, ({ path, pluginData }) => {
      copyFileSync(pluginData as string, `${root}dist.new/${path}`);
      const read = `require('node:fs').readFileSync(__dirname + '/${path}', 'utf8')`;
      return { contents: `module.exports = JSON.parse(${read});` };
    });
  },
};

/**
 * commander would load child_process at every start for commands that are programs of their own; ours are not. inquirer
 * brings an editor that nobody is asked with, and its tables of encodings.
 */
const asleep: Plugin = {
  name: 'asleep',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@inquirer\/external-editor$/ }, () => ({ path: 'editor', namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'exports.editAsync = undefined;' }));
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'child_process', namespace: 'asleep' }));
    onLoad({ filter: /.*/, namespace: 'asleep' }, () => ({
      contents: "exports.spawn = (...args) => process.getBuiltinModule('node:child_process').spawn(...args);",
    }));
  },
};

/** Of js-yaml the half that reads: what writes YAML would only be compiled. */
const readingYaml: Plugin = {
  name: 'reading-yaml',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^js-yaml$/ }, () => ({ path: 'js-yaml', namespace: 'reading-yaml' }));
    // Files are read by the core schema; the types beyond it would be set up for nothing.
    onResolve({ filter: /^\.\/schema\/default$/ }, () => ({ path: `${root}node_modules/js-yaml/lib/schema/core.js` }));
    onLoad({ filter: /.*/, namespace: 'reading-yaml' }, () => ({
      contents: `export { load, loadAll } from './loader.js'; export { default as Type } from './type.js'; export { default as CORE_SCHEMA } from './schema/core.js';`,
      resolveDir: `${root}node_modules/js-yaml/lib`,
    }));
  },
};

/**
 * What measures wide characters is set up for the first text that has some: its patterns hold whole tables of Unicode,
 * which V8 reads where a pattern is written as a literal, even in a function that is never called.
 */
const wideWhenMet: Plugin = {
  name: 'wide-when-met',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^fast-string-width$/ }, ({ importer }) =>
      importer.startsWith(`${root}src/`) ? { path: 'fast-string-width', namespace: 'wide' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'wide' }, () => ({
      contents: `let width; export default (text) => (width ??= require('fast-string-width').default)(text);`,
      resolveDir: root,
    }));
  },
};

/** The solver is CommonJS, as the program is, and looks for its WebAssembly beside the part that it is in. */
const solver: Plugin = {
  name: 'solver',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^highs$/ }, () => {
      copyFileSync(`${root}node_modules/highs/build/highs.wasm`, `${root}dist.new/highs.wasm`);
      copyFileSync(`${root}node_modules/highs/LICENSE`, `${root}dist.new/highs.LICENSE.txt`);
      return { path: `${root}node_modules/highs/build/highs.js` };
    }),
};

/**
 * The body of an arrow function that is an expression is parsed in full when a part is loaded; that of a function is only
 * skimmed until it is called. What becomes of `this` in another's classes is not ours to know: theirs stay as they are.
 */
const skimmed = /^node_modules\/(js-yaml|pure-rand|fast-string-[a-z-]+)\//;

const bundled = async (file: string, supported: Readonly<Record<string, boolean>>): Promise<readonly string[]> => {
  const { metafile } = await build({
    ...common,
    entryPoints: { [nameOf(file)]: file },
    plugins: [partsApart, asleep, readingYaml, wideWhenMet, solver],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    supported: { 'dynamic-import': false, ...supported },
    metafile: true,
  });
  return Object.keys(metafile.inputs);
};

rmSync(`${root}dist.new`, { recursive: true, force: true });
mkdirSync(`${root}dist.new`);

const inputs: Record<string, readonly string[]> = {};
for (const file of parts) {
  const part = await bundled(file, { arrow: false, 'regexp-sticky-and-unicode-flags': false });
  const isOurs = part.every((input) => !input.startsWith('node_modules/') || skimmed.test(input));
  inputs[`${nameOf(file)}.cjs`] = isOurs ? part : await bundled(file, {});
}
chmodSync(`${root}dist.new/bin.cjs`, 0o755);

// What each part is made of: a test holds `assess` to the modules that it may load.
writeFileSync(`${root}dist.new/parts.json`, `${JSON.stringify(inputs, null, 1)}\n`);

await build({ ...common, entryPoints: ['src/index.ts'], format: 'esm', splitting: true, chunkNames: 'chunks/[hash]' });

// Whole or not at all: a program that runs meanwhile finds the old build or the new one.
rmSync(`${root}dist.old`, { recursive: true, force: true });
if (existsSync(`${root}dist`)) renameSync(`${root}dist`, `${root}dist.old`);
renameSync(`${root}dist.new`, `${root}dist`);
rmSync(`${root}dist.old`, { recursive: true, force: true });
