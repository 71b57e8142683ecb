import type { Locator, Page } from 'playwright-core';
import { press } from './acts.js';

/** Seconds that a practised person needs for a press with finding it, and for a key (keystroke-level model). */
const SECONDS = { press: 2.5, key: 0.28 } as const;

/** What people did by hand, all together. */
export class Counted {
  presses = 0;
  keys = 0;

  seconds(): number {
    return this.presses * SECONDS.press + this.keys * SECONDS.key;
  }

  async press(page: Page, what: Locator): Promise<void> {
    this.presses += 1;
    await press(page, what);
  }

  /** The button with these words; of several the first. */
  async button(page: Page, words: string): Promise<void> {
    await this.press(page, page.locator('main').getByRole('button', { name: words }).first());
  }

  async link(page: Page, words: string): Promise<void> {
    await this.press(page, page.locator('main').getByRole('link', { name: words }).first());
  }

  /** From the menu at the top, whose group is opened first. */
  async menu(page: Page, words: string): Promise<void> {
    const link = page
      .locator('nav a')
      .filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) })
      .first();
    if (!(await link.isVisible())) {
      this.presses += 1;
      await link.locator('xpath=ancestor::details[1]').locator('> summary').click();
    }
    await this.press(page, link);
  }

  async type(page: Page, fields: Record<string, string>): Promise<void> {
    for (const [id, text] of Object.entries(fields)) {
      this.presses += 1;
      this.keys += text.length;
      await page.fill(`main #${id}`, text);
    }
  }

  /** Opening the list and taking a line of it. */
  async choose(page: Page, id: string, value: string | { label: string }): Promise<void> {
    this.presses += 2;
    await page.selectOption(`main #${id}`, value);
  }

  async tick(page: Page, id: string): Promise<void> {
    this.presses += 1;
    await page.locator(`label[for="${id}"]`).click();
  }

  /** The window of files: opening it, the file, its button. */
  async file(page: Page, input: string, name: string, bytes: Uint8Array): Promise<void> {
    this.presses += 3;
    await page.setInputFiles(input, { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }
}
