import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** A year of its own, decided and published: mc1's label, given by the chair. */
export async function makeForms(db: Db, ward: Ward): Promise<{ publishedYear: number; publishedEvaluation: number }> {
  const [personnel, chair] = [ward.accounts['personnel'], ward.accounts['chair']];
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const year = await id(
    `insert into years (root_unit_id, year, due_on, opened_at, opened_by, published_at, published_by) values ($1, 2027, '2027-12-14', '2026-11-01', $2, '2026-11-19', $2) returning id`,
    [ward.units.PM.id, personnel],
  );
  const evaluation = await id(
    `insert into year_records (year_id, official_id, unit_id, using_unit_id, title, position, leader, status) values ($1, $2, $3, $4, 'Công chức', 'member', false, 'classified') returning id`,
    [year, ward.officials['mc1'], ward.units.MC.id, ward.units.PM.id],
  );
  const label = await id(
    `insert into labels (year_record_id, number, kind, label, record, by_account, at) values ($1, 1, 'classification', 'good', '{}', $2, '2026-11-18') returning id`,
    [evaluation, chair],
  );
  await db.rows('update year_records set label_id = $2 where id = $1', [evaluation, label]);
  await db.rows(
    `insert into year_publications (year_id, using_unit_id, by_account, at) values ($1, $2, $3, '2026-11-19')`,
    [year, ward.units.PM.id, personnel],
  );
  return { publishedYear: year, publishedEvaluation: evaluation };
}

/** The papers of the month and the year: what a person may read on the page, they may print. A colleague does not learn that they are there. */
export const FORMS: Row[] = [
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalConfirmed', 'mc1 mcHead committee personnel inspector'],
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalDraft', 'mc1'],
  ]),
  ...['pdf', 'docx'].map((format): Row => [
    `GET /forms/legal/hanoi/:id/form.${format}`,
    'id=hanoiClosed',
    'mc1 mcHead committee personnel inspector',
  ]),
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/years/:id/mau-02.${format}`, 'id=yearRecord', 'mc1'], // being filled in
    [`GET /forms/meetings/:id/minutes.${format}`, 'id=meeting', 'mc1 mcHead chair secretary personnel inspector'],
  ]),
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/years/:id/notice.${format}`, 'id=publishedEvaluation', 'mc1 chair personnel inspector'],
    [`GET /forms/years/:id/notice.${format}`, 'id=labelledYear', ''], // not published
  ]),
  ['GET /forms/years/:id/e-file.zip', 'id=labelledYear', 'vpHead chair personnel inspector'],
  ...['csv', 'json'].map((format): Row => [
    `GET /forms/legal/months/:id/national.${format}`,
    'id=legalClosedMonth',
    'personnel inspector',
  ]),
  ['GET /forms/legal/months/:id/results.xlsx', 'id=legalClosedMonth', 'personnel inspector'],
  ...['csv', 'json'].flatMap((format): Row[] => [
    [`GET /forms/labels/:id/national.${format}`, 'id=publishedYear', 'personnel inspector'],
    [`GET /forms/labels/:id/national.${format}`, 'id=year', ''], // not published
  ]),
  ...['xlsx', 'csv'].map((format): Row => [
    `GET /forms/years/:id/uses/:use.${format}`,
    'id=year use=commendation',
    'chair personnel',
  ]),
  ['GET /forms/sent-months-files/:id.pdf', 'id=sentMonths', 'personnel'],
  ['GET /forms/legal/:id/internal.pdf', 'id=legalConfirmed', 'mc1 mcHead chair personnel inspector'],
];
