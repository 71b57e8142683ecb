import type { Page } from 'playwright-core';
import { numberIn, press, send, tick, type } from './acts.js';

/** From the first page to one's own evaluation of the month. */
export async function openOwnEvaluation(page: Page): Promise<void> {
  await page.goto('/');
  await press(page, page.locator('.card-next a.govuk-button').first());
  await page.locator('form#evaluation').waitFor();
}

/** Fills whatever the set asks: a mark of 8, a figure as last month, no breach; each promise kept. */
export async function fillEvaluation(page: Page, mark = '8'): Promise<number> {
  const inputs = await page.locator('form#evaluation input[name^="value."]').all();
  for (const input of inputs) {
    const line = input.locator('xpath=ancestor::article');
    const [last] = (await line.locator('.last-month b').allTextContents()).map(numberIn);
    const breach = (await input.getAttribute('inputmode')) === 'numeric';
    const conduct = (await line.locator('.anchors').count()) > 0;
    await type(input, breach ? '0' : conduct ? mark : (last ?? '1'));
  }
  for (const kept of await page.locator('form#evaluation input[name^="kept."][value="kept"]').all())
    await tick(page, kept);
  return inputs.length;
}

/** Review, then hand in. The page is then the receipt. */
export async function submitEvaluation(page: Page): Promise<void> {
  await press(page, page.locator('form#evaluation section button[name="go"][value="submission"]'));
  const blockers = page.locator('main .blockers li');
  if (await blockers.count()) throw new Error(`the evaluation cannot be handed in: ${await blockers.allInnerTexts()}`);
  await send(page, 'form[action$="/submission"]');
  await page.locator('.receipt').waitFor();
}

export async function autosaved(page: Page, form = 'evaluation'): Promise<void> {
  await page.locator(`[data-autosave-state="${form}"][data-state="saved"]`).first().waitFor();
}
