import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

const AT = '2026-11-22T02:00:00Z';

/** A proof with its file on mc1's commitment, a dialogue of mcHead's, and pledges of mc1: signed for this year, a draft for the next. */
export async function makeCommitments(db: Db, ward: Ward, commitment: number) {
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const [mc1, account] = [ward.officials['mc1'], ward.accounts['mc1']];
  const file = await id(
    `insert into files (sha256, media_type, size, name, content, uploaded_by, at) values (repeat('1', 64), 'application/pdf', 4, 'a.pdf', '%PDF', $1, $2) returning id`,
    [account, AT],
  );
  const pledge = await id(
    `insert into pledges (official_id, unit_id, year, created_at, signed_at, signed_by) values ($1, $2, 2026, $3, $3, $4) returning id`,
    [mc1, ward.units.MC.id, AT, account],
  );
  await db.rows(
    `insert into pledge_items (pledge_id, position, standard, text) select $1, n, n, 'Mục cam kết số ' || n from generate_series(1, 3) n`,
    [pledge],
  );
  return {
    mcHead: ward.officials['mcHead']!,
    proof: await id(
      `insert into commitment_proofs (commitment_id, text, file_id, by_account, at) values ($1, 'Biên bản', $2, $3, $4) returning id`,
      [commitment, file, account, AT],
    ),
    dialogue: await id(
      `insert into dialogues (unit_id, leader_id, held_on, with_whom, people, asked, by_account, at) values ($1, $2, '2026-11-12', 'Tổ dân phố số 5', 30, 'Đèn đường tắt', $3, $4) returning id`,
      [ward.units.MC.id, ward.officials['mcHead'], ward.accounts['mcHead'], AT],
    ),
    pledge,
    pledgeWord: await id(
      `insert into pledge_items (pledge_id, position, standard, text, self_kept, self_at, head_kept, head_by, head_at) values ($1, 9, 5, 'Mục đã xác nhận', true, $2, true, $3, $2) returning id`,
      [pledge, AT, ward.accounts['mcHead']],
    ),
    pledgeDraft: await id(
      `insert into pledges (official_id, unit_id, year, created_at) values ($1, $2, 2027, $3) returning id`,
      [mc1, ward.units.MC.id, AT],
    ),
  };
}

const AGENCY = 'officials -stranger personnel inspector outside';
const LEADERS = 'mcHead chair vpHead vice stranger';
const READERS = 'mc1 mcHead committee inspector';

export const COMMITMENTS: Row[] = [
  ['GET /commitments', '', 'officials personnel inspector outside'],
  ['POST /commitments', '', 'officials'],
  ['GET /commitments/:officialId', 'officialId=mc1', 'mc1 mcHead'],
  ['GET /commitments/:officialId', 'officialId=mcHead', AGENCY],
  ['GET /commitments/:id/move', 'id=commitment', 'mc1'],
  ['POST /commitments/:id/move', 'id=commitment', 'mc1'],
  ['GET /commitments/:id/correction', 'id=commitment', 'mc1'],
  [
    'POST /commitments/:id/correction',
    'id=commitment',
    'mc1',
    { text: 'Dán lại bảng hướng dẫn ở sảnh', reason: 'Ghi thiếu nơi dán' },
  ],
  ['GET /commitments/:id/statement', 'id=commitment', 'mc1'],
  ['POST /commitments/:id/statement', 'id=commitment', 'mc1', { kept: 'kept', text: 'Ảnh chụp bảng tin' }],
  ['POST /commitments/:id/proofs', 'id=commitment', 'mc1', { text: 'Ảnh chụp bảng tin' }],
  ['GET /commitments/:id/proofs', 'id=commitment', 'mc1 mcHead'],
  ['GET /commitments/:id/proofs/:proofId/file', 'id=commitment proofId=proof', 'mc1 mcHead'],
  ['GET /dialogues', '', 'officials personnel inspector outside'],
  ['GET /dialogues/new', '', LEADERS],
  ['POST /dialogues', '', LEADERS, { heldOn: '2026-11-20', withWhom: 'Tổ dân phố số 7', asked: 'Rác để quá giờ' }],
  ['GET /dialogues/:id', 'id=dialogue', AGENCY],
  ['POST /dialogues/:id/withdrawal', 'id=dialogue', 'mcHead', { reason: 'Ghi nhầm ngày của buổi khác' }],
  ['GET /pledges', '', 'officials personnel inspector outside'],
  ['POST /pledges', '', 'officials', { year: '2026' }],
  ['GET /pledges/:id', 'id=pledge', READERS],
  ['GET /pledges/:id', 'id=pledgeDraft', 'mc1'],
  ['POST /pledges/:id/draft', 'id=pledgeDraft', 'mc1', { 's1.0': 'Đến sớm mười phút' }],
  ['GET /pledges/:id/signature', 'id=pledgeDraft', 'mc1'],
  ['POST /pledges/:id/signature', 'id=pledgeDraft', 'mc1'],
  ['POST /pledges/:id/acknowledgement', 'id=pledge', 'mcHead'],
  ['GET /pledges/:id/checkin', 'id=pledge', 'mc1'],
  ['POST /pledges/:id/checkin', 'id=pledge', 'mc1', { month: '2026-11' }],
  ['GET /pledges/:id/outcome', 'id=pledge', 'mc1'],
  ['POST /pledges/:id/outcome', 'id=pledge', 'mc1'],
  ['GET /pledges/:id/confirmation', 'id=pledge', 'mcHead'],
  ['POST /pledges/:id/confirmation', 'id=pledge', 'mcHead'],
  ['GET /pledges/:id/correction', 'id=pledge', 'mc1 mcHead'],
  ['POST /pledges/:id/withdrawal', 'id=pledge', 'mc1 mcHead', { why: 'Viết lại cho rõ việc hơn' }],
  ['GET /pledges/words/:id/correction', 'id=pledgeWord', 'mcHead'],
  ['POST /pledges/words/:id/correction', 'id=pledgeWord', 'mcHead'],
  ['GET /pledges/units/:unitId', 'unitId=MC', 'mcHead committee personnel inspector'],
  ['GET /pledges/units/:unitId', 'unitId=X', 'stranger'],
];
