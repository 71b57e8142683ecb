import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import type { Lang } from '../../src/web/labels.js';
import { filesBelow } from './source.js';

const ROOMS = [...new Set(readdirSync(join(PROJECT_ROOT, 'templates/labels')).map((file) => file.split('.')[0]!))];
const NOT_BEFORE = '(?<![\\p{L}\\p{N}_/@.-])';
const NOT_AFTER = '(?![\\p{L}\\p{N}_/@-])';

const FAULTS: [name: string, pattern: RegExp][] = [
  ['a label key', new RegExp(`${NOT_BEFORE}(?:${ROOMS.join('|')}):[A-Za-z][\\w.-]*`, 'gu')],
  [
    'a rule’s own words',
    /\w+ (?:must be (?:an? (?:string|integer|array|email|boolean|ISO)|longer|shorter|equal|one of the|not (?:less|greater))|must match|must contain|should not be (?:empty|null))\b[^.]{0,40}/g,
  ],
  ['a name of the program', /(?<![\p{L}\p{N}])[a-z]{2,}[A-Z][a-z]\w*(?![\p{L}\p{N}])/gu],
  ['a day or month as stored', /(?<![\p{L}\p{N}-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\d-])/gu],
  ['nothing', /(?<![\p{L}\p{N}-])(?:undefined|null|NaN|\[object \w+\])(?![\p{L}\p{N}-])|\{\{|\}\}/gu],
  ['a gap', /\(\s*[,;)]|[,;]\s*\)|“”|""|\s,\s|\(\s*–\s*,/g],
];
const CODES = new RegExp(`${NOT_BEFORE}(?:${codes().join('|')})${NOT_AFTER}`, 'gu');

/** What of a page is no word for a person: `kind: the words around it`. `given` are names and codes that people of the fixture have. */
export function faultsOf(html: string, lang: Lang, given: RegExp): string[] {
  const found = textsOf(html)
    .map((text) => text.replace(given, '…'))
    .flatMap((text) => wordFaults(text, lang));
  return [...new Set(found)];
}

/** The same of one text. */
export function wordFaults(text: string, lang: Lang): string[] {
  return [...FAULTS, ...(lang === 'vi' ? ([['a stored code', CODES]] as const) : [])].flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(
      (match) =>
        `${name}: ${text.slice(Math.max(0, match.index - 30), match.index)}[${match[0]}]${text.slice(match.index + match[0].length, match.index + match[0].length + 20)}`,
    ),
  );
}

/** The texts of a page that a person sees or hears, one for each element; what somebody typed into a field, and the code of a file or a column, are not among them. */
function textsOf(html: string): string[] {
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|template|textarea|code|pre)\b[\s\S]*?<\/\1>/g, ' ');
  const heard = [...shown.matchAll(/\s(?:title|aria-label|placeholder|alt|aria-description)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  return [
    ...shown.split(
      /<\/?(?:p|li|td|th|h\d|div|option|label|legend|dt|dd|title|summary|caption|section|a|button|tr|ul|ol|br)\b[^>]*>/,
    ),
    ...heard,
  ]
    .map((text) => plain(text.replace(/<[^>]*>/g, '')))
    .filter(Boolean);
}

function plain(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Every word of the enumerations in the source: of a union of texts, or of a list of nothing but texts. */
function codes(): string[] {
  const found = new Set<string>();
  for (const { text } of filesBelow('src', '.ts')) {
    for (const [all] of text.matchAll(/(?:'[a-z][a-z-]*'\s*\|\s*)+'[a-z][a-z-]*'|\[\s*(?:'[a-z][a-z-]*',?\s*)+\]/g)) {
      for (const [, code = ''] of all.matchAll(/'([a-z-]+)'/g)) if (code.length > 3) found.add(code);
    }
  }
  return [...found].sort((a, b) => b.length - a.length);
}
