import type { Browser, Page } from 'playwright-core';
import type { Client } from '../support/client.js';
import { press, scoreOn, signIn, tick } from './support/acts.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import {
  confirmMonth,
  handInMonth,
  handInYearForm,
  holdMeeting,
  holdMeetingFast,
  markMonth,
  proposeRating,
  proposeRatingFast,
  writeYearForm,
} from './support/december.js';
import { download } from './support/papers.js';
import { startSampleApp, type SampleApp } from './support/sample-app.js';
import { taken, visit, wardPeople, type WardPerson } from './support/ward-people.js';

const UNITS = ['PM-MC', 'PM-VP', 'PM-KT', 'PM-VX', 'PM-DU'];
const DISAGREES = 'Mục I.1 chưa tính việc tôi đã tự báo cáo thiếu sót trong tháng.';
const POINTS = /\d{2},\d{2}/;

describe('the sample ward goes through December', () => {
  let app: SampleApp;
  let browser: Browser;
  let yearId: number;
  let rootId: number;
  let people: WardPerson[];
  /** The official's score of December, after their petition. */
  let december: string;
  const opened: Page[] = [];
  const visitors = new Map<string, Client>();

  const one = (login: string): WardPerson => people.find((person) => person.login === login)!;
  const of = (unit: string, ...positions: WardPerson['position'][]) =>
    people.filter((person) => person.unit === unit && positions.includes(person.position));
  const headOf = (unit: string): WardPerson => of(unit, 'head')[0]!;
  const unitId = (code: string) => people.find(({ unit }) => unit === code)!.unitId;
  const officialOf = async (login: string) =>
    (await app.db.one<{ id: number }>('select official_id as id from accounts where login = $1', [login]))!.id;

  async function as(login: string, options = {}): Promise<Page> {
    const page = await newPage(browser, app.url, options);
    opened.push(page);
    await signIn(page, login);
    return page;
  }

  async function by(login: string): Promise<Client> {
    const known = visitors.get(login) ?? (await visit(app.url, login));
    visitors.set(login, known);
    return known;
  }

  /** A new day: whoever sat there has gone home. */
  function onDay(day: string): void {
    app.clock.set(new Date(`${day}T02:00:00Z`));
    visitors.clear();
  }

  /** Months, forms, meetings …: how many of how many, as December's page says it. */
  async function progress(page: Page): Promise<string[]> {
    await page.goto(`/years/${yearId}/december`);
    return (await page.locator('section[aria-labelledby="steps-title"] td.number').allInnerTexts()).map((text) =>
      text.trim(),
    );
  }

  beforeAll(async () => {
    [app, browser] = await Promise.all([startSampleApp('2026-12-02'), openBrowser()]);
    people = await wardPeople(app.db, '2026-12');
    const year = await app.db.one<{ id: number; root: number }>('select id, root_unit_id as root from years');
    [yearId, rootId] = [year!.id, year!.root];
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

  it('personnel see what the year still lacks', async () => {
    const page = await as('to-chuc');
    await page.goto('/');
    await press(page, page.locator(`main a[href="/years/${yearId}/december"]`).first());
    expect(await page.locator('main').innerText()).toContain('14/12/2026');
    // Whoever is under a decision on discipline waits for no month.
    expect((await progress(page)).slice(0, 5)).toEqual(['1 / 44', '0 / 44', '0 / 44', '0 / 9', '0 / 44']);
    expect(await page.locator('#people').innerText()).toContain('thiếu tháng 12');
  });

  it('December’s month: handed in, confirmed, closed early; one form is still being verified', async () => {
    onDay('2026-12-04');
    const official = await as('can-bo', { viewport: PHONE });
    await official.goto(`/legal/forms/${one('can-bo').monthId}`);
    await markMonth(official, 'legal-form');
    await press(official, official.locator('button[formaction$="/submission"]'));
    for (const person of of('PM-MC', 'deputy')) await handInMonth(await by(person.login), person);

    const head = await as('truong-mot-cua');
    await head.goto(`/legal/forms/${one('can-bo').monthId}/confirmation`);
    await markMonth(head, 'legal-confirmation');
    await press(head, head.locator('button[formaction$="/revelation"]'));
    await press(head, head.locator('button[formaction$="/confirmation"]'));
    for (const unit of ['PM-MC', 'PM-KT']) await confirmUnit(unit);
    const chair = await by('chu-tich');
    for (const unit of ['PM-MC', 'PM-KT', 'PM-VP']) await confirmMonth(chair, headOf(unit));

    onDay('2026-12-10');
    const personnel = await as('to-chuc');
    await personnel.goto('/legal/months');
    await press(personnel, personnel.locator('main a[href^="/legal/months/"]', { hasText: '12' }).first());
    await press(personnel, personnel.locator('a[href$="/closing"]'));
    const reasons = await personnel.locator('input[name^="reason-"]').all();
    expect(reasons).toHaveLength(1);
    await reasons[0]!.fill('Đang xác minh một phản ánh, sẽ kết luận sau');
    await press(personnel, personnel.locator('form[action$="/closing"] button'));
    expect((await progress(personnel))[0]).toBe('43 / 44');
  });

  /** The unit's head confirms everybody's form that still waits, staff first, and hands in their own. */
  async function confirmUnit(unit: string): Promise<void> {
    const head = await by(headOf(unit).login);
    const waiting = await app.db.rows<Pick<WardPerson, 'monthId' | 'position'>>(
      `select s.id as "monthId", s.position from legal_forms s join units u on u.id = s.unit_id
       where s.month = '2026-12' and u.code = $1 and s.status = 'submitted' order by s.position = 'member' desc`,
      [unit],
    );
    for (const evaluation of waiting) await confirmMonth(head, evaluation);
    await handInMonth(head, headOf(unit));
  }

  it('everybody writes Mẫu 02: the official and the head on their pages', async () => {
    const official = await as('can-bo', { viewport: PHONE });
    await official.goto('/');
    expect(
      await official.locator(`main a[href="/years/records/${one('can-bo').evaluationId}"]`).count(),
    ).toBeGreaterThan(0);
    await writeYearForm(official, one('can-bo').evaluationId, 'excellent');
    expect(await official.locator('main').innerText()).toContain('Hoàn thành xuất sắc nhiệm vụ');
    await writeYearForm(await as('truong-mot-cua'), one('truong-mot-cua').evaluationId);
    const others = people.filter(({ login }) => !['can-bo', 'truong-mot-cua'].includes(login));
    for (const person of others) await handInYearForm(await by(person.login), person.evaluationId);
    const paper = await download(official, 'a[href$="/mau-02.pdf"]');
    expect(paper).toMatchObject({ lang: 'vi', marked: true });
    expect(paper.text).toContain(one('can-bo').name);
  });

  it('the official does not agree with December, petitions from there, and a new record takes the place of the old', async () => {
    onDay('2026-12-11');
    const official = await as('can-bo', { viewport: PHONE });
    const form = `/legal/forms/${one('can-bo').monthId}`;
    await official.goto(form);
    const before = await scoreOn(official);
    await tick(official, official.locator('#receipt input[value="disagrees"]'));
    await official.fill('#receiptReason', DISAGREES);
    await press(official, official.locator('#receipt form button'));
    expect(await official.locator('#petition textarea').inputValue()).toBe(DISAGREES);
    await press(official, official.locator('#petition form button'));

    const head = await as('truong-mot-cua');
    await head.goto('/legal/approvals');
    await press(head, head.locator('a[href^="/legal/petitions/"]').first());
    await tick(head, head.locator('#outcome-replaced'));
    await head.fill('textarea[name="reason"]', 'Đã đối chiếu biên bản, người có kiến nghị nói đúng.');
    await head.fill('[name="mark.I.1"]', '5');
    await head.fill('[name="why.I.1"]', 'Biên bản ghi đã tự báo cáo thiếu sót.');
    const decide = 'form[action^="/legal/petitions/"] button.govuk-button:not([name])';
    await press(head, head.locator(decide));
    expect(await head.locator('main').innerText()).toContain(before);
    await press(head, head.locator(decide));

    await official.goto(form);
    december = await scoreOn(official);
    expect(Number(december.replace(',', '.')) - Number(before.replace(',', '.'))).toBeCloseTo(0.25, 10);
    expect((await download(official, 'a[href$="/mau-01.pdf"]')).text).toContain(december);
  });

  it('the meetings are held and their minutes adopted', async () => {
    const head = await as('truong-mot-cua');
    const mine = headOf('PM-MC');
    const seats = { chair: mine.officialId, secretary: one('can-bo').officialId };
    expect(await holdMeeting(head, yearId, 'staff', mine.unitId, seats)).toBe(7);
    expect(await head.locator('main').innerText()).toContain('Đã thông qua');
    const chair = await officialOf('chu-tich');
    for (const unit of UNITS) {
      const leader = of(unit, 'head')[0];
      const deputy = of(unit, 'deputy')[0]!;
      const setsUp = await by(leader?.login ?? 'cap-uy');
      const seated = { unit: deputy.unitId, chair, secretary: deputy.officialId };
      if (leader) await holdMeetingFast(setsUp, await by(deputy.login), yearId, 'head', [leader], seated);
      if (unit !== 'PM-MC')
        await holdMeetingFast(setsUp, await by(deputy.login), yearId, 'staff', of(unit, 'deputy', 'member'), seated);
    }
  });

  it('the committee gives its opinion on those who lead', async () => {
    const page = await as('cap-uy');
    await page.goto(`/years/${yearId}/opinions`);
    await press(page, page.locator(`a[href="/years/records/${one('truong-mot-cua').evaluationId}/opinions"]`).first());
    await page.fill('#text', 'Giữ vai trò nêu gương, được cấp dưới và người dân tin cậy.');
    await press(page, page.locator('form[action$="/opinions"] button'));
    expect(await page.locator('main article').first().innerText()).toContain('nêu gương');
    const secretary = await by('cap-uy');
    for (const person of people.filter(({ position, login }) => position !== 'member' && login !== 'truong-mot-cua')) {
      taken(
        await secretary.post(`/years/records/${person.evaluationId}/opinions`, {
          text: 'Hoàn thành tốt nhiệm vụ được giao.',
        }),
      );
    }
  });

  it('each unit states its year and the chair recognises it', async () => {
    const head = await as('truong-mot-cua');
    await proposeRating(head, yearId, unitId('PM-MC'));
    for (const unit of UNITS.slice(1))
      await proposeRatingFast(await by(of(unit, 'head')[0]?.login ?? 'cap-uy'), yearId, unitId(unit));
    const chair = await as('chu-tich');
    await chair.goto(`/years/${yearId}/ratings/${unitId('PM-MC')}`);
    await press(chair, chair.locator('form[action$="/recognition"] button'));
    expect(await chair.locator('main').innerText()).toContain('Hoàn thành tốt nhiệm vụ');
    const fast = await by('chu-tich');
    for (const unit of UNITS.slice(1))
      taken(await fast.post(`/years/${yearId}/ratings/${unitId(unit)}/recognition`, { level: 'good' }));
  });

  it('personnel make the groups of like duties, and enter the decision on eleven months', async () => {
    const page = await as('to-chuc');
    await page.goto(`/years/${yearId}/groups`);
    for (const start of ['leaders', 'units'])
      await press(page, page.locator(`form:has(input[name="by"][value="${start}"]) button`));
    expect(await page.locator('p.question').count()).toBe(0);
    await page.goto(`/years/${yearId}/classification`);
    expect(await page.locator('#part-people .blockers').innerText()).toContain(headOf('PM-VX').name);
    await page.goto(`/years/${yearId}/classification/${headOf('PM-VX').evaluationId}`);
    await page.fill('#number', '412/QĐ-UBND');
    await page.fill('#decidedOn', '11/12/2026');
    await press(page, page.locator('form[action$="/fewer-months"] button'));
    expect(await page.locator('main').innerText()).toContain('412/QĐ-UBND');
    expect((await progress(page)).slice(0, 6)).toEqual(['44 / 44', '44 / 44', '44 / 44', '9 / 9', '44 / 44', '5 / 6']);
  });

  it('over the ceiling nothing is decided: the refusal says by how many', async () => {
    onDay('2026-12-14');
    const page = await as('chu-tich');
    await page.goto(`/years/${yearId}/classification`);
    const blockers = await page.locator('#part-people .blockers li').allInnerTexts();
    expect(blockers[0]).toMatch(/^Cơ quan đang có \d+ người xuất sắc, trần là 7: thừa \d+ \(Điều 20\.5a\)/);
    expect(blockers.some((text) => text.includes('Nhóm “Bộ phận Một cửa”'))).toBe(true);
    // The year is reckoned with the record that a petition put in the place of another.
    await page.goto(`/years/${yearId}/classification/${one('can-bo').evaluationId}`);
    expect(await page.locator('main').innerText()).toContain(december);
    const refused = await (
      await by('chu-tich')
    ).post(`/years/${yearId}/decision`, { agency: String(rootId), part: 'people' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('trần là 7: thừa');
    expect(await app.db.rows('select 1 from labels')).toEqual([]);
  });

  it('the chair puts some among the good, with reasons, and decides within the ceiling', async () => {
    const page = await as('chu-tich');
    const lowered = await aboveCeilings(page);
    expect(lowered.length).toBeGreaterThan(3);
    const [first, ...others] = lowered;
    await page.goto(first!);
    await tick(page, page.locator('#label-good'));
    await page.fill('#reason', 'Trong nhóm đã đủ số người xuất sắc, kết quả quý IV thấp hơn người cùng nhóm.');
    await press(page, page.locator('form:has(#handling) button'));
    const chair = await by('chu-tich');
    for (const href of others)
      taken(await chair.post(href, { label: 'good', reason: 'Trong nhóm đã đủ số người xuất sắc.', handling: '' }));
    await page.goto(`/years/${yearId}/classification`);
    expect(await page.locator('#quota').innerText()).not.toContain('thừa ');
    await press(page, page.locator('#part-people form button'));
    expect(await page.locator('#part-people .blockers .done').innerText()).toContain('14/12/2026');
  });

  /** Whom to lower: in each group all above its ceiling, then whoever is left above the agency's, from the bottom of the page. */
  async function aboveCeilings(page: Page): Promise<string[]> {
    await page.goto(`/years/${yearId}/classification`);
    const lines = await page
      .locator('#quota tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as unknown as { cells: { innerText: string }[] }).cells].map((cell) => cell.innerText.trim()),
        ),
      );
    const room = new Map(lines.map(([scope, , , ceiling]) => [scope!, Number(ceiling)]));
    let left = room.get('Cả cơ quan')!;
    const excellent = await page.locator('section[aria-labelledby="band-excellent"] tbody tr').all();
    const hrefs: string[] = [];
    for (const row of excellent) {
      const group = (await row.locator('td').first().innerText()).trim();
      const places = room.get(group)!;
      if (places > 0 && left > 0) [left] = [left - 1, room.set(group, places - 1)];
      else hrefs.push((await row.locator('th a').getAttribute('href'))!);
    }
    return hrefs;
  }

  it('labels are published: one’s own with its notice, the list with labels and no points', async () => {
    const personnel = await as('to-chuc');
    await personnel.goto(`/years/${yearId}/classification`);
    await press(personnel, personnel.locator('form[action$="/publication"] button'));
    expect(await personnel.locator('main tbody tr').count()).toBe(44);
    const steps = await progress(personnel);
    expect(steps.slice(7, 10)).toEqual(['44 / 44', '44 / 44', '1 / 1']);

    const page = await as('can-bo', { viewport: PHONE });
    await page.goto('/notices');
    await press(page, page.locator('main a', { hasText: 'đã quyết định mức xếp loại năm 2026 của bạn' }));
    const label = await app.db.one<{ label: string }>(
      'select l.label from year_records s join labels l on l.id = s.label_id where s.id = $1',
      [one('can-bo').evaluationId],
    );
    const word = { excellent: 'Hoàn thành xuất sắc nhiệm vụ', good: 'Hoàn thành tốt nhiệm vụ' }[label!.label]!;
    expect(page.url()).toContain(`/years/records/${one('can-bo').evaluationId}/label`);
    expect(await page.locator('main h2').first().innerText()).toBe(word);
    const notice = await download(page, 'a[href$="/notice.pdf"]');
    expect(notice.text).toContain(one('can-bo').name);
    await page.goto(`/years/records/${one('can-bo').evaluationId}`);
    expect((await download(page, 'a[href$="/mau-02.pdf"]')).text).toContain(word);

    await page.goto(`/years/${yearId}/labels`);
    const list = await page.locator('main table').innerText();
    for (const person of people) expect(list).toContain(person.name);
    expect(list).toContain('Không hoàn thành nhiệm vụ');
    expect(list).not.toMatch(POINTS);
    const counts = await app.db.rows<{ label: string; n: number }>(
      'select l.label, count(*)::int as n from year_records s join labels l on l.id = s.label_id group by 1',
    );
    expect(counts.find((row) => row.label === 'excellent')!.n).toBeLessThanOrEqual(6);
  });
});
