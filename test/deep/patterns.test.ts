// No regular expression of the program takes much longer than its text: a detector looks for one that does.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import { transformSync } from 'esbuild';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { root } from '../folders.ts';

/** Patterns that are asked of a text that is bounded before, each with what bounds it. */
const bounded: Readonly<Record<string, string>> = {
  'assess/stops.ts': 'a line of a report, or the last 1,000 characters of what was seen',
  'model/vocabulary.ts': 'a text that was cut to the characters that it may have',
  'io/evidence.ts': 'the name of a file',
  'cli/program.ts': 'one word of a command line',
  'commands/shared/pilots.ts': 'the path of a folder',
  'model/fields.ts': 'a comparison has 200 characters at the most',
  'evidence/generic.ts': 'a pointer has 1,000 characters at the most',
  'evidence/json.ts': 'the first 200 characters of a message of the tokenizer',
  'interview/answer.ts': 'one line that a person types',
  'interview/figures.ts': 'one line that a person types',
  'rules/value.ts': 'the digits of an amount',
};

type Pattern = { readonly file: string; readonly source: string; readonly flags: string };

const patternsIn = (file: string): readonly Pattern[] => {
  const { code } = transformSync(readFileSync(`${root}src/${file}`, 'utf8'), { loader: 'ts', target: 'esnext' });
  const found: Pattern[] = [];
  full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
    if (regex !== undefined) found.push({ file, source: regex.pattern, flags: regex.flags });
  });
  return found;
};

const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const patterns = files.flatMap(patternsIn);

describe('the patterns of the program', () => {
  it('are found', () => expect(patterns.length).toBeGreaterThan(150));

  it('are linear, or asked of short text', () => {
    const slow = patterns.filter(({ file, source, flags }) => {
      if (Object.hasOwn(bounded, file)) return false;
      return checkSync(source, flags, { timeout: 5000 }).status === 'vulnerable';
    });
    expect(slow.map(({ file, source }) => `${file}: /${source}/`)).toEqual([]);
  });

  it('the detector finds what is not', () => {
    expect(checkSync('\\s+$', '').status).toBe('vulnerable');
    expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
  });
});
