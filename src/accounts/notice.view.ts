import { formatDate, formatMonth } from '../web/format.js';
import type { Lang } from '../web/labels.js';

/** A notice's parameters as they are read: months and days in the reader's form, the rest as it stands. */
export function shownParams(params: Record<string, unknown>, lang: Lang): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, shown(value, lang, key)]));
}

function shown(value: unknown, lang: Lang, key: string): unknown {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}$/.test(value)) return formatMonth(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? formatDate(value, lang, key === 'due' || key === 'weekday' ? key : undefined)
    : value;
}
