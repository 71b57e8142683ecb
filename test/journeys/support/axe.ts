import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import type { Page } from 'playwright-core';
import { PHONE_LEAST, WIDE } from './browser.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RAW_KEY = /(?<![\w./-])[a-z][a-z-]+:[a-z][\w-]*\.[A-Za-z.-]+/;
const ENGLISH =
  /\b(the|and|your|with|sheet|evaluation|submit|approved|month|unit(?!:\d)|score|undefined|null|NaN|Invalid Date|\[object Object\])\b/;

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
  /** The page's own language. */
  spoken: string;
  broken: { id: string; impact: string; nodes: string[] }[];
  bonds: string[];
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

  if (page.url().includes('/sign-in') && !path.includes('/sign-in')) found.push('nobody is signed in');
  // axe looks into the page itself only.
  if (page.frames().length > 1) found.push('has frames');
  const { spoken, broken, bonds, text, codes, parts } = await page.evaluate<Look>(look(lang));
  if (broken.length === 0) for (const part of parts) seen.add(part);
  for (const { id, impact, nodes } of broken) {
    if (impact === 'serious' || impact === 'critical') found.push(`${id} (${impact}): ${nodes.join(' | ')}`);
  }
  if (spoken !== lang) found.push(`speaks ${spoken}`);
  found.push(...bonds);
  const key = RAW_KEY.exec(text)?.[0];
  if (key) found.push(`label without a word: ${key}`);
  const words = codes.reduce((rest, code) => rest.replace(code, ''), text);
  const english = lang === 'vi' ? ENGLISH.exec(words)?.[0] : null;
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

/** Parts of pages that axe has looked at, by what they are made of and what stands around them. */
const seen = new Set<string>();

/**
 * What a part is made of: its elements and what axe's rules read of them, alike parts in a row once. Words, numbers and names
 * count as there or not there: no rule reads more of them, but for names that refer to each other, which `BONDS` holds on the whole page.
 */
const MADE_OF = `
const AS_IT_IS = /^(class|type|role|lang|scope|autocomplete|inputmode|rel|tabindex|style|fill|stroke|viewBox|width|height|aria-(hidden|current|expanded|live|modal|pressed|checked|selected|invalid|sort|level|haspopup|orientation|disabled|required))$/;
const madeOf = (box) => {
  const own = [...box.attributes].filter(({ name }) => !/^(data|hx)-/.test(name))
    .map(({ name, value }) => name + '=' + (AS_IT_IS.test(name) ? value : value.trim() === '' ? '' : 'v')).sort().join(' ');
  let [inside, last] = ['', ''];
  for (const child of box.childNodes) {
    const made = child.nodeType === 1 ? (child.matches('input[type=hidden]') ? '' : madeOf(child)) : child.nodeType === 3 && child.data.trim() !== '' ? 't' : '';
    if (made !== '' && made !== last) inside += last = made;
  }
  return '<' + box.localName + ' ' + own + '>' + inside + '</>';
};
const around = (box) => { let path = ''; for (let at = box.parentElement; at; at = at.parentElement) path += at.localName + '.' + at.className + '#' + (at.parentElement ? at.lang : '') + ' '; return path; };`;

/** Names that refer to each other on the whole page: ids are there once, what is referred to is there, a field has its words. */
const BONDS = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => 'id twice: ' + id);
  const there = new Set(ids);
  const lost = [...document.querySelectorAll('label[for], [aria-describedby], [aria-labelledby], [aria-controls]')].flatMap((box) =>
    ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((name) => (box.getAttribute(name) ?? '').split(/\\s+/).filter((id) => id !== '' && !there.has(id)).map((id) => name + ' of nothing: ' + id)));
  const mute = [...document.querySelectorAll('input:not([type=hidden]):not([type=submit]), select, textarea')]
    .filter((box) => box.name !== '' && box.labels.length === 0 && !box.getAttribute('aria-label') && !box.getAttribute('aria-labelledby')).map((box) => 'no label: ' + box.name);
  return [...twice, ...lost, ...mute].slice(0, 3);
})()`;

/**
 * Asked in one go. Colours are the same in both languages, and looking at them takes most of the time: once is enough.
 * A part of a page that is made as one that was looked at is left out; what is said of a page as a whole is asked of each page once,
 * and once more in English where a part of it is made otherwise.
 */
function look(lang: string): string {
  const rules = lang === 'vi' ? {} : { 'color-contrast': { enabled: false } };
  // Without the style sheets, which only a rule that is not among these asks for.
  const options = { runOnly: TAGS, resultTypes: ['violations'], rules, preload: { assets: ['media'] } };
  return `(async () => {
    const known = new Set(${JSON.stringify([...seen])});
    ${MADE_OF}
    const mark = (text) => { let [a, b] = [0xdeadbeef, 0x41c6ce57]; for (let at = 0; at < text.length; at++) { const c = text.charCodeAt(at); a = Math.imul(a ^ c, 2654435761); b = Math.imul(b ^ c, 1597334677); } return (a >>> 0).toString(36) + (b >>> 0).toString(36) + text.length.toString(36); };
    const [parts, exclude] = [[], []];
    const take = (box) => {
      const made = madeOf(box);
      const own = mark(around(box) + made);
      parts.push(own);
      if (known.has(own)) exclude.push(box);
      else if (made.length > 600 && /^(body|main|div|section|article|aside)$/.test(box.localName)) for (const child of box.children) take(child);
    };
    for (const child of document.body.children) take(child);
    let violations = [];
    if (${lang === 'vi'} || exclude.length < parts.length) {
      await new Promise((resolve, reject) => {
        const script = document.createElement('script');
        Object.assign(script, { src: '${AXE_PATH}', onload: resolve, onerror: reject });
        document.head.append(script);
      });
      ({ violations } = await axe.run(exclude.length > 0 ? { exclude } : document, ${JSON.stringify(options)}));
    }
    return {
      spoken: document.documentElement.lang,
      broken: violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })),
      bonds: ${BONDS},
      text: document.body.innerText,
      codes: [...document.querySelectorAll('code[lang=en]')].map((code) => code.innerText),
      parts,
    };
  })()`;
}
