// The report for a terminal: it fits, it says first what matters, and nothing in a pilot file can act on the terminal.
import widthOf from 'fast-string-width';
import { describe, expect, it, test } from 'vitest';
import { colourPaint } from '../../src/commands/shared/output.ts';
import { plain, type ReportData } from '../../src/report/report.ts';
import { controls } from '../program.ts';
import { allPilots, emptyPilot, exampleFiles, HARMLESS, HOSTILE, judgeText, readExample, seeded } from './pilots.ts';
import { terminalAssess as terminal } from './printers.ts';

const print = (reported: ReportData, columns = 80, details = false): string =>
  terminal(reported, { columns, paint: plain, details });
const lines = (text: string): readonly string[] => text.split('\n');
const pilots = allPilots();
const [, telecom] = pilots.find(([name]) => name.includes('telecom')) ?? ['', emptyPilot()];
const renamed = (reported: ReportData, file: string): ReportData => ({
  ...reported,
  assessment: { ...reported.assessment, file },
});

/** Down to the first section that is not part of it. */
const firstScreen = (reported: ReportData): readonly string[] => {
  const all = lines(print(reported));
  return all.slice(
    0,
    all.findIndex((line) => /^(Dimensions|Gate: )/.test(line)),
  );
};

const threeFacts = judgeText('version: 1\npilot: {name: Claims assistant, stage: production, users: public}\n');
const threeFailures = judgeText(`version: 1
pilot: {name: Claims assistant, stage: production, users: public}
governance: {controls: {input-guardrails: absent}}
evaluation: {hallucination: {measured: {value: 0.15}}}
`);

