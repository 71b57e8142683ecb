import type { Db } from '../../src/database/db.js';
import { PEOPLE, type Ward } from './ward.js';

export interface LegalMonth {
  periodId: number;
  /** Form by the person's key. */
  legalForms: Record<string, number>;
}

/** The ten items of Mẫu 01 at their maxima: 30 points. */
export const FULL_COMMON = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2.5',
  'II.2': '2.5',
  'II.3': '2.5',
  'II.4': '2.5',
  'III.1': '2.5',
  'III.2': '2.5',
  'III.3': '2.5',
  'III.4': '2.5',
};

/** Opens a month by an edition with a draft form for every official of the ward (heads and deputies are leaders). */
export async function openLegalMonth(
  db: Db,
  ward: Ward,
  month = '2026-11',
  edition = 'nd-335-2025',
): Promise<LegalMonth> {
  const period = await db.one<{ id: number }>(
    `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by)
     values ($1, $2, $3, 'month', ($2 || '-25')::date, ($2 || '-27')::date, ($2 || '-28')::date, ($2 || '-01')::date, $4) returning id`,
    [ward.units.PM.id, month, edition, ward.accounts['personnel']],
  );
  const rows = await db.rows<{ id: number; official_id: number }>(
    `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader)
     select $1, $2, $3, p.official_id, p.unit_id, o.person_type, p.title, p.position, p.position <> 'member'
     from posts p join officials o on o.id = p.official_id join units u on u.id = p.unit_id
     where p.main and p.to_date is null and u.path like $4 || '%' returning id, official_id`,
    [period!.id, edition, month, ward.units.PM.path],
  );
  const byOfficial = new Map(rows.map((row) => [row.official_id, row.id]));
  const legalForms = Object.fromEntries(
    PEOPLE.flatMap(([key]) =>
      byOfficial.has(ward.officials[key]!) ? [[key, byOfficial.get(ward.officials[key]!)!]] : [],
    ),
  );
  return { periodId: period!.id, legalForms };
}

/** Gives a product to a person; `completed` of `quantity` are done. */
export async function giveWork(
  db: Db,
  ward: Ward,
  legalFormId: number,
  code: string,
  factor: string,
  quantity: string,
  completed: string,
  origin = 'assigned',
): Promise<number> {
  const row = await db.one<{ id: number }>(
    `insert into work_lines (legal_form_id, code, factor, task, origin, quantity, completed, by_account, at, updated_at)
     values ($1, $2, $3, 'Sản phẩm ' || $2, $4, $5, $6, $7, '2026-11-02T01:00:00Z', '2026-11-02T01:00:00Z') returning id`,
    [legalFormId, code, factor, origin, quantity, completed, ward.accounts['chair']],
  );
  return row!.id;
}

/** Shows a form's newest result on the form itself, as every act that writes one does. */
export async function putInForce(db: Db, resultId: number): Promise<void> {
  await db.rows(
    `update legal_forms s set result_id = r.id, confirmed_at = r.at, common = r.common, results = r.results, score = r.score, band = r.band, note = r.note
     from legal_results r where r.id = $1 and s.id = r.legal_form_id`,
    [resultId],
  );
}

/** A confirmed result written straight into the tables, for tests of what comes after it; a further one takes the place of the former. */
export async function confirmed(
  db: Db,
  ward: Ward,
  legalFormId: number,
  score: string,
  record = '{}',
): Promise<number> {
  const band =
    Number(score) >= 90
      ? 'excellent'
      : Number(score) >= 70
        ? 'good'
        : Number(score) >= 50
          ? 'completed'
          : 'not-completed';
  const row = await db.one<{ id: number }>(
    `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, record, printed, score, band)
     values ($1, (select count(*) + 1 from legal_results where legal_form_id = $1), 'confirmation', $2, '2026-11-26T01:00:00Z', $3, $3, $6, '{}', $4, $5) returning id`,
    [legalFormId, ward.accounts['chair'], JSON.stringify(FULL_COMMON), score, band, record],
  );
  await db.rows(
    `update legal_forms set status = 'confirmed', result_id = $2, score = $3, band = $4, confirmed_at = '2026-11-26T01:00:00Z' where id = $1`,
    [legalFormId, row!.id, score, band],
  );
  return row!.id;
}
