import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readPdf, type ReadPdf } from '../../reports/read-pdf.js';

/** Presses the link to the paper, and opens what came down. */
export async function download(page: Page, selector: string): Promise<ReadPdf> {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.locator(selector).first().click()]);
  return readPdf(new Uint8Array(await readFile(await file.path())));
}
