// The HTML report in a real browser: what-if, filters that are links, copies, keyboard, print; nothing is asked for, nothing
// acts that a file says, and no rule of accessibility is broken.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reassess, type SupposedChange } from '../../src/assess/reassess.ts';
import { judgeFile, rendered, root } from '../judge.ts';
import { asOf, folderWith, readinessProcess } from '../program.ts';
import { HOSTILE, seeded } from '../report/pilots.ts';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const FILE = 'examples/telecom-support-bot.yaml';

// 300 pilots: most of them short, of owners whose names can break something, and a malformed one.
const OWNERS = ['Legal & risk, "EMEA"', '法務部', 'A<img src=x onerror=alert(1)>', 'Customer care', ...HOSTILE];
const STAGES = ['idea', 'pilot', 'production', 'scaled'];
const ANSWERS = ['in-place', 'partial', 'absent'];
const pilotText = (i: number): string =>
  [
    'version: 1',
    `pilot: {name: ${JSON.stringify(i % 50 === 3 ? HOSTILE.join(' ') : `Pilot ${i}`)}, stage: ${STAGES[i % 4]}, owner: ${JSON.stringify(OWNERS[(i >> 2) % OWNERS.length])}}`,
    `data: {controls: {lineage: ${ANSWERS[i % 3]}, dictionary: ${ANSWERS[i % 2]}}}`,
    `governance: {controls: {output-validation: ${ANSWERS[i % 3]}, input-guardrails: ${ANSWERS[(i + 1) % 3]}}}`,
    '',
  ].join('\n');
const PILOTS = 300;
const folder = folderWith({
  ...Object.fromEntries(
    Array.from({ length: PILOTS - 1 }, (_, i) => [`pilots/${i % 7}/p ${i}'<b>.yaml`, pilotText(i)]),
  ),
  'pilots/telecom.yaml': readFileSync(join(root, FILE)),
  'pilots/bad.yaml': 'version: 1\npilot: {name: Bad, stage: pliot}\n',
});

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const { code } = readinessProcess(['assess', FILE, '-f', 'html', '-o', join(folder, 'bot.html'), ...asOf]);
  expect(code).toBe(0);
  const few = ["pilots/0/p 0'<b>.yaml", "pilots/3/p 3'<b>.yaml", "pilots/6/p 6'<b>.yaml", 'pilots/telecom.yaml'];
  for (const [page, named] of Object.entries({ 'many.html': ['pilots'], 'few.html': few }))
    expect(readinessProcess(['portfolio', ...named, '-o', page, ...asOf], { cwd: folder }).stderr).toContain('wrote');
}, 120_000);
afterAll(() => browser.close());

type Opened = {
  readonly page: Page;
  readonly requests: string[];
  readonly said: string[];
  readonly context: BrowserContext;
};

const opened = async (
  file: string,
  fragment = '',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(pathToFileURL(join(folder, file)).href + fragment);
  return { page, requests, said, context };
};

const headline = (page: Page): Promise<string | null> => page.textContent('h1');
const shownChecks = (page: Page): Promise<readonly string[]> =>
  page.$$eval('.finding', (all) =>
    all
      .filter((one) => (one as HTMLElement).offsetParent !== null)
      .map((one) => (one as HTMLElement).dataset.check ?? ''),
  );

