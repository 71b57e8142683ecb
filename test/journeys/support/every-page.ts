import type { Browser, Page } from 'playwright-core';
import type { Db } from '../../../src/database/db.js';
import { signIn } from './acts.js';
import { bringAxe, faults, speak } from './axe.js';
import { newContext, openBrowser } from './browser.js';
import { startSampleApp, type SampleApp } from './sample-app.js';

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
  let ids: Ids;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    bringAxe(app.server);
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
    let page: Page;

    beforeAll(async () => {
      page = await opened(browser, app.url, login, lang);
      await acts[login]?.(page);
    });
    afterAll(() => page.context().close());

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

/** A browser of this person's own. */
async function opened(browser: Browser, url: string, login: string, lang: string): Promise<Page> {
  const context = await newContext(browser, url);
  const page = await context.newPage();
  if (login) await signIn(page, login);
  await speak(page, lang);
  return page;
}
