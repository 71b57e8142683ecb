import type { Page } from 'playwright-core';
import type { Counted } from './counted.js';

const PASSWORD = 'ba bốn câu đủ dài';

/** The first page of a new installation; answers the personnel officer's one-time password. */
export async function setUp(hand: Counted, page: Page, link: string): Promise<string> {
  await page.goto(link);
  await hand.type(page, { name: 'Quản trị hệ thống', login: 'quan-tri', password: PASSWORD, repeat: PASSWORD });
  await hand.type(page, { unitName: 'UBND phường Hoa Sữa', unitCode: 'HS' });
  await hand.type(page, { personnelName: 'Cán bộ tổ chức', personnelLogin: 'to-chuc' });
  await hand.press(page, page.locator('main form button:not([type="button"])'));
  return onSlip(page);
}

/** Signs in, with a one-time password (another one is asked for then) or with one's own. */
export async function enter(hand: Counted, page: Page, login: string, oneTime?: string): Promise<Page> {
  await page.goto('/sign-in');
  await hand.type(page, { login, password: oneTime ?? PASSWORD });
  await hand.button(page, 'Đăng nhập');
  if (oneTime === undefined) return page;
  await hand.type(page, { current: oneTime, next: PASSWORD, repeat: PASSWORD });
  await hand.button(page, 'Đổi mật khẩu');
  return page;
}

/** The one-time password that stands on the page; of several slips that of a login. */
export async function onSlip(page: Page, login = ''): Promise<string> {
  const text = await page.locator('main').innerText();
  const found = /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/.exec(text.slice(text.indexOf(`\n${login}`)));
  if (!found) throw new Error(`no slip of ${login}: ${text}`);
  return found[0];
}

/** Somebody outside who approves for the head of the root: the account, the role, and its password, each with a second person. */
export async function outsideApprover(hand: Counted, admin: Page, personnel: Page): Promise<string> {
  await hand.menu(admin, 'Tài khoản');
  await hand.link(admin, 'Thêm tài khoản');
  await hand.type(admin, { name: 'Chủ tịch UBND thành phố', login: 'cap-tren' });
  await hand.button(admin, 'Thêm và in');
  await hand.link(admin, 'Đã in xong');
  const account = admin.url();
  await hand.choose(admin, 'role', 'outside-approver');
  await hand.choose(admin, 'unit', { label: 'UBND phường Hoa Sữa (HS)' });
  await hand.button(admin, 'Giao quyền này');
  await agree(hand, personnel);
  await admin.goto(account);
  await hand.button(admin, 'cấp mật khẩu dùng một lần');
  await agree(hand, personnel);
  return printOne(hand, admin, 'Chủ tịch UBND thành phố');
}

/** Says yes to what waits at the person's requests. */
export async function agree(hand: Counted, page: Page): Promise<void> {
  await page.goto('/accounts/requests');
  const yes = page.locator('main').getByRole('button', { name: 'Đồng ý' });
  while ((await yes.count()) > 0) await hand.press(page, yes.first());
}

/** Prints what was agreed to; answers the password of a person. */
export async function printOne(hand: Counted, page: Page, name: string): Promise<string> {
  await page.goto('/accounts/requests');
  const card = page
    .locator('main')
    .locator('li, section, article, .card')
    .filter({ hasText: `Cấp mật khẩu dùng một lần cho ${name}` });
  await hand.press(page, card.last().getByRole('button', { name: 'Cấp và in phiếu' }));
  return onSlip(page);
}
