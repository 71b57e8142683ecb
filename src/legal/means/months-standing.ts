import type { Rows, Tx } from '../../database/db.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { monthsCovered, quarterEnd, type SpanOf } from '../periods/span.js';
import { lockYearsDecided } from '../months-file/months-file.queries.js';
import { lockCovering, shareRoot } from './month-facts.js';
import type { PlacedOfficial } from './official-place.js';
import type { NewImportedMonth } from './write-imported-months.js';

/** What stands of some people's months (YYYY-MM), each with whose it is; in a fixed order. */
export interface MonthsStanding {
  /** Years with a label. */
  decided: { officialId: number; year: number }[];
  /** Months with a form of this agency that is not absent. */
  own: { officialId: number; month: string }[];
  imported: NewImportedMonth[];
  absent: { officialId: number; month: string }[];
}

type Refusal = 'decided' | 'ownForm' | 'importedAlready' | 'absentAlready';

/** Why a month scored elsewhere cannot stand for somebody; null: it can. Pure. */
export function refusalOf(officialId: number, month: string, standing: MonthsStanding): Refusal | null {
  const has = (rows: readonly { officialId: number; month: string }[]) =>
    rows.some((row) => row.officialId === officialId && row.month === month);
  if (standing.decided.some((row) => row.officialId === officialId && row.year === Number(month.slice(0, 4))))
    return 'decided';
  if (has(standing.own)) return 'ownForm';
  if (has(standing.imported)) return 'importedAlready';
  return has(standing.absent) ? 'absentAlready' : null;
}

/** Holds what `monthsStanding` tells of one person until the transaction ends. */
export async function holdMonths(
  tx: Tx,
  { id, unitId }: Pick<PlacedOfficial, 'id' | 'unitId'>,
  months: readonly string[],
): Promise<void> {
  await lockYearsDecided(
    tx,
    id,
    months.map((month) => Number(month.slice(0, 4))),
  );
  await shareRoot(tx, unitId);
  await lockCovering(tx, id, months);
}

export async function monthsStanding(
  on: Rows,
  officialIds: readonly number[],
  months: readonly string[],
): Promise<MonthsStanding> {
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
  const ends = [...new Set([...months, ...months.map(quarterEnd)])];
  const forms = await on.rows<{ officialId: number; month: string; span: SpanOf; edition: EditionCode }>(
    OWN,
    [officialIds, ends],
    'own-forms-of-months',
  );
  return {
    decided: await on.rows(DECIDED, [officialIds, years], 'years-decided-of'),
    own: forms
      .filter(({ edition }) => isLaw(edition))
      .flatMap(({ officialId, month, span }) => monthsCovered(month, span).map((one) => ({ officialId, month: one })))
      .filter(({ month }) => months.includes(month)),
    imported: await on.rows(IMPORTED, [officialIds, months], 'scored-months-standing'),
    absent: await on.rows(ABSENT, [officialIds, months], 'absent-months-of'),
  };
}

const DECIDED = `select s.official_id as "officialId", y.year from year_records s join years y on y.id = s.year_id
  where s.official_id = any ($1::int[]) and y.year = any ($2::int[]) and s.label_id is not null order by s.official_id, y.year, s.id`;

const OWN = `select s.official_id as "officialId", s.month, p.span, s.edition from legal_forms s join legal_periods p on p.id = s.legal_period_id
  where s.official_id = any ($1::int[]) and s.month = any ($2::text[]) and s.status <> 'absent' order by s.official_id, s.id`;

const IMPORTED = `select official_id as "officialId", month, trim_scale(score)::text as score, agency, document_number as "documentNumber",
    document_date::text as "documentDate" from imported_months
  where official_id = any ($1::int[]) and month = any ($2::text[]) and ended_at is null order by official_id, month, id`;

const ABSENT = `select official_id as "officialId", month from absences
  where official_id = any ($1::int[]) and month = any ($2::text[]) and ended_at is null order by official_id, month, id`;
