import type { Browser, Page } from 'playwright-core';
import { approveEvaluation, openQueue, queueLine } from './support/approve.js';
import { press, scoreOn, signIn } from './support/acts.js';
import { newPage, openBrowser, PHONE } from './support/browser.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { nameOf } from './support/sample-people.js';
import { fillEvaluation, openOwnEvaluation, submitEvaluation } from './support/evaluation.js';

describe('a month without JavaScript', () => {
  let app: SampleApp;
  let browser: Browser;
  const person = (options = {}): Promise<Page> => newPage(browser, app.url, { javaScriptEnabled: false, ...options });

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('an official fills the evaluation on a phone, saves, comes back and hands it in', async () => {
    const page = await person({ viewport: PHONE });
    await signIn(page, 'can-bo');
    await openOwnEvaluation(page);
    expect(await fillEvaluation(page, '7,5')).toBeGreaterThan(2);
    await press(page, page.locator('form#evaluation section button[name="go"][value="draft"]'));
    await openOwnEvaluation(page);
    const marks = await page
      .locator('form#evaluation input[name^="value."]')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
    expect(marks).toContain('7,5');
    const score = await scoreOn(page);
    await submitEvaluation(page);
    expect(await scoreOn(page)).toBe(score);
  });

  it('the head marks it blind, sees, decides, and stands before the next evaluation', async () => {
    const page = await person();
    await signIn(page, 'truong-mot-cua');
    const name = await nameOf(app.db, 'can-bo');
    await openQueue(page);
    await press(page, queueLine(page, name));
    expect(await page.locator('#head-evaluation article.criterion').first().innerText()).not.toContain('7,5');
    const score = await approveEvaluation(page);
    expect(await page.locator('main').innerText()).toContain(name);
    expect(page.url()).toMatch(/\/approvals(\/\d+)?$/);
    const official = await person({ viewport: PHONE });
    await signIn(official, 'can-bo');
    await official.goto('/evaluations');
    await press(official, official.locator('main a[href^="/evaluations/"]').first());
    expect(await scoreOn(official)).toBe(score);
  });
});
