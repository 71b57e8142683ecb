import type { Browser, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { quickHash } from '../support/quick-hash.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { rate, readyYear, type WardYear } from '../years-decision/support.js';
import { press, signIn } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';

const FORMER = 'Kinh tế, Hạ tầng và Đô thị';
const LATER = 'Văn phòng HĐND và UBND';

describe('two units are merged in July, and the year goes on to December', () => {
  let app: TestApp;
  let ward: Ward;
  let browser: Browser;
  let year: WardYear;
  const opened: Page[] = [];

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, options);
    opened.push(page);
    await signIn(page, login);
    return page;
  }
  const main = (page: Page) => page.locator('main').innerText();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp('2026-07-20T02:00:00Z'), openBrowser()]);
    ward = await makeWard(app.db);
    await app.db.rows('update accounts set password_hash = $1', [await quickHash(SAMPLE_PASSWORD)]);
    await openMonth(app.db, ward, '2026-06');
    await app.db.rows(`update periods set closed_at = '2026-07-03T00:00:00Z'`);
    await openMonth(app.db, ward, '2026-07');
  });
  afterEach(async () => {
    const troubles = opened.flatMap(troublesOf);
    for (const page of opened.splice(0)) await page.context().close();
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('personnel see what it would do, then state it', async () => {
    const page = await as('personnel');
    await page.goto(`/units/${ward.units.KT.id}`);
    await press(page, page.locator('main a[href$="/merging"]'));
    await page.selectOption('#into', 'VP');
    await press(page, page.locator('form[method="get"] button'));
    await page.fill('#day', '15/07/2026');
    await page.fill('#decisionNumber', '77/QĐ-UBND');
    await press(page, page.locator('button[name="see"]'));
    const shown = await main(page);
    expect(shown).toContain('Nếu ghi nhận, từ ngày 15/07/2026');
    expect(shown).toContain('Tạ Văn Kinh, Công chức: Trần Quốc Mẫu → Lý Văn Phòng');
    expect(await app.db.rows('select 1 from unit_acts')).toEqual([]);
    await press(page, page.locator('form[method="post"] button.govuk-button--warning'));
    expect(await main(page)).toContain('Nhận sáp nhập');
  });

  it('the month before keeps the unit of then, July stands in the new one, which its head decides', async () => {
    const papers = await app.db.rows<{ id: number }>(
      'select id from evaluations where official_id = $1 order by month',
      [ward.officials['kt1']],
    );
    const committee = await as('secretary');
    for (const [at, name] of [FORMER, LATER].entries()) {
      await committee.goto(`/committee/evaluations/${papers[at]!.id}`);
      expect(await main(committee)).toContain(name);
    }
    const person = await as('kt1', { viewport: PHONE });
    await person.goto('/notices');
    expect(await main(person)).toContain(`${FORMER} sáp nhập vào ${LATER} từ ngày 15/07/2026`);
    const inspector = await as('inspector');
    await inspector.goto(`/units/${ward.units.KT.id}/history`);
    expect(await main(inspector)).toContain('77/QĐ-UBND');
  });

  it('in December the year is whole, shows both names and gets its label', async () => {
    app.clock.set(new Date('2026-12-08T03:00:00Z'));
    year = await readyYear(app.db, ward);
    await rate(app, ward, year.id, 'PM', 'good');
    const chair = await as('chair');
    await chair.goto(`/years/${year.id}/classification`);
    expect(await main(chair)).toContain('Tạ Văn Kinh');
    await press(chair, chair.locator('form[action$="/decision"] button').first());
    const outside = await as('outside');
    await outside.goto(`/years/${year.id}/classification`);
    await press(outside, outside.locator('form[action$="/decision"] button').first());
    const personnel = await as('personnel');
    await personnel.goto(`/years/${year.id}/classification`);
    await press(personnel, personnel.locator('form[action$="/publication"] button'));

    const person = await as('kt1', { viewport: PHONE });
    await person.goto(`/years/records/${year.yearRecords['kt1']}`);
    const record = await main(person);
    expect(record).toContain(`${FORMER} (01/01/2026 – 14/07/2026); ${LATER} (15/07/2026 – 31/12/2026)`);
    await person.goto(`/years/records/${year.yearRecords['kt1']}/label`);
    expect(await person.locator('main h2').first().innerText()).toBe('Hoàn thành tốt nhiệm vụ');
    expect(await main(person)).toContain(LATER);
  });
});