describe('a person', () => {
  it('finds every blocker of operations in three clicks, and sends the view as a link', async () => {
    const { page, requests, said, context } = await opened('bot.html');
    await page.click('.tools >> text=Every check');
    await page.click('.filters >> text=blocks a gate');
    await page.click('.filters >> text=Operating layer');
    const { findings } = judgeFile(FILE).reported.assessment;
    const blockers = findings
      .filter(({ blocks, dimension }) => blocks && dimension === 'operations')
      .map(({ id }) => id);
    expect(blockers.length).toBeGreaterThan(2);
    expect(await shownChecks(page)).toEqual(blockers);
    expect(await page.textContent('.count')).toBe(`${blockers.length} of ${findings.length} checks`);
    const again = await opened('bot.html', new URL(page.url()).hash);
    expect(await shownChecks(again.page)).toEqual(blockers);
    expect(await again.page.locator('.checks').evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(
      true,
    );
    await again.page.goBack().catch(() => undefined);
    expect([requests.length, said]).toEqual([1, []]);
    await Promise.all([context.close(), again.context.close()]);
  });

  it('sees what closing two of them would change, undoes it, and goes back', async () => {
    const { page, said, context } = await opened('bot.html');
    const stated = await page.innerText('[data-section="standing"]');
    const ids = ['evaluation.hallucination', 'data.production-like'];
    for (const id of ids) await page.click(`[data-section="against"]:visible [data-close="${id}"]`);
    const changes = ids.map((check): SupposedChange => ({ check, to: 'met' }));
    const { headline: words, grade } = reassess(judgeFile(FILE).reported.assessment.judged, changes);
    expect(await headline(page)).toBe(words.words);
    expect(await page.innerText('[data-section="standing"]:visible')).toContain(
      `${grade.score?.toFixed(1).slice(0, 2)}`,
    );
    expect(await page.innerText('[data-section="standing"]:visible')).not.toBe(stated);
    expect(await page.innerText('.if-so-mark')).toContain('2 checks supposed otherwise');
    expect(await page.innerText('.sticky')).toContain('If 2 checks stood otherwise');
    expect(await page.innerText('[data-section="against"]:visible')).not.toContain('the sample is curated');
    await page.click('[data-undo="data.production-like"]');
    expect(await page.innerText('.if-so-mark')).toContain('1 check supposed otherwise');
    await page.goBack();
    expect(await page.innerText('.if-so-mark')).toContain('2 checks supposed otherwise');
    await page.click('.sticky button');
    expect(await page.innerText('[data-section="standing"]')).toBe(stated);
    expect(await page.isVisible('.if-so-mark')).toBe(false);
    expect(said).toEqual([]);
    await context.close();
  });

  it('supposes any state of any check, and the page says what the program would', async () => {
    const { page, context } = await opened('bot.html');
    const { judged } = judgeFile(FILE).reported.assessment;
    const some = judged.checks.filter(({ kind }) => kind !== 'not-applicable').filter((_, i) => i % 17 === 0);
    const changes: SupposedChange[] = [];
    for (const [i, { id, kind }] of some.entries()) {
      const to = (['met', 'absent', 'unknown'] as const).filter((one) => one !== kind)[i % 2] ?? 'met';
      changes.push({ check: id, to });
      await page.evaluate(
        (one) => document.getElementById(one)?.closest('details.section')?.setAttribute('open', ''),
        `check-${id}`,
      );
      await page.selectOption(`select[data-suppose="${id}"]`, to);
      const { headline: words, gates, grade } = reassess(judged, changes);
      expect(await headline(page)).toBe(words.words);
      const cells = await page.$$eval('.what-if tbody tr', (rows) =>
        rows.map((row) => row.lastElementChild?.textContent),
      );
      expect(cells.slice(5)).toEqual(gates.map(({ state }) => state));
      expect(Number(cells[1])).toBeCloseTo(Math.floor((grade.score ?? 0) * 10 + 1e-8) / 10, 5);
    }
    await context.close();
  });

  it('supposes something of one pilot of several, and leaves the others as they are', async () => {
    const files = [FILE, 'examples/refund-agent.yaml'];
    const { code } = readinessProcess(['assess', ...files, '-f', 'html', '-o', join(folder, 'two.html'), ...asOf]);
    expect(code).toBe(0);
    const { page, said, context } = await opened('two.html', '#if=p2-governance.output-validation:unknown');
    expect(await page.locator('article.if-so').count()).toBe(1);
    expect(await page.getAttribute('article.if-so', 'data-prefix')).toBe('p2-');
    await page.click('[data-section="against"]:visible [data-close="p1-evaluation.hallucination"]');
    expect(await page.locator('article.if-so').count()).toBe(2);
    await page.click('.sticky button');
    expect(await page.locator('article.if-so').count()).toBe(0);
    expect(said).toEqual([]);
    await context.close();
  });

  it('copies link, YAML and prompt', async () => {
    const { page, context } = await opened('bot.html', '#if=governance.output-validation:met,data.lineage:unknown', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const copied = async (button: string): Promise<string> => {
      await page.click(button);
      await page.waitForSelector(`${button}[data-copied]`);
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied('.what-if [data-do="yaml"]')).toContain('    output-validation: in-place');
    expect(await copied('.what-if [data-do="prompt"]')).toContain('Close this gap');
    expect(await copied('.tools [data-do="link"]')).toBe(page.url());
    await context.close();
  });

  it('gets what it wants to copy in a field where there is no clipboard', async () => {
    const { page, context } = await opened('bot.html', '#if=governance.output-validation:met');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.click('.what-if [data-do="yaml"]');
    expect(await page.inputValue('dialog textarea')).toContain('output-validation: in-place');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    await context.close();
  });

  it('needs no mouse', async () => {
    const { page, context } = await opened('bot.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the report');
    await page.focus('[data-close="evaluation.hallucination"]');
    await page.keyboard.press('Enter');
    expect(await page.isVisible('.if-so-mark')).toBe(true);
    // The button went with its line: the focus is not lost.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await page.focus('.filters a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.filters a:focus[aria-current="true"]');
    await page.focus('input[type=search]');
    await page.keyboard.type('red-team');
    expect((await shownChecks(page)).length).toBeLessThan(10);
    expect(page.url()).toContain('text=red-team');
    await context.close();
  });

  it('reads all of it without a script', async () => {
    const { page, context } = await opened('bot.html', '#check-operations.monitoring', { javaScriptEnabled: false });
    expect(await headline(page)).toBe('Not ready for production, and already in production');
    expect(await page.locator('.finding').count()).toBe(judgeFile(FILE).reported.assessment.findings.length);
    expect(await page.locator('button, select, input').count()).toBe(0);
    await context.close();
  });
});

describe('a portfolio', () => {
  const shownRows = (page: Page): Promise<readonly (readonly string[])[]> =>
    page.$$eval('[data-records] tbody tr', (rows) =>
      rows
        .filter((row) => (row as HTMLElement).offsetParent !== null)
        .map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    );
  const heads = (page: Page): Promise<readonly string[]> =>
    page.$$eval('[data-records] thead th', (all) => all.map(({ textContent }) => textContent ?? ''));
  const column = async (page: Page, head: string): Promise<readonly string[]> => {
    const at = (await heads(page)).indexOf(head);
    return (await shownRows(page)).map((row) => row[at] ?? '');
  };

  it('is filtered and sorted by links, and the view is one', async () => {
    const { page, requests, said, context } = await opened('many.html');
    expect(await shownRows(page)).toHaveLength(PILOTS);
    await page.click('[data-facet="stage"] >> text=production');
    await page.click('[data-facet="owner"] >> text=Customer care');
    await page.click('th >> text=wrong');
    await page.click('th >> text=wrong');
    expect(await page.getAttribute('th[data-column="wrong"]', 'aria-sort')).toBe('descending');
    const rows = await shownRows(page);
    expect(rows.length).toBeGreaterThan(1);
    expect(await page.textContent('.count')).toBe(`${rows.length} of ${PILOTS} pilots`);
    expect(new Set(await column(page, 'stage'))).toEqual(new Set(['production']));
    expect(new Set(await column(page, 'owner'))).toEqual(new Set(['Customer care']));
    const wrong = (await column(page, 'wrong')).map(Number);
    expect(wrong).toEqual([...wrong].sort((a, b) => b - a));
    expect(new URL(page.url()).hash).toBe('#stage=production&owner=customer-care&sort=-wrong');
    const again = await opened('many.html', new URL(page.url()).hash);
    expect(await shownRows(again.page)).toEqual(rows);
    await page.goBack();
    expect(await page.getAttribute('th[data-column="wrong"]', 'aria-sort')).toBe('ascending');
    await page.click('text=Show all');
    expect(await shownRows(page)).toHaveLength(PILOTS);
    expect([requests.length, said, again.said]).toEqual([1, [], []]);
    await Promise.all([context.close(), again.context.close()]);
  });

  it('has every value of a column behind some filter, and each lets through what it counts', async () => {
    const { page, said, context } = await opened('many.html');
    const links = await page.$$eval('a[data-facet]', async (all) => {
      const hrefs = all.map((one) => one.getAttribute('href') ?? '');
      const shown: number[] = [];
      for (const href of hrefs) {
        await new Promise((resolve) => {
          addEventListener('hashchange', resolve, { once: true });
          location.hash = href;
        });
        shown.push(document.querySelectorAll('[data-records] tbody tr:not([hidden])').length);
      }
      return all.map((one, i) => [(one as HTMLElement).dataset.facet ?? '', one.textContent ?? '', shown[i]] as const);
    });
    const sums = new Map<string, number>();
    for (const [facet, words, shown] of links) {
      const count = Number(/\((\d+)\)$/.exec(words)?.[1]);
      sums.set(facet, (sums.get(facet) ?? 0) + count);
      expect(shown, words).toBe(count);
    }
    for (const facet of ['verdict', 'stage', 'owner']) expect(sums.get(facet), facet).toBe(PILOTS);
    expect(said).toEqual([]);
    await context.close();
  });

  it.each(['pilot', 'verdict', 'stage', 'score', 'next-date', 'operations'])(
    'is sorted by %s both ways',
    async (id) => {
      const { page, context } = await opened('many.html', `#sort=${id}`);
      const head = await page.$eval(`th[data-column="${id}"]`, ({ textContent }) => textContent ?? '');
      const blank = (cell: string): boolean => cell === '' || cell === '–' || cell === 'not stated';
      expect(await page.textContent('[data-section="pilots"] h2')).toMatch(new RegExp(`^Pilots, by ${head} `));
      const up = (await column(page, head)).filter((cell) => !blank(cell));
      await page.evaluate((hash) => location.assign(hash), `#sort=-${id}`);
      await page.waitForSelector(`th[data-column="${id}"][aria-sort="descending"]`);
      const all = await column(page, head);
      expect(all.slice(all.length - all.filter(blank).length).every(blank)).toBe(true);
      // Equals stay as printed: the values, not the rows, are the other way round; a range has the value of its lower end.
      const distinct = (cells: readonly string[]): readonly string[] => [
        ...new Set(cells.filter((cell) => !blank(cell)).map((cell) => cell.split('–')[0] ?? '')),
      ];
      expect([...distinct(all)].reverse()).toEqual(distinct(up));
      expect(up.length + all.filter(blank).length).toBe(PILOTS);
      await context.close();
    },
  );

  it('leads from a name to the pilot’s own report, and takes along what is about the pilots that are shown', async () => {
    const { page, context } = await opened('many.html', '#text=telecom.yaml');
    expect(await column(page, 'pilot')).toEqual(['Customer support bot']);
    expect(await page.isVisible('[data-section="why"] >> text=15% of answers wrong')).toBe(true);
    expect(await page.locator('[data-section="each"] > details:visible').count()).toBe(0);
    await page.click('[data-records] tbody tr:visible a');
    const own = page.locator('[data-section="each"] > details:visible');
    expect(await own.count()).toBe(1);
    expect(await own.innerText()).toContain('Gate: production');
    expect(await own.innerText()).toContain('line 152');
    expect(page.url()).toContain('text=telecom.yaml&at=pilot-');
    await context.close();
  });

  it('says so where an old link names what is no more', async () => {
    const { page, context } = await opened('many.html', '#owner=gone-fishing');
    expect(await shownRows(page)).toEqual([]);
    expect(await page.textContent('.count')).toBe(`0 of ${PILOTS} pilots; none of them is gone-fishing`);
    await context.close();
  });

  // Asked for are 100 ms; what a machine under load needs is no test, so it is printed.
  it('answers at once', async () => {
    const { page, context } = await opened('many.html');
    const times = await page.evaluate(
      async (owners) => {
        const taken: number[] = [];
        for (const fragment of [
          '#stage=production',
          '#stage=production&owner=customer-care',
          '#sort=-score',
          '#checks',
          ...owners,
        ]) {
          const start = performance.now();
          await new Promise((resolve) => {
            addEventListener('hashchange', resolve, { once: true });
            location.hash = fragment;
          });
          // The layout with the rows that are hidden by now.
          document.body.getBoundingClientRect();
          taken.push(performance.now() - start);
        }
        return taken;
      },
      ['#text=pilot%2029', '#dimension=data'],
    );
    process.stdout.write(`a filter of ${PILOTS} pilots: ${times.map((one) => one.toFixed(0)).join(', ')} ms\n`);
    expect(times.length).toBe(6);
    await context.close();
  });

  it('is a plain table without a script', async () => {
    const { page, context } = await opened('many.html', '#stage=idea', { javaScriptEnabled: false });
    expect(await page.locator('[data-records] tbody tr:visible').count()).toBe(PILOTS);
    expect(await page.locator('button, select, input').count()).toBe(0);
    expect(await page.isVisible('text=bad.yaml')).toBe(true);
    await context.close();
  });

  it('lets no name, owner or path act', async () => {
    const { page, requests, said, context } = await opened('many.html', '#owner=a-img-src-x-onerror-alert-1');
    let acted = false;
    page.on('dialog', (dialog) => {
      acted = true;
      void dialog.dismiss();
    });
    expect((await shownRows(page)).length).toBeGreaterThan(1);
    expect(new Set(await column(page, 'owner'))).toEqual(new Set(['A<img src=x onerror=alert(1)>']));
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    expect(await page.locator('img, iframe, object, embed, base, form, link, main b, a:not([href^="#"])').count()).toBe(
      0,
    );
    expect([acted, requests.length, said]).toEqual([false, 1, []]);
    await context.close();
  });

  it('prints what is shown, and says what it is filtered by', async () => {
    const { page, context } = await opened('many.html', '#stage=production&owner=customer-care');
    const shown = await shownRows(page);
    await page.emulateMedia({ media: 'print' });
    expect(await shownRows(page)).toEqual(shown);
    expect(await page.locator('.filters a:visible').allTextContents()).toEqual([
      expect.stringContaining('production'),
      expect.stringContaining('Customer care'),
    ]);
    const chip = page.locator('.filters a:visible').first();
    await expect(chip.evaluate((link) => getComputedStyle(link).backgroundColor)).resolves.toBe('rgba(0, 0, 0, 0)');
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    await context.close();
  });
});

describe('a page', () => {
  const views = [
    ['bot.html', '#checks'],
    ['bot.html', '#if=evaluation.hallucination:met,data.lineage:absent&severity=blocker'],
    ['few.html', '#stage=production,scaled,idea&sort=-score&at=pilot-1'],
  ] as const;
  const violations = async (page: Page): Promise<readonly string[]> => {
    const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof Axe }).axe.run());
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility in the %s, at any width',
    async (colorScheme) => {
      for (const [file, view] of views) {
        const { page, said, context } = await opened(file, view, { colorScheme });
        await page.evaluate(axe);
        for (const width of [360, 768, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(wide, `${file}${view} at ${width}`).toBeLessThanOrEqual(0);
          expect(await violations(page), `${file}${view} at ${width}`).toEqual([]);
        }
        expect(said).toEqual([]);
        await context.close();
      }
    },
  );

  it('breaks none where everything is unfolded', async () => {
    const { page, context } = await opened('bot.html');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await page.evaluate(axe);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('prints whole, and as one page', async () => {
    const { page, context } = await opened('bot.html');
    const pages = async (): Promise<number> =>
      (await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } }))
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(await pages()).toBeGreaterThan(10);
    await page.click('text=One page');
    expect(await pages()).toBe(1);
    await context.close();
  });

  it.each([HOSTILE.join(' '), ...HOSTILE.filter((word) => word.includes('<script>'))])(
    'lets no text of a file act: %j',
    async (word) => {
      writeFileSync(join(folder, 'hostile.html'), await rendered(seeded(word), 'html'));
      const { page, requests, said, context } = await opened(
        'hostile.html',
        '#if=data.lineage:met,governance.output-validation:absent',
      );
      let acted = false;
      page.on('dialog', (dialog) => {
        acted = true;
        void dialog.dismiss();
      });
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await page.locator('img, iframe, object, embed, base, form, link, a:not([href^="#"])').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(2);
      expect(await page.isVisible('.if-so-mark')).toBe(true);
      expect([acted, requests.length, said]).toEqual([false, 1, []]);
      await context.close();
    },
  );

  it('takes nothing from its address but known words', async () => {
    const { page, said, context } = await opened(
      'bot.html',
      '#if=<img src=x onerror=alert(1)>:met,nothing.such:met&at="><script>&text=<b>',
    );
    expect(await page.isVisible('.if-so-mark')).toBe(false);
    expect(await page.locator('img, main b').count()).toBe(0);
    expect(said).toEqual([]);
    await context.close();
  });
});
