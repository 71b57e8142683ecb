import type { Browser, Page } from 'playwright-core';
import type { Db } from '../../../src/database/db.js';
import type { Client } from '../../support/client.js';
import { bringAxe, faults } from './axe.js';
import { newContext, openBrowser } from './browser.js';
import { startSampleApp, type SampleApp } from './sample-app.js';
import { guest, visit } from './ward-people.js';

/** Pages by person and name; {word} in an address stands for an id that is looked up in the sample. */
export type Sites = Record<string, Record<string, string>>;
export type Ids = Record<string, number>;

const LANGUAGES = ['vi', 'en'] as const;

/** Each of these people opens each of their pages, in both languages, some after an act at their own browser. One page in one language is one test. */
export function everyPage(
  people: readonly string[],
  sites: Sites,
  idsOf: (db: Db) => Promise<Ids>,
  prepare: (app: SampleApp) => Promise<void> = async () => {},
  acts: Readonly<Record<string, (page: Page) => Promise<void>>> = {},
): void {
  let app: SampleApp;
  let browser: Browser;
  let page: Page;
  let ids: Ids;
  const visitors = new Map<string, Client>();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    bringAxe(app.server);
    page = await (await newContext(browser, app.url)).newPage();
    await prepare(app);
    ids = await idsOf(app.db);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const visits = people.flatMap((login) =>
    LANGUAGES.map((lang) => [`${login || 'nobody'}, ${lang}`, login, lang] as const),
  );
  describe.each(visits)('%s', (_, login, lang) => {
    beforeAll(async () => {
      const visitor = visitors.get(login) ?? (login ? await visit(app.url, login) : guest(app.url));
      visitors.set(login, visitor);
      await sitDown(page, visitor, lang);
      await acts[login]?.(page);
    });

    it.each(Object.entries(sites[login]!))('%s', async (_name, address) => {
      expect(await faults(page, addressOf(address, ids), lang)).toEqual([]);
    });
  });
}

/** The address with its ids in place; says which one the sample does not have. */
export function addressOf(address: string, ids: Ids): string {
  return address.replaceAll(/\{([\w-]+)\}/g, (_word, name: string) => {
    if (!ids[name]) throw new Error(`the sample has nothing that is called ${name}`);
    return String(ids[name]);
  });
}

/** The browser is another person's now, who signed in elsewhere: nothing of who sat there before is left but the files that all share. */
async function sitDown(page: Page, visitor: Client, lang: string): Promise<void> {
  await visitor.post('/language', { lang, back: '/sign-in' });
  if (page.url().startsWith('http')) await page.evaluate('localStorage.clear()');
  await page.context().clearCookies();
  await page.context().addCookies(visitor.carried());
}
