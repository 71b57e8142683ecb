import type { Lang } from './labels.js';

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

/** What a person typed for a number ("96,5", "96.5", "1.250,5", " 7 ") as a plain decimal text, or null. */
export function parseNumber(typed: string): string | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f]/g, '').replace('−', '-');
  if (/^-?\d+([.,]\d+)?$/.test(text)) return plain(text.replace(',', '.'));
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return plain(text.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return plain(text.replaceAll(',', ''));
  return null;
}

/** 2026-11-25 → 25/11/2026; with `weekday`: thứ Tư 25/11/2026; with `short`: 25/11. What is no such day stays as typed. */
export function formatDate(day: string | null | undefined, lang: Lang, style?: string): string {
  if (!day) return '–';
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return day;
  const [y, m, d] = day.slice(0, 10).split('-');
  if (style === 'short') return `${d}/${m}`;
  const full = `${d}/${m}/${y}`;
  return style === 'weekday' ? `${DAYS[lang][new Date(`${y}-${m}-${d}T00:00:00Z`).getUTCDay()]} ${full}` : full;
}

/** 2026-11 → 11/2026. */
export function formatMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

/** A moment as 14:02 25/11/2026 in the given zone. */
export function formatMoment(at: Date | string | null | undefined, zone: string): string {
  if (!at || Number.isNaN(new Date(at).getTime())) return at ? String(at) : '–';
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric', hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')} ${part('day')}/${part('month')}/${part('year')}`;
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

function plain(text: string): string {
  return text.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-(0(\.0+)?)$/, '$1');
}
