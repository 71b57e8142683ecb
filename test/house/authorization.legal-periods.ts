import type { Db } from '../../src/database/db.js';
import { sha256 } from '../../src/legal/months-file/months-file.js';
import { sampleFile } from '../support/months-file.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** The law's November for every door, a choice of the ward's, a month of absence and one scored elsewhere. */
export async function makeLegalPeriods(db: Db, ward: Ward) {
  const by = ward.accounts['personnel'];
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const content = sampleFile('Cao Thị Tế');
  return {
    sentMonths: await id(
      `insert into sent_months_files (official_id, year, content, sha256, fingerprint, document_number, document_date, by_account, at)
       values ($1, 2026, $2, $3, 'x', '1/UBND', '2026-11-02', $4, '2026-11-02') returning id`,
      [ward.officials['kt2'], content, sha256(content), by],
    ),
    receivedMonths: await id(
      `insert into received_months_files (official_id, year, content, sha256, agency, person_code, fingerprint, uploaded_by, uploaded_at)
       values ($1, 2026, $2, $3, 'Phường bên', 'CB-1', 'x', $4, '2026-11-02') returning id`,
      [ward.officials['kt2'], content, sha256(content), by],
    ),
    legalMonth: await id(
      `select id from legal_periods where root_unit_id = $1 and month = '2026-11' and edition = 'nd-335-2025'`,
      [ward.units.PM.id],
    ),
    choice: await id(
      `insert into edition_choices (unit_id, person_type, edition, from_month, decision_number, decision_date, chosen_by, chosen_at)
       values ($1, 'contract', 'nd-335-2025', '2026-01', '15/QĐ', '2026-01-05', $2, '2026-01-05') returning id`,
      [ward.units.PM.id, by],
    ),
    monthImport: await id(
      `insert into imports (kind, status, file_name, account_id, at, root_unit_id, worksheets, mapping)
       values ('scored-months', 'checked', 'diem-thang.csv', $1, '2026-11-23', $2, '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [by, ward.units.PM.id],
    ),
    absence: await id(
      `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-02', 'sick', 'Nghỉ ốm', $2, '2026-02-05') returning id`,
      [ward.officials['kt1'], by],
    ),
    importedMonth: await id(
      `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
       values ($1, '2026-02', 88, 'Phường bên', '1/UBND', '2026-03-02', $2, '2026-03-05') returning id`,
      [ward.officials['kt2'], by],
    ),
  };
}

const TEXT = 'Một câu đủ dài để hợp lệ';

