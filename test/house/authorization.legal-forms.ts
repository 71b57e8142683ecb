import type { Db } from '../../src/database/db.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import type { Ward } from '../support/ward.js';
import { makeWork } from './authorization.work.js';

/** Forms by the decree for every door: mc1's confirmed in September and petitioned on, handed in for October, a draft in November. */
export async function makeLegalForms(db: Db, ward: Ward) {
  const [september, october, november] = [
    await openLegalMonth(db, ward, '2026-09'),
    await openLegalMonth(db, ward, '2026-10'),
    await openLegalMonth(db, ward, '2026-11'),
  ];
  const august = await openLegalMonth(db, ward, '2026-08');
  await db.rows(`update legal_periods set closed_at = '2026-08-31T09:00:00Z', closed_by = $2 where id = $1`, [
    august.periodId,
    ward.accounts['personnel'],
  ]);
  const result = await confirmed(db, ward, september.legalForms['mc1']!, '81.06');
  await db.rows(`update legal_forms set status = 'submitted', submitted_at = '2026-10-20T02:00:00Z' where id = $1`, [
    october.legalForms['mc1'],
  ]);
  const petition = await db.one<{ id: number }>(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
     values ('legal', $1, $2, $3, '2026-11-20T02:00:00Z', '2026-11-20', '2026-12-01', 'Xin xem lại một lần chậm') returning id`,
    [september.legalForms['mc1'], result, ward.accounts['mc1']],
  );
  return {
    legalConfirmed: september.legalForms['mc1']!,
    legalSubmitted: october.legalForms['mc1']!,
    legalDraft: november.legalForms['mc1']!,
    legalClosedMonth: august.periodId,
    legalHead: october.legalForms['mcHead']!,
    legalPetition: petition!.id,
    ...(await makeWork(db, ward, november.legalForms['mc1']!)),
  };
}
