import type { Browser, Page } from 'playwright-core';
import { press, send, signIn, tick, type } from './support/acts.js';
import { newPage, openBrowser, troublesOf } from './support/browser.js';
import { download } from './support/papers.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { nameOf } from './support/sample-people.js';

/** The committee's clerk and its members go through one evening on the sample ward. */
describe('a committee’s evening', () => {
  let app: SampleApp;
  let browser: Browser;
  const opened: Page[] = [];
  let sitting: string;

  async function as(login: string): Promise<Page> {
    const page = await newPage(browser, app.url);
    opened.push(page);
    await signIn(page, login);
    return page;
  }

  /** Writes how many are in favour: all that may vote, or as many as are said. */
  async function vote(page: Page, form: string, inFavour?: number, against = 0): Promise<void> {
    const entitled = Number(
      /\d+/.exec(await page.locator(`${form} legend`, { hasText: 'Biểu quyết' }).innerText())![0],
    );
    await type(page.locator(`${form} [name="inFavour"]`), String(inFavour ?? entitled - against));
    await type(page.locator(`${form} [name="against"]`), String(against));
  }

  const openItem = async (page: Page, words: string) => {
    await page.goto(sitting);
    await press(page, page.locator('ol.agenda h3 a', { hasText: words }).first());
  };

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

  it('the head who owns an issue reports what changed', async () => {
    const page = await as('truong-mot-cua');
    await page.goto('/focus');
    await press(page, page.locator('th a', { hasText: 'Chờ lâu buổi sáng thứ Hai' }));
    await type(page.locator('#report'), 'Bốn tuần liền không ai chờ quá hai mươi phút.');
    await type(page.locator('#citizensAsked'), '50');
    await type(page.locator('#citizensSatisfied'), '44');
    await send(page, '#reporting');
    expect(await page.locator('main').innerText()).toContain('44 trên 50 người dân');
  });

  it('the clerk reads the desk: what moved, who stands below their people, what to ask whom', async () => {
    const page = await as('thu-ky-cap-uy');
    await page.goto('/committee');
    const desk = await page.locator('main').innerText();
    expect(desk).toContain('Tốt lên');
    expect(desk).toContain('Kém đi');
    expect(desk).toContain('Duyệt đúng như tự chấm');
    expect(desk).toContain('Chờ lâu buổi sáng thứ Hai');
    await press(page, page.locator('.question a', { hasText: /./ }).last());
    expect(await page.locator('main').innerText()).toContain('Cách tính, ngưỡng, nhóm so sánh');
  });

  it('opens the sitting with an agenda made from the month, and records who came', async () => {
    const page = await as('thu-ky-cap-uy');
    await page.goto('/sittings');
    await press(page, page.locator('a[href="/sittings/new"]'));
    await page.fill('#beganAt', '07:30');
    await page.fill('#place', 'Phòng họp tầng hai');
    await send(page, 'form[action="/sittings"]');
    sitting = page.url();
    const agenda = await page.locator('ol.agenda').innerText();
    for (const words of [
      'Tiến độ',
      'Người đứng đầu thấp hơn cán bộ của mình',
      'Câu hỏi về dấu hiệu',
      'Vấn đề trọng tâm',
    ])
      expect(agenda).toContain(words);
    expect(await page.locator('#closing').innerText()).toContain('Ghi người dự họp trước');
    const boxes = page.locator('input[name="present"]');
    for (let at = 0; at < (await boxes.count()); at++) await tick(page, boxes.nth(at));
    await send(page, 'form[action$="/attendance"]');
    expect(await page.locator('main').innerText()).toContain('Đủ số người: 7 trên 7');
  });

  it('writes what was said, and a member withdraws', async () => {
    const clerk = await as('thu-ky-cap-uy');
    await openItem(clerk, 'Người đứng đầu thấp hơn');
    await type(clerk.locator('#discussion'), 'Người đứng đầu nói rõ việc còn chậm và hẹn ngày xong.');
    await clerk.waitForSelector('[data-autosave-state][data-state="saved"]');
    const address = clerk.url();
    const member = await as('cap-uy');
    await member.goto(address);
    await type(member.locator('#note'), 'Cùng phụ trách mảng việc này');
    await member.locator('#person').selectOption({ label: await nameOf(app.db, 'cap-uy') });
    await send(member, 'form[action$="/withdrawals"]');
    expect(await member.locator('main').innerText()).toContain('Nội dung này liên quan đến bạn');
    await clerk.reload();
    expect(await clerk.locator('#discussion').inputValue()).toContain('hẹn ngày xong');
    await type(clerk.locator('#text'), 'Yêu cầu báo cáo lại trong kỳ họp tới.');
    await vote(clerk, 'form[action$="/resolutions"]');
    await send(clerk, 'form[action$="/resolutions"]');
    expect(await clerk.locator('#decisions').innerText()).toContain('Thông qua');
  });

  it('changes one entry of a reviewed evaluation with votes; the old result stays', async () => {
    const page = await as('thu-ky-cap-uy');
    const evaluation = (await app.db.one<{ id: number; score: string }>(
      `select e.id, e.score from evaluations e join units u on u.id = e.unit_id where u.code = 'PM-VX' and e.month = '2026-10' and e.status = 'reviewed' and e.tier = 0 order by e.id limit 1`,
    ))!;
    await page.goto(`/committee/evaluations/${evaluation.id}`);
    await send(page, 'form[action$="/items/evaluations"]');
    const entries = page.locator('#entries');
    await entries.locator('> summary').click();
    const field = entries.locator('article:has(.anchors) input[name^="value."]').first();
    const before = Number((await field.inputValue()).replace(',', '.'));
    await field.fill(String(before >= 1 ? before - 1 : before + 1).replace('.', ','));
    await type(page.locator('#entries #reason'), 'Cấp ủy xem lại sổ tiếp dân của tháng.');
    await vote(page, '#entries form', undefined, 1);
    await press(page, page.locator('#entries form button[type="submit"], #entries form button').last());
    expect(await page.locator('#decisions').innerText()).toMatch(/Thông qua[\s\S]*Điểm[\s\S]*→/);
    await page.goto(`/evaluations/${evaluation.id}`);
    expect(await page.locator('main').innerText()).toContain('phiên họp cấp ủy');
    const versions = await app.db.rows<{ kind: string }>(
      'select kind from approvals where evaluation_id = $1 order by number',
      [evaluation.id],
    );
    expect(versions.map(({ kind }) => kind)).toEqual(['approval', 'sitting']);
  });

  it('asks about a signal, and settles the issue its owner reported', async () => {
    const page = await as('thu-ky-cap-uy');
    await openItem(page, 'Câu hỏi về dấu hiệu');
    await tick(page, page.locator('#resolving-asked'));
    await type(page.locator('#text'), 'Đồng chí đối chiếu minh chứng thế nào trước khi duyệt?');
    await vote(page, 'form[action$="/resolutions"]');
    await send(page, 'form[action$="/resolutions"]');
    await openItem(page, 'Chờ lâu buổi sáng thứ Hai');
    await tick(page, page.locator('#resolving-settled'));
    await type(page.locator('#text'), 'Xác nhận đã giải quyết xong, hỏi lại dân sau ba tháng.');
    await vote(page, 'form[action$="/resolutions"]');
    await send(page, 'form[action$="/resolutions"]');
    expect(await page.locator('#decisions').innerText()).toContain('Xác nhận đã giải quyết xong');
    await page.goto('/focus?state=concluded');
    expect(await page.locator('main').innerText()).toContain('Chờ lâu buổi sáng thứ Hai');
  });

  it('closes, and prints the minutes and the month’s report', async () => {
    const page = await as('thu-ky-cap-uy');
    await page.goto(sitting);
    await page.fill('#endedAt', '09:00');
    await tick(page, page.locator('#undecided-yes'));
    await type(page.locator('#conclusion'), 'Việc đã hứa với dân thì báo lại đúng hẹn.');
    await send(page, 'form[action$="/closing"]');
    expect(await page.locator('main').innerText()).toContain('đã kết thúc');
    const minutes = await download(page, 'a[href$="minutes.pdf"]');
    for (const words of [
      'BIÊN BẢN',
      'Cùng phụ trách mảng việc này',
      'Xác nhận đã giải quyết xong',
      'Cấp ủy xem lại sổ tiếp dân của tháng',
    ])
      expect(minutes.text.replaceAll(/\s+/g, ' ')).toContain(words);
    await page.goto('/reports/committee-month?month=2026-10');
    const report = await download(page, 'a[href*="committee-month.pdf"]');
    expect(report.pages.length).toBeGreaterThan(1);
  });

  it('the head finds the question, and answers it', async () => {
    const login = (await app.db.one<{ login: string }>(
      `select a.login from signal_questions q join accounts a on a.official_id = q.head_id`,
    ))!.login;
    const page = await as(login);
    await press(page, page.locator('a[href="/signals/questions"]').first());
    await press(page, page.locator('th a').first());
    await type(page.locator('#answer'), 'Từ tháng này tôi ghi minh chứng của từng mục trước khi duyệt.');
    await send(page, 'form[action$="/answers"]');
    expect(await page.locator('main').innerText()).toContain('Từ tháng này tôi ghi minh chứng');
  });
});
