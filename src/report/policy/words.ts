// A policy in words: what is asked, and who asks for it.
import type { Asked, From } from '../../model/policy-in-force.ts';
import { safe } from '../safe-text.ts';

export const assumedWords =
  'nothing is asked for, so the pilot gate is; ask with --for, --policy, or a policy in readiness.config.yaml';

/** at least 60, at most 10%, production */
export const valueWords = ({ key, value }: Asked): string => {
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.map(safe).join(', ');
  if (typeof value === 'string') return safe(value);
  const figure = isShare(key) ? `${Math.round(value * 1e6) / 1e4}%` : String(value);
  if (key === 'warn_days') return `${figure} ${value === 1 ? 'day' : 'days'}`;
  if (key === 'max_drop') return `${figure} ${value === 1 ? 'point' : 'points'}`;
  return `${isCeiling(key) ? 'at most' : 'at least'} ${figure}`;
};

const isShare = (key: string): boolean =>
  /(^|\.)(min_coverage|max_declared_na|max_waived|coverage|answered|declared-away)$/.test(key);
const isCeiling = (key: string): boolean => /^max_|\.(blockers|obligations|declared-away)$/.test(key);

/** --min-score · readiness.config.yaml:7 · ready-made production via readiness.config.yaml:3 · default */
export const fromWords = (from: From): string => {
  switch (from.kind) {
    case 'flag':
      return from.flag;
    case 'configuration':
      return `${safe(from.file)}:${from.line}`;
    case 'ready-made':
      return `ready-made ${from.name} via ${fromWords(from.by)}`;
    case 'checklist':
      return from.file === undefined ? `checklist ${from.checklist}` : `${safe(from.file)}:${from.line}`;
    case 'default':
      return 'default';
  }
};
