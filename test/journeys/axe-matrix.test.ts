import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { addressOf, admitted } from '../house/authorization.doors.js';
import type { Row } from '../house/authorization.matrix.js';
import { makeRecords } from '../house/authorization.records.js';
import { rowsOfPages } from '../house/matrix-walk.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bringAxe, faults } from './support/axe.js';
import { newContext, openBrowser } from './support/browser.js';

/** What is sent, not shown; or leads on to a page that stands here itself. */
const NO_PAGE = /\/(file|photo|health|ready|preview)$|\/files\/|\.\$|samples|\.zip|export/;

let app: TestApp;
let browser: Browser;
let page: Page;
let records: Record<string, number>;

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z', { COSTLY_PER_MINUTE: '1000000' });
  bringAxe(app.app.getHttpServer() as Server);
  records = await makeRecords(app.db);
  browser = await openBrowser();
  page = await (await newContext(browser, app.url)).newPage();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const rows = rowsOfPages().filter(([route]) => !NO_PAGE.test(route));
const byPerson = new Map<string, Row[]>();
for (const row of rows) {
  const person = [...admitted(row[2])][0]!;
  byPerson.set(person, [...(byPerson.get(person) ?? []), row]);
}

/** Whatever page there is, as one of those who may open it sees it: the lists of pages beside this one show more of each, and forget some. */
describe.each([...byPerson])('every page of the matrix, %s', (person, pages) => {
  beforeAll(async () => {
    await page.context().clearCookies();
    if (person !== 'nobody') await page.context().addCookies((await app.as(person)).carried());
  });

  it.each(pages.map((row) => [`${row[0]} ${row[1]}`, row] as const))('%s', async (_, row) => {
    const path = addressOf(row, records)[1];
    const client = person === 'nobody' ? await app.client() : await app.as(person);
    const { status, headers } = await client.get(path);
    if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) return;
    expect(await faults(page, path, 'vi')).toEqual([]);
  });
});
