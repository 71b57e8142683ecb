import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** How long a wait may last before the test has failed: long, since a slow or busy machine is no fault of the product. */
export const PATIENCE = Number(process.env['TEST_PATIENCE'] ?? 90_000);

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** The smallest phone anybody is asked to read on. */
export const PHONE_LEAST = { width: 320, height: 800 };

/** The run's one Chromium; closing it ends this file's own contexts only. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(process.env['TEST_BROWSER']!);
}

/** A new person at a browser of their own: no cookie, nothing kept. What goes wrong there is noted. */
export async function newPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await newContext(browser, url, options);
  watch(context);
  return context.newPage();
}

/** The same without a note of every answer, which is two messages for each file of each page. */
export async function newContext(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** Errors of the page's own scripts, by context: a journey asks for them at its end. */
const troubles = new WeakMap<BrowserContext, string[]>();

function watch(context: BrowserContext): void {
  const seen: string[] = [];
  troubles.set(context, seen);
  context.on('weberror', (error) => seen.push(error.error().message));
  context.on('response', (response) => {
    if (response.status() >= 500) seen.push(`${response.status()} ${response.url()}`);
  });
}

export function troublesOf(page: Page): string[] {
  return troubles.get(page.context()) ?? [];
}
