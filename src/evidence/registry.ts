// The formats that are read, one line each; the first that knows a file reads it.
import { azure, dbt, garak, greatExpectations, jest, lmEval } from './checks.ts';
import { deepeval, inspect, ragas } from './deepeval.ts';
import { type Fields, type Format, fields, isFields, list, rootOf } from './format.ts';
import { junit, k6, locust, nunit, trx, xunit } from './junit.ts';
import { promptfoo } from './promptfoo.ts';

// Files of this tool itself: a pilot file, a checklist, a configuration and a report show nothing of a pilot.

const own: Format = {
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

export const formats: readonly Format[] = [
  own,
  promptfoo,
  deepeval,
  inspect,
  greatExpectations,
  dbt,
  azure,
  lmEval,
  garak,
  ragas,
  jest,
  k6,
  locust,
  junit,
  trx,
  nunit,
  xunit,
];
