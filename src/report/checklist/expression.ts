// How a check with an expression is judged, on one line.
import type { CheckItem } from '../../model/checklist.ts';

export const expressionWords = ({ expect = '', expect_partly }: CheckItem): string =>
  expect_partly === undefined ? oneLine(expect) : `${oneLine(expect)}; partial where ${oneLine(expect_partly)}`;

const oneLine = (expression: string): string => expression.trim().replace(/\s+/g, ' ');
