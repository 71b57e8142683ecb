import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { press, signIn } from './support/acts.js';
import { newPage, openBrowser } from './support/browser.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { pagesOf } from './support/sites.js';

jest.setTimeout(180_000);

const PEOPLE = ['', 'can-bo', 'truong-mot-cua', 'cap-uy', 'to-chuc', 'kiem-tra', 'quan-tri', 'cap-tren'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RAW_KEY = /(?<![\w./-])[a-z][a-z-]+:[a-z][\w-]*\.[A-Za-z.-]+/;
const ENGLISH = /\b(the|and|your|with|sheet|submit|approved|month|unit|score|undefined|null|NaN|Invalid Date|\[object Object\])\b/;

describe('every main page, for everybody, in both languages', () => {
  let app: SampleApp;
  let browser: Browser;
  let sites: Record<string, Record<string, string>>;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    sites = await pagesOf(app.db);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each(PEOPLE.map((login) => [login || 'nobody', login]))('%s', async (_, login) => {
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
});

async function speak(page: Page, lang: string): Promise<void> {
  await page.goto(page.url().startsWith('http') ? '/' : '/sign-in');
  if ((await page.locator('html').getAttribute('lang')) === lang) return;
  const menu = page.locator('.tools details.menu summary');
  if (await menu.count()) await menu.click();
  await press(page, page.locator('form[action="/language"] button').first());
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
}

async function faults(page: Page, path: string, lang: string): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const status = (await page.goto(path))!.status();
  const found = status >= 400 && path !== '/nowhere' ? [`status ${status}`] : [];
  const { violations } = await axe(page, lang).analyze();
  for (const { id, impact, nodes } of violations) {
    if (impact === 'serious' || impact === 'critical') found.push(`${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  }
  const text = await page.locator('body').innerText();
  const key = RAW_KEY.exec(text)?.[0];
  if (key) found.push(`label without a word: ${key}`);
  const english = lang === 'vi' ? ENGLISH.exec(text)?.[0] : null;
  if (english) found.push(`English left: ${text.slice(Math.max(0, text.indexOf(english) - 40), text.indexOf(english) + 40).replace(/\s+/g, ' ')}`);
  await page.setViewportSize({ width: 320, height: 800 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > 320) found.push(`scrolls sideways at 320 px: ${width} px wide`);
  return found.map((fault) => `${lang} ${path}: ${fault}`);
}

/** Colours are the same in both languages, and looking at them takes most of the time: once is enough. */
function axe(page: Page, lang: string): AxeBuilder {
  const rules: Record<string, { enabled: boolean }> = lang === 'vi' ? {} : { 'color-contrast': { enabled: false } };
  return new AxeBuilder({ page }).options({ runOnly: TAGS, resultTypes: ['violations'], rules });
}
