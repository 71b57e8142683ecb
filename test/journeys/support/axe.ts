import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { press } from './acts.js';
import { PHONE_LEAST, WIDE } from './browser.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RAW_KEY = /(?<![\w./-])[a-z][a-z-]+:[a-z][\w-]*\.[A-Za-z.-]+/;
const ENGLISH =
  /\b(the|and|your|with|sheet|evaluation|submit|approved|month|unit(?!:\d)|score|undefined|null|NaN|Invalid Date|\[object Object\])\b/;

export async function speak(page: Page, lang: string): Promise<void> {
  await page.goto(page.url().startsWith('http') ? '/' : '/sign-in');
  if ((await page.locator('html').getAttribute('lang')) === lang) return;
  const menu = page.locator('.tools details.menu summary');
  if (await menu.count()) await menu.click();
  await press(page, page.locator('form[action="/language"] button').first());
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
}

/** Words that leave the box they stand in; a chart, a box that scrolls, what only readers hear and one's own row, wider on purpose, are left out. */
const STICKING_OUT = `[...document.querySelectorAll('main *')]
  .filter((box) => box instanceof HTMLElement && box.checkVisibility() && box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1 && !box.querySelector('tr.mine'))
  .filter((box) => { for (let at = box; at; at = at.parentElement) if (at !== document.documentElement && getComputedStyle(at).overflowX !== 'visible') return false; return true; })
  .filter((box, _, all) => !all.some((other) => other !== box && box.contains(other)))
  .map((box) => box.tagName.toLowerCase() + '.' + box.className + ' by ' + (box.scrollWidth - box.clientWidth) + ' px: ' + box.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))`;

/** Every page of this context finds axe in itself, put there by the browser: no page's policy has a say in it, and it is sent once. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(AXE);
}

/** What a page says of itself: the rules it breaks, its words, and the codes among them, which are the same in every language. */
interface Look {
  broken: { id: string; impact: string; nodes: string[] }[];
  text: string;
  codes: string[];
}

/** What is wrong with a page: its status, what axe calls serious, words missing or of the other language, its width on the smallest phone. */
export async function faults(page: Page, path: string, lang: string): Promise<string[]> {
  await page.setViewportSize(WIDE);
  const status = (await page.goto(path))!.status();
  const found = status >= 400 && path !== '/nowhere' ? [`status ${status}`] : [];
  // axe looks into the page itself only.
  if (page.frames().length > 1) found.push('has frames');
  const { broken, text, codes } = await page.evaluate<Look>(look(lang));
  for (const { id, impact, nodes } of broken) {
    if (impact === 'serious' || impact === 'critical') found.push(`${id} (${impact}): ${nodes.join(' | ')}`);
  }
  const key = RAW_KEY.exec(text)?.[0];
  if (key) found.push(`label without a word: ${key}`);
  const spoken = codes.reduce((rest, code) => rest.replace(code, ''), text);
  const english = lang === 'vi' ? ENGLISH.exec(spoken)?.[0] : null;
  if (english)
    found.push(
      `English left: ${text.slice(Math.max(0, text.indexOf(english) - 40), text.indexOf(english) + 40).replace(/\s+/g, ' ')}`,
    );
  await page.setViewportSize(PHONE_LEAST);
  const [width, sticking] = await page.evaluate<[number, string[]]>(
    `[document.documentElement.scrollWidth, ${STICKING_OUT}]`,
  );
  if (width > PHONE_LEAST.width) found.push(`scrolls sideways at 320 px: ${width} px wide`);
  if (sticking.length > 0) found.push(`words stick out of their box at 320 px: ${sticking.slice(0, 3).join(' | ')}`);
  return found.map((fault) => `${lang} ${path}: ${fault}`);
}

/** Asked in one go. Colours are the same in both languages, and looking at them takes most of the time: once is enough. */
function look(lang: string): string {
  const rules = lang === 'vi' ? {} : { 'color-contrast': { enabled: false } };
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'], rules });
  return `axe.run(document, ${options}).then(({ violations }) => ({
    broken: violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })),
    text: document.body.innerText,
    codes: [...document.querySelectorAll('code[lang=en]')].map((code) => code.innerText),
  }))`;
}
