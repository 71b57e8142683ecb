import type { Act } from '../acts/act.js';
import { recordActs } from '../acts/record-act.js';
import type { Rows, Tx } from '../database/db.js';
import { AccountRole } from './account-role.entity.js';
import { RoleMove } from './role-move.entity.js';

interface Moving {
  actId: number;
  from: readonly number[];
  to: number;
  /** Whether the units end; what goes on is kept, and given for the new unit besides. */
  ends: boolean;
}

/** Roles that hang on these very units go along on the act's day, at once where it has come. */
export async function moveRoles(act: Act, { actId, from, to, ends }: Moving): Promise<void> {
  const held = await act.rows<Pick<RoleMove, 'accountId' | 'role' | 'fromUnitId'>>(
    `select r.account_id as "accountId", r.role, r.unit_id as "fromUnitId" from account_roles r
     where r.unit_id = any ($1::int[]) and r.ended_at is null order by r.id`,
    [from],
  );
  await act.insertMany(
    RoleMove,
    held.map((role) => ({ ...role, actId, unitId: to, ends })),
  );
  await turnRoles(act, act.today, act.at);
}

/** What an act moved goes back by another act, from its day on; what it only planned is planned no more. */
export async function moveRolesBack(act: Act, actId: number, byActId: number): Promise<void> {
  await act.change('delete from role_moves where act_id = $1 and done_at is null', [actId]);
  await act.change(
    `insert into role_moves (act_id, account_id, role, from_unit_id, unit_id, ends)
     select $2::int, m.account_id, m.role, m.unit_id, m.from_unit_id, m.given from role_moves m
     where m.act_id = $1 and (m.given or m.ended) order by m.id`,
    [actId, byActId],
  );
  await turnRoles(act, act.today, act.at);
}

/** An act that another one takes the place of, with its day: roles that moved before it go back until then. */
export async function moveRolesWith(act: Act, actId: number, byActId: number, day: string): Promise<void> {
  await act.change('update role_moves set act_id = $2 where act_id = $1', [actId, byActId]);
  if (day > act.today) await act.change(UNDONE, [byActId, act.at]);
  await turnRoles(act, act.today, act.at);
}

/** As the rows stood before: what was given ends, what was ended is held anew. */
const UNDONE = `
with back as (
  update role_moves set done_at = null, given = false, ended = false where act_id = $1 and done_at is not null
), gone as (
  update account_roles r set ended_at = $2 from role_moves m where m.act_id = $1 and m.given
    and r.account_id = m.account_id and r.role = m.role and r.unit_id = m.unit_id and r.ended_at is null
)
insert into account_roles (account_id, role, unit_id, granted_at)
select distinct m.account_id, m.role, m.from_unit_id, $2::timestamptz from role_moves m where m.act_id = $1 and m.ended
on conflict do nothing`;

interface Due {
  id: number;
  actId: number;
  accountId: number;
  role: string;
  fromUnitId: number;
  unitId: number;
  ends: boolean;
  covered: boolean;
  own: boolean;
  by: number;
}

/** Does what has come due. Nobody moves a role of their own to where they did not hold it: that stays, for an administrator to see to. */
export async function turnRoles(tx: Tx, today: string, at: Date): Promise<void> {
  const due = await tx.rows<Due>(DUE, [today]);
  if (due.length === 0) return;
  const moved = due.filter(({ covered, own }) => covered || !own);
  const given = new Map(moved.filter(({ covered }) => !covered).map((move) => [keyOf(move), move]));
  await tx.insertMany(
    AccountRole,
    [...given.values()].map(({ accountId, role, unitId, by }) => ({
      accountId,
      role,
      unitId,
      grantedBy: by,
      grantedAt: at,
    })),
  );
  const ended = moved.filter(({ ends }) => ends).map(({ id }) => id);
  await tx.change(ENDED, [ended, at]);
  await tx.change(
    'update role_moves set done_at = $2, given = id = any ($3::int[]), ended = id = any ($4::int[]) where id = any ($1::int[])',
    [due.map(({ id }) => id), at, [...given.values()].map(({ id }) => id), ended],
  );
  for (const by of new Set(moved.map((move) => move.by)))
    await recordActs(
      tx,
      { act: 'account.role-moved', account: by, at },
      moved
        .filter((move) => move.by === by)
        .map(({ accountId, role, fromUnitId, unitId, ends, covered, actId }) => ({
          chain: `account:${accountId}`,
          detail: { role, from: fromUnitId, to: unitId, given: !covered, ended: ends, unitAct: actId },
        })),
    );
}

function keyOf({ accountId, role, unitId }: Due): string {
  return [accountId, role, unitId].join(' ');
}

/** Whether they hold it where it would move to, or above. */
const COVERED = `exists (
    select 1 from account_roles x join units o on o.id = x.unit_id
    where x.account_id = m.account_id and x.role = m.role and x.ended_at is null and x.unit_id <> m.from_unit_id and starts_with(t.path, o.path))`;

const DUE = `
select m.id, m.act_id as "actId", m.account_id as "accountId", m.role, m.from_unit_id as "fromUnitId", m.unit_id as "unitId", m.ends,
  a.by_account = m.account_id as own, a.by_account as by, ${COVERED} as covered
from role_moves m join unit_acts a on a.id = m.act_id join units t on t.id = m.unit_id
where m.done_at is null and a.day <= $1::date and not exists (select 1 from unit_acts n where n.corrects_id = a.id)
  and exists (select 1 from account_roles r where r.account_id = m.account_id and r.role = m.role and r.unit_id = m.from_unit_id and r.ended_at is null)
order by m.id`;

const ENDED = `
update account_roles r set ended_at = $2 from role_moves m where m.id = any ($1::int[])
  and r.account_id = m.account_id and r.role = m.role and r.unit_id = m.from_unit_id and r.ended_at is null`;

export interface RoleMoved {
  name: string;
  officialId: number | null;
  role: string;
  of: string;
  to: string;
  ends: boolean;
  /** Of who states the act: it does not move by itself. */
  stays: boolean;
}

/** The roles that go along with an act, done or planned. */
export function roleMovesOf(on: Rows, actId: number): Promise<RoleMoved[]> {
  return on.rows<RoleMoved>(
    `select c.display_name as name, c.official_id as "officialId", m.role, f.name as of, t.name as to, m.ends,
       case when m.done_at is not null then not (m.given or m.ended or ${COVERED}) else a.by_account = m.account_id and not ${COVERED} end as stays
     from role_moves m join unit_acts a on a.id = m.act_id join accounts c on c.id = m.account_id
     join units f on f.id = m.from_unit_id join units t on t.id = m.unit_id where m.act_id = $1 order by c.sort_name, m.id`,
    [actId],
  );
}
