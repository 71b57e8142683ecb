import type { Rows, Tx } from '../../database/db.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import type { LegalStatus } from '../forms/legal-form.queries.js';
import { monthsCovered, quarterEnd, type SpanOf } from '../periods/span.js';

/** A person's own form that stands for a month. */
export interface CoveringForm {
  id: number;
  month: string;
  span: SpanOf;
  edition: EditionCode;
  status: LegalStatus;
  closed: boolean;
}

const COVERING = `
select s.id, s.month, p.span, s.edition, s.status, p.closed_at is not null as closed
from legal_forms s join legal_periods p on p.id = s.legal_period_id
where s.official_id = $1 and s.month = any ($2::text[]) order by s.id`;

/** The forms that stand for any of these months. */
export async function coveringForms(on: Rows, officialId: number, months: readonly string[]): Promise<CoveringForm[]> {
  return covering(months, await on.rows<CoveringForm>(COVERING, [officialId, ends(months)], 'covering-forms'));
}

/** The same, their rows locked. */
export async function lockCovering(tx: Tx, officialId: number, months: readonly string[]): Promise<CoveringForm[]> {
  return covering(months, await tx.rows<CoveringForm>(`${COVERING} for update of s`, [officialId, ends(months)]));
}

function ends(months: readonly string[]): string[] {
  return [...new Set([...months, ...months.map(quarterEnd)])];
}

function covering(months: readonly string[], forms: CoveringForm[]): CoveringForm[] {
  return forms.filter((form) => monthsCovered(form.month, form.span).some((month) => months.includes(month)));
}

export async function liveAbsences(on: Rows, officialId: number, months: readonly string[]): Promise<string[]> {
  return live(
    on,
    'select month from absences where official_id = $1 and month = any ($2::text[]) and ended_at is null order by month',
    officialId,
    months,
  );
}

export async function liveImports(on: Rows, officialId: number, months: readonly string[]): Promise<string[]> {
  return live(
    on,
    'select month from imported_months where official_id = $1 and month = any ($2::text[]) and ended_at is null order by month',
    officialId,
    months,
  );
}

/** Openings of a month lock the root above for themselves; what is recorded of a person waits for them, and they for it. */
export async function shareRoot(tx: Tx, unitId: number): Promise<void> {
  await tx.rows(
    `select a.id from units u join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[]) where u.id = $1 order by a.id for share of a`,
    [unitId],
  );
}

async function live(on: Rows, sql: string, officialId: number, months: readonly string[]): Promise<string[]> {
  return (await on.rows<{ month: string }>(sql, [officialId, months])).map(({ month }) => month);
}