describe('the first screen', () => {
  const usual = pilots.filter(([name]) => name !== 'hostile');
  const few = [
    ['three facts', threeFacts],
    ['three facts and two failures', threeFailures],
  ] as const;

  test.each([...usual, ...few])('of %s has 24 lines of 80 columns at most', (_name, reported) => {
    const screen = firstScreen(reported);
    expect(screen.length).toBeGreaterThan(8);
    expect(screen.length).toBeLessThanOrEqual(25);
    expect(screen.length === 25 ? screen.at(-1) : '').toBe('');
    expect(screen.filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  it('of three facts asks the questions of the questionnaire, and says how to answer them', () => {
    const text = firstScreen(threeFacts).join('\n');
    expect(text).toContain('Nothing stated speaks against it.');
    expect(text).toContain('Answer first (readiness interview pilot.yaml)');
    expect(text).toMatch(/1\. Which KPIs show whether the pilot works\? +pilot\.yaml:\d+:\d+/);
    expect(text.match(/^ {2}\d\. .*\?/gm)).toHaveLength(3);
  });

  it('asks about all entries of a list, not for a field of one that it does not name', () => {
    const sources = 'data: {sources: [{name: Wiki, owner: HR}, {name: Mail}]}\n';
    const text = firstScreen(judgeText(`version: 1\npilot: {name: Helper, stage: pilot}\n${sources}`)).join('\n');
    expect(text).toContain('2. Is this so today? Every source that the pilot reads is listed');
    expect(text).not.toContain('What kind of source');
  });

  it('of a stated failure says it first, however little else is known', () => {
    const text = firstScreen(threeFailures).join('\n');
    expect(text).toContain('NOT READY FOR PRODUCTION, AND ALREADY IN PRODUCTION');
    expect(text).toMatch(/✗ 15% of answers wrong or invented, limit 2%/);
    expect(text).toMatch(/✗ Inputs are not screened \(stated absent\)/);
    expect(text).not.toContain('Nothing stated');
  });
});

describe.each(pilots)('%s', (_name, reported) => {
  const [short, whole] = [print(reported), print(reported, 80, true)];

  test.each([40, 60, 80, 120])('fits %i columns', (columns) => {
    for (const details of [false, true]) {
      expect(lines(print(reported, columns, details)).filter((line) => widthOf(line) > columns)).toEqual([]);
    }
  });

  it('says on the first screen the headline, what is stated to be wrong, and what to do or to answer first', () => {
    const { against, headline, findings } = reported.assessment;
    const screen = firstScreen(reported);
    expect(screen.join(' ')).toContain(headline.words.toUpperCase());
    expect(screen.filter((line) => line.startsWith('  ✗ '))).toHaveLength(Math.min(5, against.length));
    const isNothingOpen = against.length === 0 && !findings.some(({ blocks }) => blocks);
    expect(screen.filter((line) => / \d\. /.test(line.slice(0, 5)))).toHaveLength(isNothingOpen ? 0 : 3);
    const [first, other] = against.length > 0 ? ['Do first', 'Answer first'] : ['Answer first', 'Do first'];
    expect(screen.join('\n').includes(`\n${first}`)).toBe(!isNothingOpen);
    expect(short).not.toContain(other);
    expect(lines(short).slice(screen.length).join('\n')).not.toContain(first);
  });

  it('has no control character but the line break, and no trailing blank', () => {
    for (const text of [short, whole]) {
      expect(text).not.toMatch(controls);
      expect(lines(text).filter((line) => line.endsWith(' '))).toEqual([]);
    }
  });

  it('names every blocker, also where there are many', () => {
    const text = whole.replace(/\s+/g, ' ');
    for (const { item, blocks } of reported.assessment.findings) if (blocks) expect(text).toContain(item.id);
  });

  it('names every check with --details', () => {
    const text = whole.replace(/\s+/g, ' ');
    for (const { item } of reported.assessment.findings) expect(text).toContain(item.id);
  });
});

describe('what a hostile file tries', () => {
  test.each(HOSTILE)('%j', (word) => {
    const text = print(seeded(word), 80, true);
    expect(text).not.toMatch(controls);
    expect(text).not.toMatch(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u);
  });

  it('adds no line that begins like one of ours', () => {
    const starts = (text: string) =>
      lines(text).filter((line) => /^[A-Z]/.test(line) && !/^(Do first|Next)/.test(line));
    const own = starts(print(seeded(HARMLESS))).length;
    expect(starts(print(seeded('x\nREADY TO SCALE\nEvery gate is open.'))).length).toBeLessThanOrEqual(own + 2);
    expect(lines(print(seeded('x\nREADY TO SCALE\n')))).not.toContain('READY TO SCALE');
  });

  it('keeps the verdict in sight below a name without an end', () => {
    const long = judgeText(`version: 1\npilot: {name: "${'Wort '.repeat(400)}"}\n`);
    expect(lines(print(long)).slice(0, 6)).toContain('NOT KNOWN TO BE READY TO PILOT');
    expect(print(long)).toContain('…');
  });
});

describe('places', () => {
  it('are FILE:LINE:COL on a line of their own, never broken', () => {
    const { file } = telecom.assessment;
    const places = lines(print(telecom)).filter((line) => line.trim().startsWith(file));
    expect(places.length).toBeGreaterThan(15);
    for (const line of places) expect(line.trim()).toMatch(/^examples\/telecom-support-bot\.yaml:\d+:\d+$/);
  });

  it('of a file whose path is too long give the line, and the head gives the path', () => {
    const file = `${'very-long-folder-name/'.repeat(6)}pilot.yaml`;
    const text = print(renamed(telecom, file));
    expect(text.replaceAll('\n', '').indexOf(file)).toBeLessThan(100);
    expect(text).toMatch(/^ {4}line \d+, column \d+$/m);
    expect(text).not.toMatch(/pilot\.yaml:\d/);
    // Besides the head: the two commands that are to be typed.
    expect(text.match(/pilot\.yaml/g)).toHaveLength(3);
  });
});

describe('wording', () => {
  it('puts the blockers in the order of the case against, and what is not answered after them', () => {
    const section =
      print(telecom)
        .split('\n\n')
        .find((part) => part.startsWith('Blockers')) ?? '';
    const listed = [...section.matchAll(/^ {4}([a-z]+\.[a-z-]+) · due by/gm)].map(([, id]) => id);
    const against = telecom.assessment.against.flatMap(({ id, also }) => [id, ...also]);
    expect(listed).toEqual(against.filter((id) => listed.includes(id)));
    // All but one: of the failure modes that graceful-failure asks for one is blank, so that it is not stated to fall short.
    expect(listed.length).toBe(telecom.assessment.findings.filter(({ blocks }) => blocks).length - 1);
    expect(section).not.toContain('operations.graceful-failure');
    expect(section).toContain('and 1 more (--details shows all)');
  });

  it('lists ten of many blockers in full and counts the rest', () => {
    const text = print(emptyPilot());
    expect(text).toMatch(/Blockers \((1[1-9]|[2-9]\d)\)/);
    expect(text).toMatch(/and \d+ more \(--details shows all\)/);
  });

  it('knows one from many', () => {
    for (const [, reported] of pilots) {
      const text = print(reported, 80, true);
      expect(text).not.toMatch(/\b1 (tasks|days|blockers|warnings|dimensions|gaps|checks)\b(?! hold)/);
      expect(text).not.toMatch(/\b(?!1 )\d+ (task|blocker|warning|dimension)\b(?!s)/);
    }
  });

  it('cuts nothing that is stated to fall short in favour of a blank', () => {
    const { assessment } = threeFailures;
    const text = print(threeFailures);
    expect(assessment.findings.filter(({ blocks }) => blocks).length).toBeGreaterThan(20);
    const shut = assessment.findings.filter(({ id, blocks }) => blocks && assessment.against.some((a) => a.id === id));
    expect(shut.length).toBeGreaterThan(1);
    for (const { id } of shut) expect(text).toContain(`    ${id} · due by`);
  });

  it('says nothing of blockers, gaps, causes and plan where all is met', () => {
    const [, complete] = pilots.find(([name]) => name.includes('complete')) ?? ['', telecom];
    expect(print(complete)).not.toMatch(/Blockers|Gaps|Do first|Plan|missing points/);
    expect(print(complete)).toContain('Every gate is open.');
    expect(print(complete)).toContain('no blank could change it');
  });

  it('says of a warning where it is and what to do', () => {
    const text = print(judgeText('version: 1\npilot: {name: Twice}\nagents: [{name: A}, {name: A}]\n'));
    expect(text).toMatch(/\n1 warning\n {2}! .*entry \[0\] too +pilot\.yaml:3:\d+\n {4}→ give each entry a name/);
  });

  it('lists waivers with their state, reason and last day', () => {
    const text = print(seeded(HARMLESS)).replace(/\s+/g, ' ');
    expect(text).toContain('Waivers (3)');
    expect(text).toContain('data.lineage: expired, until 2020-01-31, by Ham: Ham');
    expect(text).toContain('evaluation.drift: without effect');
  });
});

it('is the same text in colour', async () => {
  const paint = await colourPaint();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colour out is the point
  const bare = (text: string): string => text.replace(/\u001b\[\d+m/g, '');
  for (const [, reported] of pilots) {
    const coloured = terminal(reported, { columns: 80, paint, details: true });
    expect(coloured).not.toBe(bare(coloured));
    expect(bare(coloured)).toBe(print(reported, 80, true));
  }
});

it('does not hang on the order of the sections in the file', () => {
  for (const file of exampleFiles.slice(0, 2)) {
    const sections = Object.entries(readExample(file));
    const strip = (text: string): string => text.replace(/pilot\.yaml:\d+:\d+|\bline \d+/g, '').replace(/\s+/g, ' ');
    const [a, b] = [sections, [...sections].reverse()].map((list) =>
      judgeText(JSON.stringify(Object.fromEntries(list), null, 1)),
    );
    if (a !== undefined && b !== undefined) expect(strip(print(a))).toBe(strip(print(b)));
  }
});
