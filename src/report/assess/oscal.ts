// OSCAL assessment results (NIST, model 1.1): a result per pilot, a finding and an observation per check that applies, a
// risk per thing that is stated against the pilot. Ids come from what they name: the same check of the same file keeps its
// id from one judgement to the next.

import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { hash } from '../../gate/baseline.ts';
import { type Assessment, type Finding, isGap } from '../../model/assessment.ts';
import type { Batch, Report, ReportData, Unjudged } from '../report.ts';
import { md, safe, safeJson, shown } from '../text.ts';
import { outcomeWords, stateGap } from '../words.ts';

const [OSCAL_VERSION, NAMESPACE] = ['1.1.2', 'urn:readiness:oscal'];

export const oscal: Report = (batch, { pathOf = (file) => file }) =>
  `${safeJson(JSON.stringify({ 'assessment-results': toResults(batch, pathOf) }, null, 2))}\n`;

type PathOf = (file: string) => string;

const toResults = ({ judged, unjudged, asOf, tool }: Batch, pathOf: PathOf) => {
  const texts = judged.map(({ assessment }) => `${pathOf(assessment.file)} ${hash(assessment.text)}`);
  const broken = unjudged.map(({ file, problems }) => `${pathOf(file)} ${JSON.stringify(problems)}`);
  const checklists = judged[0]?.assessment.checklists ?? [];
  const plan = uuidFor(`plan ${checklists.map(({ id, version }) => `${id}@${version}`).join(' ')}`);
  return {
    uuid: uuidFor(`results ${asOf} ${tool.version} ${plan} ${[...texts, ...broken].join('\n')}`),
    metadata: {
      title: 'Readiness of LLM pilots for production',
      'last-modified': toTime(asOf),
      version: asOf,
      'oscal-version': OSCAL_VERSION,
      props: [prop('tool', `${tool.name} ${tool.version}`)],
      remarks: 'Judged from what the pilot files state and from the evidence that they cite. It certifies nothing.',
    },
    'import-ap': { href: `#${plan}` },
    results: [
      ...unjudged.map((one) => unjudgedResult(one, asOf, pathOf)),
      ...judged.map((one) => toResult(one, pathOf)),
    ],
    'back-matter': {
      resources: [
        {
          uuid: plan,
          title: 'The checklists that were judged by',
          description:
            checklists.map(({ id, version }) => md`- ${id} ${version}`).join('\n') || 'None: nothing was judged.',
        },
      ],
    },
  };
};

const toTime = (day: string): string => `${day}T00:00:00Z`;

/** OSCAL's texts are not blank, and neither begin nor end with a blank. */
const prop = (name: string, value: string) => ({ name, ns: NAMESPACE, value: safe(value).trim() || '–' });

const unjudgedResult = ({ file, problems }: Unjudged, asOf: string, pathOf: PathOf) => ({
  uuid: uuidFor(`result ${pathOf(file)}`),
  title: `${safe(file)}: not judged`,
  description:
    problems.map(({ message, at }) => md`- line ${at.line}: ${message}`).join('\n') || 'It cannot be judged.',
  start: toTime(asOf),
  'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
});

const toResult = ({ assessment, decision }: ReportData, pathOf: PathOf) => {
  const { pilot, asOf, headline, verdict, grade, findings, gates, against } = assessment;
  const file = pathOf(assessment.file);
  const applying = findings.filter(({ kind }) => kind !== 'not-applicable');
  const left = findings.filter(({ kind }) => kind === 'not-applicable');
  const risks = against.map((one) => toRisk(one, assessment, file));
  return {
    uuid: uuidFor(`result ${file}`),
    title: safe(pilot.name).trim() || file,
    description: md`${headline.words}.`,
    start: toTime(asOf),
    end: toTime(asOf),
    props: [
      prop('file', file),
      prop('stage', pilot.stage ?? 'not stated'),
      prop('verdict', verdict),
      prop('score', shown(grade.score)),
      prop('evidenced-score', shown(grade.evidencedScore)),
      ...gates.map(({ gate, state }) => prop(`gate-${gate.id}`, state)),
      ...(decision === undefined ? [] : [prop('passed', String(decision.passed))]),
    ],
    'reviewed-controls': {
      'control-selections': [
        {
          ...(applying.length === 0 ? { 'include-all': {} } : { 'include-controls': applying.map(toControl) }),
          ...(left.length > 0 && { 'exclude-controls': left.map(toControl) }),
        },
      ],
    },
    ...(applying.length > 0 && { observations: applying.map((one) => toObservation(one, asOf, file)) }),
    ...(risks.length > 0 && { risks }),
    ...(applying.length > 0 && { findings: applying.map((one) => toFinding(one, assessment, file)) }),
  };
};

