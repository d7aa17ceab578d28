// What an evidence file holds, by kind: promptfoo results, other JSON, a JUnit report, CSV; or in words why it is none.
import type { Look } from '../../model/evidence.ts';
import { cellAt } from './csv.ts';
import { readJunit, type Tally } from './junit.ts';
import { type Pointed, pointed } from './pointer.ts';
import { type Promptfoo, readPromptfoo } from './promptfoo.ts';

export type Content =
  | { readonly kind: 'json'; readonly root: unknown; readonly promptfoo?: Promptfoo }
  | { readonly kind: 'junit'; readonly tally: Tally }
  | { readonly kind: 'csv'; readonly text: string }
  | { readonly kind: 'none'; readonly fault: string };

type File = Extract<Look, { readonly state: 'file' }>;

/** Read once for each file, however many figures cite it. */
export const contentOf = (ref: string, look: File): Content => {
  const known = contents.get(look);
  if (known !== undefined) return known;
  const made = look.text === undefined ? notText : read(ref.toLowerCase(), look.text);
  contents.set(look, made);
  return made;
};

const contents = new WeakMap<File, Content>();

const notText: Content = { kind: 'none', fault: 'it is not UTF-8 text' };

/** By the file's name, else by its first character. */
const read = (name: string, text: string): Content => {
  if (/\.[ct]sv$/.test(name)) return { kind: 'csv', text };
  const first = text.trimStart()[0];
  if (name.endsWith('.json') || first === '{' || first === '[') return json(text);
  if (name.endsWith('.xml') || first === '<') return junit(text);
  return { kind: 'none', fault: 'it is of a kind that is not read: JSON, CSV and JUnit XML are' };
};

const json = (text: string): Content => {
  try {
    const root: unknown = JSON.parse(text);
    const promptfoo = readPromptfoo(root);
    return { kind: 'json', root, ...(promptfoo && { promptfoo }) };
  } catch {
    return { kind: 'none', fault: 'it is not valid JSON' };
  }
};

const junit = (text: string): Content => {
  const tally = readJunit(text);
  return 'fault' in tally ? { kind: 'none', fault: tally.fault } : { kind: 'junit', tally };
};

/** The value that a pointer leads to. A JUnit report is read as a map of its counts. */
export const valueAt = (content: Content, pointer: string): Pointed => {
  if (content.kind === 'none') return { fault: content.fault };
  if (content.kind === 'csv') return cellAt(content.text, pointer);
  return pointed(content.kind === 'json' ? content.root : countsOf(content.tally), pointer);
};

const countsOf = (tally: Tally): object => {
  const { passed, failed, errors, skipped } = tally;
  return { tests: passed + failed + errors + skipped, ...tally, pass_rate: passRate(tally) };
};

/** Tests passed of those that ran, errors counted as not passed; undefined where none ran. */
export const passRate = ({ passed, failed, errors }: Tally): number | undefined =>
  passed + failed + errors === 0 ? undefined : passed / (passed + failed + errors);
