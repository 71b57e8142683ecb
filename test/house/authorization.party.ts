import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** mc1 and mc2 are Party members; a draft of mc1's that is theirs alone, one of another year that was handed over. */
export async function makeParty(db: Db, ward: Ward) {
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const [mc1, by] = [ward.officials['mc1'], ward.accounts['personnel']];
  const member = (official: number | undefined) =>
    id(
      `insert into party_members (official_id, from_date, cell, by_account, at) values ($1, '2025-01-01', 'Chi bộ Một cửa', $2, '2026-11-01') returning id`,
      [official, by],
    );
  const draft = (year: number, filled: object | null) =>
    id(
      `insert into party_drafts (official_id, unit_id, year, leader, texts, created_at, handed_at, filled)
       values ($1, $2, $3, false, '{"duties": "Giữ đúng hẹn"}', '2026-11-01', case when $4::jsonb is not null then timestamptz '2026-11-02' end, $4::jsonb) returning id`,
      [mc1, ward.units.MC.id, year, filled && JSON.stringify(filled)],
    );
  const filled = {
    name: '',
    title: '',
    unitName: '',
    cell: '',
    until: '2025-12-31',
    label: null,
    law: null,
    pledge: null,
  };
  await member(ward.officials['mc2']);
  return {
    partyMember: await member(mc1),
    partyDraft: await draft(2026, null),
    handedDraft: await draft(2025, { ...filled, months: [], commitments: [], issues: [], measures: [] }),
  };
}

export const PARTY: Row[] = [
  ['GET /party', '', 'officials personnel inspector'],
  ['GET /party/members', '', 'committee personnel inspector'],
  ['GET /party/people', '', 'personnel'],
  ['POST /party/people', '', 'personnel', { people: '{mcHead}', fromDate: '2026-01-01' }],
  ['POST /party/people', '', '', { people: '{stranger}', fromDate: '2026-01-01' }],
  ['GET /party/members/:id/end', 'id=partyMember', 'personnel'],
  ['POST /party/members/:id/end', 'id=partyMember', 'personnel', { day: '2026-10-31' }],
  ['GET /party/members/:id/correction', 'id=partyMember', 'personnel'],
  [
    'POST /party/members/:id/correction',
    'id=partyMember',
    'personnel',
    { fromDate: '2024-01-01', cell: 'Chi bộ', reason: 'Ghi nhầm ngày bắt đầu' },
  ],
  ['POST /party/members/:id/withdrawal', 'id=partyMember', 'personnel', { why: 'Ghi nhầm người này' }],
  ['POST /party/drafts', '', 'mc1 mc2', { year: '2026' }],
  ['GET /party/drafts/:id', 'id=partyDraft', 'mc1'],
  ['GET /party/drafts/:id', 'id=handedDraft', 'mc1 committee'],
  ['POST /party/drafts/:id/draft', 'id=partyDraft', 'mc1', { duties: 'Giữ đúng hẹn' }],
  ['POST /party/drafts/:id/draft', 'id=handedDraft', 'mc1', { duties: 'Giữ đúng hẹn' }],
  ['POST /party/drafts/:id/version', 'id=partyDraft', 'mc1'],
  ['POST /party/drafts/:id/handover', 'id=partyDraft', 'mc1'],
  ['POST /party/drafts/:id/withdrawal', 'id=handedDraft', 'mc1'],
  ['GET /party/drafts/:id/paper.docx', 'id=partyDraft', 'mc1'],
  ['GET /party/drafts/:id/paper.docx', 'id=handedDraft', 'mc1 committee'],
  ['GET /party/drafts/:id/paper.pdf', 'id=handedDraft', 'mc1 committee'],
];
