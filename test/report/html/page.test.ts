// The HTML page as a file: whole in itself, small, allowed to do what it carries and nothing else, each id once.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { composeChecklist } from '../../../src/checklist/core.ts';
import { questionFor } from '../../../src/interview/question.ts';
import { assessPage, assessPages } from '../../../src/report/assess/page.ts';
import { htmlPages } from '../../../src/report/html/index.ts';
import { gapReport, render } from '../../../src/report/registry.ts';
import { plain } from '../../../src/report/report.ts';
import { makeValueCase, VALUE_SEED } from '../../../src/value/index.ts';
import { judgeFile, rendered } from '../../judge.ts';
import { allPilots, exampleFiles, seeded } from '../pilots.ts';

const KB = 1000;
const withoutScripts = (page: string): string => page.replace(/<script[\s\S]*?<\/script>/g, '<script></script>');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const all = (page: string, pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found);

describe.each(allPilots())('%s', (_file, reported) => {
  const made = rendered(reported, 'html');

  it('allows its own style and script, by their hashes, and no request', async () => {
    const page = await made;
    const [written = ''] = all(page, /http-equiv="Content-Security-Policy" content="([^"]*)"/g);
    const policy = written.replaceAll('&#39;', "'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|connect-src|img-src/);
    const [style = ''] = all(page, /<style>([\s\S]*?)<\/style>/g);
    const [script = ''] = all(page, /<script>([\s\S]*?)<\/script>/g);
    expect(policy).toContain(`style-src ${hashOf(style)}`);
    expect(policy).toContain(`script-src ${hashOf(script)}`);
    const markup = withoutScripts(page);
    expect(markup).not.toMatch(/<[^>]*\s(?:src|style|on\w+)=/);
    expect(all(markup, /href="([^"]*)"/g).filter((link) => !link.startsWith('#'))).toEqual([]);
  });

  it('has each id once, and no link to one that is not there', async () => {
    const page = withoutScripts(await made);
    const ids = all(page, /\sid="([^"]*)"/g);
    expect(ids.length).toBe(new Set(ids).size);
    expect(all(page, /<a[^>]*href="#([^"]+)"/g).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

it.each(allPilots().filter(([name]) => name !== 'hostile'))('%s is below 400 KB', async (_file, reported) => {
  expect(Buffer.byteLength(await rendered(reported, 'html'))).toBeLessThan(400 * KB);
});

it('holds data that cannot end their element, whatever names say', async () => {
  const word = '</script><script>alert(1)</script><!--\u2028]]>&lt;';
  const page = await rendered(seeded(word), 'html');
  const [data = ''] = all(page, /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g);
  expect(data).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(data).name).toContain('</script><script>alert(1)</script><!--\u2028');
  expect(page.match(/<\/script>/g)).toHaveLength(2);
});

it('tells several pilots in one document apart', () => {
  const judged = exampleFiles.slice(0, 3).map((file) => judgeFile(file).reported);
  const tool = { name: 'readiness', version: '0' };
  const page = htmlPages(
    assessPages({ tool, asOf: '2026-11-23', judged, unjudged: [] }, (one) => assessPage(one, questionFor)),
  );
  const ids = all(withoutScripts(page), /\sid="([^"]*)"/g);
  expect(ids.length).toBe(new Set(ids).size);
  expect(ids).toEqual(expect.arrayContaining(['p1-checks', 'p2-check-data.lineage', 'p3-checks-data']));
  expect(all(page, /<script>([\s\S]*?)<\/script>/g)).toHaveLength(1);
});

it('draws the plan with its gates, and the value case', async () => {
  const { reported, pilot } = judgeFile('examples/telecom-support-bot.yaml');
  const locate = (path: string) => ({ path, line: 1, column: 1 });
  const value = () => makeValueCase({ pilot, checklist: composeChecklist(), locate }, VALUE_SEED);
  const batch = { tool: reported.tool, asOf: reported.assessment.asOf, judged: [{ ...reported, value }], unjudged: [] };
  const page = await render(gapReport, 'html', batch, { columns: 80, paint: plain, details: false });
  expect(page).toMatch(/class="row gate" role="row"><span role="rowheader">◆ production gate/);
  expect(page).toContain('id="value"');
  expect(page).toMatch(/<figure class="curve"/);
  expect(page).toMatch(/aria-label="measured: USD -4,088,328 at month 24; planned: USD 3,010,620 at month 24"/);
  expect(page).toContain('plan: xoroshiro128+, seed 42, 2000 runs');
  expect(page).not.toContain('class="row task"');
});
