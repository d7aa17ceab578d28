// A result per gap, per doubtful value, and per criterion that failed.
import { type Finding, isGap } from '../../model/assessment.ts';
import type { NoticeKind } from '../../model/decision.ts';
import { criterionWords } from '../criteria-words.ts';
import type { Reported } from '../report.ts';
import { safe } from '../safe-text.ts';
import { stateWords } from '../words.ts';
import { locationOf } from './location.ts';

type Level = 'error' | 'warning' | 'note';

/** `rules` gives the index of a rule by its id. */
export const resultsOf = (reported: Reported, rules: ReadonlyMap<string, number>, pathOf: (file: string) => string) => {
  const { assessment, notices = [] } = reported;
  const path = pathOf(assessment.file);
  const make = (ruleId: string, level: Level, text: string, at: Finding['at'], of = '') => ({
    ruleId,
    ruleIndex: rules.get(ruleId) ?? -1,
    level,
    message: { text: plainText(text) },
    locations: [locationOf(path, at)],
    partialFingerprints: fingerprints(`${ruleId}${of}`),
  });
  return [
    ...failed(reported).map((one) => make(`gate/${one.id}`, levelOfGate(reported), criterionWords(one), FIRST_LINE)),
    ...notices.map(({ kind, check, words, at }) => make(kind, levelOfNotice[kind], words, at, `:${check ?? ''}`)),
    ...assessment.findings.filter(isGap).map((finding) => ({
      ...make(finding.item.id, levelOf(finding), textOf(finding), finding.at),
      ...suppressed(finding, reported),
    })),
    ...assessment.contradictions.map(({ id, statement, places: [first, ...more] }, i) => ({
      ...make(`contradiction/${id}`, 'warning', statement, first.at, `:${first.path}:${more[0]?.path ?? i}`),
      relatedLocations: more.map(({ at }) => locationOf(path, at)),
    })),
    ...assessment.warnings.map(({ code, message, at }) => make(`input/${code}`, 'warning', message, at, `:${at.path}`)),
  ];
};

const FIRST_LINE = { path: '', line: 1, column: 1 };

const failed = ({ decision }: Reported) => (decision?.criteria ?? []).filter(({ passed }) => !passed);
const levelOfGate = ({ decision }: Reported): Level => (decision?.mode === 'observe' ? 'note' : 'error');

/** A waiver that counts as none is a warning: somebody relies on it. */
const levelOfNotice: Readonly<Record<NoticeKind, Level>> = {
  'waiver/expired': 'warning',
  'waiver/without-effect': 'warning',
  'waiver/superfluous': 'note',
  'waiver/ends-soon': 'note',
  'policy/assumed': 'note',
};

/** What blocks is an error; what the file is silent on is a note, as it may well be there. */
const levelOf = ({ blocks, kind }: Finding): Level => {
  if (blocks) return 'error';
  return kind === 'unknown' ? 'note' : 'warning';
};

const textOf = (finding: Finding): string => `${stateWords(finding)} ${finding.item.fix.do}`;

/** SARIF reads brackets in a message as a link. */
const plainText = (text: string): string => safe(text).replace(/[\\[\]]/g, '\\$&');

/** The same gap of the same file keeps its fingerprint wherever its lines move; GitHub reads the first by name. */
const fingerprints = (of: string) => ({ primaryLocationLineHash: of, 'readinessResult/v1': of });

/** A waiver stands in the pilot file itself. */
const suppressed = ({ item, waived }: Finding, { assessment }: Reported) => {
  const waiver = assessment.waivers.find(({ check, state }) => check === item.id && state === 'active');
  if (!waived || waiver === undefined) return {};
  const justification = `${safe(waiver.reason)} (approved by ${safe(waiver.approvedBy)} until ${waiver.expires})`;
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification }] };
};
