import type { Db } from '../../src/database/db.js';
import { openLegalMonth } from '../support/legal.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

const ITEMS = [
  { code: 'discipline-1', group: 'discipline', text: 'Chấp hành nội quy', most: '20' },
  { code: 'results-1', group: 'results', text: 'Việc được giao', most: '70' },
  { code: 'bonus-1', group: 'bonus', text: 'Sáng kiến', most: '10' },
];

/** Hanoi's month for every door: an adopted frame and a draft of the next, mc1's draft form and the one handed in before. */
export async function makeHanoi(db: Db, ward: Ward) {
  const frame = async (number: number, adopted: boolean) => {
    const row = await db.one<{ id: number }>(
      `insert into hanoi_frames (unit_id, number, items, created_by, created_at, updated_at, adopted_by, adopted_at, decision_number, decision_date, from_month)
       values ($1, $2, $3, $4, '2026-09-01', '2026-09-01', $5, $6, $7, $8, $9) returning id`,
      [
        ward.units.PM.id,
        number,
        JSON.stringify(ITEMS),
        ward.accounts['personnel'],
        adopted ? ward.accounts['chair'] : null,
        ...(adopted ? ['2026-09-01', '31/QĐ-UBND', '2026-09-01', '2026-10'] : [null, null, null, null]),
      ],
    );
    return row!.id;
  };
  const [hanoiFrame, hanoiDraftFrame] = [await frame(1, true), await frame(2, false)];
  const [october, november] = [
    await openLegalMonth(db, ward, '2026-10', 'hanoi-3814-2018'),
    await openLegalMonth(db, ward, '2026-11', 'hanoi-3814-2018'),
  ];
  await db.rows(`update legal_forms set frame_id = $1 where edition = 'hanoi-3814-2018'`, [hanoiFrame]);
  await db.rows(`update legal_forms set status = 'submitted', submitted_at = '2026-10-20T02:00:00Z' where id = $1`, [
    october.legalForms['mc1'],
  ]);
  return {
    hanoiFrame,
    hanoiDraftFrame,
    hanoiDraft: november.legalForms['mc1']!,
    hanoiSubmitted: october.legalForms['mc1']!,
    hanoiMonth: november.periodId,
  };
}

const OF_AGENCY = 'officials -stranger personnel inspector';

export const HANOI: Row[] = [
  ['GET /legal/frames', '', 'officials personnel inspector'],
  ['POST /legal/frames', '', 'personnel', { root: '{PM}', audience: 'staff' }],
  ['GET /legal/frames/:id', 'id=hanoiFrame', OF_AGENCY],
  ['POST /legal/frames/:id', 'id=hanoiDraftFrame', 'personnel'],
  [
    'POST /legal/frames/:id/adoption',
    'id=hanoiDraftFrame',
    'chair',
    { decisionNumber: '5/QĐ', decisionDate: '20/11/2026', fromMonth: '2026-12' },
  ],
  ['GET /legal/hanoi/months/:id', 'id=hanoiMonth', 'chair personnel inspector'],
  ['POST /legal/hanoi/months/:id/outstanding', 'id=hanoiMonth', 'personnel', { decision: '44/QĐ' }],
  ['GET /legal/hanoi/:id', 'id=hanoiDraft', 'mc1 mcHead committee personnel inspector'],
  ['POST /legal/hanoi/:id/draft', 'id=hanoiDraft', 'mc1'],
  ['POST /legal/hanoi/:id/withdrawal', 'id=hanoiSubmitted', 'mc1'],
  ['GET /legal/hanoi/:id/confirmation', 'id=hanoiSubmitted', 'mcHead'],
  ['POST /legal/hanoi/:id/confirmation', 'id=hanoiSubmitted', 'mcHead'],
  ['POST /legal/hanoi/:id/return', 'id=hanoiSubmitted', 'mcHead', { reason: 'Một câu đủ dài để hợp lệ' }],
];
