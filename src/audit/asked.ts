import { likePatterns } from '../web/fold.js';

/** What a reader of the audit looks for; what cannot be is not asked for. */
export interface Asked {
  q: string;
  patterns: readonly string[];
  chain: string | null;
  act: string | null;
  from: string | null;
  to: string | null;
  before: number | null;
}

export function readAsked(query: Record<string, unknown>): Asked {
  const q = text(query['q']);
  return {
    q, patterns: likePatterns(q),
    chain: matching(query['chain'], /^[a-z-]+:\d{1,9}$/),
    act: matching(query['act'], /^[a-z-]+\.[a-z-]+$/),
    from: day(query['from']), to: day(query['to']),
    before: Number(matching(query['before'], /^\d{1,15}$/)) || null,
  };
}

/** The same as an address; `before` turns the page. */
export function queryOf({ q, chain, act, from, to }: Asked, before: number | null = null): string {
  const given = Object.entries({ q, chain, act, from, to, before: before === null ? null : String(before) }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given).toString();
}

function day(value: unknown): string | null {
  const typed = text(value);
  const iso = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ? typed.split('/').reverse().map((part) => part.padStart(2, '0')).join('-') : typed;
  return /^(19|20)\d\d-\d\d-\d\d$/.test(iso) && new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso) ? iso : null;
}

function matching(value: unknown, pattern: RegExp): string | null {
  return pattern.test(text(value)) ? text(value) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120).replaceAll('\0', '').trim() : '';
}
