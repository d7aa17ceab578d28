// What the package holds beside the build: its types, the notices of the packages that were bundled, and an SBOM
// (CycloneDX 1.6) of them, both made from what the bundler took in.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

type Package = {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
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

/** The texts that packages without a file of their own name: they stand once, at the end. */
const shared = new Map<string, string>();

/** The licence and notice files of a package, in full. */
const terms = ({ folder, name, license, author }: Package): string => {
  const files = readdirSync(`${root}${folder}`).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (files.length > 0)
    return files.map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8').trim()).join('\n\n');
  // A package without a file of its own: its author, and the texts that its licence names.
  const named = license.match(/[\w.-]+/g)?.filter((id) => !/^(AND|OR|WITH)$/.test(id)) ?? [];
  const missing = named.filter((id) => !existsSync(`${root}licenses/${id}.txt`));
  if (missing.length > 0) throw new Error(`${name}: licenses/${missing[0]}.txt is missing`);
  const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`);
  for (const id of named) shared.set(id, readFileSync(`${root}licenses/${id}.txt`, 'utf8').trim());
  return `Copyright (c) ${holder}\n\nThe text of ${named.join(' and of ')} stands at the end of this file.`;
};

const notices = packages.map(
  (one) => `## ${one.name} ${one.version}\n\n${one.license}\n\n\`\`\`text\n${terms(one)}\n\`\`\`\n`,
);
const texts = [...shared].map(([id, text]) => `## ${id}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
writeFileSync(
  `${root}dist/THIRD-PARTY-NOTICES.md`,
  `# Third-party notices\n\n${own.name} ${own.version} contains these packages, bundled.\n\n${[...notices, ...texts].join('\n')}`,
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
copyFileSync(`${root}types/index.d.cts`, `${root}dist/index.d.cts`);
