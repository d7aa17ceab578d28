// What a detector is: a practice that a repository can show, the files and lines that show it, and examples that must and
// must not match. The detectors themselves are data, under checklists/detectors.

import picomatch from 'picomatch';
import * as z from 'zod';

// Which of many words a text holds, found in one pass whatever their number (Aho and Corasick, 1975).

/** Numbers, by their place in `words`, of those that stand somewhere in a text. Case of ASCII letters aside. */
type WordsIn = (text: Uint8Array) => ReadonlySet<number>;

/** ASCII letters, digits and the underscore; every other byte ends a word. */
const CLASSES = 38;
const byteClass = new Uint8Array(256);
for (let i = 0; i < 26; i++) {
  byteClass[97 + i] = i + 1;
  byteClass[65 + i] = i + 1;
}
for (let i = 0; i < 10; i++) byteClass[48 + i] = i + 27;
byteClass[95] = 37;

/** @param words of a…z, 0…9 and _ */
const findWords = (words: readonly string[]): WordsIn => {
  const size = words.reduce((sum, { length }) => sum + length, 1);
  const next = new Int32Array(size * CLASSES);
  /** The words that end in a state. */
  const ends: number[][] = Array.from({ length: size }, () => []);
  let states = 1;
  for (const [number, word] of words.entries()) {
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const slot = state * CLASSES + (byteClass[word.charCodeAt(i)] ?? 0);
      if (next[slot] === 0) next[slot] = states++;
      state = next[slot] ?? 0;
    }
    ends[state]?.push(number);
  }
  // Breadth first: where a state has no step of its own, it goes on as its longest proper suffix would.
  const suffix = new Int32Array(states);
  const queue = [0];
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i] ?? 0;
    for (let c = 1; c < CLASSES; c++) {
      const to = next[state * CLASSES + c] ?? 0;
      const other = state === 0 ? 0 : (next[(suffix[state] ?? 0) * CLASSES + c] ?? 0);
      if (to === 0) next[state * CLASSES + c] = other;
      else {
        suffix[to] = other;
        ends[to]?.push(...(ends[other] ?? []));
        queue.push(to);
      }
    }
  }
  // Where nothing ends, which is nearly everywhere, one look into flat memory is all that a byte costs.
  const isEnd = Uint8Array.from(ends, ({ length }) => Math.min(length, 1));
  return (text) => {
    const found = new Set<number>();
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = next[state * CLASSES + (byteClass[text[i] ?? 0] ?? 0)] ?? 0;
      if (isEnd[state] === 1) for (const word of ends[state] ?? []) found.add(word);
    }
    return found;
  };
};

const text = z.string().trim().min(1);

/** A file that matches one of the globs and, where there are `lines`, holds a line that matches one of them. */
const find = z.strictObject({
  files: z.array(text).min(1),
  /** Files that the globs match and that show something else. */
  except: z.array(text).min(1).optional(),
  /** Regular expressions, matched line by line, whatever the case. */
  lines: z.array(text).min(1).optional(),
});

/** `text` is left out where the file's name alone decides. */
const example = z.strictObject({ file: text, text: z.string().optional() });

const detectorItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** The id of the check that it bears on. */
  check: text,
  /** Where evidence of a check on facts stands in the pilot file; a practice's own control where this is left out. */
  at: text.optional(),
  practice: text,
  /** shown: what was found is the practice. hinted: it goes with the practice and somebody should look. */
  sure: z.enum(['shown', 'hinted']),
  tools: z.array(text).default([]),
  find: z.array(find).min(1),
  /** Looks into tests as well, which are left out otherwise. */
  tests: z.literal(true).optional(),
  examples: z.strictObject({ found: z.array(example).min(1), not_found: z.array(example).min(1) }),
});

export const detectorFile = z.array(detectorItem).min(1);

export type DetectorItem = z.infer<typeof detectorItem>;

/** As a run reads it: `words` are those of which a file needs one before a line of it can match. */
export type Detector = Omit<DetectorItem, 'examples' | 'find'> & {
  readonly find: readonly {
    readonly files: readonly string[];
    readonly except?: readonly string[] | undefined;
    readonly lines?: readonly string[] | undefined;
    readonly words?: readonly string[] | undefined;
  }[];
};

export type Hit = {
  readonly detector: Detector;
  /** From the root of the tree, with slashes. */
  readonly file: string;
  /** From 1; null where the file's name alone decides. */
  readonly line: number | null;
};

/** Finds the practices of one file. `read` gives its bytes, or undefined where they are not to be read; called once at most. */
export type Detect = (file: string, read: () => Uint8Array | undefined) => readonly Hit[];

/** Test code shows how a thing is tested, not that it is done. */
const TEST =
  /(^|\/)(tests?|specs?|__tests__|e2e|fixtures|testdata|cypress)\/|(^|\/)(test_[^/]*|conftest\.py)$|[._-](test|tests|spec|stories)\.\w+$/;

