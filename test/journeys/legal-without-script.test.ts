import type { Browser, Page } from 'playwright-core';
import { press, scoreOn, signIn } from './support/acts.js';
import { newPage, openBrowser, PHONE } from './support/browser.js';
import {
  confirmForm,
  fillMarks,
  giveByKeyboard,
  HEAD_26_5,
  markLine,
  openLine,
  openMonth,
  openOwnForm,
  openOwnWork,
  openToConfirm,
  petition,
  replaceWaiving,
  SELF_28,
  stateDone,
  submitForm,
} from './support/legal-month.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { nameOf } from './support/sample-people.js';

describe('the month by the law without JavaScript', () => {
  let app: SampleApp;
  let browser: Browser;
  let name: string;
  let legalForm: string;

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, { javaScriptEnabled: false, ...options });
    await signIn(page, login);
    return page;
  }

  const at = (day: string) => app.clock.set(new Date(`${day}T02:00:00Z`));

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    name = await nameOf(app.db, 'can-bo');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('is opened from a menu that needs no script, and the work is given in the table', async () => {
    at('2027-01-04');
    const personnel = await as('to-chuc');
    await personnel.locator('.nav-menu summary').last().focus();
    await personnel.keyboard.press('Enter');
    expect(await personnel.locator('.nav-menu a[href="/units"]').isVisible()).toBe(true);
    await openMonth(personnel, '2027-01');
    const head = await as('truong-mot-cua');
    await head.goto('/legal/approvals');
    await press(head, head.locator('main a[href$="/2027-01"]').first());
    await giveByKeyboard(
      head,
      [
        [name, 'CH.01', '10'],
        [name, 'CH.02', '4'],
        [name, 'CH.03', '2'],
        [name, 'CH.05', '1'],
      ],
      'Tab',
    );
    expect(await head.locator('.flash').innerText()).toContain('Đã giao 4 việc');
  });

  it('the official states what is done, keeps a draft, comes back and hands in', async () => {
    at('2027-01-20');
    const page = await as('can-bo', { viewport: PHONE });
    await openOwnWork(page);
    await stateDone(page, { 'CH.01': '10', 'CH.02': '4', 'CH.03': '2', 'CH.05': '0' });
    await openOwnForm(page);
    legalForm = new URL(page.url()).pathname;
    await fillMarks(page, { ...SELF_28, 'I.1': '9' });
    await press(page, page.locator('.side-act button[form="legal-form"]'));
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('I.1');
    expect(await page.locator('[id="mark.I.1"]').inputValue()).toBe('9');
    await fillMarks(page, { 'I.1': '5' });
    await press(page, page.locator('form#legal-form button.govuk-button'));
    await openOwnForm(page);
    expect(await page.locator('[id="mark.II.4"]').inputValue()).toBe('2');
    await submitForm(page);
  });

  it('the head marks what was late, sees the points after saving, and confirms', async () => {
    const page = await as('truong-mot-cua');
    for (const [code, kind, item] of [
      ['CH.02', 'late', 1],
      ['CH.02', 'late', 2],
      ['CH.03', 'failed', 1],
    ] as const) {
      await page.goto(`${legalForm}/work`);
      await openLine(page, code);
      await markLine(page, { kind, item, day: '14/01/2027', reason: 'Không đúng hẹn đã ghi' });
    }
    await openToConfirm(page, '01/2027', name);
    await fillMarks(page, HEAD_26_5);
    await press(page, page.locator('form#legal-confirmation button.govuk-button--secondary'));
    expect(await scoreOn(page)).toBe('80,20');
    await confirmForm(page);
  });

  it('the official petitions, the head replaces, and both results are read', async () => {
    at('2027-01-22');
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto(legalForm);
    await petition(page, 'Hai lần chậm là do phần mềm dùng chung dừng hai ngày.');
    expect(await page.locator('#petition').innerText()).toContain('hạn: hết thứ Ba 02/02/2027');
    expect(await replaceWaiving(await as('truong-mot-cua'), 'Nguyên nhân khách quan theo thông báo.')).toBe(2);
    await page.goto(legalForm);
    expect(await scoreOn(page)).toBe('81,06');
    await press(page, page.locator('a[href$="?number=1"]').first());
    expect(await scoreOn(page)).toBe('80,20');
  });
});
