import type { Browser, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { Client } from '../support/client.js';
import { fillMarks, petition, submitHanoi } from './support/legal-month.js';
import { press, scoreOn, send, signIn, tick, type } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import { hanoiMonth } from './support/law-things.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { nameOf } from './support/sample-people.js';

const WHY = 'Sáng kiến đã được công nhận trong tháng mà chưa tính';
const DECIDED = 'Đối chiếu quyết định công nhận sáng kiến';
const LATER = 'Đối chiếu lại sổ theo dõi hồ sơ đã lưu';

describe('November by Hanoi’s frame, through its pages', () => {
  let app: SampleApp;
  let browser: Browser;
  let form: string;
  let period: number;
  let official: string;
  const opened: Page[] = [];

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, options);
    opened.push(page);
    await signIn(page, login);
    return page;
  }

  /** Nobody but one official is scored in this month. */
  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    const [personnel, chair] = [new Client(app.url), new Client(app.url)];
    await Promise.all([personnel.signIn('to-chuc', SAMPLE_PASSWORD), chair.signIn('chu-tich', SAMPLE_PASSWORD)]);
    const last = async (sql: string) => (await app.db.one<{ id: number }>(sql))!.id;
    const root = await last('select id from units where parent_id is null');
    await hanoiMonth(personnel, chair, root, () => last('select max(id) as id from hanoi_frames'));
    period = await last(`select id from legal_periods where edition = 'hanoi-3814-2018'`);
    await app.db.rows(
      `update legal_forms set status = 'absent' where legal_period_id = $1 and official_id <> (select official_id from accounts where login = 'can-bo')`,
      [period],
    );
    official = await nameOf(app.db, 'can-bo');
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

  it('the official scores themself on a phone and hands in', async () => {
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto('/legal/forms');
    await press(page, page.locator('main a[href^="/legal/hanoi/"]').first());
    form = new URL(page.url()).pathname;
    await fillMarks(page, { 'discipline-1': '19', 'results-1': '61,5', 'bonus-1': '4' });
    await page.locator('#legal-form-live .score', { hasText: '84,50' }).waitFor();
    await submitHanoi(page, 'submission');
    expect(await page.locator('main').innerText()).toContain('Rút lại phiếu');
  });

  it('the head marks without seeing, sees, says why a mark moved, and confirms', async () => {
    const page = await as('truong-mot-cua');
    await page.goto('/legal/approvals');
    await press(page, page.locator(`a[href^="${form}"]`, { hasText: official }).first());
    if (!page.url().endsWith('/confirmation')) await page.goto(`${form}/confirmation`);
    expect(await page.locator('main').innerText()).not.toContain('Tự chấm: 19');
    await fillMarks(page, { 'discipline-1': '18', 'results-1': '60', 'bonus-1': '3' });
    await submitHanoi(page, 'reveal');
    expect(await page.locator('main').innerText()).toContain('Tự chấm: 19');
    await fillMarks(page, { 'results-1': '61' });
    await type(page.locator('[id="why.results-1"]'), 'Có thêm một hồ sơ đúng hạn');
    await submitHanoi(page, 'confirm');
    expect(await scoreOn(page)).toBe('82,00');
    expect(await page.locator('#result').innerText()).toContain('B · hoàn thành tốt');
  });

  it('personnel close the month', async () => {
    const page = await as('to-chuc');
    await page.goto(`/legal/months/${period}`);
    await press(page, page.locator(`main a[href$="/${period}/closing"]`));
    await send(page, `form[action$="/${period}/closing"]`);
    expect(await page.locator('main .lead').first().innerText()).toContain('Đã đóng');
  });

  it('a petition is decided from a full new record, old and new seen before anything is written', async () => {
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto(form);
    await petition(page, WHY);
    const head = await as('truong-mot-cua');
    await head.goto('/legal/petitions');
    await press(head, head.locator('main a[href^="/legal/hanoi/petitions/"]').first());
    expect(await head.locator('main').innerText()).toContain(WHY);
    await tick(head, head.locator('#outcome-replaced'));
    await head.fill('#reason', DECIDED);
    await fillMarks(head, { 'bonus-1': '6' });
    await type(head.locator('[id="why.bonus-1"]'), DECIDED);
    await press(head, head.locator('button[name="step"]'));
    expect(await head.locator('#compared').innerText()).toMatch(/82,00\s+85,00/);
    await press(head, head.locator('form[action*="/petitions/"] button.govuk-button:not([name])'));
    await page.goto(form);
    expect([await scoreOn(page), (await page.locator('main').innerText()).includes(DECIDED)]).toEqual(['85,00', true]);
    expect(await page.locator('main').innerText()).not.toMatch(/335|Điều \d/);
  });

  it('a decision puts the closed month right; all three results stay readable', async () => {
    const head = await as('truong-mot-cua');
    await head.goto(form);
    await press(head, head.locator('a[href$="/correction"]'));
    await head.fill('#number', '51/QĐ-UBND');
    await head.fill('#decidedOn', '23/11/2026');
    await head.fill('#reason', LATER);
    await fillMarks(head, { 'results-1': '64' });
    await type(head.locator('[id="why.results-1"]'), LATER);
    await press(head, head.locator('button[name="step"]'));
    await press(head, head.locator('form[action$="/correction"] button.govuk-button:not([name])'));
    const page = await as('can-bo');
    await page.goto(form);
    expect(await scoreOn(page)).toBe('88,00');
    for (const [number, score] of [
      [1, '82,00'],
      [2, '85,00'],
    ] as const) {
      await page.goto(`${form}?number=${number}`);
      expect(await scoreOn(page)).toBe(score);
    }
  });
});
