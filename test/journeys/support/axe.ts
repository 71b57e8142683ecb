import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import type { Page } from 'playwright-core';
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

const AXE_PATH = '/axe-of-the-tests.js';

/** The product's own server gives axe to the pages that ask for it: no page's policy stands against it, and it does not go through the browser's tools once more with every page. */
export function bringAxe(server: Server): void {
  const answer = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, reply) => {
    if (request.url === AXE_PATH)
      reply.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=3600' }).end(AXE);
    else for (const one of answer) one(request, reply);
  });
}

/** What a page says of itself: the rules it breaks, its words, and the codes among them, which are the same in every language. */
interface Look {
  broken: { id: string; impact: string; nodes: string[] }[];
  text: string;
  codes: string[];
  /** The parts it was made of. */
  parts: string[];
}

/** What is wrong with a page: its status, what axe calls serious, words missing or of the other language, its width on the smallest phone. */
export async function faults(page: Page, path: string, lang: string): Promise<string[]> {
  await page.setViewportSize(WIDE);
  const status = (await page.goto(path))!.status();
  const found = status >= 400 && path !== '/nowhere' ? [`status ${status}`] : [];
  // axe looks into the page itself only.
  if (page.frames().length > 1) found.push('has frames');
  const { broken, text, codes, parts } = await page.evaluate<Look>(look(lang));
  if (broken.length === 0) for (const part of parts) seen.add(part);
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

/** Parts of pages that axe has looked at, by what they say and what stands around them. */
const seen = new Set<string>();

/**
 * Asked in one go. Colours are the same in both languages, and looking at them takes most of the time: once is enough.
 * A part of a page (its head, its foot, its middle) that is the same to the letter as one that was looked at is left out;
 * what is said of a page as a whole is asked of each.
 */
function look(lang: string): string {
  const rules = lang === 'vi' ? {} : { 'color-contrast': { enabled: false } };
  // Without the style sheets, which only a rule that is not among these asks for.
  const options = { runOnly: TAGS, resultTypes: ['violations'], rules, preload: { assets: ['media'] } };
  return `(async () => {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script');
      Object.assign(script, { src: '${AXE_PATH}', onload: resolve, onerror: reject });
      document.head.append(script);
    });
    const known = new Set(${JSON.stringify([...seen])});
    const frame = [document.documentElement, document.body].map((box) => [box.lang, box.className].join()).join();
    const parts = await Promise.all([...document.body.children].map(async (box) => {
      const said = frame + box.outerHTML.replaceAll(/<input type="hidden"[^>]*>/g, '');
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
      return { box, mark: btoa(String.fromCharCode(...new Uint8Array(hash).slice(0, 12))) };
    }));
    const exclude = parts.filter(({ mark }) => known.has(mark)).map(({ box }) => box);
    const { violations } = await axe.run(exclude.length > 0 ? { exclude } : document, ${JSON.stringify(options)});
    return {
      broken: violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })),
      text: document.body.innerText,
      codes: [...document.querySelectorAll('code[lang=en]')].map((code) => code.innerText),
      parts: parts.map(({ mark }) => mark),
    };
  })()`;
}
