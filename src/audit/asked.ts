import { dayIssue, readDay } from '../web/days.js';
import { likePatterns } from '../web/fold.js';
import type { Issue } from '../web/issues.js';
import { CHAIN_KINDS } from './scope-chains.js';

/** A chain that a reader may have: of one thing, by its number. */
const CHAIN = new RegExp(`^(?:${CHAIN_KINDS.join('|')}):\\d{1,9}$`);

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
    q,
    patterns: likePatterns(q),
    chain: matching(query['chain'], CHAIN),
    act: matching(query['act'], /^[a-z-]+\.[a-z-]+$/),
    from: readDay(text(query['from'])),
    to: readDay(text(query['to'])),
    before: Number(matching(query['before'], /^\d{1,15}$/)) || null,
  };
}

/** What stands in a field for a day and is none: looked for as if nothing stood there, the page would say more than was asked. */
export function askedIssues(query: Record<string, unknown>): Issue[] {
  return (['from', 'to'] as const)
    .filter((field) => text(query[field]) !== '' && readDay(query[field]) === null)
    .map((field) => dayIssue(field, query[field]));
}

/** The same as an address; `before` turns the page. */
export function queryOf({ q, chain, act, from, to }: Asked, before: number | null = null): string {
  const given = Object.entries({ q, chain, act, from, to, before: before === null ? null : String(before) }).filter(
    (pair): pair is [string, string] => Boolean(pair[1]),
  );
  return new URLSearchParams(given).toString();
}

function matching(value: unknown, pattern: RegExp): string | null {
  return pattern.test(text(value)) ? text(value) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120).replaceAll('\0', '').trim() : '';
}
