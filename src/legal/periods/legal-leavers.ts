import { notifyMany, type Notification } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import type { Tx } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { approversAt } from '../../standing/chain.js';
import { heldOn } from '../../standing/validity.js';
import type { Changing } from '../../units/post-changes.js';
import { LegalSheet } from '../sheets/legal-sheet.entity.js';
import { sql } from '../../database/entity-sql.js';

/** Does the person of the form hold a main post in the tree of its month ($1) on the last day ($2)? */
export const HOLDS = `exists (
  select 1 from posts held join units here on here.id = held.unit_id join legal_periods of_month on of_month.id = $1 join units root on root.id = of_month.root_unit_id
  where held.official_id = s.official_id and held.main and here.path like root.path || '%'
    and ${heldOn('held', '$2::date')})`;

/** Whatever anybody did to a form leaves a row in one of these. */
const TRACES = [
  'legal_returns',
  'legal_results',
  'work_lines',
  'work_proposals',
  'legal_petitions',
  'legal_closing_reasons',
  'earlier_marks',
];
const UNTOUCHED = `s.status = 'draft' and s.self_saved_at is null and s.head_saved_at is null
  ${TRACES.map((table) => `and not exists (select 1 from ${table} x where x.sheet_id = s.id)`).join(' ')}`;

interface Left {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  status: string;
  untouched: boolean;
}

const LEFT = `
select s.id, s.official_id as "officialId", o.full_name as name, s.unit_id as "unitId", s.status, ${UNTOUCHED} as untouched
from legal_sheets s join officials o on o.id = s.official_id
where s.legal_period_id = $1 and s.status in ('draft', 'submitted', 'returned') and s.official_id is distinct from $4::int
  and ($3::int is null or s.official_id = $3) and not ${HOLDS}
order by s.id for update of s`;

const BACK = `
select s.id, s.official_id as "officialId" from legal_sheets s
where s.legal_period_id = $1 and s.left_on is not null and s.official_id is distinct from $4::int and ($3::int is null or s.official_id = $3) and ${HOLDS}
order by s.id for update of s`;

/** As with the scorecard: who holds no main post on the last day has no form; an untouched one goes, a touched one is absent, with what was stated. */
export async function settleLegalLeavers(
  tx: Tx,
  period: { id: number; month: string },
  changing: Changing,
  officialId: number | null,
): Promise<{ removed: number; excused: number }> {
  const params = [period.id, lastDayOf(period.month), officialId, changing.actor.officialId];
  await bringBack(tx, period.month, changing, params);
  const left = await tx.rows<Left>(LEFT, params);
  const removed = left.filter(({ untouched }) => untouched);
  const absent = left.filter(({ untouched }) => !untouched);
  await remove(tx, period.month, removed, changing);
  await leave(tx, period.month, absent, changing);
  await tell(tx, period.month, left, changing);
  return { removed: removed.length, excused: absent.length };
}

async function remove(tx: Tx, month: string, left: readonly Left[], { actor, at }: Changing): Promise<void> {
  if (left.length === 0) return;
  await tx.remove(LegalSheet, { id: left.map(({ id }) => id) });
  for (const { id, officialId, unitId } of left) {
    await recordAct(tx, {
      chain: `official:${officialId}`,
      act: 'legal-sheet.removed',
      account: actor.accountId,
      at,
      detail: { sheet: id, month, unit: unitId },
    });
  }
}

async function leave(tx: Tx, month: string, left: readonly Left[], { actor, at }: Changing): Promise<void> {
  if (left.length === 0) return;
  const day = lastDayOf(month);
  await tx.update(
    LegalSheet,
    { id: left.map(({ id }) => id) },
    { status: 'absent', leftOn: day, revision: sql('revision + 1') },
  );
  for (const { id, status } of left) {
    await recordAct(tx, {
      chain: `legal-sheet:${id}`,
      act: 'legal-sheet.left',
      account: actor.accountId,
      at,
      detail: { before: status, leftOn: day },
    });
  }
}

async function bringBack(tx: Tx, month: string, { actor, at }: Changing, params: unknown[]): Promise<void> {
  const back = await tx.rows<{ id: number; officialId: number }>(BACK, params);
  if (back.length === 0) return;
  await tx.update(
    LegalSheet,
    { id: back.map(({ id }) => id) },
    { status: 'draft', leftOn: null, submittedAt: null, revision: sql('revision + 1') },
  );
  for (const { id } of back)
    await recordAct(tx, { chain: `legal-sheet:${id}`, act: 'legal-sheet.left-ended', account: actor.accountId, at });
  await notifyMany(
    tx,
    back.map(({ officialId }) => ({
      officialId,
      code: 'legal-left-back',
      params: { month },
      href: '/legal/sheets',
      at,
    })),
  );
}

async function tell(tx: Tx, month: string, left: readonly Left[], { at, today }: Changing): Promise<void> {
  if (left.length === 0) return;
  const approvers = await approversAt(tx, left, ({ unitId }) => unitId, today);
  const notices = left.flatMap((one): Notification[] => {
    const { officialId, name, untouched } = one;
    const params = { month, name, day: lastDayOf(month) };
    const person = {
      officialId,
      code: untouched ? 'legal-left-removed' : 'legal-left-absent',
      params,
      href: '/legal/sheets',
      at,
    };
    const head = approvers.get(one)!;
    return head === 'outside'
      ? [person]
      : [person, { officialId: head.officialId, code: 'legal-left-head', params, href: '/legal/approvals', at }];
  });
  await notifyMany(tx, notices);
}
