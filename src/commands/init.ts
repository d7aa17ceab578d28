// init [FILE]: a new pilot file: by questionnaire on a terminal, as a template, from answers, or from another pilot.
import { setAll } from '../edit/many.ts';
import type { World } from '../io/world.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { ReadinessError } from '../model/problem.ts';
import { schemaLine } from '../report/json-schema.ts';
import { NEW_NAME, takenFrom, template, templateKinds } from '../report/template.ts';
import { counted, safe } from '../report/text.ts';
import { version } from '../version.ts';
import { applyAnswers } from './answers.ts';
import { writeBaseline } from './baseline.ts';
import { type ChecklistFlags, checklistFor } from './shared/checklists.ts';
import { asOfIn, judge, maxBytesFrom, readPilots } from './shared/input.ts';
import { refuseExisting, schemaFor, writeNew } from './shared/new-file.ts';
import { isThere, printProblems } from './shared/output.ts';
import { noneIn, type PilotFlags, pilotsIn } from './shared/pilots.ts';

// init --from: a new pilot that starts from another's file, and what was kept of it.

const fromOther = async (file: string, other: string, flags: ChecklistFlags, world: World): Promise<number> => {
  const checklist = await checklistFor(flags, [other], world);
  const { reads } = readPilots([other], world, maxBytesFrom(), checklist);
  const subject = reads[0]?.subject;
  if (subject === undefined) {
    await printProblems(reads, world.stderr, flags.color);
    throw new ReadinessError(`${other} is not a pilot file to start from`, { hint: 'nothing was written' });
  }
  const { edits, blanked } = takenFrom(subject.document.value);
  const text = withSchemaLine(setAll(subject.document.text, edits), schemaFor(file, world).path);
  writeNew(file, text, world);
  const said = [
    `Kept of ${safe(subject.pilot.pilot.name)}: ${describeKept(subject.pilot)}; every comment.`,
    `Blanked: the name (now "${NEW_NAME}"), ${describeBlanked(blanked)}.`,
    'What is kept is the other pilot\u2019s word, its practices above all: make sure that it holds for yours.',
  ];
  (file === '-' ? world.stderr : world.stdout).write(`${said.join('\n')}\n`);
  return 0;
};

/** In place of the other's line, whose path may lead nowhere from here. */
const withSchemaLine = (text: string, schema: string): string => {
  const line = schemaLine(schema);
  const known = /^#\s*yaml-language-server:[^\r\n]*/m;
  return known.test(text) ? text.replace(known, () => line) : `${line}${/\r?\n/.exec(text)?.[0] ?? '\n'}${text}`;
};

const describeKept = ({ kpis, data, architecture, evaluation, talent, agents = [], ...pilot }: Pilot): string => {
  const sections = [kpis, data, architecture, evaluation, talent, pilot.governance, pilot.operations];
  const practices = sections.reduce((sum, { controls }) => sum + Object.keys(controls).length, 0);
  return [
    counted(practices, 'declared practice'),
    counted(kpis.measures?.length ?? 0, 'measure'),
    counted(data.sources?.length ?? 0, 'source'),
    counted(architecture.integrations?.length ?? 0, 'integration'),
    counted(evaluation.metrics?.length ?? 0, 'metric'),
    counted(talent.team?.length ?? 0, 'team member'),
    counted(agents.length, 'agent'),
  ].join(', ');
};

const describeBlanked = (blanked: Readonly<Record<string, number>>): string =>
  [
    counted(blanked.dates ?? 0, 'date'),
    `${counted(blanked.figures ?? 0, 'field')} with where it stands and what was measured or counted`,
    `${counted(blanked.evidence ?? 0, 'list')} of evidence`,
    (blanked.waivers ?? 0) > 0 ? 'the waivers' : 'no waivers',
  ].join(', ');

export type InitFlags = ChecklistFlags & {
  /** true where no kind was named. */
  readonly template?: string | true;
  readonly from?: string;
  readonly answers?: string;
  /** Where the gate is to run. */
  readonly ci?: string;
  readonly asOf?: string;
  readonly plain?: boolean;
};

/**
 * Exit code 0, 2 where answers are wrong, 130 where it is interrupted. Throws ReadinessError rather than overwrite a
 * file.
 */
