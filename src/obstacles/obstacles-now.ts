import type { Rows } from '../database/db.js';
import { monthAfter } from '../periods/calendar.js';
import { decidingScopes } from '../standing/scopes.js';
import { standToEach } from '../standing/standing.js';
import type { Actor } from '../web/actor.js';
import { WAITING } from './obstacle.policy.js';
import { obstaclesAnsweredBy, obstaclesOf, obstaclesUnder, type ObstacleRow } from './obstacle.queries.js';

const MONTHS = -2;
const MOST = 300;
const OWN = 20;

/** What the people told on whom the actor decides today, the newest first. Two statements, however many people. */
export async function obstaclesDecided(on: Rows, actor: Actor, today: string): Promise<ObstacleRow[]> {
  const paths = decidingScopes(actor).map(({ path }) => path);
  const since = `${monthAfter(today.slice(0, 7), MONTHS)}-01`;
  const rows = await obstaclesUnder(on, paths, { since, most: MOST });
  const stands = await standToEach(on, actor, rows, today);
  return rows.filter((_, place) => stands[place]!.at.approver);
}

export function waits({ state, open }: ObstacleRow): boolean {
  return open && WAITING.includes(state) && state !== 'asked';
}

/** What the actor answered as who decided then, of people on whom another decides today. */
export async function obstaclesOnceDecided(
  on: Rows,
  actor: Actor,
  today: string,
  decided: readonly ObstacleRow[],
): Promise<ObstacleRow[]> {
  const since = `${monthAfter(today.slice(0, 7), MONTHS)}-01`;
  const rows = await obstaclesAnsweredBy(on, actor.accountId, { since, most: MOST });
  return rows.filter(({ id }) => decided.every((one) => one.id !== id));
}

/** For the first page: how many wait for the actor's answer as the one who decides, and how many for their own. */
export async function obstaclesNow(on: Rows, actor: Actor, today: string): Promise<{ decide: number; asked: number }> {
  const [decided, own] = await Promise.all([
    decidingScopes(actor).length > 0 ? obstaclesDecided(on, actor, today) : [],
    actor.officialId === null ? [] : obstaclesOf(on, actor.officialId, OWN),
  ]);
  return {
    decide: decided.filter(waits).length,
    asked: own.filter(({ state, open }) => open && state === 'asked').length,
  };
}
