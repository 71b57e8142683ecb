import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows, Tx } from '../../database/db.js';
import { innerDoor, plainDoor } from '../../standing/door.js';
import { isHeadOf } from '../../standing/scopes.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';

export interface HanoiMonth {
  id: number;
  month: string;
  rootPath: string;
  rootName: string;
  rootUnitId: number;
  closedAt: Date | null;
}

function findHanoiMonth(on: Rows, id: number): Promise<HanoiMonth | undefined> {
  return on.one<HanoiMonth>(
    `select p.id, p.month, u.path as "rootPath", ${nameOn('p.root_unit_id', lastDay('p.month'))} as "rootName", p.root_unit_id as "rootUnitId", p.closed_at as "closedAt"
     from legal_periods p join units u on u.id = p.root_unit_id where p.id = $1 and p.edition = 'hanoi-3814-2018'`,
    [id],
  );
}

async function lockHanoiMonth(tx: Tx, id: number): Promise<HanoiMonth | undefined> {
  await tx.one<{ id: number }>('select id from legal_periods where id = $1 for update', [id]);
  return findHanoiMonth(tx, id);
}

/** The head of the agency, personnel and the inspector over it read all of it. */
export function seesWhole(
  actor: Actor,
  { rootUnitId, rootPath }: Pick<HanoiMonth, 'rootUnitId' | 'rootPath'>,
): boolean {
  return (
    isHeadOf(actor, rootUnitId) || hasRoleAt(actor, 'personnel', rootPath) || hasRoleAt(actor, 'inspector', rootPath)
  );
}

/** They, and every head of a unit of the agency, who must keep to the ceiling; anybody else does not learn that it is there. */
const known = plainDoor({
  find: findHanoiMonth,
  lock: lockHanoiMonth,
  known: (actor, month) => seesWhole(actor, month) || actor.heads.some(({ path }) => path.startsWith(month.rootPath)),
});

export const hanoiMonthToRead = known.open;
export const hanoiMonthToRun = innerDoor(known, {
  may: (actor, { rootPath }) => hasRoleAt(actor, 'personnel', rootPath),
  beaten: ({ closedAt }) => (closedAt ? new Conflict('not-editable') : null),
}).openToAct;
