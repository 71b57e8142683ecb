import type { TestApp } from '../support/app.js';
import { openLegalMonth, type LegalMonth } from '../support/legal.js';
import type { Ward } from '../support/ward.js';

const ITEMS = [
  { code: 'discipline-1', group: 'discipline', text: 'Chấp hành giờ giấc, nội quy', most: '20' },
  { code: 'results-1', group: 'results', text: 'Hồ sơ giải quyết đúng hạn', most: '40' },
  { code: 'results-2', group: 'results', text: 'Việc đột xuất được giao', most: '30' },
  { code: 'bonus-1', group: 'bonus', text: 'Sáng kiến được áp dụng', most: '10' },
];

/** November of the ward by Hanoi's frame, adopted with four sub-criteria. */
export async function openHanoiMonth(app: TestApp, ward: Ward): Promise<LegalMonth> {
  const month = await openLegalMonth(app.db, ward, '2026-11', 'hanoi-3814-2018');
  const by = ward.accounts['personnel'];
  await app.db.rows(
    `with frame as (
       insert into hanoi_frames (unit_id, audience, number, items, from_month, decision_number, decision_date, adopted_by, adopted_at, created_by, created_at, updated_at)
       values ($1, 'everybody', 1, $2, '2026-11', '31/QĐ-UBND', '2026-10-30', $3, '2026-10-30T02:00:00Z', $3, '2026-10-29T02:00:00Z', '2026-10-30T02:00:00Z') returning id)
     update legal_forms set frame_id = (select id from frame) where legal_period_id = $4`,
    [ward.units.PM.id, JSON.stringify(ITEMS), by, month.periodId],
  );
  return month;
}

export const hanoiMarks = (discipline: string, first: string, second: string, bonus: string) => ({
  'mark.discipline-1': discipline,
  'mark.results-1': first,
  'mark.results-2': second,
  'mark.bonus-1': bonus,
});
