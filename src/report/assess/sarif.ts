// SARIF 2.1.0 (OASIS Standard): a rule per check, a result per gap, in one run however many pilots were judged.
import catalogue from '../../generated/standards.json';
import { type Assessment, type Finding, isGap } from '../../model/assessment.ts';
import type { CheckItem } from '../../model/checklist.ts';
import type { NoticeKind } from '../../model/policy.ts';
import type { Place } from '../../model/problem.ts';
import { checkSince, criterionSince, isCompared, type Since } from '../github/annotations.ts';
import type { Batch, Report, ReportData } from '../report.ts';
import { md, safe, safeJson } from '../text.ts';
import { describeCriterion, stateGap } from '../words.ts';

// Where a result stands: every one has a region that exists, also for a key that is missing.

/** A path from the root of the repository, as a URI; SARIF's viewers resolve it against the checkout. */
const sarifLocation = (path: string, { line, column }: Pick<Place, 'line' | 'column'>) => ({
  physicalLocation: {
    artifactLocation: { uri: toUri(path) },
    region: { startLine: line, startColumn: column },
  },
});

/** ./a//b/../c and a/c are one file, and have one URI. */
const toUri = (file: string): string => {
  const path = file.replaceAll('\\', '/');
  const encoded = settled(path.replace(/\p{Surrogate}/gu, '\ufffd').split('/'))
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file:///${encoded}` : encoded;
};

const settled = (parts: readonly string[]): readonly string[] => {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
};

// A result per gap, per doubtful value, and per criterion that failed.

type Level = 'error' | 'warning' | 'note';

/** `rules` gives the index of a rule by its id. */
const toResults = (reported: ReportData, rules: ReadonlyMap<string, number>, { pathOf, details }: Looked) => {
  const { assessment, notices = [] } = reported;
  const path = pathOf(assessment.file);
  const make = (ruleId: string, level: Level, text: string, at: Finding['at'], of = '', since?: Since) => ({
    ruleId,
    ruleIndex: rules.get(ruleId) ?? -1,
    level,
    message: { text: plainText(text) },
    locations: [sarifLocation(path, at)],
    partialFingerprints: fingerprints(`${ruleId}${of}`),
    ...(since !== undefined && { baselineState: baselineState[since] }),
  });
  const known = isCompared(reported) ? 'same' : undefined;
  const wanted = details ? undefined : askedFor(reported);
  return [
    ...failed(reported).map((one) =>
      make(
        `gate/${one.id}`,
        levelOfGate(reported),
        describeCriterion(one),
        FIRST_LINE,
        '',
        criterionSince(reported, one),
      ),
    ),
    ...notices.map(({ kind, check, words, at }) =>
      make(kind, levelOfNotice[kind], words, at, `:${check ?? ''}`, known),
    ),
    ...assessment.findings
      .filter((finding) => (wanted === undefined ? isGap(finding) : wanted.has(finding.item.id)))
      .map((finding) => ({
        ...make(
          finding.item.id,
          resultLevel(finding),
          resultText(finding),
          finding.at,
          '',
          checkSince(reported, finding.item.id),
        ),
        ...suppressed(finding, reported),
      })),
    ...(details || reported.decision === undefined
      ? [
          ...assessment.contradictions.map(({ id, statement, places: [first, ...more] }, i) => ({
            ...make(
              `contradiction/${id}`,
              'warning',
              statement,
              first.at,
              `:${first.path}:${more[0]?.path ?? i}`,
              known,
            ),
            relatedLocations: more.map(({ at }) => sarifLocation(path, at)),
          })),
          ...assessment.warnings.map(({ code, message, at }) =>
            make(`input/${code}`, 'warning', message, at, `:${at.path}`, known),
          ),
        ]
      : []),
  ];
};

type Looked = { readonly pathOf: FilePath; readonly details: boolean };

/** What SARIF's viewers call it. */
const baselineState: Readonly<Record<Since, 'new' | 'unchanged' | 'updated'>> = {
  new: 'new',
  worse: 'updated',
  better: 'updated',
  same: 'unchanged',
};

