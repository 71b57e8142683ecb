import { formatDate, formatMoment, formatMonth, formatNumber, roundText } from '../web/format.js';
import { deciderWords, type DecidedBy } from '../web/decided-by.js';
import type { Lang, Translate } from '../web/labels.js';
import type { Dec } from '../scoring/decimal.js';
import type { Places } from './report-model.js';

/** The reader's language: labels of this room by their key, numbers, days. */
export class Words {
  constructor(
    readonly lang: Lang,
    private readonly translate: Translate,
    readonly zone: string,
  ) {}

  /** A label of the reports, or with "room:" of another room. */
  say(key: string, params?: Record<string, unknown>): string {
    return this.translate(key.includes(':') ? key : `reports:${key}`, params);
  }

  decider(by: DecidedBy): string {
    return deciderWords(by, this.translate);
  }

  number(value: Dec | null, places: Places, none = '–'): string {
    return value === null ? none : formatNumber(shown(value, places), this.lang);
  }

  signed(value: Dec, places: Places): string {
    return (Number(value) > 0 ? '+' : '') + this.number(value, places);
  }

  score(value: Dec | null): string {
    return this.number(value, 'score');
  }

  count(value: number): string {
    return this.number(String(value), 'whole');
  }

  /** As it stands, for factors and weights. */
  plain(value: Dec): string {
    return formatNumber(value, this.lang);
  }

  date(day: string | null): string {
    return formatDate(day, this.lang);
  }

  month(month: string): string {
    return formatMonth(month);
  }

  moment(at: Date): string {
    return formatMoment(at, this.zone);
  }

  /** With a capital at its beginning. */
  sentence(text: string): string {
    return text.slice(0, 1).toLocaleUpperCase(this.lang) + text.slice(1);
  }

  /** In capitals, as a paper writes posts and agencies. */
  capitals(text: string): string {
    return text.toLocaleUpperCase(this.lang);
  }
}

function shown(value: Dec, places: Places): string {
  if (places === 'whole') return roundText(value, 0);
  const text = roundText(value, 2);
  return places === 'score' ? text : text.replace(/\.?0+$/, '');
}
