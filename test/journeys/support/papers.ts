import type { Page } from 'playwright-core';
import { readPdf, type ReadPdf } from '../../reports/read-pdf.js';
import { PATIENCE } from './browser.js';

/** Fetches the paper that a link of the page leads to, as the same person, and opens it. */
export async function download(page: Page, selector: string): Promise<ReadPdf> {
  const href = await page.locator(selector).first().getAttribute('href');
  const answer = await page.request.get(href!, { timeout: PATIENCE });
  if (answer.headers()['content-type'] !== 'application/pdf')
    throw new Error(`${href}: ${answer.status()} ${answer.headers()['content-type']}`);
  return readPdf(new Uint8Array(await answer.body()));
}
