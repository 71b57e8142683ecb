import type { Browser, Page } from 'playwright-core';
import { autosaved, fillEvaluation, openOwnEvaluation, submitEvaluation } from './support/evaluation.js';
import { approveEvaluation, openQueue, queueLine } from './support/approve.js';
import { numberIn, press, scoreOn, send, signIn, type } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import { reviewAll } from './support/committee.js';
import { download } from './support/papers.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { deputiesOf, nameOf } from './support/sample-people.js';

describe('the sample ward goes through November', () => {
  let app: SampleApp;
  let browser: Browser;
  const opened: Page[] = [];
  const scores = new Map<string, string>();

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, options);
    opened.push(page);
    await signIn(page, login);
    return page;
  }

  /** Decides all that this person can decide now, in the order of the queue; returns the names. */
  async function approveQueue(page: Page): Promise<string[]> {
    const done: string[] = [];
    for (;;) {
      await openQueue(page);
      const ready = page.locator('#g-late th a, #g-new th a, #g-begun th a');
      if ((await ready.count()) === 0) return done;
      const name = (await ready.first().innerText()).trim();
      if (done.includes(name)) throw new Error(`${name} is still in the queue after being approved`);
      await press(page, ready.first());
      scores.set(name, await approveEvaluation(page));
      done.push(name);
    }
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
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

  it('the official fills the evaluation on a phone; nothing typed is lost', async () => {
    const page = await as('can-bo', { viewport: PHONE });
    await openOwnEvaluation(page);
    await fillEvaluation(page, '7,5');
    await autosaved(page);
    const live = await scoreOn(page);
    await page.reload();
    expect(await scoreOn(page)).toBe(live);
    await type(page.locator('#commitments #text'), 'Gọi lại cho từng người có hồ sơ trễ hẹn');
    await page.fill('#commitments #dueOn', '15/12/2026');
    await send(page, '#commitments form');
    await openOwnEvaluation(page);
    expect(await page.locator('#commitments').innerText()).toContain('Gọi lại cho từng người có hồ sơ trễ hẹn');
    await submitEvaluation(page);
    expect(await scoreOn(page)).toBe(live);
  });

  it('the head returns one evaluation with a reason, and decides the others', async () => {
    const page = await as('truong-mot-cua');
    const name = await nameOf(app.db, 'can-bo');
    await openQueue(page);
    await press(page, queueLine(page, name));
    await press(page, page.locator('a[href$="/return"]'));
    await type(
      page.locator('[id="reason"], [name="reason"]').first(),
      'Số hồ sơ đúng hẹn chưa khớp với báo cáo của hệ thống một cửa',
    );
    await send(page, 'form[action$="/return"]');
    expect(await approveQueue(page)).toHaveLength(3);
  });

  it('the official sees why, changes it and hands it in again', async () => {
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto('/notices');
    expect(await page.locator('main').innerText()).toContain('11/2026');
    await openOwnEvaluation(page);
    expect(await page.locator('main').innerText()).toContain('chưa khớp với báo cáo');
    await fillEvaluation(page, '7');
    await autosaved(page);
    await submitEvaluation(page);
  });

  it('the head sees what changed, approves, and fills their own', async () => {
    const page = await as('truong-mot-cua');
    expect(await approveQueue(page)).toEqual([await nameOf(app.db, 'can-bo')]);
    await openOwnEvaluation(page);
    await fillEvaluation(page);
    await autosaved(page);
    await submitEvaluation(page);
  });

  it('the chair fills their own, then decides heads of offices before the deputies who lead them', async () => {
    const page = await as('chu-tich');
    await openOwnEvaluation(page);
    await fillEvaluation(page);
    await autosaved(page);
    await submitEvaluation(page);
    const [head, deputies] = [await nameOf(app.db, 'truong-mot-cua'), await deputiesOf(app.db)];
    await openQueue(page);
    const waiting = await page.locator('#g-waiting th a').allInnerTexts();
    const done = await approveQueue(page);
    expect(done).toEqual(expect.arrayContaining([head, ...deputies]));
    for (const deputy of waiting) expect(done.indexOf(deputy)).toBeGreaterThan(done.indexOf(head));
    expect(await page.locator('#g-waiting').count()).toBe(0);
  });

  it('the approver from outside decides the chair', async () => {
    const page = await as('cap-tren');
    expect(await approveQueue(page)).toEqual([await nameOf(app.db, 'chu-tich')]);
  });

  it('the committee reads, comments and marks as reviewed', async () => {
    const page = await as('cap-uy');
    await page.goto('/committee');
    await press(page, page.locator('section[aria-labelledby="units-title"] tbody th a').nth(1));
    await page.fill('#comments textarea', 'Bộ phận giữ được hẹn trả hồ sơ; tháng tới cần báo sớm việc trễ.');
    await send(page, '#comments form');
    expect(await page.locator('main').innerText()).toContain('tháng tới cần báo sớm việc trễ');
    expect(await reviewAll(page)).toBeGreaterThan(20);
    for (const other of ['thu-ky-cap-uy', 'chu-tich']) expect(await reviewAll(await as(other))).toBeGreaterThan(0);
    const left = await app.db.rows("select 1 from evaluations where month = '2026-11' and status = 'approved'");
    expect(left).toEqual([]);
  });

  it('personnel close the month', async () => {
    app.clock.set(new Date('2026-12-01T02:00:00Z'));
    const page = await as('to-chuc');
    await page.goto('/periods');
    await press(page, page.locator('main a[href^="/periods/"]', { hasText: '11' }).first());
    await press(page, page.locator('a[href$="/closing"]'));
    for (const field of await page.locator('input[name^="reason-"]').all())
      await field.fill('Đang xác minh, sẽ duyệt sau khi có kết luận');
    await send(page, 'form[action$="/closing"]');
    const row = await app.db.one<{ closed: boolean }>(
      "select closed_at is not null as closed from periods where month = '2026-11'",
    );
    expect(row).toEqual({ closed: true });
  });

  it('the inspector reads the desk and the audit; the administrator sees accounts and no score', async () => {
    const inspector = await as('kiem-tra');
    await inspector.goto('/committee');
    expect(await inspector.locator('section[aria-labelledby="units-title"] tbody tr').count()).toBeGreaterThan(4);
    await inspector.goto('/audit');
    expect(await inspector.locator('main tbody tr').count()).toBeGreaterThan(5);
    const administrator = await as('quan-tri');
    await administrator.goto('/accounts');
    expect(await administrator.locator('main tbody tr').count()).toBeGreaterThan(5);
    const links = await administrator
      .locator('nav.nav a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).not.toContain('/reports');
    const [evaluation] = await app.db.rows<{ id: number }>(
      "select id from evaluations where month = '2026-11' limit 1",
    );
    for (const path of [`/evaluations/${evaluation!.id}`, '/committee', `/approvals/${evaluation!.id}`])
      expect((await administrator.goto(path))!.status()).toBeGreaterThanOrEqual(403);
  });

  it('the official reads their result and its slip on paper', async () => {
    const name = await nameOf(app.db, 'can-bo');
    const page = await as('can-bo');
    await page.goto('/evaluations');
    await press(page, page.locator('main table a[href^="/evaluations/"]').first());
    const score = await scoreOn(page);
    expect(score).toBe(scores.get(name));
    await page.goto('/reports');
    const paper = await download(page, 'a[href^="/reports/slip.pdf"]');
    expect(paper).toMatchObject({ lang: 'vi', marked: true });
    expect(paper.text).toContain(name);
    expect(paper.text).toContain(score);
  });

  it('the committee prints the unit’s month and its own report with the figures of the page', async () => {
    const page = await as('cap-uy');
    for (const code of ['unit-month', 'committee-month']) {
      await page.goto('/reports');
      await press(page, page.locator(`h3 a[href^="/reports/${code}?"]`));
      // What stands behind a chart, and each leader by name, the committee's paper does not print.
      const tables = page.locator(
        code === 'unit-month'
          ? '.report table:not(details table)'
          : '.report table:not(details table):not(.report-table)',
      );
      const figures = (await tables.locator('td.number:visible').allInnerTexts())
        .map((text) => numberIn(text))
        .filter((text) => text?.includes(','));
      const paper = await download(page, `a[href^="/reports/${code}.pdf"]`);
      expect(paper).toMatchObject({ lang: 'vi', marked: true });
      expect(paper.text).toContain('Phường mẫu');
      expect(figures.length).toBeGreaterThan(3);
      for (const figure of figures) expect(paper.text).toContain(figure);
      if (code === 'unit-month') for (const score of scores.values()) expect(paper.text).toContain(score);
    }
  });
});
