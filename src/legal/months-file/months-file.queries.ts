import type { Rows, Tx } from '../../database/db.js';
import { paperNamesOn } from '../../units/paper-names.queries.js';
import { yearMonthsOf } from '../means/means.js';
import type { SpanOf } from '../periods/span.js';
import type { MonthsPayload, SentResult } from './months-file.js';

interface ResultRow extends Omit<SentResult, 'months' | 'decidedAt'> {
  id: number;
  decidedAt: Date;
  span: SpanOf;
}

export type Sendable = Pick<MonthsPayload, 'absent' | 'missing' | 'results'> & {
  /** Months that still another agency sent: its own file goes on as it came. */
  passedOn: string[];
};

/** The decided months of a person's year as they would go out, with their records; an open month does not. */
export async function sendableMonths(on: Rows, officialId: number, year: number): Promise<Sendable> {
  const places = (await yearMonthsOf(on, [officialId], year)).get(officialId) ?? [];
  const decided = places.filter(({ source, score }) => source === 'form' && score !== null);
  const rows = await on.rows<ResultRow>(
    `select f.id, f.month as period, p.span, r.number, r.at as "decidedAt", trim_scale(r.score)::text as score, r.record::text as record
     from legal_forms f join legal_periods p on p.id = f.legal_period_id join legal_results r on r.id = f.result_id where f.id = any ($1::int[]) order by f.month`,
    [[...new Set(decided.map(({ legalFormId }) => legalFormId))]],
    'sendable-months',
  );
  const monthsOf = (wanted: (place: (typeof places)[number]) => boolean) =>
    places.filter(wanted).map(({ month }) => month);
  return {
    absent: monthsOf(({ absent }) => absent !== null),
    missing: monthsOf(({ absent, open, score }) => absent === null && !open && score === null),
    passedOn: monthsOf(({ source }) => source === 'imported'),
    results: rows.map(({ id, decidedAt, ...row }) => ({
      ...{ period: row.period, span: row.span },
      months: decided.filter(({ legalFormId }) => legalFormId === id).map(({ month }) => month),
      ...{ number: row.number, decidedAt: decidedAt.toISOString(), score: row.score, record: row.record },
    })),
  };
}

/** What the agency at the root is called on papers on a day. */
export async function agencyName(on: Rows, rootId: number, day: string): Promise<string> {
  const { name } = await paperNamesOn(on, rootId, 'state', day);
  if (name) return name;
  const unit = await on.one<{ name: string }>('select name from units where id = $1', [rootId], 'agency-name');
  return unit!.name;
}

export interface SentRow {
  id: number;
  documentNumber: string;
  documentDate: string;
  sha256: string;
  fingerprint: string;
  by: string;
  at: Date;
}

export async function sentFiles(on: Rows, officialId: number, year: number): Promise<SentRow[]> {
  return on.rows<SentRow>(
    `select s.id, s.document_number as "documentNumber", s.document_date as "documentDate", s.sha256, s.fingerprint, a.display_name as by, s.at
     from sent_months_files s join accounts a on a.id = s.by_account where s.official_id = $1 and s.year = $2 order by s.id desc`,
    [officialId, year],
    'sent-months-files',
  );
}

export interface ReceivedRow {
  id: number;
  agency: string;
  personCode: string;
  sha256: string;
  fingerprint: string;
  by: string;
  at: Date;
  taken: boolean;
}

export async function receivedFiles(on: Rows, officialId: number, year: number): Promise<ReceivedRow[]> {
  return on.rows<ReceivedRow>(
    `select r.id, r.agency, r.person_code as "personCode", r.sha256, r.fingerprint, a.display_name as by, coalesce(r.taken_at, r.uploaded_at) as at,
       r.taken_at is not null as taken
     from received_months_files r join accounts a on a.id = coalesce(r.taken_by, r.uploaded_by) where r.official_id = $1 and r.year = $2 order by r.id desc`,
    [officialId, year],
    'received-months-files',
  );
}

/** Live imported months with the hash of their record; null: typed from a paper. */
export async function importedHashes(
  on: Rows,
  officialId: number,
  months: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await on.rows<{ month: string; sha256: string | null }>(
    `select month, record_sha256 as sha256 from imported_months where official_id = $1 and month = any ($2::text[]) and ended_at is null`,
    [officialId, months],
    'imported-hashes',
  );
  return new Map(rows.map(({ month, sha256 }) => [month, sha256]));
}

export interface KnownKey {
  agency: string;
  comparedWith: string;
  by: string;
  at: Date;
}

export function knownKey(on: Rows, rootId: number, fingerprint: string): Promise<KnownKey | undefined> {
  return on.one<KnownKey>(
    `select k.agency, k.compared_with as "comparedWith", a.display_name as by, k.at from agency_keys k join accounts a on a.id = k.by_account
     where k.root_unit_id = $1 and k.fingerprint = $2`,
    [rootId, fingerprint],
    'known-agency-key',
  );
}

/** The person's year has a label: what it rests on is no longer put right by hand. */
export async function isYearDecided(on: Rows, officialId: number, year: number): Promise<boolean> {
  const row = await on.one(
    `select 1 from year_records s join years y on y.id = s.year_id where s.official_id = $1 and y.year = $2 and s.label_id is not null`,
    [officialId, year],
    'is-year-decided',
  );
  return row !== undefined;
}

/** The same for an act that changes what a label will rest on: a label of one of these years comes before it or after it, not meanwhile. */
export async function lockYearsDecided(tx: Tx, officialId: number, years: readonly number[]): Promise<boolean> {
  const rows = await tx.rows<{ decided: boolean }>(
    `select s.label_id is not null as decided from year_records s join years y on y.id = s.year_id
     where s.official_id = $1 and y.year = any ($2::int[]) order by s.id for update of s`,
    [officialId, years],
    'lock-years-decided',
  );
  return rows.some(({ decided }) => decided);
}
