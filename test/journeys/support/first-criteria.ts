import type { Page } from 'playwright-core';
import type { Counted } from './counted.js';

/** A set of the library as it is: taken, signed by the head, approved from outside. Answers the page after. */
export async function adoptCriteria(hand: Counted, head: Page, outside: Page): Promise<string> {
  await hand.menu(head, 'Tiêu chí');
  await hand.link(head, 'Mở thư viện');
  await hand.link(head, 'Lãnh đạo Ủy ban nhân dân phường');
  await hand.button(head, 'Lấy về làm của đơn vị');
  await hand.link(head, 'Ký ban hành');
  await hand.type(head, { decisionNumber: '01/QĐ-UBND', decisionDate: '02/11/2026' });
  await hand.button(head, 'Ký ban hành');
  await outside.goto('/');
  await hand.link(outside, 'Bộ tiêu chí của UBND phường Hoa Sữa chờ bạn ký duyệt');
  await hand.press(outside, outside.locator('form[action$="/countersignature"] button'));
  return outside.locator('main').innerText();
}
