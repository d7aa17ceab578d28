// What the package holds beside the build: its types in one file, the notices of the packages that were bundled, and an SBOM
// (CycloneDX 1.6) of them, both made from what the bundler took in.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rollUpTypes } from './types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Package = {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string;
};

const own = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { name: string; version: string };
const inputs = JSON.parse(readFileSync(`${root}dist/inputs.json`, 'utf8')) as readonly string[];

/** The innermost package of a bundled file: node_modules/a/node_modules/@b/c. */
const folders = inputs.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
const packages = [...new Set(folders)].sort().map((folder): Package => {
  const { name, version, license, author } = JSON.parse(
    readFileSync(`${root}${folder}/package.json`, 'utf8'),
  ) as Package;
  if (typeof license !== 'string') throw new Error(`${folder} does not say its licence`);
  return { folder, name, version, license, ...(author !== undefined && { author }) };
});

/** Packages that bring no licence file: the text of their repository, in licenses/. */
const repositories: Readonly<Record<string, string>> = {
  '@bufbuild/cel': 'cel-es',
  '@bufbuild/cel-spec': 'cel-es',
  '@bufbuild/protobuf': 'protobuf-es',
  saxes: 'saxes',
};

/** Packages whose repository holds no licence file either: their author, and the text that their licence names. */
const withoutText: ReadonlySet<string> = new Set(['@bomb.sh/tab']);

/** The licence and notice files of a package, in full; of several packages of one repository with the first. */
const terms = ({ folder, name, license, author }: Package, before: readonly Package[]): string => {
  const files = readdirSync(`${root}${folder}`).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (files.length > 0)
    return files.map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8').trim()).join('\n\n');
  const repository = repositories[name];
  if (author !== undefined && license === 'MIT' && withoutText.has(name))
    return `Copyright (c) ${author}\n\n${readFileSync(`${root}licenses/MIT.txt`, 'utf8').trimEnd()}`;
  if (repository === undefined)
    throw new Error(`${name} brings no licence file: licenses/ needs that of its repository`);
  const first = before.find((one) => repositories[one.name] === repository);
  return first === undefined
    ? readFileSync(`${root}licenses/${repository}.txt`, 'utf8').trimEnd()
    : `The same as of ${first.name}, with which it shares a repository.`;
};

const notices = packages.map(
  (one, i) =>
    `## ${one.name} ${one.version}\n\n${one.license}\n\n\`\`\`text\n${terms(one, packages.slice(0, i))}\n\`\`\`\n`,
);
writeFileSync(
  `${root}dist/THIRD-PARTY-NOTICES.md`,
  `# Third-party notices\n\n${own.name} ${own.version} contains these packages, bundled.\n\n${notices.join('\n')}`,
);

const purl = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;
const sbom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: { type: 'application', 'bom-ref': purl(own), name: own.name, version: own.version, purl: purl(own) },
  },
  components: packages.map((one) => ({
    type: 'library',
    'bom-ref': purl(one),
    name: one.name,
    version: one.version,
    licenses: [/ (OR|AND) /.test(one.license) ? { expression: one.license } : { license: { id: one.license } }],
    purl: purl(one),
  })),
};
writeFileSync(`${root}dist/sbom.cdx.json`, `${JSON.stringify(sbom, null, 2)}\n`);
rollUpTypes(root);
