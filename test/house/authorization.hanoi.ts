import type { Db } from '../../src/database/db.js';
import { openLegalMonth } from '../support/legal.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

const ITEMS = [
  { code: 'discipline-1', group: 'discipline', text: 'Chấp hành nội quy', most: '20' },
  { code: 'results-1', group: 'results', text: 'Việc được giao', most: '70' },
  { code: 'bonus-1', group: 'bonus', text: 'Sáng kiến', most: '10' },
];

const POINTS = { 'discipline-1': '20', 'results-1': '55', 'bonus-1': '5' };

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
  const closed = await openLegalMonth(db, ward, '2026-09', 'hanoi-3814-2018');
  const hanoiClosed = closed.legalForms['mc1']!;
  const record = { edition: 'hanoi-3814-2018', items: ITEMS, points: POINTS };
  const result = await db.one<{ id: number }>(
    `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, record, printed, score, band)
     values ($1, 1, 'confirmation', $2, '2026-09-27', $3, $3, $4, '{}', 80, 'B') returning id`,
    [hanoiClosed, ward.accounts['mcHead'], JSON.stringify(POINTS), JSON.stringify(record)],
  );
  await db.rows(
    `update legal_forms set frame_id = $1, status = 'confirmed', result_id = $2, confirmed_at = '2026-09-27', score = 80, band = 'B' where id = $3`,
    [hanoiFrame, result!.id, hanoiClosed],
  );
  await db.rows('update legal_periods set closed_at = $2, closed_by = opened_by where id = $1', [
    closed.periodId,
    '2026-10-01',
  ]);
  const petition = await db.one<{ id: number }>(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
     values ('legal', $1, $2, $3, '2026-11-20', '2026-11-20', '2026-12-01', 'Một câu đủ dài để hợp lệ') returning id`,
    [hanoiClosed, result!.id, ward.accounts['mc1']],
  );
  const outstanding = await db.one<{ id: number }>(
    `insert into hanoi_outstandings (legal_period_id, unit_id, decision_number, decision_date, by_account, at)
     values ($1, $2, '44/QĐ-UBND', '2026-11-20', $3, '2026-11-20') returning id`,
    [november.periodId, ward.units.PM.id, ward.accounts['personnel']],
  );
  return {
    hanoiClosed,
    hanoiPetition: petition!.id,
    hanoiOutstanding: outstanding!.id,
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
  ['GET /legal/hanoi/months/:id', 'id=hanoiMonth', 'chair mcHead vpHead personnel inspector'],
  ['POST /legal/hanoi/months/:id/outstanding', 'id=hanoiMonth', 'personnel', { decision: '44/QĐ' }],
  [
    'POST /legal/hanoi/months/:id/outstanding/:outstanding/ending',
    'id=hanoiMonth outstanding=hanoiOutstanding',
    'personnel',
  ],
  ['GET /legal/hanoi/:id', 'id=hanoiDraft', 'mc1 mcHead committee personnel inspector'],
  ['POST /legal/hanoi/:id/draft', 'id=hanoiDraft', 'mc1'],
  ['POST /legal/hanoi/:id/withdrawal', 'id=hanoiSubmitted', 'mc1'],
  ['GET /legal/hanoi/:id/confirmation', 'id=hanoiSubmitted', 'mcHead'],
  ['POST /legal/hanoi/:id/confirmation', 'id=hanoiSubmitted', 'mcHead'],
  ['POST /legal/hanoi/:id/receipt', 'id=hanoiSubmitted', 'mc1'],
  ['POST /legal/hanoi/:id/petition', 'id=hanoiSubmitted', 'mc1'],
  ['POST /legal/hanoi/:id/led-review', 'id=hanoiSubmitted', 'mcHead'],
  ['GET /legal/hanoi/:id/correction', 'id=hanoiClosed', 'mcHead'],
  ['POST /legal/hanoi/:id/correction', 'id=hanoiClosed', 'mcHead'],
  ['GET /legal/hanoi/petitions/:id', 'id=hanoiPetition', 'mc1 mcHead committee personnel inspector'],
  ['GET /legal/hanoi/petitions/:id/withdrawal', 'id=hanoiPetition', 'mc1'],
  ['POST /legal/hanoi/petitions/:id/withdrawal', 'id=hanoiPetition', 'mc1'],
  ['POST /legal/hanoi/petitions/:id', 'id=hanoiPetition', 'mcHead'],
  ['POST /legal/hanoi/:id/return', 'id=hanoiSubmitted', 'mcHead', { reason: 'Một câu đủ dài để hợp lệ' }],
];