export const initCommand = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  if (flags.ci !== undefined) {
    const other = (['template', 'from', 'answers'] as const).find((way) => flags[way] !== undefined);
    if (other !== undefined) {
      throw new ReadinessError(`--ci and --${other} do two things`, { hint: 'begin the pilot file first' });
    }
    return initCi(flags.ci, flags, world);
  }
  const ways = (['template', 'from', 'answers'] as const).filter((way) => flags[way] !== undefined);
  if (ways.length > 1) {
    throw new ReadinessError(`--${ways[0]} and --${ways[1]} are two ways to begin`, { hint: 'choose one of them' });
  }
  refuseExisting(file, world);
  if (flags.template !== undefined) return fromTemplate(file, flags, world);
  if (flags.from !== undefined) return fromOther(file, flags.from, flags, world);
  if (flags.answers !== undefined) {
    return applyAnswers(world, { ...flags, file, answers: flags.answers });
  }
  return byQuestions(file, flags, world);
};

const fromTemplate = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  const named = flags.template === true ? 'minimal' : flags.template;
  const kind = templateKinds.find((one) => one === named);
  if (kind === undefined) {
    throw new ReadinessError(`there is no template "${named}"`, {
      hint: `templates: ${templateKinds.join(', ')}; the file's name comes first: readiness init FILE --template`,
    });
  }
  const checklist = await checklistFor(flags, [file], world);
  const text = template(kind, checklist, schemaFor(file, world).path);
  writeNew(file, text, world, `: fill in what you know; then: readiness assess ${safe(file)}`);
  return 0;
};

const byQuestions = async (file: string, flags: InitFlags, world: World): Promise<number> => {
  if (!world.stdout.isTerminal) {
    throw new ReadinessError('init asks questions on a terminal, and here is none', {
      hint: 'use --template for a file to fill in, or --answers FILE for answers that a script writes',
    });
  }
  const { runInterview } = await import('./interview.ts');
  return runInterview(world, { ...flags, file });
};

// init --ci HOST: what holds a repository to its pilots in one step: a workflow, the configuration and a baseline. Nothing
// that is there is overwritten, and every file is named, written or not.

const hosts = ['github', 'gitlab', 'pre-commit'] as const;
type Host = (typeof hosts)[number];

/** Files that are looked through for pilots. */
const MOST_FILES = 200_000;
const [CONFIGURATION, BASELINE] = ['readiness.config.yaml', 'readiness.baseline.json'];

const initCi = async (named: string, flags: PilotFlags, world: World): Promise<number> => {
  const host = hosts.find((one) => one === named);
  if (host === undefined) {
    throw new ReadinessError(`there is no recipe for "${named}"`, { hint: `recipes: ${hosts.join(', ')}` });
  }
  const top = repositoryAbove(world);
  if (top !== undefined) {
    const hint = `cd ${top} && readiness init --ci ${host}`;
    throw new ReadinessError(`${host} reads its files at the root of a repository, which is ${top}`, { hint });
  }
  const files = await pilotsIn('.', world, MOST_FILES);
  if (files.length === 0) throw noneIn('.');
  const checklist = await checklistFor(flags, files, world);
  const { reads } = readPilots(files, world, maxBytesFrom(flags.maxBytes), checklist);
  if (reads.some(({ subject }) => subject === undefined)) {
    await printProblems(reads, world.stderr, flags.color);
    throw new ReadinessError('a pilot file cannot be judged, so there is no baseline', { hint: 'nothing was written' });
  }
  const asOf = asOfIn(flags, world);
  const told: string[] = [
    `Found ${counted(files.length, 'pilot file')}: ${files.slice(0, SOME).map(safe).join(', ')}${files.length > SOME ? ', …' : ''}`,
  ];
  const write = (file: string, text: string, what: string): void => {
    if (isThere(file, world)) {
      told.push(`left ${file} as it is: it is there already`);
      return;
    }
    const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    if (folder !== '') world.makeFolder(folder);
    world.save(file, text, undefined);
    told.push(`wrote ${file}: ${what}`);
  };
  const isConfigured = isThere(CONFIGURATION, world);
  const wasThere = recipes[host].some(({ file }) => file !== GITLAB_JOB && isThere(file, world));
  write(CONFIGURATION, configuration(files), 'where the pilots are, and what the gate asks of them');
  if (isThere(BASELINE, world)) told.push(`left ${BASELINE} as it is: it is there already`);
  else if (isConfigured) told.push(`wrote no baseline: ${CONFIGURATION} says what is asked`);
  else {
    const pairs = reads.flatMap(({ subject }) =>
      subject === undefined ? [] : [[subject, judge(subject, checklist, asOf, world)] as const],
    );
    writeBaseline(BASELINE, pairs, version, { ...world, stderr: { ...world.stderr, write: () => undefined } });
    told.push(`wrote ${BASELINE}: what each pilot has reached; no check may get worse than that`);
  }
  try {
    for (const { file, text, what } of recipes[host]) write(file, text, what);
  } finally {
    world.stdout.write(`${told.join('\n')}\n`);
  }
  world.stdout.write(`\n${next(host, wasThere)}\n`);
  return 0;
};

