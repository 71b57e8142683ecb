import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** An open sitting of the ward's committee with all present: one item of its own, one that concerns the secretary. */
export async function makeSitting(db: Db, ward: Ward) {
  const by = ward.accounts['secretary'];
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const sitting = await id(
    `insert into sittings (committee_id, period_id, number, held_on, began_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at)
     select $1, id, 1, '2026-10-30', '19:00', 'Hội trường', $2, $3, 0.5, false, $4, '2026-10-30' from periods where month = '2026-09' and root_unit_id = $5 returning id`,
    [ward.committeeId, ward.officials['chair'], ward.officials['secretary'], by, ward.units.PM.id],
  );
  await db.rows(
    `insert into sitting_members (sitting_id, official_id, role, present) select $1, official_id, role, true from committee_members where committee_id = $2`,
    [sitting, ward.committeeId],
  );
  const item = (title: string) =>
    id(
      `insert into sitting_items (sitting_id, position, kind, title, added_by, added_at) values ($1, 1, 'other', $2, $3, '2026-10-30') returning id`,
      [sitting, title, by],
    );
  const sittingItem = await item('Việc chung của phường');
  const concerning = await item('Việc của thư ký');
  const decided = await id(
    `insert into sitting_decisions (item_id, number, kind, text, entitled, in_favour, against, abstained, carried, by_account, at) values ($1, 1, 'resolved', 'Giao báo cáo', 4, 4, 0, 0, true, $2, '2026-10-30') returning id`,
    [await item('Việc đã quyết'), by],
  );
  await db.rows(
    `insert into sitting_withdrawals (item_id, official_id, cause, by_account, at) values ($1, $2, 'own', $3, '2026-10-30')`,
    [concerning, ward.officials['secretary'], by],
  );
  const closedSitting = await id(
    `insert into sittings (committee_id, period_id, number, held_on, began_at, ended_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at, closed_by, closed_at)
     select committee_id, period_id, 2, held_on, began_at, '20:00', place, chair_id, secretary_id, 0.5, false, opened_by, opened_at, opened_by, opened_at from sittings where id = $1 returning id`,
    [sitting],
  );
  const signed = await id(
    `with i as (insert into sitting_items (sitting_id, position, kind, title, added_by, added_at) values ($1, 1, 'other', 'Việc đã ký', $2, '2026-10-30') returning id)
     insert into sitting_decisions (item_id, number, kind, text, entitled, in_favour, against, abstained, carried, by_account, at) select id, 1, 'resolved', 'Giao báo cáo', 4, 4, 0, 0, true, $2, '2026-10-30' from i returning id`,
    [closedSitting, by],
  );
  const askedSitting = await id(
    `insert into sittings (committee_id, period_id, number, held_on, began_at, ended_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at, closed_by, closed_at)
     select committee_id, period_id, 3, '2026-11-24', '07:00', '08:00', place, chair_id, secretary_id, 0.5, false, opened_by, opened_at, opened_by, '2026-11-24T01:00:00Z' from sittings where id = $1 returning id`,
    [sitting],
  );
  await db.rows(
    `insert into sitting_reopenings (sitting_id, reason, asked_by, asked_at, ended_at, closed_by, closed_at) select id, 'Ghi nhầm giờ kết thúc', closed_by, closed_at, ended_at, closed_by, closed_at from sittings where id = $1`,
    [askedSitting],
  );
  return {
    sitting,
    closedSitting,
    askedSitting,
    signed,
    sittingItem,
    concerning,
    decided,
    ourCommittee: ward.committeeId,
  };
}

const ITEM = 'id=sitting item=sittingItem';
const CONCERNING = 'id=sitting item=concerning';
const TEXT = 'Một câu đủ dài để hợp lệ';

export const SITTINGS: Row[] = [
  ['GET /forms/sittings/:id/minutes.pdf', 'id=closedSitting', 'committee inspector'],
  ['GET /forms/sittings/:id/minutes.pdf', 'id=sitting', ''],
  ['GET /forms/sittings/:id/minutes.docx', 'id=closedSitting', 'committee inspector'],
  ['GET /sittings', '', 'committee inspector'],
  ['GET /sittings/new', '', 'committee'],
  ['POST /sittings', '', 'committee', { committee: '{ourCommittee}' }],
  ['POST /sittings', '', '', { committee: '0' }],
  ['GET /sittings/:id', 'id=sitting', 'committee inspector'],
  ['POST /sittings/:id/attendance', 'id=sitting', 'committee'],
  ['POST /sittings/:id/closing', 'id=sitting', 'committee', { endedAt: '20:00' }],
  ['POST /sittings/:id/cancellation', 'id=sitting', 'committee', { reason: TEXT }],
  ['POST /sittings/:id/reopening', 'id=closedSitting', 'chair secretary', { reopening: TEXT }],
  ['POST /sittings/:id/reopening/confirmation', 'id=askedSitting', 'chair', {}],
  ['POST /sittings/:id/items', 'id=sitting', 'committee', { title: TEXT }],
  ['POST /sittings/:id/items/evaluations', 'id=sitting', 'committee', { evaluationId: '{approved}' }],
  ['POST /sittings/:id/items/evaluations', 'id=sitting', '', { evaluationId: '999999' }],
  ['POST /sittings/:id/items/corrections', 'id=sitting', 'committee', { decisionId: '{signed}' }],
  ['POST /sittings/:id/items/corrections', 'id=sitting', '', { decisionId: '999999' }],
  ['GET /sittings/decisions/:id/correction', 'id=decided', 'committee'],
  ['POST /sittings/decisions/:id/correction', 'id=decided', 'committee', { text: TEXT, reason: TEXT }],
  ['GET /sittings/:id/items/:item', ITEM, 'committee inspector'],
  ['POST /sittings/:id/items/:item/discussion', ITEM, 'committee', { discussion: TEXT, version: '0' }],
  ['POST /sittings/:id/items/:item/discussion', CONCERNING, 'chair', { discussion: TEXT, version: '0' }],
  ['POST /sittings/:id/items/:item/withdrawals', ITEM, 'committee', { person: '1', note: TEXT }],
  ['POST /sittings/:id/items/:item/removal', ITEM, 'committee'],
  ['POST /sittings/:id/items/:item/resolutions', ITEM, 'committee', { text: TEXT, inFavour: '3' }],
  ['POST /sittings/:id/items/:item/resolutions', CONCERNING, 'chair', { text: TEXT, inFavour: '2' }],
  ['POST /sittings/:id/items/:item/entries', ITEM, 'committee'],
  ['POST /sittings/:id/items/:item/entries', CONCERNING, 'chair'],
];
