import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The system's Chromium. A journey without a browser fails; it is never skipped. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  try {
    accessSync(executablePath, constants.X_OK);
  } catch {
    throw new Error(`The journeys need Chromium and there is none at ${executablePath}: install it ("apt-get install chromium") or set CHROMIUM_PATH`);
  }
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** A new person at a browser of their own: no cookie, nothing kept. */
export async function newPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: WIDE, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', acceptDownloads: true, ...options });
  context.setDefaultTimeout(10_000);
  watch(context);
  return context.newPage();
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