/** The checks on which what was asked fails; where nothing was, what blocks and what is stated against the pilot. */
const askedFor = ({ assessment, decision }: ReportData): ReadonlySet<string> => {
  if (decision !== undefined) return new Set(failed({ decision }).flatMap(({ checks }) => checks));
  const { against, findings } = assessment;
  return new Set([
    ...against.flatMap(({ id, also }) => [id, ...also]),
    ...findings.filter(({ blocks }) => blocks).map(({ item }) => item.id),
  ]);
};

const FIRST_LINE = { path: '', line: 1, column: 1 };

const failed = ({ decision }: Pick<ReportData, 'decision'>) =>
  (decision?.criteria ?? []).filter(({ passed }) => !passed);
const levelOfGate = ({ decision }: ReportData): Level => (decision?.mode === 'observe' ? 'note' : 'error');

/** A waiver that counts as none is a warning: somebody relies on it. */
const levelOfNotice: Readonly<Record<NoticeKind, Level>> = {
  'waiver/expired': 'warning',
  'waiver/without-effect': 'warning',
  'waiver/superfluous': 'note',
  'waiver/ends-soon': 'note',
  'waiver/in-force': 'note',
  'waiver/far-end': 'warning',
  'declared/away': 'note',
  'baseline/unknown': 'note',
  'baseline/gone': 'warning',
  'baseline/not-judged': 'note',
  'policy/not-tightened': 'warning',
  'policy/lowered': 'warning',
  'policy/assumed': 'note',
};

/** What blocks is an error; what the file is silent on is a note, as it may well be there. */
const resultLevel = ({ blocks, kind }: Finding): Level => {
  if (blocks) return 'error';
  return kind === 'unknown' ? 'note' : 'warning';
};

const resultText = (finding: Finding): string => `${stateGap(finding)} ${finding.item.fix.do}`;

/** SARIF reads brackets in a message as a link, and a number in braces as a place to fill in: a blank keeps it from that. */
const plainText = (text: string): string =>
  safe(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/\{(?=\d+\})/g, '{ ');

/** The same gap of the same file keeps its fingerprint wherever its lines move; GitHub reads the first by name. */
const fingerprints = (of: string) => ({ primaryLocationLineHash: of, 'readinessResult/v1': of });

/** A waiver stands in the pilot file itself. */
const suppressed = ({ item, waived }: Finding, { assessment }: ReportData) => {
  const waiver = assessment.waivers.find(({ check, state }) => check === item.id && state === 'active');
  if (!waived || waiver === undefined) return {};
  const justification = `${safe(waiver.reason)} (approved by ${safe(waiver.approvedBy)} until ${waiver.expires})`;
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification }] };
};

// The rules that the results refer to, each with the text that a viewer shows beside a result.

export type SarifRule = {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription?: { readonly text: string };
  readonly help?: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly properties?: { readonly tags: readonly string[] };
};

/** Every check that some pilot was judged by, then warnings of the input and criteria of the gate, each once. */
const sarifRules = ({ judged }: Batch): readonly SarifRule[] => {
  const all = judged.flatMap((reported) => [
    ...reported.assessment.findings.map(({ item }) => toRule(item)),
    ...contradictionRules(reported.assessment),
    ...warningRules(reported.assessment),
    ...gateRules(reported),
    ...noticeRules(reported),
  ]);
  return [...new Map(all.map((rule) => [rule.id, rule])).values()];
};

const toRule = ({ id, statement, why, fix, gate, phase, references }: CheckItem): SarifRule => ({
  id,
  shortDescription: { text: statement },
  fullDescription: { text: why },
  help: {
    text: `${why}\n\nDo: ${fix.do}\nDone when: ${fix.done_when}`,
    markdown: [md`${why}`, md`**Do:** ${fix.do}`, md`**Done when:** ${fix.done_when}`].join('\n\n'),
  },
  ...helpLink(references),
  properties: { tags: [id.slice(0, id.indexOf('.')), `gate-${gate}`, `phase-${phase}`, ...references] },
});

