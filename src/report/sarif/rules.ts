// The rules that the results refer to, each with the text that a viewer shows beside a result.

import { standards } from '../../assess/generated/standards.json';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckItem } from '../../model/checklist.ts';
import type { NoticeKind } from '../../model/decision.ts';
import { md } from '../markdown-text.ts';
import type { Batch, Reported } from '../report.ts';

export type Rule = {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription?: { readonly text: string };
  readonly help?: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly properties?: { readonly tags: readonly string[] };
};

/** Every check that some pilot was judged by, then warnings of the input and criteria of the gate, each once. */
export const rulesOf = ({ judged }: Batch): readonly Rule[] => {
  const all = judged.flatMap((reported) => [
    ...reported.assessment.findings.map(({ item }) => ruleOf(item)),
    ...contradictionRules(reported.assessment),
    ...warningRules(reported.assessment),
    ...gateRules(reported),
    ...noticeRules(reported),
  ]);
  return [...new Map(all.map((rule) => [rule.id, rule])).values()];
};

const ruleOf = ({ id, statement, why, fix, gate, phase, references }: CheckItem): Rule => ({
  id,
  shortDescription: { text: statement },
  fullDescription: { text: why },
  help: {
    text: `${why}\n\nDo: ${fix.do}\nDone when: ${fix.done_when}`,
    markdown: [md`${why}`, md`**Do:** ${fix.do}`, md`**Done when:** ${fix.done_when}`].join('\n\n'),
  },
  ...helpUriOf(references),
  properties: { tags: [id.slice(0, id.indexOf('.')), `gate-${gate}`, `phase-${phase}`, ...references] },
});

/** The standard that the check cites first: an organisation's own policy has no address. */
const helpUriOf = (references: readonly string[]): { readonly helpUri?: string } => {
  const urls = references.map((reference) => urlOf.get(reference.slice(0, reference.indexOf('/'))));
  const helpUri = urls.find((url) => url !== undefined);
  return helpUri === undefined ? {} : { helpUri };
};

const urlOf = new Map(standards.map(({ id, url }) => [id, url] as const));

const warningRules = ({ warnings }: Assessment): readonly Rule[] =>
  warnings.map(({ code }) => ({ id: `input/${code}`, shortDescription: { text: `A doubtful value: ${code}` } }));

const contradictionRules = ({ contradictions }: Assessment): readonly Rule[] =>
  contradictions.map(({ id }) => ({
    id: `contradiction/${id}`,
    shortDescription: { text: `Statements that cannot both hold: ${id}` },
  }));

const gateRules = ({ decision }: Reported): readonly Rule[] =>
  (decision?.criteria ?? [])
    .filter(({ passed }) => !passed)
    .map(({ id }) => ({ id: `gate/${id}`, shortDescription: { text: `The gate's criterion ${id}` } }));

const noticeRules = ({ notices = [] }: Reported): readonly Rule[] =>
  notices.map(({ kind }) => ({ id: kind, shortDescription: { text: noticeTitles[kind] } }));

const noticeTitles: Readonly<Record<NoticeKind, string>> = {
  'waiver/expired': 'A waiver that has expired',
  'waiver/without-effect': 'A waiver without effect',
  'waiver/superfluous': 'A waiver that is not needed any more',
  'waiver/ends-soon': 'A waiver that ends soon',
  'policy/assumed': 'Nothing was asked for',
};
