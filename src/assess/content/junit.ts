// Counts the test cases of a JUnit XML report. Elements alone are read: no entity is expanded, a DOCTYPE is refused,
// and nothing is kept of what a test case prints.

/** How tests ended. An error is a test that could not be carried out. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
};

const LEVELS = 64;

/** A tally, or in words why there is none. */
export const readJunit = (text: string): Tally | { readonly fault: string } => {
  const tally = { passed: 0, failed: 0, errors: 0, skipped: 0 };
  const open: string[] = [];
  let ended: keyof Tally = 'passed';
  let roots = 0;
  for (const tag of tagsOf(text)) {
    if ('fault' in tag) return tag;
    const { name, kind } = tag;
    if (kind === 'close') {
      if (open.pop() !== name) return { fault: `its XML is not well formed: </${cut(name)}> closes nothing` };
    } else {
      if (open.length === 0 && (roots++ > 0 || !isRoot(name))) return { fault: 'it is XML, but not a JUnit report' };
      if (name === 'testcase') ended = 'passed';
      else if (open.at(-1) === 'testcase') ended = worse(ended, endings.get(name));
      if (kind === 'open' && open.push(name) > LEVELS) return { fault: `its XML is more than ${LEVELS} levels deep` };
    }
    if (name === 'testcase' && kind !== 'open') tally[ended]++;
  }
  if (open.length > 0) return { fault: `its XML is not well formed: <${cut(open.at(-1) ?? '')}> is not closed` };
  return roots === 0 ? { fault: 'it is not XML' } : tally;
};

const isRoot = (name: string): boolean => name === 'testsuites' || name === 'testsuite';

const endings: ReadonlyMap<string, keyof Tally> = new Map([
  ['failure', 'failed'],
  ['error', 'errors'],
  ['skipped', 'skipped'],
]);

/** The worst of what is said of one test case. */
const worse = (a: keyof Tally, b: keyof Tally = 'passed'): keyof Tally => (rank.indexOf(a) > rank.indexOf(b) ? a : b);

const rank: readonly (keyof Tally)[] = ['passed', 'skipped', 'failed', 'errors'];

const cut = (name: string): string => name.slice(0, 40);

type Tag = { readonly name: string; readonly kind: 'open' | 'close' | 'whole' } | { readonly fault: string };

/** Elements in order. Text, comments, CDATA and instructions are passed over from their first to their last character. */
function* tagsOf(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const over = passedOver.find(([start]) => text.startsWith(start, at));
    if (over !== undefined) {
      const end = text.indexOf(over[1], at + over[0].length);
      if (end < 0) return yield { fault: `its XML is not well formed: ${over[0]} has no end` };
      at = end + over[1].length;
      continue;
    }
    if (text.startsWith('<!', at)) return yield { fault: 'its XML has a DOCTYPE, which is not read' };
    const [start = '', slash, name = ''] = after(tagStart, text, at);
    at += start.length;
    for (let more = ' '; more !== ''; ) {
      more = after(attribute, text, at)[0] ?? '';
      at += more.length;
    }
    const [end = '', single] = after(tagEnd, text, at);
    if (start === '' || end === '') return yield { fault: 'its XML is not well formed: a < begins no element' };
    yield { name, kind: slash ? 'close' : single ? 'whole' : 'open' };
    at += end.length;
  }
}

const passedOver = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

const tagStart = /<(\/?)([A-Za-z_][\w.:-]*)/y;
const attribute = /\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')/y;
const tagEnd = /\s*(\/?)>/y;

const after = (pattern: RegExp, text: string, at: number): readonly string[] => {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
};
