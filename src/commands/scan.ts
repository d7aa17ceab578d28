// scan [DIR]: reads a repository and proposes what its files can show. Nothing is run, nothing is judged; with --write the
// evidence that a person says yes to is added to the pilot file. Exit 0 whatever is found.

import { composeChecklist } from '../checklist/core.ts';
import { setValue } from '../edit/index.ts';
import detectorsJson from '../generated/detectors.json' with { type: 'json' };
import type { World } from '../io/world.ts';
import { isReadinessError, ReadinessError } from '../model/problem.ts';
import { formatFor, scanReport } from '../report/registry.ts';
import type { Tool } from '../report/report.ts';
import type { Scanned } from '../report/scan.ts';
import { counted, safe, wrap } from '../report/text.ts';
import { type Detector, detectWith, type Hit } from '../scan/detector.ts';
import {
  declaredNotFound,
  hasEvidence,
  type Proposal,
  proposalsFrom,
  type ScannedPilot,
  type ScanReport,
  withEvidence,
} from '../scan/proposals.ts';
import { maxBytesFrom, readDocument } from './shared/input.ts';
import { type OutputFlags, screenColumns, writeOne } from './shared/output.ts';

export type ScanFlags = OutputFlags & { readonly pilot?: string; readonly write?: boolean };

/** Files that are looked at, and bytes of one that is read. */
const MOST_FILES = 50_000;
const MOST_BYTES = 524_288;

/** Hidden folders and files in which practices show. */
const HIDDEN = [
  '.github',
  '.gitlab',
  '.gitlab-ci.yml',
  '.circleci',
  '.vscode',
  '.cursor',
  '.well-known',
  '.mcp.json',
  '.env.example',
  '.pre-commit-config.yaml',
  '.gitleaks.toml',
  '.secrets.baseline',
  '.renovaterc',
  '.renovaterc.json',
];

export const scanCommand = async (folder: string, flags: ScanFlags, world: World, tool: Tool): Promise<number> => {
  const format = formatFor(scanReport, flags);
  const { opened, ...scanned } = await scannedIn(folder, flags.pilot, world, tool);
  if (flags.write === true) return writeEvidence(scanned.scan.proposals, opened, world, flags.color !== false);
  await writeOne(scanReport, format, scanned, flags, world);
  return 0;
};

/** Throws ReadinessError where there is no such folder, or the pilot file that is named cannot be read. */
export const scannedIn = async (
  folder: string,
  pilotFile: string | undefined,
  world: World,
  tool: Tool,
): Promise<Scanned & { readonly opened: Opened | undefined }> => {
  const checklist = composeChecklist();
  const detectors: readonly Detector[] = detectorsJson as readonly Detector[];
  const opened = pilotFor(folder, pilotFile, world);
  const { hits, ...looked } = await hitsIn(folder, detectors, world);
  const proposals = proposalsFrom(hits, checklist, opened?.pilot);
  const scan: ScanReport = {
    folder,
    pilot: opened?.pilot.file ?? null,
    ...looked,
    proposals,
    notFound: opened === undefined ? [] : declaredNotFound(detectors, proposals, checklist, opened.pilot),
  };
  return { scan, checklist, tool, opened };
};

const hitsIn = async (
  folder: string,
  detectors: readonly Detector[],
  world: World,
): Promise<
  Pick<ScanReport, 'files' | 'large' | 'links' | 'cut' | 'unreadable'> & { readonly hits: readonly Hit[] }
> => {
  const { files, links, cut, shut, read } = await world.listTree(folder, { hidden: HIDDEN, most: MOST_FILES });
  const detect = detectWith(detectors);
  const hits: Hit[] = [];
  let large = 0;
  const unreadable = [...shut];
  const readOnce = (file: string) => (): Uint8Array | undefined => {
    const bytes = read(file, MOST_BYTES);
    if (bytes === 'large') large++;
    else if (bytes === 'shut') unreadable.push(file);
    else return bytes;
    return undefined;
  };
  const showProgress = progressOn(world, files.length);
  for (const [number, file] of files.entries()) {
    hits.push(...detect(file, readOnce(file)));
    showProgress(number + 1);
  }
  return { hits, files: files.length, large, links, cut, unreadable: unreadable.sort() };
};

