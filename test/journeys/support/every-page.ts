import type { Browser } from 'playwright-core';
import type { Db } from '../../../src/database/db.js';
import { signIn } from './acts.js';
import { faults, speak } from './axe.js';
import { newPage, openBrowser } from './browser.js';
import { startSampleApp, type SampleApp } from './sample-app.js';

type Sites = Record<string, Record<string, string>>;

/** Each person opens each of their pages in both languages. */
export function everyPage(people: readonly string[], sitesOf: (db: Db) => Promise<Sites>, prepare: (app: SampleApp) => Promise<void> = async () => {}): void {
  let app: SampleApp;
  let browser: Browser;
  let sites: Sites;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    await prepare(app);
    sites = await sitesOf(app.db);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each(people.map((login) => [login || 'nobody', login]))('%s', async (_, login) => {
    // axe is put into the page as a script, which the product's own policy rightly refuses.
    const page = await newPage(browser, app.url, { bypassCSP: true });
    if (login) await signIn(page, login);
    const wrong: string[] = [];
    for (const lang of ['vi', 'en']) {
      await speak(page, lang);
      for (const path of Object.values(sites[login]!)) wrong.push(...(await faults(page, path, lang)));
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  });
}
