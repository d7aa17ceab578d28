// What a scan found, as a page and as JSON. It proposes and judges nothing.
import type { Checklist } from '../model/checklist.ts';
import { type DeclaredStatus, evidenceLines, type Proposal, type ScanReport } from '../scan/proposals.ts';
import { type Block, type Item, type Page, paragraph, section, table } from './page.ts';
import type { Tool } from './report.ts';
import { counted, safeJson } from './text.ts';

export type Scanned = { readonly scan: ScanReport; readonly checklist: Checklist; readonly tool: Tool };

export const scanPage = ({ scan, checklist, tool }: Scanned): Page => {
  const [undeclared, declared] = [
    scan.proposals.filter(isUndeclared),
    scan.proposals.filter((one) => !isUndeclared(one)),
  ];
  const checks = new Set(scan.proposals.map(({ check }) => check)).size;
  return {
    title: `Scan of ${scan.folder}`,
    about: [scan.pilot === null ? 'no pilot file' : `beside ${scan.pilot}`],
    file: scan.pilot ?? scan.folder,
    headline: {
      words:
        checks === 0
          ? `Nothing found in ${counted(scan.files, 'file')}`
          : `${counted(scan.proposals.length, 'practice')} found that bear on ${counted(checks, 'check')}`,
      ...(checks > 0 && { below: 'Proposals for the owner of the pilot: whether a practice holds is theirs to say.' }),
    },
    sections: [
      ...section(
        'undeclared',
        scan.pilot === null ? 'Found' : 'Found, not declared in place',
        proposals(undeclared, checklist),
      ),
      ...section('declared', 'Found, and declared', proposals(declared, checklist)),
      ...section('not-found', 'Declared, nothing found', notFound(scan, checklist)),
      ...section('looked-at', 'What was looked at', [paragraph(lookedAt(scan), 'quiet')]),
    ],
    made: [`${tool.name} ${tool.version}`],
    next: nextStep(scan),
  };
};

const nextStep = ({ pilot, folder, proposals }: ScanReport): string => {
  if (pilot === null)
    return 'Next: readiness init --template pilot.yaml, then readiness scan again to see what it could cite';
  const isOpen = proposals.some(({ evidence, cited }) => evidence !== null && !cited);
  return isOpen
    ? `Next: readiness scan ${folder} --pilot ${pilot} --write, to add evidence one by one`
    : `Next: readiness assess ${pilot}`;
};

/** Of facts, which are not declared in a word, nothing is said here: they stand with what is declared. */
const isUndeclared = ({ declared }: Proposal): boolean => declared !== 'in-place' && declared !== 'partial';

const proposals = (all: readonly Proposal[], checklist: Checklist): readonly Block[] => {
  if (all.length === 0) return [];
  const checks = [...new Set(all.map(({ check }) => check))];
  return checks.flatMap((check): readonly Block[] => {
    const own = all.filter((one) => one.check === check);
    return [
      paragraph([check, ...describeDeclared(own[0]?.declared ?? null)]),
      paragraph(findStatement(check, checklist), 'quiet'),
      { kind: 'list', items: own.map(foundItem) },
      ...yaml(own),
    ];
  });
};

const foundItem = ({ practice, sure, places, more, cited }: Proposal): Item => {
  const [first, ...others] = places;
  return {
    text: sure === 'shown' ? practice : `${practice}?`,
    mark: sure === 'shown' ? '+' : '?',
    tone: sure === 'shown' ? 'good' : 'quiet',
    notes: [
      ...(first === undefined ? [] : [describePlace(first)]),
      ...(others.length + more > 0 ? [`and ${counted(others.length + more, 'more place')}`] : []),
      ...(cited ? ['cited already'] : []),
    ],
  };
};

const describePlace = ({ file, line }: { readonly file: string; readonly line: number | null }): string =>
  line === null ? file : `${file}:${line}`;

/** The lines to add, for the surest proposal of a check that the file does not cite yet. */
const yaml = (own: readonly Proposal[]): readonly Block[] => {
  const best = own.find(({ evidence, cited }) => evidence !== null && !cited);
  if (best?.evidence === null || best === undefined) return [];
  return [{ kind: 'code', lines: evidenceLines(best.evidence), priority: 3 }];
};

const describeDeclared = (declared: DeclaredStatus | null): readonly string[] =>
  declared === null
    ? []
    : [declared === 'unknown' ? 'not stated in the pilot file' : `declared ${declared.replace('-', ' ')}`];

const notFound = ({ notFound: all }: ScanReport, checklist: Checklist): readonly Block[] => [
  ...(all.length === 0
    ? []
    : [paragraph('It may be kept elsewhere: a repository does not hold everything that a team does.', 'quiet')]),
  ...table(
    [{ head: 'check' }, { head: 'declared' }, { head: 'which says', priority: 3 }],
    all.map(({ check, declared }) => [check, declared.replace('-', ' '), findStatement(check, checklist)]),
  ),
];

const findStatement = (check: string, { items }: Checklist): string =>
  items.find(({ id }) => id === check)?.statement ?? '';

const lookedAt = ({ files, large, links, cut, unreadable }: ScanReport): string =>
  [
    `${counted(files, 'file')}; installed, generated and ignored ones left out, tests but where a practice is tested`,
    ...(large > 0 ? [`${counted(large, 'file')} larger than 512 KiB told by name alone`] : []),
    ...(links > 0 ? [`${counted(links, 'link')} not followed`] : []),
    ...(unreadable.length > 0 ? [`not looked into, since this user may not read it: ${namesOf(unreadable)}`] : []),
    ...(cut ? ['the limit of files was reached: the rest was not looked at'] : []),
  ].join('; ');

/** The first few of them. */
const namesOf = (all: readonly string[]): string => {
  const named = all.slice(0, 5).join(', ');
  return all.length > 5 ? `${named} and ${all.length - 5} more` : named;
};

/** The scan as it is; schemaVersion 1. */
export const jsonScan = ({ scan, tool }: Scanned): string =>
  `${safeJson(JSON.stringify({ schemaVersion: '1.0', tool, ...scan }, null, 2))}\n`;
