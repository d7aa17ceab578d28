// What each format of the gate says, read back by a reader of that format and brought to one shape.
import { parse as parseJunit } from 'junit2json';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { rowsOf } from '../csv.ts';
import { heard } from '../runner.ts';

type State = 'passed' | 'failed' | 'observed';

/** Of every pilot what became of it, and the criteria that failed; and the files that could not be judged. */
export type Told = {
  readonly pilots: Readonly<Record<string, { readonly state: State; readonly failed: readonly string[] }>>;
  readonly unjudged: readonly string[];
};

type Row = { readonly file: string; readonly id: string; readonly passed: boolean; readonly observed: boolean };

const toldOf = (rows: readonly Row[], unjudged: readonly string[]): Told => ({
  pilots: Object.fromEntries(
    [...new Set(rows.map(({ file }) => file))].sort().map((file) => {
      const failed = rows.filter((row) => row.file === file && !row.passed);
      const state = failed.some(({ observed }) => !observed) ? 'failed' : 'observed';
      return [file, { state: failed.length === 0 ? 'passed' : state, failed: failed.map(({ id }) => id).sort() }];
    }),
  ),
  unjudged: [...new Set(unjudged)].sort(),
});

export const fromTerminal = (text: string): Told => {
  const rows: Row[] = [];
  let [file, observed] = ['', false];
  for (const line of text.split('\n')) {
    const [, name, state] = /^(\S+): (passed|failed|would fail \(observed only\))$/.exec(line) ?? [];
    if (name !== undefined) [file, observed] = [name, state?.startsWith('would') === true];
    const [, mark, id] = /^ {2}(pass|FAIL) +([^\s:]+):/.exec(line) ?? [];
    if (id !== undefined) rows.push({ file, id, passed: mark === 'pass', observed });
  }
  return toldOf(
    rows,
    [...text.matchAll(/^(\S+): not judged$/gm)].map(([, name = '']) => name),
  );
};

type JsonPilot = {
  readonly file: string;
  readonly judged?: false;
  readonly decision: { mode: string; passed: boolean; criteria: readonly { id: string; passed: boolean }[] };
};

export const fromJson = (text: string): Told => {
  const all = [JSON.parse(text) as JsonPilot | readonly JsonPilot[]].flat();
  const judged = all.filter((one) => one.judged !== false);
  const rows = judged.flatMap(({ file, decision: { mode, criteria, passed } }) => {
    if (passed !== criteria.every((one) => one.passed)) throw new Error(`${file} contradicts itself`);
    return criteria.map((one) => ({ ...one, file, observed: mode === 'observe' }));
  });
  return toldOf(
    rows,
    all.filter((one) => one.judged === false).map(({ file }) => file),
  );
};

/** A page of gate or assess: below the heading of a file the list of its criteria. */
export const fromMarkdown = (text: string): Told => {
  const rows = sectionsOf(text, 'h3').flatMap((section) => {
    const [, file = '', state] =
      /^(?:Gate: )?(\S+): (passed|failed|would fail \(observed only\))<\/h3>/.exec(section) ?? [];
    if (state === undefined) return [];
    const marked = [...section.matchAll(/<li>\s*(?:<p>)?(pass|FAIL) ([^\s:]+):/g)];
    return consistent(
      state,
      marked.map(([, mark, id = '']) => ({ file, id, passed: mark === 'pass', observed: state.startsWith('would') })),
    );
  });
  return toldOf(rows, notJudged(sectionsOf(text, 'h3')));
};

/** The summary of a step: below the heading of a pilot, which names its file, the table of its criteria. */
export const fromSummary = (text: string): Told => {
  const sections = text.split('<details>').slice(1);
  const rows = sections.flatMap((section) => {
    const [, file = '', state = ''] = /^<summary>.*\((\S+)\): (.*?)<\/summary>/.exec(section) ?? [];
    if (file === '') return [];
    const table = micromark(section, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }).split('</table>')[0] ?? '';
    const cells = [...table.matchAll(/<tr>\s*<td>([^<]*)<\/td>[\s\S]*?<td>(passed|failed)<\/td>\s*<\/tr>/g)];
    return consistent(
      state,
      cells.map(([, id = '', mark]) => ({ file, id, passed: mark === 'passed', observed: state.startsWith('would') })),
    );
  });
  return toldOf(rows, notJudged(sections.map((section) => section.replace('<summary>', ''))));
};

const sectionsOf = (text: string, heading: 'h2' | 'h3'): readonly string[] =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    .split(`<${heading}>`)
    .slice(1);

