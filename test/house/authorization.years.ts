import type { Db } from '../../src/database/db.js';
import { openTestYear } from '../years/support.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** The year open for all, a breach of mc1 that counts, and the one-stop desk's meeting, led by its head, minutes by mc1. */
export async function makeYears(db: Db, ward: Ward) {
  const by = ward.accounts['personnel'];
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const { id: yearId, yearRecords: evaluations } = await openTestYear(db, ward);
  const breach = await id(
    `insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, '2026-10-02', 'Không vào sổ hồ sơ', $3, '2026-11-01') returning id`,
    [ward.officials['mc1'], ward.units.MC.id, by],
  );
  const meeting = await id(
    `insert into meetings (year_id, unit_id, about, held_on, began_at, place, chair_id, secretary_id, invited, present, by_account, at)
     values ($1, $2, 'staff', '2026-11-20', '14:00', 'Phòng họp', $3, $4, 7, 7, $5, '2026-11-20') returning id`,
    [yearId, ward.units.MC.id, ward.officials['mcHead'], ward.officials['mc1'], by],
  );
  const paper = (text: string) =>
    id(
      `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) values (encode(sha256($3::text::bytea), 'hex'), 'application/pdf', 1, 'bien-ban.pdf', $3::text::bytea, $2, '2026-11-11') returning id, sha256)
       insert into year_papers (year_record_id, point, title, file_id, sha256, by_account, at) select $1, 'a', 'Biên bản', id, sha256, $2, '2026-11-11' from f returning id`,
      [evaluations['mc1'], by, text],
    );
  const askedFor = async (paperId: number) => {
    await db.rows(
      `insert into year_paper_removals (paper_id, step, reason, by_account, at) values ($1, 'asked', $2, $3, '2026-11-12')`,
      [paperId, TEXT, by],
    );
    return paperId;
  };
  const cadre = async (code: string) => {
    const official = await id(
      `insert into officials (code, full_name, search_name, person_type, created_at) values ($1, 'Lưu Thị Cán', 'luu thi can', 'cadre', '2026-01-01') returning id`,
      [code],
    );
    await db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Ủy viên', 0, 'member', true, '2025-01-01')`,
      [official, ward.units.MC.id],
    );
    return official;
  };
  const entered = await cadre('CB-can-2');
  return {
    other: await cadre('CB-can-1'),
    ownFrame: await id(
      `insert into own_frames (unit_id, number, items, excellent, good, completed, created_by, created_at, updated_at)
       values ($1, 1, '[{"group":"Chung","text":"Mọi việc","most":"100"}]', 90, 70, 50, $2, '2026-11-11', '2026-11-11') returning id`,
      [ward.units.PM.id, by],
    ),
    outsideFile: await id(
      `insert into imports (kind, status, file_name, account_id, at, root_unit_id, year_id, worksheets, mapping)
       values ('outside-labels', 'checked', 'ket-qua.csv', $1, '2026-11-23', $2, $3, '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [by, ward.units.PM.id, yearId],
    ),
    outsideLabel: await id(
      `insert into outside_labels (year_id, official_id, unit_id, title, position, person_type, label, score, decision_number, decision_date, issued_by, by_account, at)
       values ($1, $2, $3, 'Ủy viên', 'member', 'cadre', 'good', 85.5, '7-QĐ/ĐU', '2026-11-10', 'Đảng ủy cấp trên', $4, '2026-11-11') returning id`,
      [yearId, entered, ward.units.MC.id, by],
    ),
    yearTalk: await id(
      `insert into year_talks (year_record_id, side, held_on, words, by_account, at)
       values ($1, 'self', '2026-11-09', 'Đã nói về hai việc chậm của quý ba', $2, '2026-11-10') returning id`,
      [evaluations['mc1'], ward.accounts.mc1!],
    ),
    year: yearId,
    yearRecord: evaluations['mc1']!,
    headYear: evaluations['mcHead']!,
    chairYear: evaluations['chair']!,
    breach,
    meeting,
    dutyGroup: await id(`insert into duty_groups (year_id, code, name) values ($1, 'CM', 'Chuyên môn') returning id`, [
      yearId,
    ]),
    yearPaper: await paper('x'),
    yearPaperAsked: await askedFor(await paper('y')),
    override: await id(
      `insert into overrides (breach_id, official_id, year, kind, decision_number, decision_date, issued_by, by_account, at)
       values ($1, $2, 2026, 'discipline', '12/QĐ', '2026-11-10', 'UBND phường', $3, '2026-11-11') returning id`,
      [breach, ward.officials['mc1'], by],
    ),
  };
}

const TEXT = 'Một câu đủ dài để hợp lệ';
const OUTSIDE = {
  label: 'good',
  decisionNumber: '8-QĐ/ĐU',
  decisionDate: '2026-11-12',
  issuedBy: 'Đảng ủy cấp trên',
};
const ISSUED = { decisionNumber: '5/QĐ', decisionDate: '2026-11-12', fromYear: '2026' };
const READERS = 'mcHead chair vpHead secretary personnel inspector outside';
const WRITERS = 'mc1 mcHead chair personnel';
const OPINION_READERS = 'committee personnel inspector';

export const YEARS: Row[] = [
  ['GET /years', '', 'signed-in -admin'],
  ['GET /years/new', '', 'personnel'],
  ['POST /years', '', 'personnel'],
  ['GET /years/:id', 'id=year', READERS],
  ['POST /years/:id/refresh', 'id=year', 'personnel'],
  ['GET /years/:id/correction', 'id=year', 'personnel'],
  ['POST /years/:id/correction', 'id=year', 'personnel', { dueOn: '2026-12-14', reason: TEXT }],
  ['GET /years/:id/groups', 'id=year', 'personnel inspector'],
  ['POST /years/:id/groups', 'id=year', 'personnel', { code: 'TP', name: 'Tư pháp' }],
  ['POST /years/:id/groups/people', 'id=year', 'personnel'],
  ['POST /years/:id/groups/start', 'id=year', 'personnel', { by: 'units' }],
  ['POST /years/:id/groups/:group', 'id=year group=dutyGroup', 'personnel', { code: 'CM', name: 'Chuyên môn' }],
  ['POST /years/:id/groups/:group/removal', 'id=year group=dutyGroup', 'personnel'],
  ['GET /years/:id/others/:officialId', 'id=year officialId=other', 'mcHead chair personnel inspector'],
  ['POST /years/:id/others/:officialId', 'id=year officialId=other', 'personnel', OUTSIDE],
  ['GET /years/outside-labels/imports', '', 'personnel inspector'],
  ['GET /years/outside-labels/imports/template.xlsx', '', 'personnel'],
  ['POST /years/outside-labels/imports', '', 'personnel'],
  ['GET /years/outside-labels/imports/:id', 'id=outsideFile', 'personnel inspector'],
  ['GET /years/outside-labels/imports/:id/columns', 'id=outsideFile', 'personnel'],
  ['POST /years/outside-labels/imports/:id/columns', 'id=outsideFile', 'personnel'],
  ['GET /years/outside-labels/imports/:id/rest.xlsx', 'id=outsideFile', 'personnel'],
  ['POST /years/outside-labels/imports/:id/plan', 'id=outsideFile', 'personnel'],
  ['POST /years/outside-labels/imports/:id/application', 'id=outsideFile', 'personnel'],
  ['GET /years/frames', '', 'officials personnel inspector'],
  ['POST /years/frames', '', 'personnel', { root: '{PM}' }],
  ['GET /years/frames/:id', 'id=ownFrame', 'officials -stranger personnel inspector'],
  ['POST /years/frames/:id', 'id=ownFrame', 'personnel', { version: '0' }],
  ['POST /years/frames/:id/adoption', 'id=ownFrame', 'chair', ISSUED],
  ['GET /years/outside-labels/:id/correction', 'id=outsideLabel', 'personnel'],
  ['POST /years/outside-labels/:id/correction', 'id=outsideLabel', 'personnel', { ...OUTSIDE, reason: TEXT }],
  ['POST /years/outside-labels/:id/withdrawal', 'id=outsideLabel', 'personnel', { why: TEXT }],
  ['GET /years/talks/:id/correction', 'id=yearTalk', 'mc1'],
  ['POST /years/talks/:id/correction', 'id=yearTalk', 'mc1', { heldOn: '09/11/2026', words: TEXT, reason: TEXT }],
  ['GET /years/breaches', '', 'signed-in -admin'],
  ['GET /years/breaches/new', '?official={mc1}', 'personnel'],
  ['GET /years/breaches/new', '?official={stranger}', ''],
  ['POST /years/breaches', '', 'personnel', { official: '{mc1}' }],
  ['POST /years/breaches', '', '', { official: '{stranger}' }],
  ['GET /years/breaches/:id', 'id=breach', 'mc1 committee personnel inspector'],
  ['POST /years/breaches/:id/overrides', 'id=breach', 'personnel'],
  ['GET /years/breaches/:id/correction', 'id=breach', 'personnel'],
  ['POST /years/breaches/:id/correction', 'id=breach', 'personnel', { happenedOn: '2026-10-03', reason: TEXT }],
  ['POST /years/breaches/:id/withdrawal', 'id=breach', 'personnel', { why: TEXT }],
  ['GET /years/overrides/:id/correction', 'id=override', 'personnel'],
  ['POST /years/overrides/:id/correction', 'id=override', 'personnel', { decisionNumber: '7/QĐ', reason: TEXT }],
  ['POST /years/overrides/:id/withdrawal', 'id=override', 'personnel', { why: TEXT }],
  [
    'POST /years/breaches/:id/overrides/:override/withdrawal',
    'id=breach override=override',
    'personnel',
    { reason: TEXT },
  ],
  ['GET /years/records/:id', 'id=yearRecord', 'mc1 mcHead committee personnel inspector'],
  ['GET /years/records/:id', 'id=chairYear', 'chair secretary personnel inspector outside'],
  ['GET /years/:id/uses', 'id=year', 'chair personnel'],
  [
    'POST /years/:id/uses/rules',
    'id=year',
    'chair personnel',
    {
      agency: '{PM}',
      fromQuarter: '1',
      excellent: '1',
      good: '1',
      completed: '1',
      notCompleted: '0',
      decisionNumber: '1',
      decisionDate: '02/11/2026',
    },
  ],
  ['GET /years/records/:id/papers', 'id=yearRecord', 'mc1 chair personnel inspector'],
  ['POST /years/records/:id/papers', 'id=yearRecord', 'chair personnel', { point: 'a', title: TEXT }],
  ['GET /years/records/:id/papers/:paper/file', 'id=yearRecord paper=yearPaper', 'mc1 chair personnel inspector'],
  ['GET /years/records/:id/papers/:paper/removal', 'id=yearRecord paper=yearPaper', 'chair personnel'],
  ['POST /years/records/:id/papers/:paper/removal', 'id=yearRecord paper=yearPaper', 'personnel', { reason: TEXT }],
  ['POST /years/records/:id/papers/:paper/removal/confirmation', 'id=yearRecord paper=yearPaperAsked', 'chair'],
  [
    'POST /years/records/:id/papers/:paper/removal/refusal',
    'id=yearRecord paper=yearPaperAsked',
    'chair personnel',
    { reason: TEXT },
  ],
  ['POST /years/records/:id/draft', 'id=yearRecord', 'mc1'],
  ['POST /years/records/:id/submission', 'id=yearRecord', 'mc1'],
  ['POST /years/records/:id/withdrawal', 'id=yearRecord', 'mc1'],
  ['GET /years/:id/meetings', 'id=year', 'mc1 mcHead chair vpHead secretary personnel inspector'],
  ['GET /years/:id/meetings/new', 'id=year ?unit={MC}&about=staff', 'mcHead chair personnel'],
  ['POST /years/:id/meetings', 'id=year', 'mcHead chair personnel', { unit: '{MC}', about: 'staff' }],
  ['GET /years/meetings/:id', 'id=meeting', 'mc1 mcHead chair secretary personnel inspector'],
  ['POST /years/meetings/:id/draft', 'id=meeting', WRITERS],
  ['POST /years/meetings/:id/adoption', 'id=meeting', 'mc1 mcHead'],
  ['POST /years/meetings/:id/correction', 'id=meeting', WRITERS],
  ['POST /years/meetings/:id/removal', 'id=meeting', WRITERS],
  ['GET /years/:id/opinions', 'id=year', OPINION_READERS],
  ['GET /years/records/:id/opinions', 'id=headYear', OPINION_READERS],
  ['POST /years/records/:id/opinions', 'id=headYear', 'committee', { text: TEXT }],
  ['POST /years/records/:id/opinions', 'id=chairYear', 'secretary', { text: TEXT }],
];
