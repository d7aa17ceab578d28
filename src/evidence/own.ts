// Files of this tool itself: a pilot file, a checklist, a configuration and a report show nothing of a pilot.
import { type Format, rootOf } from './format.ts';
import { type Fields, fields, isFields, list } from './tree.ts';

export const own: Format = {
  kind: 'file of this tool',
  read: (parsed) => {
    const root = fields(rootOf(parsed));
    const what = kinds.find(([, isOne]) => isOne(root))?.[0];
    return what === undefined ? undefined : { nothing: `${what} is no evidence` };
  },
};

const kinds: readonly (readonly [what: string, isOne: (root: Fields) => boolean])[] = [
  ['a pilot file', ({ version, pilot }) => version === 1 && isFields(pilot)],
  [
    'a configuration of this tool',
    (root) => root.version === 1 && ['checklists', 'policy', 'reports'].some((key) => key in root),
  ],
  [
    'a checklist',
    ({ id, items, extends: base }) => typeof id === 'string' && (base !== undefined || list(items).some(isItem)),
  ],
  [
    'a report of this tool',
    ({ schemaVersion, tool }) => typeof schemaVersion === 'string' && fields(tool).name === 'readiness',
  ],
];

const isItem = (one: unknown): boolean =>
  isFields(one) && typeof one.id === 'string' && ('statement' in one || 'gap' in one || 'fix' in one);
