import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import i18next, { type i18n } from 'i18next';
import { Clock } from '../clock.js';
import { formatDate, formatMoment, formatMonth, formatPeriod, formatQuarter } from './format.js';

export type Lang = 'vi' | 'en';
export const LANGS: readonly Lang[] = ['vi', 'en'];
export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** What the engine says of a key that has no words. */
const NO_WORDS = '\u0000';
/** A parameter of such a name holds a day or a month, as stored. */
const A_DAY = /^(month|day|from|to|until|since|date|on)$|(Month|Day|From|To|Until|Since|Date|On)$/;

/** The words people read: `templates/labels/<namespace>.<lang>.json`, asked for as `namespace:key`. */
export class Labels {
  /** What was asked for and has no words, or no value for a place in them; each is logged once. */
  readonly missed = new Set<string>();
  /** Words that no parameter changes, by language and key: most of a page, and looking them up is a good part of making it. */
  private readonly plain: Record<Lang, Map<string, string>> = { vi: new Map(), en: new Map() };
  private misses = 0;
  private readonly log = new Logger('labels');

  private constructor(
    private readonly folder: string,
    private readonly engine: i18n,
    private readonly zone: string,
  ) {}

  static load(folder: string, zone = new Clock().zone): Labels {
    const resources = wordsIn(folder);
    const engine = i18next.createInstance();
    const labels = new Labels(folder, engine, zone);
    void engine.init({
      resources: resources as never,
      lng: 'vi',
      fallbackLng: false,
      ns: Object.keys(resources['vi']!),
      defaultNS: 'ui',
      keySeparator: '.',
      initAsync: false,
      appendNamespaceToMissingKey: true,
      parseMissingKeyHandler: (_key, given?: string) => given ?? NO_WORDS,
      missingInterpolationHandler: (text: string, [place = '']: string[]) => labels.miss(`${place} in “${text}”`),
      interpolation: { escapeValue: false },
    });
    return labels;
  }

  /** Takes the words as they stand in their files. Errors: SyntaxError on a file that is not JSON. */
  reload(): void {
    for (const [lang, spaces] of Object.entries(wordsIn(this.folder)))
      for (const [space, words] of Object.entries(spaces)) {
        this.engine.removeResourceBundle(lang, space);
        this.engine.addResourceBundle(lang, space, words);
      }
    for (const known of Object.values(this.plain)) known.clear();
  }

  in(lang: Lang): Translate {
    const translate = this.engine.getFixedT(lang);
    const known = this.plain[lang];
    return (key, params) => {
      if (params === undefined || isEmpty(params)) return known.get(key) ?? this.look(lang, key, translate);
      const words = translate(key, this.worded(params, lang)) as string;
      return words === NO_WORDS ? this.otherwise(lang, key) : words;
    };
  }

  /** What is missing, or misses a value, is looked up and said to be missing each time. */
  private look(lang: Lang, key: string, translate: (key: string) => unknown): string {
    const before = this.misses;
    const words = translate(key) as string;
    if (words === NO_WORDS) return this.otherwise(lang, key);
    if (this.misses === before) this.plain[lang].set(key, words);
    return words;
  }

  /** A moment, a day or a month among the parameters becomes words here, whoever gave it: an error, an issue, a flash or a template. */
  private worded(params: Record<string, unknown>, lang: Lang): Record<string, unknown> {
    return Object.fromEntries([
      ...periodWords(params, lang),
      ...Object.entries(params).map(([key, value]) => [
        key,
        value instanceof Date ? formatMoment(value, this.zone) : A_DAY.test(key) ? dayWords(value, lang) : value,
      ]),
    ]);
  }

  /** A fault or a refusal without words of its own is said in a sentence that fits any; nobody is ever shown a key. */
  private otherwise(lang: Lang, key: string): string {
    const [room = ''] = key.split(':');
    const dash = this.miss(key);
    return this.engine.exists(`${room}:otherwise`, { lng: lang })
      ? this.engine.getFixedT(lang)(`${room}:otherwise`)
      : dash;
  }

  private miss(what: string): string {
    this.misses++;
    if (!this.missed.has(what)) this.log.error(`no words: ${what}`);
    this.missed.add(what);
    return '–';
  }

  /** The keys of a namespace that begin so, without the beginning. */
  keys(namespace: string, begins: string): string[] {
    return Object.keys((this.engine.getResourceBundle('vi', namespace) ?? {}) as object).flatMap((key) =>
      key.startsWith(begins) ? [key.slice(begins.length)] : [],
    );
  }

  has(lang: Lang, key: string): boolean {
    return this.engine.exists(key, { lng: lang });
  }
}

function isEmpty(params: object): boolean {
  for (const _ in params) return false;
  return true;
}

function wordsIn(folder: string): Record<Lang, Record<string, unknown>> {
  const words: Record<Lang, Record<string, unknown>> = { vi: {}, en: {} };
  for (const file of readdirSync(folder)) {
    const [, space, lang] = /^([a-z-]+)\.(vi|en)\.json$/.exec(file) ?? [];
    if (space) words[lang as Lang][space] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  }
  return words;
}

function dayWords(value: unknown, lang: Lang): unknown {
  if (typeof value !== 'string') return value;
  return /^\d{4}-\d{2}$/.test(value) ? formatMonth(value) : value && formatDate(value, lang);
}

const A_MONTH = /^(\d{4}-\d{2}|\d{2}\/\d{4})$/;
const MONTH_WORD = { vi: 'tháng ', en: '' } as const;

/**
 * Beside a `month` a sentence may say `period` (with `span`: tháng 11/2026, or quý IV/2026), `Period` where it begins with
 * it, and `quarter` (IV/2026). What was told before quarters were told apart names no span, and is of a month.
 */
function periodWords({ month, span }: Record<string, unknown>, lang: Lang): [string, string][] {
  if (typeof month !== 'string' || !A_MONTH.test(month)) return [];
  const words = `${span === 'quarter' ? '' : MONTH_WORD[lang]}${formatPeriod(month, span, lang)}`;
  return [
    ['period', words],
    ['Period', words.charAt(0).toLocaleUpperCase(lang) + words.slice(1)],
    ['quarter', formatQuarter(month)],
  ];
}
