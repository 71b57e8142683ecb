import { formatDate, formatMonth, formatNumber, formatPeriod } from '../web/format.js';
import type { Lang, Translate } from '../web/labels.js';

/** One thing an act changed or said, in words: what stood before (where it is known) and after. */
export interface Change {
  label: string;
  before: string | null;
  after: string | null;
}

type Detail = Record<string, unknown>;

const MOST = 12;
const PAIRS = [
  ['from', 'to'],
  ['before', 'after'],
] as const;

/**
 * The detail of an act as people read it. A pair of before and after is taken as such; else what the same act said the last time
 * in the chain stands for before. What has no words is a number of the database and is left out: no code is shown.
 */
export function changesOf(
  t: Translate,
  has: (key: string) => boolean,
  lang: Lang,
  detail: Detail | null,
  earlier: Detail | null,
): Change[] {
  const words: Words = { t, has, lang };
  const rest = { ...detail, ...quarterOf(detail, lang) };
  const paired = PAIRS.flatMap(([before, after]) => {
    if (!(before in rest) || !(after in rest)) return [];
    const pair = [rest[before], rest[after]];
    delete rest[before];
    delete rest[after];
    return pairOf(words, pair[0], pair[1]);
  });
  const said = Object.entries(rest).flatMap(([key, after]) =>
    named(words, key, earlier && key in earlier ? earlier[key] : undefined, after),
  );
  return [...paired, ...said].slice(0, MOST);
}

/** A quarter is stored under its last month, and read by its own name. */
function quarterOf(detail: Detail | null, lang: Lang): Detail {
  const { month, span } = detail ?? {};
  return span === 'quarter' && typeof month === 'string' ? { month: formatPeriod(month, span, lang) } : {};
}

interface Words {
  t: Translate;
  has: (key: string) => boolean;
  lang: Lang;
}

function pairOf(words: Words, before: unknown, after: unknown): Change[] {
  if (isDetail(before) && isDetail(after)) {
    return Object.keys({ ...before, ...after }).flatMap((key) =>
      JSON.stringify(before[key]) === JSON.stringify(after[key]) ? [] : named(words, key, before[key], after[key]),
    );
  }
  return change(words, words.t('audit:key.changed'), before, after);
}

function named(words: Words, key: string, before: unknown, after: unknown): Change[] {
  if (!words.has(`audit:key.${key}`)) return [];
  return change(words, words.t(`audit:key.${key}`), before, after);
}

function change(words: Words, label: string, before: unknown, after: unknown): Change[] {
  const [was, is] = [valueOf(words, before), valueOf(words, after)];
  return was === null && is === null ? [] : [{ label, before: was === is ? null : was, after: is }];
}

function valueOf(words: Words, value: unknown): string | null {
  if (Array.isArray(value))
    return (
      value
        .slice(0, MOST)
        .map((each) => valueOf(words, each) ?? '–')
        .join('; ') || null
    );
  if (typeof value === 'boolean') return words.t(`audit:value.${value ? 'yes' : 'no'}`);
  if (typeof value === 'number') return formatNumber(value, words.lang);
  return typeof value === 'string' ? textOf(words, value) : null;
}

function textOf({ t, has, lang }: Words, text: string): string | null {
  if (text === '') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text, lang);
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return formatMonth(text);
  if (/^-?\d+(\.\d+)?$/.test(text)) return formatNumber(text, lang);
  if (has(`audit:value.${text}`)) return t(`audit:value.${text}`);
  return /^[a-z]+([-.][a-z]+)*$/.test(text) ? null : text;
}

function isDetail(value: unknown): value is Detail {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