/** A line on the terminal that is written over, every few hundred files; gone at the end. */
const progressOn = ({ stderr }: World, all: number): ((done: number) => void) => {
  if (!stderr.isTerminal || all < 1000) return () => undefined;
  return (done) => {
    if (done === all) stderr.write('\r\u001b[K');
    else if (done % 500 === 0) stderr.write(`\rscanned ${done} of ${all} files`);
  };
};

const join = (folder: string, file: string): string => {
  if (folder === '.') return file;
  return folder.endsWith('/') ? `${folder}${file}` : `${folder}/${file}`;
};

/** What cannot be read shows nothing; it is no reason to stop. */
const readOrNothing = (file: string, world: World): Uint8Array | undefined => {
  try {
    return world.read(file, MOST_BYTES);
  } catch (error) {
    if (isReadinessError(error)) return undefined;
    throw error;
  }
};

type Opened = { readonly pilot: ScannedPilot; readonly text: string };

/** The pilot file that is named, else pilot.yaml in the folder. Throws where the named one is not there or is no YAML. */
const pilotFor = (folder: string, named: string | undefined, world: World): Opened | undefined => {
  const file = named ?? join(folder, 'pilot.yaml');
  if (named === undefined && readOrNothing(file, world) === undefined) return undefined;
  const { document, text, problems } = readDocument(file, world, maxBytesFrom());
  if (document === undefined) {
    const [first] = problems;
    if (first?.code === 'unreadable') {
      throw new ReadinessError(first.message, {
        hint: 'name the pilot file with --pilot, or begin one with readiness init',
      });
    }
    throw new ReadinessError(`${file} is no pilot file: ${first?.message ?? 'it cannot be read'}`, {
      hint: `readiness validate ${file} says where`,
    });
  }
  const cite = (one: string): string | null => {
    const within = world.relativeTo(file, join(folder, one)).replaceAll('\\', '/');
    return within.startsWith('../') ? null : within;
  };
  return { text, pilot: { file, value: document.value, cite } };
};

const YES = { word: 'yes', says: 'add it; what the file states stays as it is' } as const;
const NO = { word: 'no', says: 'it does not show this' } as const;

/** Asks about each proposal that the file does not cite yet, the sure ones first, and writes after each yes. */
const writeEvidence = async (
  proposals: readonly Proposal[],
  opened: Opened | undefined,
  world: World,
  colour: boolean,
): Promise<number> => {
  if (opened === undefined) {
    throw new ReadinessError('there is no pilot file to add evidence to', {
      hint: 'name one with --pilot, or begin one with readiness init',
    });
  }
  const left = proposals.filter(({ evidence, cited }) => evidence !== null && !cited);
  const prompter = await world.prompter({ plain: false, colour });
  if (prompter === undefined) {
    throw new ReadinessError('--write asks about each proposal on a terminal, and there is none', {
      hint: 'without --write the lines to add are printed with --details',
    });
  }
  const { file } = opened.pilot;
  let { text } = opened;
  let added = 0;
  for (const { practice, check, sure, places, evidence } of left) {
    if (evidence === null) continue;
    const before = readDocument(file, world, maxBytesFrom()).document?.value;
    if (hasEvidence(before, evidence)) continue;
    const place = places[0]?.line ?? null;
    const message = `Cite ${safe(evidence.file)} as evidence for ${check}?`;
    const reply = await prompter.ask({
      kind: 'one',
      before: [`${practice}${place === null ? '' : `, line ${place}`}`],
      message,
      folded: wrap(message, screenColumns(world.stdout) - 2).join('\n  '),
      // Enter takes the first: what only hints at a practice is not cited in haste.
      choices: sure === 'shown' ? [YES, NO] : [NO, YES],
      ways: [{ word: 'stop', says: 'leave the rest' }],
      check: () => undefined,
    });
    if (reply === undefined || reply === 'stop') break;
    if (reply !== 'yes') continue;
    const changed = setValue(text, [...evidence.path], withEvidence(before, evidence));
    world.save(file, changed, text);
    text = changed;
    added++;
  }
  prompter.close();
  world.stdout.write(`${counted(added, 'piece')} of evidence added to ${safe(file)}\n`);
  return 0;
};
