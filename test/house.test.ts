// The walls of the house: who may import whom, purity below io, no cycles, named exports, one door per package.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const text = (file: string) => readFileSync(join(src, file), 'utf8');
const importsOf = (file: string): readonly string[] =>
  [...text(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
const localImports = (file: string): readonly string[] =>
  importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative(src, join(src, dirname(file), target)));

/** Lower rooms first; a room may import from itself and from those before it. */
const order = [
  'model',
  'rules',
  'read',
  'edit',
  'evidence',
  'assess',
  'checklist',
  'gate',
  'plan',
  'value',
  'advise',
  'interview',
  'portfolio',
  'scan',
  'report',
  'commands',
  'cli',
  'main',
  'bin',
];
const roomOf = (file: string): string =>
  file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace('.ts', '');
const rank = (file: string): number => order.indexOf(roomOf(file));
const ranked = files.filter((file) => rank(file) >= 0);

/** Each file that breaks a rule, with what it breaks it by. */
const breaking = (among: readonly string[], by: (file: string) => readonly string[]): readonly string[] =>
  among.flatMap((file) => by(file).map((one) => `${file}: ${one}`));

it('finds the house', () => expect(files.length).toBeGreaterThan(40));

it('imports nothing from above', () => {
  const up = (file: string) => localImports(file).filter((target) => rank(target) > rank(file));
  expect(breaking(ranked, up)).toEqual([]);
});

it('lets io know model alone', () => {
  const others = (file: string) => localImports(file).filter((target) => !['io', 'model'].includes(roomOf(target)));
  expect(
    breaking(
      files.filter((file) => roomOf(file) === 'io'),
      others,
    ),
  ).toEqual([]);
});

it('is pure below commands: no Node, no clock, no chance', () => {
  const impure = (file: string): readonly string[] => {
    const code = text(file).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    const calls = code.match(/\bprocess\.|\bconsole\.|Math\.random|Date\.now|new Date\(\)|\bsetTimeout\b/g) ?? [];
    return [...importsOf(file).filter((target) => target.startsWith('node:')), ...calls];
  };
  const below = ranked.filter((file) => !['commands', 'cli', 'main', 'bin'].includes(roomOf(file)));
  expect(breaking(below, impure)).toEqual([]);
});

it('has no cycles', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const target of localImports(file)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

it('has named exports only', () => {
  expect(files.filter((file) => /^export default/m.test(text(file)))).toEqual([]);
});

it.each([
  ['commander', /^cli(\.ts|\/)/],
  ['@bomb.sh/tab', /^cli\/tool\.ts$/],
  ['js-yaml', /^(read|evidence)\//],
  ['saxes', /^evidence\/decode\.ts$/],
  ['papaparse', /^evidence\/csv\.ts$/],
  ['fflate', /^evidence\/metrics\.ts$/],
  ['@streamparser/json', /^evidence\/json\.ts$/],
  ['chalk', /^commands\/shared\/output\.ts$/],
  ['@inquirer/core', /^io\/prompt\.ts$/],
  ['@inquirer/input', /^io\/prompt\.ts$/],
  ['yaml', /^edit\//],
  ['zod', /^(model|rules|read|assess|checklist|report|scan)\//],
  ['pure-rand', /^(assess\/gates|plan\/schedule)\.ts$/],
  ['fast-string-width', /^report\/text\.ts$/],
  ['@bufbuild/cel', /^checklist\/expression/],
  ['highs', /^io\/solver\.ts$/],
  ['@modelcontextprotocol/sdk', /^io\/mcp\.ts$/],
])('%s comes in by one door', (name, door) => {
  const users = files.filter((file) => importsOf(file).some((one) => one === name || one.startsWith(`${name}/`)));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !door.test(file))).toEqual([]);
});

// How much there is to read: files, folders, what one run loads, how far one has to follow.

it('has at most 240 files, and no folder flatter than 25', () => {
  expect(files.length).toBeLessThanOrEqual(240);
  const inside = (folder: string) => files.filter((file) => dirname(file) === folder).length;
  expect([...new Set(files.map(dirname))].filter((folder) => inside(folder) > 25)).toEqual([]);
});

/** Without types alone, which no run loads, and without what is loaded when it is used. */
const loadedAtOnce = (file: string): readonly string[] =>
  [...text(file).matchAll(/^(?:import|export) (?!type\b)([^'"`;=]*)from '(\.[^']+\.ts)'/gm)]
    .filter(([, names = '']) => names.replace(/[{}\s]/g, '') === '' || /(?:^|[{,])\s*(?!type\b)[\w$*]/.test(names))
    .map(([, , target = '']) => relative(src, join(src, dirname(file), target)));

it('loads at most 100 modules for an assessment on the terminal', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const target of loadedAtOnce(file)) load(target);
  };
  for (const file of ['bin', 'main', 'cli/program', 'commands/assess', 'report/assess/page', 'report/terminal'])
    load(`${file}.ts`);
  expect(loaded.size).toBeGreaterThan(50);
  expect(loaded.size).toBeLessThanOrEqual(100);
});

it('has no chain of imports of 30 files', () => {
  const depths = new Map<string, number>();
  const depth = (file: string): number => {
    const known = depths.get(file);
    if (known !== undefined) return known;
    const found =
      1 +
      Math.max(
        0,
        ...localImports(file)
          .filter((one) => one.endsWith('.ts'))
          .map(depth),
      );
    depths.set(file, found);
    return found;
  };
  expect(Math.max(...files.map(depth))).toBeLessThan(30);
});
