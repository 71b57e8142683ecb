import type { Lang } from '../web/labels.js';
import { tidy } from '../web/read-form.js';

export type Typed = Record<string, string>;

/** A body's texts by field: trimmed, composed; a field given twice keeps its last text. */
export function typed(body: unknown): Typed {
  return Object.fromEntries(
    Object.entries(tidy(body)).flatMap(([key, value]): [string, string][] => {
      const one: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof one === 'string' ? [[key, one]] : [];
    }),
  );
}

/** The revision that a form was made from; -1 is none that was ever kept. */
export function revisionIn(given: Typed): number {
  const text = given['revision'] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** A kept number as a person would type it: the language's mark, no grouping (which could be read as a mark again). */
export function typedNumber(text: string | null | undefined, lang: Lang): string {
  return lang === 'vi' ? (text ?? '').replace('.', ',') : (text ?? '');
}
