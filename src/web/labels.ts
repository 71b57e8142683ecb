import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { Clock } from '../clock.js';
import { formatMoment } from './format.js';

export type Lang = 'vi' | 'en';
export const LANGS: readonly Lang[] = ['vi', 'en'];
export type Translate = (key: string, params?: Record<string, unknown>) => string;

/** The words people read: `templates/labels/<namespace>.<lang>.json`, asked for as `namespace:key`. */
export class Labels {
  private constructor(
    private readonly engine: i18n,
    private readonly zone: string,
  ) {}

  static load(folder: string, zone = new Clock().zone): Labels {
    const resources: Record<string, Record<string, unknown>> = { vi: {}, en: {} };
    for (const file of readdirSync(folder)) {
      const match = /^([a-z-]+)\.(vi|en)\.json$/.exec(file);
      if (match) resources[match[2]!]![match[1]!] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    }
    const engine = i18next.createInstance();
    void engine.init({
      resources: resources as never,
      lng: 'vi',
      fallbackLng: false,
      ns: Object.keys(resources['vi']!),
      defaultNS: 'ui',
      keySeparator: '.',
      initAsync: false,
      appendNamespaceToMissingKey: true,
      interpolation: { escapeValue: false },
    });
    return new Labels(engine, zone);
  }

  in(lang: Lang): Translate {
    const translate = this.engine.getFixedT(lang);
    return (key, params = {}) => translate(key, this.worded(params)) as string;
  }

  /** A moment among the parameters becomes words here, whoever gave it: an error, an issue, a flash or a template. */
  private worded(params: Record<string, unknown>): Record<string, unknown> {
    if (!Object.values(params).some((value) => value instanceof Date)) return params;
    return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value instanceof Date ? formatMoment(value, this.zone) : value]));
  }

  /** The keys of a namespace that begin so, without the beginning. */
  keys(namespace: string, begins: string): string[] {
    return Object.keys((this.engine.getResourceBundle('vi', namespace) ?? {}) as object).flatMap((key) => (key.startsWith(begins) ? [key.slice(begins.length)] : []));
  }

  has(lang: Lang, key: string): boolean {
    return this.engine.exists(key, { lng: lang });
  }
}
