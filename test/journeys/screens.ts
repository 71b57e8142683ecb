import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from './support/acts.js';
import { newPage, openBrowser, PHONE, WIDE } from './support/browser.js';
import { startSampleApp } from './support/sample-app.js';
import { addressOf } from './support/every-page.js';
import { MAIN_PAGES, mainIds } from './support/sites.js';
import { fillEvaluation, autosaved, openOwnEvaluation } from './support/evaluation.js';

const SCREENS: [name: string, login: string, page: string][] = [
  ['sign-in', '', 'sign-in'],
  ['home', 'truong-mot-cua', 'home'],
  ['evaluation', 'can-bo', 'evaluation'],
  ['approval', 'truong-mot-cua', 'approval'],
  ['desk', 'cap-uy', 'desk-past'],
  ['report', 'cap-uy', 'report'],
  ['criteria', 'can-bo', 'version'],
  ['periods', 'to-chuc', 'period'],
];

/** Pictures of the main pages for docs/screens, at a phone's and a desk's width. */
export async function takeScreens(folder = 'docs/screens'): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
  const ids = await mainIds(app.db);
  for (const [name, login, page] of SCREENS) {
    const tab = await newPage(browser, app.url);
    if (login) await signIn(tab, login);
    if (name === 'evaluation') {
      await openOwnEvaluation(tab);
      await fillEvaluation(tab);
      await autosaved(tab);
    }
    for (const size of [WIDE, PHONE]) {
      await tab.setViewportSize(size);
      await tab.goto(addressOf(MAIN_PAGES[login]![page]!, ids));
      await tab.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
    }
    await tab.context().close();
  }
  await browser.close();
  await app.close();
}
