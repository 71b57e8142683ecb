import type { Page } from 'playwright-core';
import type { Counted } from './counted.js';

/** From the page of imports to the rows written, as the program proposes it; answers what the preview says. */
export async function bringIn(
  hand: Counted,
  page: Page,
  kind: 'units' | 'officials',
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  await hand.file(page, `#file-${kind}`, name, bytes);
  await hand.press(page, page.locator(`form[action="/imports/${kind}"] button:not([type="button"])`));
  await hand.button(page, 'Xem tệp sẽ làm gì');
  const preview = await page.locator('main').innerText();
  for (const box of await page.locator('form[action$="/application"] input[type="checkbox"]').all())
    await hand.tick(page, (await box.getAttribute('id'))!);
  await hand.press(page, page.locator('form[action$="/application"] button:not([name])'));
  const written = await page.locator('main').innerText();
  if (!written.includes('đã ghi')) throw new Error(written);
  return preview;
}

/** A catalogue out of a file, ready for the head to decide on; answers how many products it has. */
export async function catalogueFromFile(hand: Counted, page: Page, bytes: Uint8Array): Promise<number> {
  await hand.menu(page, 'Danh mục việc');
  await hand.button(page, 'Bắt đầu soạn');
  await hand.press(page, page.locator('main a[href$="/imports"]').first());
  await hand.file(page, '#file', 'danh-muc.xlsx', bytes);
  await hand.press(page, page.locator('main form[enctype] button:not([type="button"])'));
  await hand.press(page, page.locator('main form button:not([type="button"]):not([value="reread"])').last());
  await hand.press(page, page.locator('form[action$="/application"] button:not([name])'));
  await hand.link(page, 'Về bản dự thảo');
  const text = await page.locator('main').innerText();
  await hand.link(page, 'Tên, đơn vị chuẩn, nhóm');
  await hand.choose(page, 'standardCode', 'DC.01');
  await hand.button(page, 'Lưu');
  await hand.button(page, 'Trình người đứng đầu quyết định');
  return Number(/(\d[\d.]*) sản phẩm\/công việc/.exec(text)?.[1]?.replaceAll('.', '') ?? 0);
}

/** The head decides on what was prepared. */
export async function adoptCatalogue(hand: Counted, head: Page): Promise<string> {
  await hand.menu(head, 'Danh mục việc');
  await hand.press(head, head.locator('main a[href$="/adoption"]').first());
  await hand.type(head, { decisionNumber: '02/QĐ-UBND', decisionDate: '02/11/2026', fromMonth: '11/2026' });
  await hand.press(head, head.locator('form[action$="/adoption"] button:not([type="button"])').last());
  return head.locator('main').innerText();
}