export const LEGAL_PERIODS: Row[] = [
  ['GET /legal', '', 'officials personnel inspector outside'],
  ['GET /legal/readings', '', 'officials personnel inspector outside'],
  ['GET /legal/readings/:unitId', 'unitId=PM', 'officials -stranger personnel inspector outside'],
  ['GET /legal/readings/:unitId', 'unitId=X', 'stranger'],
  ['GET /legal/settings', '', 'personnel'],
  ['GET /legal/settings/:unitId', 'unitId=PM', 'personnel'],
  ['GET /legal/settings/:unitId', 'unitId=X', ''],
  [
    'POST /legal/settings/:unitId',
    'unitId=PM',
    'personnel',
    {
      'legal-rhythm': 'month',
      'legal-cap-at': 'average',
      'legal-mark-takes': 'quarter',
      'quota-base': 'good',
      'hanoi-ceiling': 'agency',
    },
  ],
  [
    'POST /legal/settings/:unitId',
    'unitId=X',
    '',
    {
      'legal-rhythm': 'month',
      'legal-cap-at': 'average',
      'legal-mark-takes': 'quarter',
      'quota-base': 'good',
      'hanoi-ceiling': 'agency',
    },
  ],
  [
    'POST /legal/settings/:unitId/choices',
    'unitId=PM',
    'personnel',
    { edition: 'nd-335-2025', forWhom: 'cadre', from: '12/2026', decisionNumber: '1/QĐ', decisionDate: '20/11/2026' },
  ],
  [
    'POST /legal/settings/:unitId/choices',
    'unitId=X',
    '',
    { edition: 'nd-335-2025', forWhom: 'cadre', from: '12/2026', decisionNumber: '1/QĐ', decisionDate: '20/11/2026' },
  ],
  ['POST /legal/settings/:unitId/choices/:choice/ending', 'unitId=PM choice=choice', 'personnel', { last: '12/2026' }],
  ['POST /legal/settings/:unitId/choices/:choice/ending', 'unitId=X choice=choice', '', { last: '12/2026' }],
  ['GET /legal/months', '', 'personnel inspector'],
  ['GET /legal/months/new', '', 'personnel'],
  ['POST /legal/months', '', 'personnel', { rootUnitId: '{PM}', month: '2026-12', edition: 'nd-335-2025' }],
  ['POST /legal/months', '', '', { rootUnitId: '{X}', month: '2026-12', edition: 'nd-335-2025' }],
  ['GET /legal/months/:id', 'id=legalMonth', 'personnel inspector'],
  ['POST /legal/months/:id/refresh', 'id=legalMonth', 'personnel'],
  ['GET /legal/months/:id/correction', 'id=legalMonth', 'personnel'],
  ['POST /legal/months/:id/correction', 'id=legalMonth', 'personnel', { reason: 'Ngày ghi lúc mở bị nhầm' }],
  ['GET /legal/months/:id/closing', 'id=legalMonth', 'personnel'],
  ['POST /legal/months/:id/closing', 'id=legalMonth', 'personnel'],
  ['GET /legal/my-year', '', 'officials'],
  ['GET /legal/officials', '', 'personnel inspector'],
  ['GET /legal/officials/:id/:year', 'id=mc1 year=2026', 'mc1 mcHead chair personnel inspector'],
  ['GET /legal/officials/:id/:year', 'id=stranger year=2026', 'stranger'],
  ['GET /legal/units/:id/:year', 'id=MC year=2026', 'mcHead chair personnel inspector'],
  ['GET /legal/units/:id/:year', 'id=X year=2026', 'stranger'],
  ['GET /legal/officials/:id/absences/new', 'id=mc1', 'personnel'],
  ['POST /legal/officials/:id/absences', 'id=mc1', 'personnel', { from: '02/2026', kind: 'sick', reason: TEXT }],
  ['POST /legal/officials/:id/absences', 'id=stranger', '', { from: '02/2026', kind: 'sick', reason: TEXT }],
  ['GET /legal/absences/:id/correction', 'id=absence', 'personnel'],
  [
    'POST /legal/absences/:id/correction',
    'id=absence',
    'personnel',
    { kind: 'sick', ground: 'Giấy nghỉ số 7', reason: 'Ghi nhầm loại nghỉ' },
  ],
  ['POST /legal/absences/:id/withdrawal', 'id=absence', 'personnel', { why: 'Ghi nhầm tháng nghỉ' }],
  ['GET /legal/officials/:id/imported-months/new', 'id=mc1', 'personnel'],
  [
    'POST /legal/officials/:id/imported-months',
    'id=mc1',
    'personnel',
    { month: '02/2026', score: '88', agency: 'Phường bên', documentNumber: '1/UBND', documentDate: '02/03/2026' },
  ],
  [
    'POST /legal/officials/:id/imported-months',
    'id=stranger',
    '',
    { month: '02/2026', score: '88', agency: 'Phường bên', documentNumber: '1/UBND', documentDate: '02/03/2026' },
  ],
  ['GET /legal/imported-months/imports', '', 'personnel inspector'],
  ['GET /legal/imported-months/imports/template.xlsx', '', 'personnel'],
  ['POST /legal/imported-months/imports', '', 'personnel'],
  ['GET /legal/imported-months/imports/:id', 'id=monthImport', 'personnel inspector'],
  ['GET /legal/imported-months/imports/:id/columns', 'id=monthImport', 'personnel'],
  ['POST /legal/imported-months/imports/:id/columns', 'id=monthImport', 'personnel'],
  ['GET /legal/imported-months/imports/:id/rest.xlsx', 'id=monthImport', 'personnel'],
  ['POST /legal/imported-months/imports/:id/plan', 'id=monthImport', 'personnel'],
  ['POST /legal/imported-months/imports/:id/application', 'id=monthImport', 'personnel'],
  ['GET /legal/imported-months/:id/ending', 'id=importedMonth', 'personnel'],
  ['POST /legal/imported-months/:id/ending', 'id=importedMonth', 'personnel', { reason: TEXT }],
  ['GET /legal/officials/:id/:year/months-file', 'id=mc1 year=2026', 'personnel'],
  ['GET /legal/officials/:id/:year/months-file', 'id=stranger year=2026', ''],
  [
    'POST /legal/officials/:id/:year/months-file',
    'id=mc1 year=2026',
    'personnel',
    { documentNumber: '1/UBND', documentDate: '02/03/2026' },
  ],
  [
    'POST /legal/officials/:id/:year/months-file',
    'id=stranger year=2026',
    '',
    { documentNumber: '1/UBND', documentDate: '02/03/2026' },
  ],
  ['POST /legal/officials/:id/:year/months-file/received', 'id=mc1 year=2026', 'personnel'],
  ['POST /legal/officials/:id/:year/months-file/received', 'id=stranger year=2026', ''],
  ['GET /legal/sent-months-files/:id/file', 'id=sentMonths', 'personnel'],
  ['GET /legal/months-files/:id/file', 'id=receivedMonths', 'personnel'],
  ['GET /legal/months-files/:id', 'id=receivedMonths', 'personnel'],
  ['POST /legal/months-files/:id/taking', 'id=receivedMonths', 'personnel', { comparedWith: TEXT }],
  ['POST /legal/months-files/:id/discarding', 'id=receivedMonths', 'personnel'],
];
