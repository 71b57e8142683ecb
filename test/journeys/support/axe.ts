import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { press } from './acts.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RAW_KEY = /(?<![\w./-])[a-z][a-z-]+:[a-z][\w-]*\.[A-Za-z.-]+/;
const ENGLISH =
  /\b(the|and|your|with|sheet|submit|approved|month|unit(?!:\d)|score|undefined|null|NaN|Invalid Date|\[object Object\])\b/;

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

/** What is wrong with a page: its status, what axe calls serious, words missing or of the other language, its width on the smallest phone. */
export async function faults(page: Page, path: string, lang: string): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const status = (await page.goto(path))!.status();
  const found = status >= 400 && path !== '/nowhere' ? [`status ${status}`] : [];
  const { violations } = await axe(page, lang).analyze();
  for (const { id, impact, nodes } of violations) {
    if (impact === 'serious' || impact === 'critical')
      found.push(
        `${id} (${impact}): ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
      );
  }
  const text = await page.locator('body').innerText();
  const key = RAW_KEY.exec(text)?.[0];
  if (key) found.push(`label without a word: ${key}`);
  // A column's code is the same in every language.
  const codes = await page.locator('code[lang=en]').allInnerTexts();
  const spoken = codes.reduce((rest, code) => rest.replace(code, ''), text);
  const english = lang === 'vi' ? ENGLISH.exec(spoken)?.[0] : null;
  if (english)
    found.push(
      `English left: ${text.slice(Math.max(0, text.indexOf(english) - 40), text.indexOf(english) + 40).replace(/\s+/g, ' ')}`,
    );
  await page.setViewportSize({ width: 320, height: 800 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > 320) found.push(`scrolls sideways at 320 px: ${width} px wide`);
  const sticking = await page.evaluate<string[]>(STICKING_OUT);
  if (sticking.length > 0) found.push(`words stick out of their box at 320 px: ${sticking.slice(0, 3).join(' | ')}`);
  return found.map((fault) => `${lang} ${path}: ${fault}`);
}

/** Colours are the same in both languages, and looking at them takes most of the time: once is enough. The pages have no frames, for which alone axe would open a page of its own. */
function axe(page: Page, lang: string): AxeBuilder {
  const rules: Record<string, { enabled: boolean }> = lang === 'vi' ? {} : { 'color-contrast': { enabled: false } };
  return new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly: TAGS, resultTypes: ['violations'], rules });
}
