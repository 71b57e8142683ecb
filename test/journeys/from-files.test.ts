import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { makeSetupLink } from '../../src/accounts/setup-link.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { newPage, openBrowser, PHONE, troublesOf } from './support/browser.js';
import { adoptCriteria } from './support/first-criteria.js';
import { Counted } from './support/counted.js';
import { adoptCatalogue, bringIn, catalogueFromFile } from './support/bring-in.js';
import { agree, enter, onSlip, outsideApprover, printOne, setUp } from './support/first-ward.js';
import { startEmptyApp, type SampleApp } from './support/sample-app.js';
import { corrected, peopleFile, unitsFile } from './support/ward-files.js';

const CATALOGUE = join(PROJECT_ROOT, '../shared/data/commune-work-catalogue-2026.xlsx');

describe('a ward out of files', () => {
  const hand = new Counted();
  let app: SampleApp;
  let browser: Browser;
  let admin: Page;
  let personnel: Page;
  let head: Page;
  let slipOfLan: string;
  const main = (page: Page) => page.locator('main').innerText();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startEmptyApp('2026-11-02'), openBrowser()]);
    [admin, personnel, head] = (await Promise.all([1, 2, 3].map(() => newPage(browser, app.url)))) as [
      Page,
      Page,
      Page,
    ];
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('is set up, and says what to do first', async () => {
    const slip = await setUp(hand, admin, (await makeSetupLink(app.db, app.clock.now()))!);
    await enter(hand, personnel, 'to-chuc', slip);
    expect(await main(personnel)).toContain('Những bước đầu của UBND phường Hoa Sữa');
  });

  it('gets its units from a numbered list without codes', async () => {
    await hand.link(personnel, 'Nhập các đơn vị từ tệp');
    const preview = await bringIn(hand, personnel, 'units', 'don-vi.xlsx', await unitsFile());
    expect(preview).toContain('Cấp trên: Văn phòng HĐND và UBND (VPHDNDUBND)');
    expect(
      await app.db.rows(
        `select u.name, p.name as under from units u join units p on p.id = u.parent_id where u.name in ('Bộ phận Văn thư', 'Tổ Y tế') order by u.name`,
      ),
    ).toEqual([
      { name: 'Bộ phận Văn thư', under: 'Văn phòng HĐND và UBND' },
      { name: 'Tổ Y tế', under: 'Phòng Văn hóa - Xã hội' },
    ]);
  });

  it('gets its people, the wrong row once it is put right', async () => {
    await hand.link(personnel, 'Nhập tệp khác');
    const preview = await bringIn(hand, personnel, 'officials', 'can-bo.xlsx', await peopleFile());
    expect(preview).toContain('Nguyễn Văn Tuấn, Chủ tịch UBND: đứng đầu UBND phường Hoa Sữa');
    expect(preview).toContain('Phó Chủ tịch UBND');
    const [download] = await Promise.all([
      personnel.waitForEvent('download'),
      personnel.locator('main a[href$="rest.xlsx"]').first().click(),
    ]);
    hand.presses += 2;
    hand.keys += 10;
    const again = await corrected(await readDownload(download));
    await hand.link(personnel, 'Nhập tệp khác');
    await bringIn(hand, personnel, 'officials', download.suggestedFilename(), again);
    expect(await app.db.rows(PLACES)).toEqual([
      { name: 'Lê Văn Nam', unit: 'Văn phòng HĐND và UBND', position: 'head' },
      { name: 'Nguyễn Văn Tuấn', unit: 'UBND phường Hoa Sữa', position: 'head' },
      { name: 'Phạm Thị Hoa', unit: 'Văn phòng HĐND và UBND', position: 'member' },
      { name: 'Trần Thị Hà', unit: 'UBND phường Hoa Sữa', position: 'deputy' },
      { name: 'Vũ Minh Đức', unit: 'Phòng Văn hóa - Xã hội', position: 'head' },
      { name: 'Đỗ Thị Lan', unit: 'Phòng Văn hóa - Xã hội', position: 'member' },
    ]);
  });

  it('lets its people in', async () => {
    await hand.menu(personnel, 'Việc của tôi');
    await hand.link(personnel, 'In mật khẩu dùng một lần');
    await hand.button(personnel, 'Cấp và in');
    slipOfLan = await onSlip(personnel, 'landt');
    await enter(hand, admin, 'quan-tri');
    await agree(hand, admin);
    await enter(hand, head, 'tuannv', await printOne(hand, personnel, 'Nguyễn Văn Tuấn'));
  });

  (existsSync(CATALOGUE) ? it : it.skip)('gets its catalogue of work', async () => {
    const count = await catalogueFromFile(hand, personnel, readFileSync(CATALOGUE));
    expect(count).toBeGreaterThan(100);
    expect(await adoptCatalogue(hand, head)).toContain('Đang áp dụng');
  });

  it('has criteria, from the library, signed and approved', async () => {
    const outside = await newPage(browser, app.url);
    await enter(hand, outside, 'cap-tren', await outsideApprover(hand, admin, personnel));
    expect(await adoptCriteria(hand, head, outside)).toContain('Đã phê duyệt');
  });

  it('opens its first month, and an official sees their evaluation of it', async () => {
    await personnel.goto('/');
    expect(await main(personnel)).toContain('Có bộ tiêu chí được phê duyệt xong');
    await hand.link(personnel, 'Lập lịch và mở tháng đầu tiên');
    await hand.link(personnel, 'Lập lịch tháng');
    await hand.choose(personnel, 'month', '2026-11');
    await hand.button(personnel, 'Lập lịch');
    await hand.button(personnel, 'Mở kỳ tháng 11/2026');
    const official = await newPage(browser, app.url, { viewport: PHONE });
    await enter(hand, official, 'landt', slipOfLan);
    await hand.press(official, official.locator('.card-next a.govuk-button').first());
    expect(await main(official)).toContain('Đối thoại với dân');
    expect([admin, personnel, head, official].flatMap(troublesOf)).toEqual([]);
  });

  it('in less than ten minutes of pressing and typing', () => {
    expect(hand.seconds()).toBeGreaterThan(60);
    expect(hand.seconds()).toBeLessThan(600);
  });
});

async function readDownload(download: Download): Promise<Uint8Array> {
  const path = join(process.env['TEST_DATA_DIR']!, `rest-${process.pid}.xlsx`);
  await download.saveAs(path);
  return readFileSync(path);
}

const PLACES = `select o.full_name as name, u.name as unit, p.position from posts p join officials o on o.id = p.official_id join units u on u.id = p.unit_id
  order by o.full_name collate "C"`;
