import type { Rows } from '../../database/db.js';
import { approverOf, headChains } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { usingAgencies } from '../using-agency.js';
import { mayReadBreach } from './breach.policy.js';
import { findBreach, type BreachRow } from './breaches.queries.js';

/** The breaches this person may know of; the others do not exist for them. */
export async function readableBreaches(
  on: Rows,
  actor: Actor,
  rows: readonly BreachRow[],
  day: string,
): Promise<BreachRow[]> {
  const classified = await classifiedBy(on, actor, rows, day);
  return rows.filter((row) =>
    mayReadBreach(actor, {
      officialId: row.officialId,
      paths: pathsOf(row),
      classifier: classified.has(row.officialId),
    }),
  );
}

export async function breachToRead(on: Rows, actor: Actor, id: number, day: string): Promise<BreachRow> {
  const row = await findBreach(on, id, day);
  const [readable] = row ? await readableBreaches(on, actor, [row], day) : [];
  if (!readable) throw new NotFound();
  return readable;
}

export function pathsOf(row: BreachRow): string[] {
  return row.nowPath === null ? [row.unitPath] : [row.unitPath, row.nowPath];
}

/** Of the people of these rows, whom the actor classifies today (Art 10.2). */
async function classifiedBy(on: Rows, actor: Actor, rows: readonly BreachRow[], day: string): Promise<Set<number>> {
  const units = rows.flatMap(({ nowUnitId }) => (nowUnitId === null ? [] : [nowUnitId]));
  const using = await usingAgencies(on, units);
  const chains = await headChains(on, [...using.values()], day);
  const mine = rows.filter(({ officialId, nowUnitId, nowPath }) => {
    if (nowUnitId === null) return false;
    const classifier = approverOf(officialId, chains.get(using.get(nowUnitId)!) ?? []);
    return decidesOn(actor, classifier, { officialId, unitPath: nowPath! });
  });
  return new Set(mine.map(({ officialId }) => officialId));
}