/** Written by a program or brought from elsewhere. */
const FOREIGN =
  /(^|\/)(vendor|vendored|third_party|node_modules|bower_components|migrations|migrate|versions|__snapshots__|generated)\/|\.(min\.\w+|gen\.\w+|snap|lock|map)$|(^|\/)(package-lock\.json|npm-shrinkwrap\.json|uv\.lock|poetry\.lock)$/;

/** A line that only speaks of a thing. */
const COMMENT = /^\s*(#(?!!)|\/\/|\*(?!\s+@)|\/\*|<!--|--\s|;|%)/;

const GENERATED = /@generated\b|\bdo not edit\b/i;

/** Makes one function of all detectors, so that a file is read once for all of them. */
export const detectWith = (detectors: readonly Detector[]): Detect => {
  const words = [...new Set(detectors.flatMap(({ find }) => find.flatMap((one) => one.words ?? [])))];
  const numbers = new Map(words.map((word, number) => [word, number]));
  const wordsIn = findWords(words);
  const finds = detectors.flatMap((detector) =>
    detector.find.map((one) => ({
      detector,
      ...compileFiles(one),
      line: one.lines === undefined ? undefined : new RegExp(one.lines.map((each) => `(?:${each})`).join('|'), 'gim'),
      words: one.words?.map((word) => numbers.get(word) ?? -1),
    })),
  );
  type Find = (typeof finds)[number];
  const byEnding = new Map<string, readonly Find[]>();
  const candidates = (ending: string): readonly Find[] => {
    const known = byEnding.get(ending) ?? finds.filter(({ endings }) => endings?.has(ending) !== false);
    byEnding.set(ending, known);
    return known;
  };
  return (file, read) => {
    if (FOREIGN.test(file)) return [];
    const ending = fileEnding(file);
    const isTest = TEST.test(file);
    const fit = candidates(ending).filter(
      ({ detector, isFile }) => (!isTest || detector.tests) && isFile(file, ending),
    );
    if (fit.length === 0) return [];
    const bytes = fit.some(({ line }) => line !== undefined) ? read() : undefined;
    const held = bytes === undefined ? new Set<number>() : wordsIn(bytes);
    let text: string | undefined;
    return fit.flatMap(({ detector, line, words: needed }): readonly Hit[] => {
      if (line === undefined) return [{ detector, file, line: null }];
      if (bytes === undefined || needed?.some((word) => held.has(word)) === false) return [];
      text ??= new TextDecoder().decode(bytes);
      const at = matchingLine(text, line);
      return at === undefined ? [] : [{ detector, file, line: at }];
    });
  };
};

/** What stands after the last dot of a name, in small letters; '' where there is none. */
const fileEnding = (file: string): string => /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/**
 * Which files a find is about. Thousands of files are asked for by a hundred finds: most are told by the ending of the name
 * alone, `endings` (any where it is undefined), and most of the rest by a glob that says no more than that.
 */
const compileFiles = ({ files, except = [] }: Detector['find'][number]) => {
  const plain = new Set(
    files.flatMap((glob) => (/^\*\*\/\*\.(\w+|\{[\w,]+\})$/.test(glob) ? (globEndings(glob) ?? []) : [])),
  );
  const each = files.map(globEndings);
  const [isGlob, isExcepted] = [globPattern(files), globPattern(except)];
  return {
    endings: each.includes(undefined) ? undefined : new Set(each.flatMap((one) => one ?? [])),
    isFile: (file: string, ending: string): boolean =>
      (plain.has(ending) || isGlob.test(file)) && !(except.length > 0 && isExcepted.test(file)),
  };
};

/** All globs as one expression, whatever the case: a file is held against it once. */
const globPattern = (globs: readonly string[]): RegExp =>
  new RegExp(globs.map((glob) => picomatch.makeRe(glob, { dot: true }).source).join('|'), 'i');

/** The endings that a glob names: .py or .{py,ts}, none of Makefile; undefined where it leaves them open. */
const globEndings = (glob: string): readonly string[] | undefined => {
  if (/(^|\/)\w+$/.test(glob)) return [''];
  const named = /\.(\w+|\{\w+(?:,\w+)*\})$/.exec(glob)?.[1];
  return named?.toLowerCase().replace(/[{}]/g, '').split(',');
};

/** The first line that matches and is no comment, from 1. */
const matchingLine = (text: string, pattern: RegExp): number | undefined => {
  if (GENERATED.test(text.slice(0, 400))) return undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const from = text.lastIndexOf('\n', match.index + match[0].search(/\S|$/) - 1) + 1;
    if (!COMMENT.test(text.slice(from, from + 80))) return text.slice(0, from).split('\n').length;
    if (match[0] === '') pattern.lastIndex++;
  }
  return undefined;
};
