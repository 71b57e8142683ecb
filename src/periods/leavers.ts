import { notifyMany, type Notification } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import type { Tx } from '../database/db.js';
import { approversAt } from '../standing/chain.js';
import { heldOn } from '../standing/validity.js';
import type { Changing } from '../units/post-changes.js';
import { formatDate } from '../web/format.js';
import { lastDayOf } from './calendar.js';
import { Evaluation } from './evaluation.entity.js';
import { Excusal } from './excusal.entity.js';
import { sql } from '../database/entity-sql.js';

/** Does the person of this row hold a main post in the tree of the period ($1) on the month's last day ($2)? */
export const holdsSql = (row: string) => `exists (
  select 1 from posts held join units at on at.id = held.unit_id join periods of_month on of_month.id = $1 join units root on root.id = of_month.root_unit_id
  where held.official_id = ${row}.official_id and held.main and at.path like root.path || '%'
    and ${heldOn('held', '$2::date')})`;

/** Whatever anybody did to a sheet leaves a row in one of these. */
const TRACES = [
  'entry_notes',
  'attachments',
  'submissions',
  'approvals',
  'excusals',
  'outside_decisions',
  'reopenings',
  'commitments',
  'comments',
  'earlier_entries',
  'sitting_items',
];
const UNTOUCHED = `e.status = 'draft' and e.self_saved_at is null and e.began_at is null and e.head_saved_at is null
  ${TRACES.map((table) => `and not exists (select 1 from ${table} x where x.evaluation_id = e.id)`).join(' ')}`;

interface Left {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  status: string;
  untouched: boolean;
}

/** Undecided sheets of who left; nobody takes themself out of a month. */
const LEFT = `
select e.id, e.official_id as "officialId", o.full_name as name, e.unit_id as "unitId", e.status, ${UNTOUCHED} as untouched
from evaluations e join officials o on o.id = e.official_id
where e.period_id = $1 and e.status in ('draft', 'submitted', 'returned') and e.official_id is distinct from $4::int
  and ($3::int is null or e.official_id = $3) and not ${holdsSql('e')}
order by e.id for update of e`;

/** Who was taken out, and holds a post again after all. */
const BACK = `
select x.id as "excusalId", e.id, e.official_id as "officialId" from excusals x join evaluations e on e.id = x.evaluation_id
where e.period_id = $1 and x.left_on is not null and x.ended_at is null and e.official_id is distinct from $4::int
  and ($3::int is null or e.official_id = $3) and ${holdsSql('e')}
order by e.id for update of e`;

/** Who holds no main post on a month's last day has no sheet for it: an untouched one goes, a touched one is excused. */
export async function settleLeavers(
  tx: Tx,
  period: { id: number; month: string },
  changing: Changing,
  officialId: number | null,
): Promise<{ removed: number; excused: number }> {
  const params = [period.id, lastDayOf(period.month), officialId, changing.actor.officialId];
  await bringBack(tx, period, changing, params);
  const left = await tx.rows<Left>(LEFT, params);
  const removed = left.filter(({ untouched }) => untouched);
  const excused = left.filter(({ untouched }) => !untouched);
  await remove(tx, period.month, removed, changing);
  await excuse(tx, period.month, excused, changing);
  await tell(tx, period.month, left, changing);
  return { removed: removed.length, excused: excused.length };
}

async function remove(tx: Tx, month: string, left: readonly Left[], { actor, at }: Changing): Promise<void> {
  if (left.length === 0) return;
  await tx.remove(Evaluation, { id: left.map(({ id }) => id) });
  for (const { id, officialId, unitId } of left) {
    await recordAct(tx, {
      chain: `official:${officialId}`,
      act: 'evaluation.removed',
      account: actor.accountId,
      at,
      detail: { evaluation: id, month, unit: unitId },
    });
  }
}

async function excuse(tx: Tx, month: string, left: readonly Left[], { actor, at }: Changing): Promise<void> {
  if (left.length === 0) return;
  const day = lastDayOf(month);
  const reason = `Không giữ chức vụ chính trong cơ quan vào ngày ${formatDate(day, 'vi')}`;
  const ids = left.map(({ id }) => id);
  await tx.change(
    `insert into excusals (evaluation_id, kind, reason, by_account, at, left_on) select id, 'not-in-service', $2, $3, $4, $5 from unnest($1::int[]) id`,
    [ids, reason, actor.accountId, at, day],
  );
  await tx.update(Evaluation, { id: ids }, { status: 'excused', revision: sql('revision + 1') });
  for (const { id, status } of left) {
    const detail = { kind: 'not-in-service', reason, before: status, leftOn: day };
    await recordAct(tx, { chain: `evaluation:${id}`, act: 'evaluation.excused', account: actor.accountId, at, detail });
  }
}

async function bringBack(
  tx: Tx,
  { month }: { month: string },
  { actor, at }: Changing,
  params: unknown[],
): Promise<void> {
  const back = await tx.rows<{ excusalId: number; id: number; officialId: number }>(BACK, params);
  if (back.length === 0) return;
  await tx.update(Excusal, { id: back.map(({ excusalId }) => excusalId) }, { endedAt: at, endedBy: actor.accountId });
  await tx.update(
    Evaluation,
    { id: back.map(({ id }) => id) },
    { status: 'draft', beganAt: null, beganBy: null, submittedAt: null, revision: sql('revision + 1') },
  );
  for (const { id, excusalId } of back) {
    await recordAct(tx, {
      chain: `evaluation:${id}`,
      act: 'evaluation.excusal-ended',
      account: actor.accountId,
      at,
      detail: { excusalId },
    });
  }
  await notifyMany(
    tx,
    back.map(({ id, officialId }) => ({
      officialId,
      code: 'excusal-ended',
      params: { month },
      href: `/evaluations/${id}`,
      at,
    })),
  );
}

/** The person, and who would have decided on the sheet. */
async function tell(tx: Tx, month: string, left: readonly Left[], { at, today }: Changing): Promise<void> {
  if (left.length === 0) return;
  const approvers = await approversAt(tx, left, ({ unitId }) => unitId, today);
  const notices = left.flatMap((one): Notification[] => {
    const { id, officialId, name, untouched } = one;
    const params = { month, name, day: lastDayOf(month) };
    const person = {
      officialId,
      code: untouched ? 'left-removed' : 'left-excused',
      params,
      href: untouched ? '/evaluations' : `/evaluations/${id}`,
      at,
    };
    const head = approvers.get(one)!;
    return head === 'outside'
      ? [person]
      : [person, { officialId: head.officialId, code: 'left-head', params, href: '/approvals', at }];
  });
  await notifyMany(tx, notices);
}
