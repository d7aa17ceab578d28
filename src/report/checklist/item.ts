// checklist show ID: one check in all its parts, as it is in force.

import { controlPath } from '../../assess/control.ts';
import type { CheckItem, Checklist } from '../../model/checklist.ts';
import { wrapWith } from '../layout.ts';
import { expressionWords } from './expression.ts';
import type { View } from './list.ts';
import { changesUnder, originWords } from './origins.ts';

export const itemText = (item: CheckItem, checklist: Checklist, { columns, paint }: View): string => {
  const rows: readonly (readonly [string, string])[] = [
    ['asks', item.statement],
    ['why', item.why],
    ['weight', String(item.weight)],
    ['gate', `${item.gate}, phase ${item.phase}`],
    ['blocker', blockerWords(item, checklist)],
    ...(item.applies === undefined
      ? []
      : [['applies', `where ${checklist.conditions[item.applies] ?? item.applies}`] as const]),
    ['judged by', judgedBy(item)],
    ...Object.entries(item.with ?? {}).map(([name, value]) => [`  ${name}`, String(value)] as const),
    ['evidence', `${item.evidence.wanted}; fresh for ${item.evidence.fresh_days} days`],
    ['to do', item.fix.do],
    ['done when', item.fix.done_when],
    ['effort', `${item.fix.days.low} to ${item.fix.days.high} days, likely ${item.fix.days.likely}; ${item.fix.role}`],
    ...(item.fix.after.length > 0 ? [['after', item.fix.after.join(', ')] as const] : []),
    ...(item.references.length > 0 ? [['cites', item.references.join(', ')] as const] : []),
    [
      'from',
      originWords(checklist, `items.${item.id}`)
        .trim()
        .replace(/^\(|\)$/g, '') || 'core',
    ],
    ...changesUnder(checklist, `checks.${item.id}.`).map((change) => ['', change] as const),
  ];
  const lines = rows.flatMap(([name, words]) => wrapWith(`  ${name.padEnd(16)}`, words, columns));
  return `${[paint.bold(item.id), ...lines].join('\n')}\n`;
};

const blockerWords = ({ blocker }: CheckItem, { conditions }: Checklist): string => {
  if (typeof blocker === 'boolean') return blocker ? 'yes' : 'no';
  return `where ${conditions[blocker.when] ?? blocker.when}`;
};

const judgedBy = (item: CheckItem): string => {
  const { id, control, rule, expect } = item;
  if (control) return `what is declared under ${controlPath(id)}`;
  return expect === undefined ? `the facts of the file, by the rule ${rule}` : expressionWords(item);
};
