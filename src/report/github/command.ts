// A workflow command of GitHub's: one line, in which no text can end a property, the line or the command.
import { safe } from '../safe-text.ts';

export type Level = 'error' | 'warning' | 'notice';

/** ::error file=pilot.yaml,line=3::words */
export const command = (name: Level, properties: Readonly<Record<string, string | number>>, words: string): string => {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${propertyOf(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${dataOf(words)}\n`;
};

const dataOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => safe(line).replaceAll('%', '%25'))
    .join('%0A');

const propertyOf = (text: string): string => dataOf(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