/** The root of the repository, where it is above the working folder. */
const repositoryAbove = ({ pathKind: kindOf }: World): string | undefined => {
  if (kindOf('.git') !== undefined) return undefined;
  const above = Array.from({ length: MOST_LEVELS }, (_, i) => Array.from({ length: i + 1 }, () => '..').join('/'));
  return above.find((folder) => kindOf(`${folder}/.git`) !== undefined);
};

const MOST_LEVELS = 32;

const SOME = 5;

/** `wasThere`: the file that the host reads was there, and has to take the job up. */
const next = (host: Host, wasThere: boolean): string => {
  const takeUp = {
    github: '',
    gitlab: `${GITLAB} has to include the job:\n  include: [{local: ${GITLAB_JOB}}]\n`,
    'pre-commit': `${PRE_COMMIT} has to have these hooks, under repos:\n\n${hooks}\n`,
  }[host];
  const then =
    host === 'pre-commit'
      ? 'Then: pre-commit install\n'
      : `Commit these files to the default branch: a ${host === 'github' ? 'pull' : 'merge'} request is judged by the rules of its base.\n`;
  return `${wasThere ? takeUp : ''}${then}readiness gate says what the job will say; readiness gate --print-policy says what is asked, and where.`;
};

/** The folders of the pilots, so that new ones beside them are found too; those beside the configuration by name. */
const configuration = (files: readonly string[]): string => {
  const folders = files.map((file) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : file));
  const names = [...new Set(folders)].filter(
    (one, _, all) => !all.some((other) => other !== one && one.startsWith(`${other}/`)),
  );
  return `version: 1
# Pilot files, and folders that are searched for them.
pilots:
${names.map((name) => `  - ${JSON.stringify(name)}`).join('\n')}
# What readiness gate asks of each. With a baseline no check may get worse; add for: production, or min_score: 60, to ask
# for more. mode: observe reports the same and lets the job pass.
policy:
  mode: enforce
  baseline: ${BASELINE}
`;
};

const PACKAGE = `pilot-readiness@${version}`;
const GITHUB = '.github/workflows/readiness.yml';
const [GITLAB, GITLAB_JOB] = ['.gitlab-ci.yml', '.gitlab/readiness.yml'];
const PRE_COMMIT = '.pre-commit-config.yaml';

/** The one action is pinned by its digest. */
const github = `# A pull request that makes a pilot less ready does not pass unnoticed.
name: readiness
on: pull_request
permissions:
  contents: read
  pull-requests: write # for the one comment; without it the job goes on and says so
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0
          persist-credentials: false
      - run: npm install --global --ignore-scripts ${PACKAGE}
      - run: bash "$(npm root --global)/pilot-readiness/scripts/action.sh"
        env:
          READINESS_BASE_SHA: \${{ github.event.pull_request.base.sha }}
          READINESS_PULL_REQUEST: \${{ github.event.pull_request.number }}
          READINESS_TOKEN: \${{ github.token }}
`;

const gitlab = `# A merge request that makes a pilot less ready does not pass unnoticed; its cases stand in the test report.
readiness:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0"
  script:
    - npm install --global --ignore-scripts ${PACKAGE}
    - readiness gate --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --config-from "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --report junit=readiness.xml
  artifacts:
    when: always
    reports:
      junit: readiness.xml
`;

const hooks = `  - repo: local
    hooks:
      - id: readiness-validate
        name: readiness validate
        entry: readiness validate --only-pilots
        language: node
        additional_dependencies: ["${PACKAGE}"]
        types_or: [yaml, json]
        require_serial: true
      - id: readiness-gate
        name: readiness gate
        entry: readiness gate --only-pilots --quiet
        language: node
        additional_dependencies: ["${PACKAGE}"]
        types_or: [yaml, json]
        require_serial: true
`;

type Recipe = { readonly file: string; readonly text: string; readonly what: string };

const recipes: Readonly<Record<Host, readonly Recipe[]>> = {
  github: [{ file: GITHUB, text: github, what: 'the job, with one comment on each pull request that moves a pilot' }],
  gitlab: [
    { file: GITLAB_JOB, text: gitlab, what: 'the job' },
    { file: GITLAB, text: `include:\n  - local: ${GITLAB_JOB}\n`, what: 'which includes it' },
  ],
  'pre-commit': [
    { file: PRE_COMMIT, text: `repos:\n${hooks}`, what: 'two hooks, which find pilot files by their content' },
  ],
};
