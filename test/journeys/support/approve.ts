import type { Locator, Page } from 'playwright-core';
import { numberIn, press, tick, type } from './acts.js';

const REASON = 'Đối chiếu sổ giao việc và ý kiến người dân trong tháng';

/** Names of those whose evaluations can be decided now, by the queue. */
export async function openQueue(page: Page): Promise<void> {
  await page.goto('/approvals');
}

export function queueLine(page: Page, name: string): Locator {
  return page
    .locator('.queue-group tbody tr')
    .filter({ has: page.locator('th a', { hasText: name }) })
    .locator('th a')
    .first();
}

/** Decides the open evaluation with every entry, blind first where the unit says so. Returns the score that was shown before the last button. */
export async function approveEvaluation(page: Page, mark = '8'): Promise<string> {
  await stateAll(page, mark);
  for (let round = 0; round < 6; round++) {
    if (await page.locator('form#approve').count()) return confirm(page);
    await press(page, page.locator('#reveal button'));
    if (await page.locator('form#approve').count()) return confirm(page);
    await mend(page, mark);
  }
  throw new Error(`the evaluation cannot be approved: ${await page.locator('#side-blockers').innerText()}`);
}

/** Own marks where nothing is shown, else what the person said; each promise as they answered it. */
async function stateAll(page: Page, mark: string): Promise<void> {
  for (const input of await page.locator('#head-evaluation input[name^="value."]').all()) {
    const [self] = (
      await input.locator('xpath=ancestor::article').locator('dl.columns dd:not(.unknown)').allTextContents()
    ).map(numberIn);
    const conduct = (await input.locator('xpath=ancestor::article').locator('.anchors').count()) > 0;
    await type(input, conduct ? mark : (self ?? '0'));
  }
  for (const promise of await page.locator('#head-evaluation fieldset.promise').all()) {
    await tick(page, promise.locator('input[value="kept"]'));
  }
}

async function confirm(page: Page): Promise<string> {
  const score = (await page.locator('#side-score .score').innerText()).trim();
  await press(page, page.locator('form#approve button[name="confirm"]'));
  return score;
}

/** Gives the reasons the page asks for. */
async function mend(page: Page, mark: string): Promise<void> {
  const fields = await page
    .locator('#side-blockers a[href^="#"]')
    .evaluateAll((links) => links.map((link) => String((link as unknown as { hash: string }).hash).slice(1)));
  for (const field of fields.map(decodeURIComponent)) {
    const input = page.locator(`[id="${field}"]`);
    if (field.startsWith('note.') || field.startsWith('why.')) await type(input, REASON);
    else if (field.startsWith('value.')) await type(input, mark);
    else if (field.startsWith('kept.')) await tick(page, input.locator('input[value="kept"]'));
  }
}
