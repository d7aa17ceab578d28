// The formats that are read, one line each; the first that knows a file reads it.
import { dbt, greatExpectations, jest } from './checks.ts';
import { deepeval } from './deepeval.ts';
import { nunit, trx, xunit } from './dotnet.ts';
import type { Format } from './format.ts';
import { inspect } from './inspect.ts';
import { junit } from './junit.ts';
import { k6, locust } from './load.ts';
import { azure, garak, lmEval } from './model-tests.ts';
import { own } from './own.ts';
import { promptfoo } from './promptfoo.ts';
import { ragas } from './ragas.ts';

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
