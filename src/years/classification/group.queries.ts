import { nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { yearRecordsOf, type YearRecord } from '../year-record.queries.js';

/** A year record with what was entered for its decision. */
export interface GroupYearRecord extends YearRecord {
  proposalReason: string | null;
  fewerMonthsNumber: string | null;
  fewerMonthsDate: string | null;
}

type Extra = Pick<GroupYearRecord, 'proposalReason' | 'fewerMonthsNumber' | 'fewerMonthsDate'> & { id: number };

export async function groupYearRecords(on: Rows, yearId: number, usingUnitId: number): Promise<GroupYearRecord[]> {
  const yearRecords = await yearRecordsOf(on, yearId, usingUnitId);
  const extras = await on.rows<Extra>(
    `select id, proposal_reason as "proposalReason", fewer_months_number as "fewerMonthsNumber", fewer_months_date as "fewerMonthsDate"
     from year_records where year_id = $1 and using_unit_id = $2`,
    [yearId, usingUnitId],
    'group-year-record-extras',
  );
  const byId = new Map(extras.map((extra) => [extra.id, extra]));
  return yearRecords.map((yearRecord) => ({ ...yearRecord, ...byId.get(yearRecord.id)! }));
}

export interface AgencyUnit {
  unitId: number;
  name: string;
  code: string;
  path: string;
}

/** The using agencies of a year, in tree order; `more` are units that are one without anybody the decree holds for. */
export async function agenciesOf(on: Rows, yearId: number, more: readonly number[] = []): Promise<AgencyUnit[]> {
  return on.rows<AgencyUnit>(
    `select u.id as "unitId", ${nameOn('u.id', 'make_date(y.year, 12, 31)')} as name, u.code, u.path from years y join units u on true
     where y.id = $1 and (u.id in (select using_unit_id from year_records where year_id = y.id) or u.id = any ($2::int[])) order by u.path`,
    [yearId, more],
    'agencies-of-year',
  );
}

export interface Done {
  part: 'head' | 'people';
  by: string;
  at: Date;
}

/** What was decided of an agency, the newest first. */
export async function decisionsOf(on: Rows, yearId: number, usingUnitId: number): Promise<Done[]> {
  return on.rows<Done>(
    `select d.part, a.display_name as by, d.at from year_decisions d join accounts a on a.id = d.by_account
     where d.year_id = $1 and d.using_unit_id = $2 order by d.id desc`,
    [yearId, usingUnitId],
  );
}

export async function publicationOf(
  on: Rows,
  yearId: number,
  usingUnitId: number,
): Promise<Omit<Done, 'part'> | undefined> {
  return on.one(
    `select a.display_name as by, p.at from year_publications p join accounts a on a.id = p.by_account where p.year_id = $1 and p.using_unit_id = $2`,
    [yearId, usingUnitId],
  );
}
