import type { Page } from 'playwright-core';
import { press, send, tick, type } from './acts.js';

export type Row = [person: string, code: string, quantity: string];
export type Marks = Readonly<Record<string, string>>;

/** 28 of 30, and 26,5 of 30: the marks of the worked example. */
export const SELF_28: Marks = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2,5',
  'II.2': '2,5',
  'II.3': '2,5',
  'II.4': '2',
  'III.1': '2',
  'III.2': '2,5',
  'III.3': '2,5',
  'III.4': '1,5',
};
export const HEAD_26_5: Marks = {
  'I.1': '4,5',
  'I.2': '4,5',
  'II.1': '2,25',
  'II.2': '2,25',
  'II.3': '2,25',
  'II.4': '2,25',
  'III.1': '2',
  'III.2': '2,25',
  'III.3': '2,25',
  'III.4': '2',
};

/** Personnel look at what an opening would do, and open. */
/** Opens the month on the days that the program proposes; the day on which self-assessment is due. */
export async function openMonth(page: Page, month: string): Promise<string> {
  await page.goto('/legal/months');
  await press(page, page.locator('main a[href^="/legal/months/new"]').first());
  await page.selectOption('#month', month);
  await press(page, page.locator('form[action="/legal/months/new"] button'));
  const proposed = await page.locator('#selfDueOn').inputValue();
  await send(page, 'form[action="/legal/months"][method="post"]');
  return proposed;
}

