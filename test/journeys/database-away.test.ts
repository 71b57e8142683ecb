import type { Browser, Page } from 'playwright-core';
import { Line } from '../support/line.js';
import { signIn, type } from './support/acts.js';
import { newPage, openBrowser } from './support/browser.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { autosaved, openOwnEvaluation } from './support/evaluation.js';

describe('while the database is away', () => {
  let line: Line;
  let app: SampleApp;
  let browser: Browser;

  beforeAll(async () => {
    const reach = async (appUrl: string) => {
      const way = await Line.before(appUrl);
      line = way.line;
      return way.url;
    };
    [app, browser] = await Promise.all([startSampleApp('2026-11-23', reach), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await line?.close();
  });

  it.each(['cut', 'freeze'] as const)(
    'what is typed is kept and saved when it is back, by itself (%s)',
    async (how) => {
      const page = await newPage(browser, app.url);
      await signIn(page, 'can-bo');
      await openOwnEvaluation(page);
      const field = page.locator('form#evaluation input[name^="value."]').first();
      const typed = how === 'cut' ? '6,5' : '5,5';
      line[how]();
      await type(field, typed);
      await state(page, 'unsent');
      line.mend();
      await autosaved(page);
      await page.reload();
      expect(await field.inputValue()).toBe(typed);
      await page.context().close();
    },
  );

  it('a person who opens a page is told to wait, and finds it afterwards', async () => {
    const page = await newPage(browser, app.url);
    await signIn(page, 'can-bo');
    line.freeze();
    const answer = await page.goto('/notices');
    expect(answer?.status()).toBe(503);
    expect(await page.locator('h1').innerText()).toBe('Hệ thống tạm ngừng');
    expect(await page.locator('body').innerText()).not.toMatch(/127\.0\.0\.1|ECONN|\{/);
    line.mend();
    while ((await page.goto('/notices'))?.status() !== 200) await page.waitForTimeout(200);
    expect(await page.locator('h1').innerText()).not.toBe('Hệ thống tạm ngừng');
    await page.context().close();
  });
});

async function state(page: Page, name: string): Promise<void> {
  await page.locator(`[data-autosave-state="evaluation"][data-state="${name}"]`).first().waitFor();
}
