import type { Browser, Page } from 'playwright-core';
import { readDocx } from '../forms/read-docx.js';
import { press, scoreOn, signIn, tick, type } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import {
  confirmForm,
  fillMarks,
  giveByKeyboard,
  HEAD_26_5,
  markLine,
  openLine,
  openMonth,
  openNotSubmitted,
  openOwnForm,
  openOwnWork,
  openToConfirm,
  petition,
  replaceWaiving,
  SELF_28,
  settled,
  stateDone,
  submitForm,
  waiveLast,
  type Row,
} from './support/legal-month.js';
import { download } from './support/papers.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { nameOf } from './support/sample-people.js';

const MISSING =
  'Thiếu CH.05 Soạn kế hoạch chuyên đề của phường, K 14 trên 68: a, b, c mỗi tỷ lệ mất 20,59 %, cộng lại 14,41 điểm.';
const FAILED = 'CH.03 Báo cáo tháng của bộ phận, K 12: 1 lần chưa đạt chất lượng, b mất 4,41 %, 1,03 điểm.';
const LATE =
  'CH.02 Trả lời một ý kiến của tổ dân phố bằng văn bản, K 5: 1 lần chậm, c mất 1,84 %, 0,43 điểm. Có 2 sản phẩm như vậy, mỗi sản phẩm mất chừng ấy.';
const EXTRA = 'Làm thêm CH.05 Soạn kế hoạch chuyên đề của phường, K 14 trên 12:';
const MONTH = '01/2027';
const WHY = 'Hai lần chậm là do phần mềm dùng chung dừng hai ngày, đã báo đơn vị vận hành.';
const DECIDED = 'Đã đối chiếu thông báo dừng hệ thống: nguyên nhân khách quan.';

/** The person's work of the worked example: 10×1 + 4×5 + 2×12 + 1×14 = 68. */
const workOf = (name: string): Row[] => [
  [name, 'CH.01', '10'],
  [name, 'CH.02', '4'],
  [name, 'CH.03', '2'],
  [name, 'CH.05', '1'],
];