const toControl = ({ item }: Finding) => ({ 'control-id': item.id });

const toObservation = ({ item, kind, seen, at, evidence }: Finding, asOf: string, file: string) => ({
  uuid: uuidFor(`observation ${file} ${item.id}`),
  title: item.id,
  description: md`${outcomeWords[kind]}: ${seen}`,
  props: [prop('file', file), prop('line', String(at.line))],
  methods: ['EXAMINE'],
  types: ['control-objective'],
  ...(evidence.length > 0 && {
    'relevant-evidence': evidence.map(({ ref, state, why }) => ({
      href: toUri(ref),
      description: md`${state}: ${why}`,
    })),
  }),
  collected: toTime(asOf),
});

/** A reference that any reader of URIs takes: an address as it is, of a file's name every sign that means something. */
const toUri = (ref: string): string =>
  /^https?:\/\/[\w.-]+(\/[\w./~-]*)?$/.test(ref)
    ? ref
    : safe(ref).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');

const toFinding = (finding: Finding, { against }: Assessment, file: string) => {
  const { item, kind, score, gate, waived } = finding;
  const risk = against.find(({ id, also }) => id === item.id || also.includes(item.id));
  return {
    uuid: uuidFor(`finding ${file} ${item.id}`),
    title: item.statement,
    description: md`${stateGap(finding)}`,
    props: [prop('outcome', kind), prop('score', String(Math.round(score * 100) / 100)), prop('gate', gate)],
    target: {
      type: 'objective-id',
      'target-id': item.id,
      title: item.statement,
      status: {
        state: isGap(finding) ? 'not-satisfied' : 'satisfied',
        reason: kind === 'met' ? 'pass' : kind === 'unknown' ? 'other' : 'fail',
        ...(waived && { remarks: 'Waived in the pilot file.' }),
      },
    },
    'related-observations': [{ 'observation-uuid': uuidFor(`observation ${file} ${item.id}`) }],
    ...(risk !== undefined && { 'related-risks': [{ 'risk-uuid': riskId(file, risk.kind, risk.id) }] }),
  };
};

const riskId = (file: string, kind: string, id: string): string => uuidFor(`risk ${file} ${kind} ${id}`);

const toRisk = (
  { id, kind, fact, at, gate }: Assessment['against'][number],
  { findings }: Assessment,
  file: string,
) => {
  const finding = kind === 'check' ? findings.find(({ item }) => item.id === id) : undefined;
  return {
    uuid: riskId(file, kind, id),
    title: id,
    description: md`${fact}`,
    statement: finding === undefined ? md`${fact}` : md`${finding.item.why}`,
    props: [
      prop('kind', kind),
      prop('file', file),
      prop('line', String(at.line)),
      ...(gate === null ? [] : [prop('gate', gate)]),
    ],
    status: 'open',
    ...(finding !== undefined && {
      remediations: [
        {
          uuid: uuidFor(`remediation ${file} ${id}`),
          lifecycle: 'recommendation',
          title: finding.item.fix.do,
          description: md`Done when: ${finding.item.fix.done_when}`,
        },
      ],
    }),
  };
};

/** A UUID of version 5 (RFC 9562): the same name has the same id, today and on any machine. */
const uuidFor = (name: string): string => {
  const bytes = sha1(utf8ToBytes(`${bytesToHex(sha256(utf8ToBytes('readiness'))).slice(0, 32)}${name}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
