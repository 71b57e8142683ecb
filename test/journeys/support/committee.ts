import type { Page } from 'playwright-core';
import { press } from './acts.js';

/** Opens each unit of the desk and marks as read whatever this person may; returns how many evaluations that were. */
export async function reviewAll(page: Page): Promise<number> {
  await page.goto('/committee');
  const units = await page
    .locator('section[aria-labelledby="units-title"] tbody th a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  let read = 0;
  for (const unit of units) {
    await page.goto(unit);
    const boxes = page.locator('input[name="evaluationIds"]');
    const count = await boxes.count();
    if (count === 0) continue;
    for (const id of await boxes.evaluateAll((all) => all.map((box) => box.id)))
      await page.locator(`label[for="${id}"]`).click();
    await press(page, page.locator('form[action="/committee/reviews"] > button'));
    read += count;
  }
  return read;
}