describe('January by the law, through its pages', () => {
  let app: SampleApp;
  let browser: Browser;
  let names: { official: string; head: string; colleague: string; deputy: string };
  let colleague: string;
  let unit: number;
  let legalForm: string;
  const opened: Page[] = [];

  const at = (day: string) => app.clock.set(new Date(`${day}T02:00:00Z`));

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, options);
    opened.push(page);
    await signIn(page, login);
    return page;
  }

  /** The colleague at the desk who takes over what another gives back, and the deputy head. */
  async function othersOf(): Promise<void> {
    const rows = await app.db.rows<{ login: string; name: string; position: string }>(
      `select a.login, o.full_name as name, p.position from posts p join officials o on o.id = p.official_id join accounts a on a.official_id = o.id join units u on u.id = p.unit_id
       where u.code = 'PM-MC' and p.to_date is null and o.person_type = 'civil-servant' and a.login not in ('can-bo', 'truong-mot-cua') order by o.id`,
    );
    const [other, deputy] = [
      rows.find(({ position }) => position === 'member')!,
      rows.find(({ position }) => position === 'deputy')!,
    ];
    colleague = other.login;
    names = {
      official: await nameOf(app.db, 'can-bo'),
      head: await nameOf(app.db, 'truong-mot-cua'),
      colleague: other.name,
      deputy: deputy.name,
    };
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp(), openBrowser()]);
    await othersOf();
    unit = (await app.db.one<{ id: number }>("select id from units where code = 'PM-MC'"))!.id;
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

  it('personnel see what an opening would do, and open the month', async () => {
    at('2027-01-04');
    const page = await as('to-chuc');
    expect(await openMonth(page, '2027-01')).toBe('25/01/2027');
    expect(await page.locator('h1').innerText()).toContain('01/2027');
    expect(await page.locator('#forms tbody tr').count()).toBeGreaterThan(20);
  });

  it('the head gives work from the catalogue without a mouse, and pastes the rest', async () => {
    at('2027-01-05');
    const page = await as('truong-mot-cua');
    await page.goto('/legal/approvals');
    await press(page, page.locator(`main a[href="/legal/work/units/${unit}/2027-01"]`));
    await giveByKeyboard(page, [...workOf(names.official), [names.colleague, 'CH.03', '1']], 'Enter');
    expect(await page.locator('.flash').innerText()).toContain('Đã giao 5 việc');
    const people = page.locator('h2 + table tbody tr');
    const others = (await people.locator('th a').allInnerTexts()).filter(
      (name) => ![names.official, names.colleague].includes(name),
    );
    await page.fill('#pasted', others.map((name) => `${name};CH.04;2;29/01/2027`).join('\n'));
    await press(page, page.locator('button[value="paste"]'));
    await press(page, page.locator('button.govuk-button[value="save"]'));
    expect(await page.locator('.flash').innerText()).toContain(`Đã giao ${others.length} việc`);
    expect(await people.filter({ hasText: names.official }).innerText()).toMatch(/\b4\s+68\b/);
    const chair = await as('chu-tich');
    await chair.goto('/legal/approvals');
    await press(chair, chair.locator('main a[href$="/2027-01"]').first());
    await giveByKeyboard(chair, [[names.head, 'LD.03', '2']], 'Tab');
    expect(await chair.locator('.flash').innerText()).toContain('Đã giao 1 việc');
  });

  it('the official states what is done on a phone, and gives back what cannot be', async () => {
    at('2027-01-12');
    const page = await as('can-bo', { viewport: PHONE });
    await openOwnWork(page);
    await stateDone(page, { 'CH.01': '10', 'CH.02': '4', 'CH.03': '2' });
    await openLine(page, 'CH.05');
    await page.fill('#givenBack', '1');
    await page.fill('#backReason', 'Phải trực thay người nghỉ ốm, không kịp khảo sát.');
    await press(page, page.locator('form[action$="/return"] button'));
    expect(await page.locator('main').innerText()).toContain('Phải trực thay người nghỉ ốm');
  });

  it('the head gives it on; the colleague takes it over and proposes unplanned work', async () => {
    const head = await as('truong-mot-cua');
    await head.goto('/notices');
    await head.goto(await workPage('can-bo'));
    await openLine(head, 'CH.05');
    const receivers = head.locator('form[action$="/receivers"]');
    await receivers.locator('select').selectOption({ label: `${names.colleague} (Bộ phận Một cửa)` });
    await receivers.locator('[name="giveQuantity"]').fill('1');
    await receivers.locator('[name="onDue"]').fill('28/01/2027');
    await press(head, receivers.locator('button'));

    const page = await as(colleague);
    await openOwnWork(page);
    expect(await page.locator('tbody tr', { hasText: 'CH.05' }).innerText()).toContain('Nhận thêm');
    await page.fill('#code', 'CH.04');
    await page.fill('#quantity', '1');
    await page.fill('#dueOn', '15/01/2027');
    await page.fill('#reason', 'Phường yêu cầu số liệu ngay trong buổi sáng.');
    await press(page, page.locator('form[action$="/proposals"] button'));
    await head.goto(await workPage(colleague));
    await press(head, head.locator('form[action^="/legal/work/proposals/"] button').first());
    await openOwnWork(page);
    expect(await page.locator('tbody tr', { hasText: 'CH.04' }).innerText()).toContain('Đột xuất');
  });

  it('the head marks what was late or had to be done again; one delay was nobody’s fault', async () => {
    at('2027-01-15');
    const page = await as('truong-mot-cua');
    const work = await workPage('can-bo');
    const mark = async (code: string, kind: 'failed' | 'late', item: number, reason: string) => {
      await page.goto(work);
      await openLine(page, code);
      await markLine(page, { kind, item, day: '14/01/2027', reason });
    };
    await mark('CH.02', 'late', 1, 'Trả lời sau hẹn một ngày');
    await mark('CH.02', 'late', 2, 'Trả lời sau hẹn hai ngày');
    await mark('CH.03', 'failed', 1, 'Số liệu phải làm lại');
    await mark('CH.01', 'late', 1, 'Giấy mời phát sau giờ làm việc');
    await waiveLast(page, 'Mất điện cả ngày theo thông báo của điện lực');
    expect(await page.locator('#marks').innerText()).toContain(`${names.head} xác nhận nguyên nhân khách quan`);
    await page.goto(work);
    const sums = await page.locator('aside').innerText();
    for (const share of ['79,41 %', '75,00 %', '75,74 %']) expect(sums).toContain(share);
  });

  it('the official fills Mẫu 01 and hands it in; the head’s column is another', async () => {
    at('2027-01-20');
    const page = await as('can-bo', { viewport: PHONE });
    await openOwnForm(page);
    legalForm = new URL(page.url()).pathname;
    await fillMarks(page, SELF_28);
    await type(page.locator('#strengths'), 'Giữ được hẹn trả lời người dân');
    await settled(page, 'legal-form');
    await page.reload();
    expect(await page.locator('[id="mark.II.4"]').inputValue()).toBe('2');
    await submitForm(page);
    expect(await page.locator('main').innerText()).toContain(
      'chờ cấp có thẩm quyền xác nhận, hạn: hết thứ Tư 27/01/2027',
    );
    for (const login of ['truong-mot-cua', colleague]) {
      const other = await as(login);
      await openOwnWork(other);
      await stateDone(other, login === colleague ? { 'CH.03': '1', 'CH.04': '1', 'CH.05': '1' } : { 'LD.03': '2' });
      await openOwnForm(other);
      await fillMarks(other, SELF_28);
      await settled(other, 'legal-form');
      await submitForm(other);
    }
  });

  it('the head sees the self marks beside their own, the points before the button, and confirms', async () => {
    at('2027-01-21');
    const page = await as('truong-mot-cua');
    await openToConfirm(page, MONTH, names.official);
    expect(await page.locator('[id="c-I.1"] dl.columns').innerText()).toMatch(/Tự chấm\s+chấm xong mới hiện/);
    expect(await page.locator('[id="mark.I.1"]').inputValue()).toBe('');
    await fillMarks(page, HEAD_26_5);
    await settled(page, 'legal-confirmation');
    await page.locator('#legal-score .score', { hasText: '80,20' }).waitFor();
    await confirmForm(page);
  });

  it('the official reads why, term by term', async () => {
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto(legalForm);
    expect(await scoreOn(page)).toBe('80,20');
    const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const sentence of [
      MISSING,
      FAILED,
      LATE,
      'được giao 68, hoàn thành 54',
      'Mức điểm tương ứng: Hoàn thành tốt nhiệm vụ',
    ])
      expect(words).toContain(sentence);
    expect(words).toContain(`nguyên nhân khách quan, ${names.head} xác nhận: không tính`);
    expect(words).not.toContain('CH.01 Soạn công văn, giấy mời theo mẫu, K 1: 1 lần chậm');
  });

  it('a petition received on a Friday is due on Tuesday of the week after next', async () => {
    at('2027-01-22');
    const page = await as('can-bo', { viewport: PHONE });
    await page.goto(legalForm);
    await petition(page, WHY);
    expect(await page.locator('#petition').innerText()).toContain(
      'Ngày làm việc thứ 0 trên 7, hạn: hết thứ Ba 02/02/2027',
    );
    await press(page, page.locator('#petition a[href^="/legal/petitions/"]'));
    expect(await page.locator('main').innerText()).toContain(`Người giải quyết: ${names.head}`);
    expect(await page.locator('main form').count()).toBe(0);
    const other = await as(colleague);
    expect((await other.goto(page.url()))!.status()).toBe(404);
  });

  it('who had the authority puts a new result in its place; both stay readable', async () => {
    at('2027-01-26');
    const head = await as('truong-mot-cua');
    await head.goto('/legal/approvals');
    expect(await head.locator('.card-next').innerText()).toContain('Ngày làm việc thứ 2 trên 7');
    expect(await replaceWaiving(head, DECIDED)).toBe(2);
    const page = await as('can-bo');
    await page.goto(legalForm);
    expect(await scoreOn(page)).toBe('81,06');
    const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(words).toContain(DECIDED);
    expect(words).toContain(MISSING);
    expect(words).not.toContain('lần chậm, c mất');
    await press(page, page.locator('a[href$="?number=1"]').first());
    expect(await scoreOn(page)).toBe('80,20');
    const old = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(old).toContain('Kết quả này đã được thay bằng bản mới');
    expect(old).toContain(LATE);
  });

  it('the head decides the others; who handed nothing in is scored with a reason', async () => {
    const page = await as('truong-mot-cua');
    const chair = await as('chu-tich');
    await chair.goto('/legal/approvals');
    expect(await chair.locator('#g-people').innerText()).toContain(names.head);
    await openToConfirm(page, MONTH, names.colleague);
    await fillMarks(page, SELF_28);
    await settled(page, 'legal-confirmation');
    await confirmForm(page);
    await page.goto(await formPage(colleague));
    expect((await page.locator('main').innerText()).replace(/\s+/g, ' ')).toContain(EXTRA);
    let decided = 0;
    for (; await openNotSubmitted(page, MONTH); decided++) {
      await fillMarks(page, SELF_28);
      if (await page.locator('#headReason').count())
        await type(page.locator('#headReason'), 'Nghỉ phép cuối tháng, không nộp phiếu đúng hạn.');
      for (const share of ['organising', 'uniting']) {
        if (!(await page.locator(`#${share}-100`).count())) continue;
        await tick(page, page.locator(`#${share}-100`));
        await page.fill(`#${share}Reason`, 'Việc của ca trực xong đúng hạn, phối hợp tốt.');
      }
      await settled(page, 'legal-confirmation');
      await confirmForm(page);
    }
    expect(decided).toBe(5);
  });

  it('d comes from the confirmed points; đ and e need their reasons', async () => {
    const page = await as('chu-tich');
    await openToConfirm(page, MONTH, names.head);
    expect(await page.locator('main').innerText()).toMatch(/\d+ người dưới 50 điểm: d = 50 %/);
    await fillMarks(page, SELF_28);
    await tick(page, page.locator('#organising-50'));
    await settled(page, 'legal-confirmation');
    expect(await page.locator('#legal-blockers').innerText()).toContain('Chưa ghi lý do của đ');
    await page.fill('#organisingReason', 'Hai việc của chương trình tháng chậm kéo dài.');
    await tick(page, page.locator('#uniting-100'));
    await page.fill('#unitingReason', 'Các ca trực phối hợp tốt, không có phản ánh.');
    await settled(page, 'legal-confirmation');
    await confirmForm(page);
    const head = await as('truong-mot-cua');
    await head.goto(await formPage('truong-mot-cua'));
    const words = (await head.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const part of ['d', 'đ']) expect(words).toContain(`${part} bằng 50 %`);
    expect(words).toContain('mất 5,83 điểm');
    expect(await scoreOn(head)).toBe('86,33');
    expect(words).toContain('Hai việc của chương trình tháng chậm kéo dài.');
  });

  it('personnel close the month, naming why each form without points has none', async () => {
    at('2027-02-01');
    const page = await as('to-chuc');
    await page.goto('/legal/months');
    await press(page, page.locator('main a', { hasText: '01/2027' }).first());
    await press(page, page.locator('a[href$="/closing"]'));
    await press(page, page.locator('form[action$="/closing"] button'));
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Có');
    for (const field of await page.locator('input[name^="reason-"]').all())
      await field.fill('Chưa có kết quả, sẽ xem xét theo kiến nghị');
    await press(page, page.locator('form[action$="/closing"] button'));
    expect(
      await app.db.one("select closed_at is not null as closed from legal_periods where month = '2027-01'"),
    ).toEqual({ closed: true });
    const official = await as('can-bo');
    await official.goto('/legal/my-year?year=2027');
    expect(await official.locator('main').innerText()).toContain('81,06');
  });

  it('Mẫu 01 goes out as PDF and DOCX with the figures of the page', async () => {
    const page = await as('can-bo');
    await page.goto(legalForm);
    const paper = await download(page, 'a[href$="/mau-01.pdf"]');
    expect(paper).toMatchObject({ lang: 'vi', marked: true });
    const href = await page.locator('a[href$="/mau-01.docx"]').first().getAttribute('href');
    const docx = readDocx(await (await page.request.get(href!)).body()).text;
    for (const text of [paper.text, docx])
      for (const word of [names.official, '28,00', '26,50', '54,56', '81,06', 'Giữ được hẹn trả lời người dân'])
        expect(text.replace(/\s+/g, ' ')).toContain(word);
  });

  async function formPage(login: string): Promise<string> {
    const row = await app.db.one<{ id: number }>(
      `select s.id from legal_forms s join accounts a on a.official_id = s.official_id where a.login = $1 and s.month = '2027-01'`,
      [login],
    );
    return `/legal/forms/${row!.id}`;
  }

  async function workPage(login: string): Promise<string> {
    return `${await formPage(login)}/work`;
  }
});
