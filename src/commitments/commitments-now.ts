import type { Rows } from '../database/db.js';
import { addDays } from '../periods/working-days.js';
import { approversOf } from '../standing/chain.js';
import { decidesOn } from '../standing/decider.js';
import { decidingScopes } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';

/** What waits for a person here, for the first page: label `home:task.<key>`. */
export interface CommitmentTask {
  key: 'commitments-due' | 'pledge-checkin' | 'pledges-acknowledge' | 'pledges-confirm';
  count: number;
  href: string;
  dueOn: string | null;
  month?: string;
}

export async function commitmentsNow(db: Rows, actor: Actor, today: string): Promise<CommitmentTask[]> {
  const [own, led] = await Promise.all([ownTasks(db, actor, today), ledTasks(db, actor, today)]);
  return [...own, ...led];
}

async function ownTasks(db: Rows, actor: Actor, today: string): Promise<CommitmentTask[]> {
  if (actor.officialId === null) return [];
  const month = today.slice(0, 7);
  const row = await db.one<{ due: number; first: string | null; pledge: number | null }>(
    `select count(*)::int as due, min(due_on) as first,
       (select g.id from pledges g where g.official_id = $1 and g.year = extract(year from $2::date) and g.signed_at is not null
         and exists (select 1 from pledge_items i where i.pledge_id = g.id and not exists (select 1 from pledge_checkins c where c.pledge_item_id = i.id and c.month = $4))) as pledge
     from commitments where official_id = $1 and self_kept is null and due_on between $2::date and $3::date`,
    [actor.officialId, today, addDays(today, 7), month],
    'commitments-now',
  );
  const due: CommitmentTask[] =
    row!.due > 0
      ? [
          {
            key: 'commitments-due',
            count: row!.due,
            href: `/commitments/${actor.officialId}?show=open`,
            dueOn: row!.first,
          },
        ]
      : [];
  return row!.pledge === null
    ? due
    : [...due, { key: 'pledge-checkin', count: 1, href: `/pledges/${row!.pledge}/checkin`, dueOn: null, month }];
}

/** Pledges of those whom the person decides on: signed and not acknowledged, or answered for and not confirmed. */
async function ledTasks(db: Rows, actor: Actor, today: string): Promise<CommitmentTask[]> {
  const scopes = decidingScopes(actor);
  if (scopes.length === 0) return [];
  const rows = await db.rows<{ officialId: number; unitPath: string; acknowledged: boolean; answered: boolean }>(
    `select g.official_id as "officialId", u.path as "unitPath", g.acknowledged_at is not null as acknowledged,
       not exists (select 1 from pledge_items i where i.pledge_id = g.id and (i.self_kept is null or i.head_kept is not null)) as answered
     from pledges g join units u on u.id = g.unit_id
     where u.path like any ($1::text[]) and g.signed_at is not null and g.year >= left($2, 4)::int - 1
       and (g.acknowledged_at is null or not exists (select 1 from pledge_items i where i.pledge_id = g.id and (i.self_kept is null or i.head_kept is not null)))`,
    [scopes.map(({ path }) => path + '%'), today],
    'pledges-now',
  );
  const approvers = await approversOf(
    db,
    rows.map(({ officialId }) => officialId),
    today,
  );
  const mine = rows.filter((row) => decidesOn(actor, approvers.get(row.officialId), row));
  const unit = actor.heads[0]?.unitId;
  const task = (key: 'pledges-acknowledge' | 'pledges-confirm', count: number, show: string): CommitmentTask[] =>
    count > 0 ? [{ key, count, href: unit ? `/pledges/units/${unit}?show=${show}` : '/pledges', dueOn: null }] : [];
  return [
    ...task('pledges-acknowledge', mine.filter(({ acknowledged }) => !acknowledged).length, 'to-acknowledge'),
    ...task('pledges-confirm', mine.filter(({ answered }) => answered).length, 'to-confirm'),
  ];
}