/** The standard that the check cites first: an organisation's own policy has no address. */
const helpLink = (references: readonly string[]): { readonly helpUri?: string } => {
  const urls = references.map((reference) => urlById.get(reference.slice(0, reference.indexOf('/'))));
  const helpUri = urls.find((url) => url !== undefined);
  return helpUri === undefined ? {} : { helpUri };
};

const urlById = new Map(catalogue.standards.map(({ id, url }) => [id, url] as const));

const warningRules = ({ warnings }: Assessment): readonly SarifRule[] =>
  warnings.map(({ code }) => ({ id: `input/${code}`, shortDescription: { text: `A doubtful value: ${code}` } }));

const contradictionRules = ({ contradictions }: Assessment): readonly SarifRule[] =>
  contradictions.map(({ id }) => ({
    id: `contradiction/${id}`,
    shortDescription: { text: `Statements that cannot both hold: ${id}` },
  }));

const gateRules = ({ decision }: ReportData): readonly SarifRule[] =>
  (decision?.criteria ?? [])
    .filter(({ passed }) => !passed)
    .map(({ id }) => ({ id: `gate/${id}`, shortDescription: { text: `The gate's criterion ${id}` } }));

const noticeRules = ({ notices = [] }: ReportData): readonly SarifRule[] =>
  notices.map(({ kind }) => ({ id: kind, shortDescription: { text: noticeTitles[kind] } }));

const noticeTitles: Readonly<Record<NoticeKind, string>> = {
  'waiver/expired': 'A waiver that has expired',
  'waiver/without-effect': 'A waiver without effect',
  'waiver/superfluous': 'A waiver that is not needed any more',
  'waiver/ends-soon': 'A waiver that ends soon',
  'waiver/in-force': 'A waiver in force',
  'waiver/far-end': 'A waiver that ends in years',
  'declared/away': 'Checks that the pilot declares not applicable',
  'baseline/unknown': 'A pilot that the baseline does not know',
  'baseline/gone': 'A pilot of the baseline that is gone',
  'baseline/not-judged': 'A pilot of the baseline that was not judged',
  'policy/not-tightened': 'A configuration that asks less than the one above it',
  'policy/lowered': 'A checklist that asks less than the core',
  'policy/assumed': 'Nothing was asked for',
};

/** Results only for what fails what was asked; with details every gap. */
export const sarif: Report = (batch, { pathOf = (file) => file, details }) =>
  `${safeJson(JSON.stringify(toRun(batch, { pathOf, details }), null, 2))}\n`;

type FilePath = (file: string) => string;

const toRun = (batch: Batch, looked: Looked) => {
  const rules = sarifRules(batch);
  const places = indexById(rules);
  return {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: { driver: { ...batch.tool, semanticVersion: batch.tool.version, rules } },
        automationDetails: { id: 'readiness/' },
        invocations: [toInvocation(batch, looked.pathOf)],
        columnKind: 'utf16CodeUnits',
        results: batch.judged.flatMap((reported) => toResults(reported, places, looked)),
        properties: {
          decisions: batch.judged.map((one) => decisionData(one)),
        },
      },
    ],
  };
};

/** A file that could not be judged is a failed run: who reads nothing but the results is told here. */
const toInvocation = ({ unjudged }: Batch, pathOf: FilePath) => ({
  executionSuccessful: unjudged.length === 0,
  toolExecutionNotifications: unjudged.flatMap(({ file, problems }) =>
    problems.map(({ code, severity, message, at }) => ({
      level: severity,
      descriptor: { id: `input/${code}` },
      message: { text: plainText(message) },
      locations: [sarifLocation(pathOf(file), at)],
    })),
  ),
});

const indexById = (rules: readonly SarifRule[]): ReadonlyMap<string, number> =>
  new Map(rules.map(({ id }, i) => [id, i]));

/** What the gate asked for, as every other format shows it. */
const decisionData = ({ assessment, decision, comparison }: ReportData) => ({
  file: assessment.file,
  decision: decision ?? null,
  comparison: comparison ?? null,
});
