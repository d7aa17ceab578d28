// --open: a page is written and opened, whatever kind of report it is; where nobody could see it that is said.
import { describe, expect, it, test } from 'vitest';
import { run } from '../../src/main.ts';
import { SMALL } from '../program.ts';
import { type Memory, worldWith } from '../world.ts';

const FILE = 'examples/complete.yaml';
/** In memory; what its page says takes no time to be worked out. */
const FEW = 'few.yaml';
const disk = { [FEW]: SMALL };

const blind = (): Memory => {
  const memory = worldWith();
  return { ...memory, world: { ...memory.world, viewer: { ...memory.world.viewer, unable: 'there is no display' } } };
};

describe.each([
  ['assess', FEW],
  ['plan', FEW],
  ['value', FEW],
  ['advise', FEW],
  ['explain', 'data.lineage'],
  ['compare', 'examples/refund-agent.yaml', FILE],
  ['gate', FILE, '--for', 'pilot'],
  ['scan', 'examples'],
])('%s', (...args) => {
  it('opens a page of its own', async () => {
    const { world, files, printed, opened } = worldWith(disk);
    expect(await run([...args, '--open'], world)).toBe(0);
    expect(opened).toEqual(['scratch/report.html']);
    expect(files.get('scratch/report.html')).toMatch(/^<!doctype html>/);
    expect(printed.stdout).toBe('');
    expect(printed.stderr).toMatch(/^wrote html .* to scratch\/report\.html\n$/);
  });
});

it('opens the page that is written anyway', async () => {
  const { world, files, opened } = worldWith(disk);
  expect(await run(['assess', FEW, '--open', '-o', 'a.html'], world)).toBe(0);
  expect([...files.keys()]).toEqual([FEW, 'a.html']);
  expect(opened).toEqual(['a.html']);
});

it('opens a page beside a report of another format', async () => {
  const { world, files, opened, printed } = worldWith(disk);
  expect(await run(['assess', FEW, '-f', 'json', '--open'], world)).toBe(0);
  expect(JSON.parse(printed.stdout)).toHaveProperty('headline');
  expect([...files.keys()]).toEqual([FEW, 'scratch/report.html']);
  expect(opened).toEqual(['scratch/report.html']);
});

it('refuses a format that is no page, where there is one report', async () => {
  const { world, opened, printed } = worldWith();
  expect(await run(['plan', FILE, '-f', 'csv', '--open'], world)).toBe(2);
  expect(printed.stderr).toContain('--open opens a page, and csv is none');
  expect(opened).toEqual([]);
});

test.each(['assess', 'plan'])('%s says where nobody could see a page, and writes none', async (verb) => {
  const { world, files, opened, printed } = blind();
  expect(await run([verb, FILE, '--open'], world)).toBe(2);
  expect(printed.stderr).toContain('--open cannot open a page here: there is no display');
  expect(printed.stderr).toContain('-o report.html');
  expect([files.size, opened]).toEqual([0, []]);
});

test.each(['assess', 'plan'])('%s writes a page that has a name, opened or not', async (verb) => {
  const { world, files, opened, printed } = blind();
  expect(await run([verb, FILE, '--open', '-o', 'a.html'], world)).toBe(0);
  expect([[...files.keys()], opened]).toEqual([['a.html'], []]);
  expect(printed.stderr).toContain('not opened: there is no display');
});

it('says why the browser did not open', async () => {
  const memory = worldWith();
  const viewer = { ...memory.world.viewer, open: async () => '/usr/bin/xdg-open ended with 3' };
  expect(await run(['advise', FILE, '--open'], { ...memory.world, viewer })).toBe(0);
  expect(memory.printed.stderr).toMatch(/^wrote html .*\nnot opened: \/usr\/bin\/xdg-open ended with 3\n$/);
});
