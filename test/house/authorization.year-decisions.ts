import type { Db } from '../../src/database/db.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** vpHead's label of the year, given by the chair, and the petition against it. */
export async function makeYearDecisions(db: Db, ward: Ward) {
  const evaluation = await db.one<{ id: number }>('select id from year_records where official_id = $1', [
    ward.officials['vpHead'],
  ]);
  const label = await db.one<{ id: number }>(
    `insert into labels (year_record_id, number, kind, label, record, by_account, at) values ($1, 1, 'classification', 'good', '{}', $2, '2026-11-18') returning id`,
    [evaluation!.id, ward.accounts['chair']],
  );
  await db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
    evaluation!.id,
    label!.id,
  ]);
  const petition = await db.one<{ id: number }>(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
     values ('label', $1, $2, $3, '2026-11-19', '2026-11-19', '2026-11-30', 'Xin xem lại mức xếp loại') returning id`,
    [evaluation!.id, label!.id, ward.accounts['vpHead']],
  );
  const { legalForms } = await openLegalMonth(db, ward, '2026-03');
  await confirmed(db, ward, legalForms['vpHead']!, '81.06');
  return { labelledYear: evaluation!.id, labelPetition: petition!.id, labelledMonth: legalForms['vpHead']! };
}

const TEXT = 'Một câu đủ dài để hợp lệ';

export const YEAR_DECISIONS: Row[] = [
  ['GET /years/:id/classification', 'id=year', 'chair personnel outside'],
  ['GET /years/:id/classification/record', 'id=year', 'chair personnel'],
  ['POST /years/:id/decision', 'id=year', 'chair', { agency: '{PM}', part: 'people' }],
  [
    'POST /years/:id/shares',
    'id=year',
    'chair personnel',
    { agency: '{PM}', percent: '20', number: '9/QĐ', decidedOn: '2026-11-10' },
  ],
  ['POST /years/:id/publication', 'id=year', 'chair personnel', { agency: '{PM}' }],
  ['GET /years/:id/classification/lowerings', 'id=year', 'chair outside'],
  ['POST /years/:id/classification/lowerings', 'id=year', 'chair outside'],
  ['GET /years/:id/classification/:yearRecordId', 'id=year yearRecordId=yearRecord', 'chair personnel'],
  ['POST /years/:id/classification/:yearRecordId', 'id=year yearRecordId=yearRecord', 'chair'],
  ['POST /years/:id/classification/:yearRecordId/fewer-months', 'id=year yearRecordId=yearRecord', 'chair personnel'],
  [
    'POST /years/:id/classification/:yearRecordId/no-months',
    'id=year yearRecordId=yearRecord',
    'chair',
    { withoutLabel: 'good', number: '9/QĐ', decidedOn: '2026-11-10', withoutReason: TEXT },
  ],
  ['GET /years/:id/labels', 'id=year', ''], // not published
  ['GET /years/:id/december', 'id=year', 'mcHead vpHead chair personnel inspector outside'],
  ['GET /label-petitions', '', 'signed-in -admin'],
  ['GET /label-petitions/:id', 'id=labelPetition', 'vpHead chair personnel inspector'],
  ['GET /label-petitions/:id/withdrawal', 'id=labelPetition', 'vpHead'],
  ['POST /label-petitions/:id/withdrawal', 'id=labelPetition', 'vpHead', { reason: TEXT }],
  ['POST /label-petitions/:id', 'id=labelPetition', 'chair', { outcome: 'kept', reason: TEXT }],
  ['GET /years/records/:id/label', 'id=labelledYear', 'vpHead committee personnel inspector'],
  ['POST /years/records/:id/label-petition', 'id=labelledYear', 'vpHead', { reason: TEXT }],
  ['POST /years/records/:id/label-receipt', 'id=labelledYear', 'vpHead', { receiptAnswer: 'seen' }],
  ['POST /years/records/:id/talk', 'id=labelledYear', 'vpHead chair', { talkHeldOn: '20/11/2026', talkWords: TEXT }],
  ['GET /years/records/:id/replacement', 'id=labelledYear', 'outside'],
  ['POST /years/records/:id/replacement', 'id=labelledYear', 'outside'],
  ['GET /years/records/:id/replacement/months/:form', 'id=labelledYear form=labelledMonth', 'outside'],
  ['POST /years/records/:id/replacement/months/:form', 'id=labelledYear form=labelledMonth', 'outside'],
  ['GET /years/:id/ratings', 'id=year', 'heads -stranger personnel inspector outside'],
  ['POST /years/:id/ratings/share', 'id=year', 'chair personnel'],
  ['GET /years/:id/ratings/:unitId', 'id=year unitId=MC', 'mcHead chair personnel inspector'],
  ['POST /years/:id/ratings/:unitId', 'id=year unitId=MC', 'mcHead'],
  ['POST /years/:id/ratings/:unitId/complaint', 'id=year unitId=MC', 'chair personnel'],
  ['POST /years/:id/ratings/:unitId/recognition', 'id=year unitId=MC', 'chair', { level: 'good', reason: TEXT }],
  [
    'POST /years/:id/ratings/:unitId/replacement',
    'id=year unitId=MC',
    'chair',
    { newLevel: 'good', number: '9/QĐ', decidedOn: '2026-11-10', why: TEXT },
  ],
  [
    'POST /years/:id/ratings/:unitId/outside',
    'id=year unitId=PM',
    'personnel',
    { number: '9/QĐ', decidedOn: '2026-11-10', outsideLevel: 'good', issuedBy: 'UBND thành phố' },
  ],
  ['POST /years/:id/ratings/:unitId/confirmation', 'id=year unitId=PM', 'outside'],
];
