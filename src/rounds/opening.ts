import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import { hasRoleAt, scopesOf } from '../web/actor.js';
import { redirect, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import type { Refreshed } from './follow-posts.js';

/** What stands in the way. */
export interface Stopped<B> {
  blockers: B[];
}

/** What opening means for a kind of round. */
export interface OpeningRules<A, R, B, M extends object> {
  /** Locks what openings come one after another on, for who may open: 404, 403; 409 where somebody was first. */
  lock(act: Act, asked: A): Promise<R>;
  /** Asked for the page and again behind the lock. */
  blockers(on: Asking, locked: R): Promise<B[]> | B[];
  /** Writes the round and its papers, records it, tells. */
  write(act: Act, locked: R): Promise<M>;
}

export async function openRound<A, R, B, M extends object>(
  act: Act,
  { lock, blockers: look, write }: OpeningRules<A, R, B, M>,
  asked: A,
): Promise<M | Stopped<B>> {
  const locked = await lock(act, asked);
  const blockers = await look(act, locked);
  return blockers.length > 0 ? { blockers } : write(act, locked);
}

export interface RefreshRules<R> {
  chain: string;
  act: string;
  /** The round, locked, for who may run it: 404, 403; 409 where it is not open. */
  toRun(act: Act, id: number): Promise<R>;
  refresh(act: Act, round: R): Promise<Refreshed>;
}

/** Brings the papers of an open round up to date with the posts as they stand now. */
export async function refreshRound<R>(act: Act, rules: RefreshRules<R>, id: number): Promise<Refreshed> {
  const counts = await rules.refresh(act, await rules.toRun(act, id));
  await act.record(`${rules.chain}:${id}`, rules.act, { ...counts });
  return counts;
}

/** To the round, saying what a refresh did, in the words of its room. */
export function refreshed(
  address: string,
  room: 'periods' | 'legal-periods' | 'years',
  counts: Partial<Refreshed>,
): Redirect {
  const same = Object.values(counts).every((count) => count === 0);
  return redirect(address, `${room}:refresh.${same ? 'same' : 'done'}`, counts);
}

const ROOTS_OFFERED = 200;

/** Units whose rounds this person may open: those they serve, and the agencies below. */
export function rootsToOpen(on: Asking): Promise<{ id: number; name: string }[]> {
  const scopes = scopesOf(on.actor, 'personnel');
  return on.rows<{ id: number; name: string }>(
    `select id, name from units where (id = any ($1::int[])
       or (path like any ($2::text[]) and kind in ('city', 'province', 'ward', 'commune', 'agency')))
     and (closed_on is null or closed_on > $3) order by length(path), path limit ${ROOTS_OFFERED}`,
    [scopes.map((scope) => scope.unitId), scopes.map((scope) => scope.path + '%'), on.today],
  );
}

/** The path of a unit that becomes the root of a round, for its personnel; openings of one `time` come one after another. */
export async function lockRootOf(act: Act, rootUnitId: number, time: string): Promise<string> {
  const root = await act.one<{ path: string }>('select path from units where id = $1', [rootUnitId]);
  if (!root || !hasRoleAt(act.actor, 'personnel', root.path)) throw new NotFound();
  await act.rows('select pg_advisory_xact_lock(hashtext($1))', [time]);
  return root.path;
}

/** SQL: a round of one time ($1) whose tree holds the unit of a path ($2), or lies in it: nobody is in two. */
export function overlapping(rounds: 'periods' | 'years', time: 'month' | 'year'): string {
  return `select u.name from ${rounds} r join units u on u.id = r.root_unit_id
    where r.${time} = $1 and (u.path like $2 || '%' or $2 like u.path || '%') limit 1`;
}
