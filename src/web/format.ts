import { localTime } from '../clock.js';
import type { Lang } from './labels.js';

const STORED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const DAYS: Record<Lang, string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** A decimal text with the language's mark. Half up to `places` when given (exact, on the text); else as it stands. */
export function formatNumber(value: string | number | null | undefined, lang: Lang, places?: number): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = places === undefined ? String(value) : roundText(String(value), places);
  const [whole = '0', part] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',');
  const sign = text.startsWith('-') ? '−' : '';
  return sign + grouped + (part ? (lang === 'vi' ? ',' : '.') + part : '');
}

/** 2026-11-25 → 25/11/2026; with `weekday`: thứ Tư 25/11/2026; with `short`: 25/11; with `due`: hết thứ Tư 25/11/2026; with `spelled`: ngày 25 tháng 11 năm 2026. What is no such day stays as typed. */
export function formatDate(day: string | null | undefined, lang: Lang, style?: string): string {
  if (!day) return '–';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const [y, m, d] = day.split('-');
  if (style === 'short') return `${d}/${m}`;
  if (style === 'spelled') return spelled(Number(y), Number(m), Number(d), lang);
  const full = `${d}/${m}/${y}`;
  if (style === 'due') return `${lang === 'vi' ? 'hết' : 'the end of'} ${formatDate(day, lang, 'weekday')}`;
  return style === 'weekday' ? `${DAYS[lang][new Date(`${y}-${m}-${d}T00:00:00Z`).getUTCDay()]} ${full}` : full;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function spelled(year: number, month: number, day: number, lang: Lang): string {
  return lang === 'vi' ? `ngày ${day} tháng ${month} năm ${year}` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A stored day or month as a field shows it, to be typed over: 25/11/2026, 11/2026; what a person typed stays as typed. */
export function typedDay(value: string): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? value.split('-').reverse().join('/') : value;
}

/** 2026-11 → 11/2026. */
export function formatMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

/** The same in the name of a file: 2026-11, 2026-quy-4. */
export function filePeriod(month: string, span: unknown): string {
  return span === 'quarter' ? `${month.slice(0, 4)}-quy-${Math.ceil(Number(month.slice(5)) / 3)}` : month;
}

const QUARTERS = { vi: 'quý', en: 'quarter' } as const;
const ROMAN = ['I', 'II', 'III', 'IV'];

/** 2026-12, or 12/2026, as its quarter: IV/2026. */
export function formatQuarter(month: string): string {
  const [year = '', number = ''] = month.includes('/') ? month.split('/').reverse() : month.split('-');
  return `${ROMAN[Math.ceil(Number(number) / 3) - 1] ?? number}/${year}`;
}

/** What a form or a round is of: a month as 12/2026, a quarter, which is stored under its last month, as quý IV/2026. */
export function formatPeriod(month: string, span: unknown, lang: Lang): string {
  return span === 'quarter' ? `${QUARTERS[lang]} ${formatQuarter(month)}` : formatMonth(month);
}

/**
 * A stored moment (a Date, or one that went through JSON) as 14:02 25/11/2026 in the given zone. Words are not read again:
 * "00:15 05/12/2026" would be the 12th of May to a parser.
 */
export function formatMoment(at: Date | string | null | undefined, zone: string): string {
  if (!at) return '–';
  const moment = typeof at === 'string' && STORED.test(at) ? new Date(at) : at;
  if (typeof moment === 'string' || Number.isNaN(moment.getTime())) return String(at);
  const local = localTime(moment, zone);
  return `${local.slice(11)} ${formatDate(local.slice(0, 10), 'vi')}`;
}

/** Half up, away from zero, on a plain decimal text. */
export function roundText(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + part.padEnd(places + 1, '0').slice(0, places + 1));
  const rounded = ((digits + 5n) / 10n).toString().padStart(places + 1, '0');
  const cut = rounded.length - places;
  const out = places === 0 ? rounded : `${rounded.slice(0, cut)}.${rounded.slice(cut)}`;
  return negative && /[1-9]/.test(out) ? '-' + out : out;
}
