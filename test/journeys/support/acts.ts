import type { Locator, Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../../src/seed/sample-people.js';

export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', SAMPLE_PASSWORD);
  await send(page, 'form[action="/sign-in"]');
  if (page.url().endsWith('/sign-in'))
    throw new Error(`sign-in of ${login} failed: ${await page.locator('main').innerText()}`);
}

/** Presses what leads to another page, and waits until that page is there. The buttons that scripts put into a form, such as a calendar's, lead nowhere. */
export async function press(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), what.and(page.locator(':not([type="button"])')).click()]);
  await page.waitForLoadState('load');
}

/** Presses the form's own button. Beside a day stands a calendar, a button too, which sends nothing. */
export async function send(page: Page, form: string): Promise<void> {
  await press(page, page.locator(`${form} button:not([type="button"])`));
}

/** Types into a field; one that is folded away is unfolded first, as a person does. */
export async function type(field: Locator, text: string): Promise<void> {
  await unfold(field);
  await field.fill(text);
}

/** Ticks a box or a radio by its label: the input itself lies under a drawn one. */
export async function tick(page: Page, input: Locator): Promise<void> {
  await unfold(input);
  const id = await input.getAttribute('id');
  await page.locator(`label[for="${id}"]`).click();
}

async function unfold(field: Locator): Promise<void> {
  if (await field.isVisible()) return;
  const folded = field.locator('xpath=ancestor::details[not(@open)]').first();
  if (await folded.count()) await folded.locator('> summary').click();
}

/** The first number of a text in Vietnamese writing, as it is typed; null when there is none. */
export function numberIn(text: string | null | undefined): string | null {
  return /-?\d[\d.]*(?:,\d+)?/.exec(text ?? '')?.[0].replaceAll('.', '') ?? null;
}

export async function scoreOn(page: Page): Promise<string> {
  return (await page.locator('p.score').first().innerText()).trim();
}
