import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page lives for a second: what is optimized for it is thrown away with it.
  '--js-flags=--no-opt --no-maglev --always-sparkplug',
];
let server;

/** One Chromium for the whole run; each journey connects to it and has contexts of its own. A journey without a browser fails; it is never skipped. */
export async function openSharedBrowser() {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  try {
    accessSync(executablePath, constants.X_OK);
  } catch {
    throw new Error(
      `The journeys need Chromium and there is none at ${executablePath}: install it ("apt-get install chromium") or set CHROMIUM_PATH`,
    );
  }
  server = await chromium.launchServer({ executablePath, headless: true, host: '127.0.0.1', args: FLAGS });
  process.env.TEST_BROWSER = server.wsEndpoint();
}

export async function closeSharedBrowser() {
  await server?.close();
}
