// Marks the functions that a run calls, so that they are compiled when their part is loaded: V8 skims a function first
// and compiles it when it is called, unless its expression stands in parentheses. Nothing else changes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From the first to after the last character of a function. */
export type Span = readonly [from: number, to: number];

/** The code with parentheses around the function expressions of these spans. */
export const eager = (code: string, spans: readonly Span[]): string => {
  const marks = spans
    .filter(([from]) => isExpression(code, from))
    .flatMap(([from, to]) => [{ at: from, mark: '(' } as const, { at: to, mark: ')' } as const])
    .sort((a, b) => a.at - b.at || Number(a.mark === '(') - Number(b.mark === '('));
  let [marked, done] = ['', 0];
  for (const { at, mark } of marks) {
    marked += code.slice(done, at) + mark;
    done = at;
  }
  return marked + code.slice(done);
};

/** A declaration begins a statement, and a method has no word `function`: neither can stand in parentheses. */
const isExpression = (code: string, from: number): boolean =>
  /^(async )?function\b/.test(code.slice(from, from + 16)) &&
  /([=(,:?[&|!]|\breturn)$/.test(code.slice(Math.max(0, from - 16), from).trimEnd());

type Coverage = {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { startOffset: number; endOffset: number; count: number }[];
    }[];
  }[];
};

/** The functions that a run of the program calls, by the file that they stand in. */
export const calledBy = (program: string, args: readonly string[]): ReadonlyMap<string, readonly Span[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'readiness-eager-'));
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder };
    execFileSync(process.execPath, [program, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 60_000,
    });
    const [file = ''] = readdirSync(folder);
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage;
    return new Map(
      result.filter(({ url }) => url.startsWith('file:')).map((one) => [fileURLToPath(one.url), called(one)]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The first range is the function itself; the file as a whole is none. */
const called = ({ functions }: Coverage['result'][number]): readonly Span[] =>
  functions.flatMap(({ ranges: [whole] }): readonly Span[] =>
    whole !== undefined && whole.count > 0 && whole.startOffset > 0 ? [[whole.startOffset, whole.endOffset]] : [],
  );