const notJudged = (sections: readonly string[]): readonly string[] =>
  sections.flatMap((section) => /^(\S+): not judged/.exec(section)?.[1] ?? []);

const consistent = (state: string, rows: readonly Row[]): readonly Row[] => {
  if (rows.length === 0 || rows.every(({ passed }) => passed) !== (state === 'passed')) {
    throw new Error(`${rows[0]?.file} contradicts itself`);
  }
  return rows;
};

type Location = { physicalLocation: { artifactLocation: { uri: string } } };
type Log = {
  runs: readonly {
    invocations: readonly {
      executionSuccessful: boolean;
      toolExecutionNotifications: readonly { locations: readonly Location[] }[];
    }[];
    results: readonly { ruleId: string; level: string; locations: readonly Location[] }[];
    properties: { decisions: readonly { file: string; decision: { passed: boolean } }[] };
  }[];
};

export const fromSarif = (text: string): Told => {
  const [run] = (JSON.parse(text) as Log).runs;
  const [invocation] = run?.invocations ?? [];
  if (run === undefined || invocation === undefined) throw new Error('no run');
  const uriOf = ({ locations }: { locations: readonly Location[] }): string =>
    locations[0]?.physicalLocation.artifactLocation.uri ?? '';
  const failed = run.results
    .filter(({ ruleId }) => ruleId.startsWith('gate/'))
    .map((one) => ({ file: uriOf(one), id: one.ruleId.slice(5), passed: false, observed: one.level === 'note' }));
  const passed = run.properties.decisions
    .filter(({ decision }) => decision.passed)
    .map(({ file }) => ({ file, id: 'all', passed: true, observed: false }));
  const unjudged = invocation.toolExecutionNotifications.map(uriOf);
  if (invocation.executionSuccessful !== (unjudged.length === 0)) throw new Error('it contradicts itself');
  return toldOf([...failed, ...passed], unjudged);
};

type Suite = {
  name: string;
  failures: number;
  errors: number;
  testcase?: readonly { name: string; failure?: readonly object[]; skipped?: readonly object[] }[];
};

export const fromJunit = async (text: string): Promise<Told> => {
  const suites = ((await parseJunit(text)) as unknown as { testsuite: readonly Suite[] }).testsuite;
  const rows = suites
    .filter(({ name }) => name.endsWith(' gate'))
    .flatMap(({ name, testcase = [] }) =>
      testcase.map((one) => ({
        file: name.replace(/ gate$/, ''),
        id: one.name,
        passed: one.failure === undefined && one.skipped === undefined,
        observed: one.skipped !== undefined,
      })),
    );
  const inputs = suites.filter(({ name }) => name.endsWith(' input'));
  const told = toldOf(
    rows,
    inputs.map(({ name }) => name.replace(/ input$/, '')),
  );
  const red = suites.some(({ failures, errors }) => failures > 0 || errors > 0);
  const shut = inputs.length > 0 || Object.values(told.pilots).some(({ state }) => state === 'failed');
  if (red !== shut) throw new Error(`the report is ${red ? 'red' : 'green'}, its gate is not`);
  return told;
};

export const fromCsv = (text: string): Told => {
  const rows = rowsOf(text);
  return toldOf(
    rows
      .filter(({ row }) => row === 'criterion')
      .map(({ file = '', criterion = '', passed, mode }) => ({
        file,
        id: criterion,
        passed: passed === 'true',
        observed: mode === 'observe',
      })),
    rows.flatMap(({ row, file = '' }) => (row === 'not-judged' ? [file] : [])),
  );
};

/** Annotations are of what is wrong: a pilot that passed has none. */
export const fromAnnotations = (log: string): Told => {
  const all = heard(log);
  const rows = all
    .filter(({ properties }) => properties.title?.startsWith('readiness gate: '))
    .flatMap(({ name, properties: { file = '', title }, text }) =>
      text.split('\n').map((line) => {
        const observed = title?.startsWith('readiness gate: failed') !== true;
        const isOld = title?.endsWith(', as before') === true;
        if ((observed || isOld) !== (name === 'warning')) throw new Error(`${file} contradicts itself`);
        return { file, id: line.slice(0, line.indexOf(':')), passed: false, observed };
      }),
    );
  const unjudged = all.filter(({ properties }) => properties.title === 'readiness: not judged');
  return toldOf(
    rows,
    unjudged.map(({ properties: { file = '' } }) => file),
  );
};