/** The unit's table, with nothing but keys: arrows choose the person, the key goes on to the next field, Enter on the button saves. */
export async function giveByKeyboard(page: Page, rows: readonly Row[], next: 'Enter' | 'Tab'): Promise<void> {
  await page.locator('#person-0').focus();
  for (const [at, [person, code, quantity]] of rows.entries()) {
    const names = await page.locator(`#person-${at} option`).allInnerTexts();
    for (let n = 0; n < names.indexOf(person); n++) await page.keyboard.press('ArrowDown');
    for (const text of [code, quantity, null, null]) {
      await page.keyboard.press(next);
      if (text) await page.keyboard.type(text);
    }
    await page.keyboard.press(next);
  }
  for (
    let n = 0;
    n < 60 && !(await page.evaluate<boolean>("document.activeElement.matches('button[value=save]')"));
    n++
  )
    await page.keyboard.press('Tab');
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

export async function openOwnWork(page: Page): Promise<void> {
  await openOwnForm(page);
  await press(page, page.locator('#work a[href$="/work"]'));
}

export async function openOwnForm(page: Page): Promise<void> {
  await page.goto('/legal/forms');
  await press(page, page.locator('.card-next a.govuk-button').first());
  await page.locator('form#legal-form').waitFor();
}

/** States what is done, by the code of the product. */
export async function stateDone(page: Page, done: Readonly<Record<string, string>>): Promise<void> {
  await press(page, page.locator('.work-acts a[href$="/completed"]'));
  for (const [code, quantity] of Object.entries(done))
    await page.locator('tbody tr', { hasText: code }).locator('input[inputmode]').fill(quantity);
  await press(page, page.locator('form[action$="/completed"] button.govuk-button'));
}

export async function openLine(page: Page, code: string): Promise<void> {
  await press(page, page.locator('tbody tr', { hasText: code }).locator('th a').first());
}

export async function markLine(
  page: Page,
  mark: { kind: 'failed' | 'late'; item: number; day: string; reason: string },
): Promise<void> {
  await type(page.locator('#markReason'), mark.reason);
  await tick(page, page.locator(`#marks input[name="kind"][value="${mark.kind}"]`));
  await page.fill('#item', String(mark.item));
  await page.fill('#happenedOn', mark.day);
  await press(page, page.locator('form[action$="/marks"] button'));
}

/** The last mark of the line is confirmed as nobody's fault. */
export async function waiveLast(page: Page, reason: string): Promise<void> {
  const form = page.locator('form[action$="/waiver"]').last();
  await type(form.locator('textarea'), reason);
  await press(page, form.locator('button'));
}

export async function fillMarks(page: Page, marks: Marks): Promise<void> {
  for (const [item, mark] of Object.entries(marks)) await page.locator(`[id="mark.${item}"]`).fill(mark);
}

/** Saved, and nothing more on its way: on a slow machine a save may begin between two keys. */
export async function settled(page: Page, form: string): Promise<void> {
  const state = page.locator(`[data-autosave-state="${form}"]`).first();
  for (let calm = 0; calm < 3; calm = (await state.getAttribute('data-state')) === 'saved' ? calm + 1 : 0)
    await page.waitForTimeout(300);
}

export async function submitForm(page: Page): Promise<void> {
  await press(page, page.locator('.side-act button[form="legal-form"]'));
  await page.locator('form#legal-form').waitFor({ state: 'detached' });
}

/** From the queue to somebody's form; the ready groups alone lead to it. */
export async function openToConfirm(page: Page, month: string, name: string): Promise<void> {
  await page.goto('/legal/approvals');
  await press(
    page,
    page
      .locator('#g-waiting tbody tr, #g-not-submitted tbody tr')
      .filter({ hasText: month })
      .locator('th a', { hasText: name })
      .first(),
  );
}

/** The next in the queue who handed nothing in; false when there is nobody left. */
export async function openNotSubmitted(page: Page, month: string): Promise<boolean> {
  await page.goto('/legal/approvals');
  const next = page.locator('#g-not-submitted tbody tr').filter({ hasText: month }).locator('th a');
  if ((await next.count()) === 0) return false;
  await press(page, next.first());
  return true;
}

/** The next form of the queue follows, or the queue itself. */
export async function confirmForm(page: Page): Promise<void> {
  const reveal = page.locator('.side-act button[formaction$="/revelation"]');
  if (await reveal.count()) await press(page, reveal);
  await press(page, page.locator('.side-act button[form="legal-confirmation"]'));
  const wrong = page.locator('.govuk-error-summary');
  if (await wrong.count()) throw new Error(`the form cannot be confirmed: ${await wrong.innerText()}`);
}

export async function petition(page: Page, reason: string): Promise<void> {
  await page.fill('#petition textarea', reason);
  await press(page, page.locator('#petition form button'));
}

/** Decides on the first petition of the queue: these marks do not count, the rest stays as it is. */
export async function replaceWaiving(page: Page, reason: string): Promise<number> {
  await page.goto('/legal/approvals');
  await press(page, page.locator('.card-next a[href^="/legal/petitions/"]').first());
  await tick(page, page.locator('#outcome-replaced'));
  await page.fill('textarea[name="reason"]', reason);
  const late = await page
    .locator('select[name^="markNow."]')
    .and(page.locator('xpath=//select[ancestor::*[contains(@class, "inset")]/p[contains(., "chậm")]]'))
    .all();
  let counted = 0;
  for (const choice of late) {
    if ((await choice.inputValue()) === 'waived') continue; // was never counted
    counted++;
    await choice.selectOption('waived');
    const name = (await choice.getAttribute('name'))!;
    await page.fill(`[name="${name.replace('markNow', 'markWhy')}"]`, reason);
  }
  const decide = 'form[action^="/legal/petitions/"] button.govuk-button:not([name])';
  await press(page, page.locator(decide));
  await press(page, page.locator(decide));
  return counted;
}

/** The button of a form by Hanoi's frame: what it does stands in its value. */
export async function submitHanoi(page: Page, go: 'submission' | 'reveal' | 'confirm'): Promise<void> {
  await press(page, page.locator(`button[name="go"][value="${go}"]`));
  const wrong = page.locator('.govuk-error-summary');
  if (await wrong.count()) throw new Error(`${go}: ${await wrong.innerText()}`);
}
