import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { PersonType } from '../../scoring/editions/edition.js';
import { nameOn } from '../../standing/units-on.js';
import { OUTSIDE_LABELS_IN_FORCE } from '../others/others.queries.js';
import type { Label } from '../year-record.queries.js';

/** A person of an agency's year, as the uses of the result need them. */
export interface UsedResult {
  officialId: number;
  code: string;
  name: string;
  unitName: string;
  unitPath: string;
  title: string;
  /** Under which rule another body classifies them, by their kind; null: the year's decree. */
  otherRule: PersonType | null;
  /** Of that body's decision. */
  decisionNumber: string | null;
  label: Label | null;
  mean: Dec | null;
  /** YYYY-MM-DD, of the label in force. */
  labelledOn: string | null;
  /** Labels in force of the two years before, wherever they were given here. */
  before1: Label | null;
  before2: Label | null;
}

/** Everybody of an agency's year whom the decree holds for, by unit and name: these are lists to work with, never rankings. */
export async function usedResults(on: Rows, yearId: number, unitId: number, zone: string): Promise<UsedResult[]> {
  return on.rows<UsedResult>(
    `select s.official_id as "officialId", o.code, o.full_name as name, ${nameOn('s.unit_id', 'make_date(y.year, 12, 31)')} as "unitName", u.path as "unitPath", s.title,
       null::text as "otherRule", null::text as "decisionNumber", l.label, trim_scale(l.mean)::text as mean, to_char(l.at at time zone $3, 'YYYY-MM-DD') as "labelledOn",
       ${labelBefore('s.official_id', 'y.year', 1)} as before1, ${labelBefore('s.official_id', 'y.year', 2)} as before2
     from year_records s join years y on y.id = s.year_id join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     left join labels l on l.id = s.label_id where s.year_id = $1 and s.using_unit_id = $2 order by u.path, o.sort_name, o.id`,
    [yearId, unitId, zone],
    'used-results',
  );
}

export interface EarlierLabels {
  officialId: number;
  before1: Label | null;
  before2: Label | null;
}

/** What people were labelled in the two years before a year. */
export async function labelsBefore(on: Rows, year: number, officialIds: readonly number[]): Promise<EarlierLabels[]> {
  return on.rows<EarlierLabels>(
    `select o.id as "officialId", ${labelBefore('o.id', '$1::int', 1)} as before1, ${labelBefore('o.id', '$1::int', 2)} as before2
     from officials o where o.id = any ($2::int[])`,
    [year, officialIds],
    'labels-before',
  );
}

/** SQL: the label of a year before, by the decree or as another body decided it; of one year there is one. */
function labelBefore(official: string, year: string, years: number): string {
  return `coalesce(
    (select b.label from year_records p join years n on n.id = p.year_id join labels b on b.id = p.label_id
       where p.official_id = ${official} and n.year = ${year} - ${years} order by b.id desc limit 1),
    (select e.label from ${OUTSIDE_LABELS_IN_FORCE} e join years n on n.id = e.year_id where e.official_id = ${official} and n.year = ${year} - ${years} order by e.id desc limit 1))`;
}

export interface IncomeRuleRow {
  id: number;
  fromMonth: string;
  excellent: Dec;
  good: Dec;
  completed: Dec;
  notCompleted: Dec;
  decisionNumber: string;
  decisionDate: string;
  by: string;
  at: Date;
}

/** The rules of an agency, the one that holds first: the latest quarter, and of one quarter the newest. */
export async function incomeRules(on: Rows, unitId: number): Promise<IncomeRuleRow[]> {
  return on.rows<IncomeRuleRow>(
    `select r.id, r.from_month as "fromMonth", trim_scale(r.excellent)::text as excellent, trim_scale(r.good)::text as good,
       trim_scale(r.completed)::text as completed, trim_scale(r.not_completed)::text as "notCompleted", r.decision_number as "decisionNumber",
       r.decision_date as "decisionDate", a.display_name as by, r.at
     from income_rules r join accounts a on a.id = r.by_account where r.unit_id = $1 order by r.from_month desc, r.id desc limit 100`,
    [unitId],
    'income-rules',
  );
}

/** Who reads these lists beside who classifies: personnel at the agency or above it. */
export async function personnelOver(on: Rows, unitId: number): Promise<string[]> {
  const rows = await on.rows<{ name: string }>(
    `select a.display_name as name from accounts a where a.disabled_at is null and exists (
       select 1 from account_roles r join units w on w.id = r.unit_id join units u on u.id = $1 and starts_with(u.path, w.path)
       where r.account_id = a.id and r.role = 'personnel' and r.ended_at is null) order by a.sort_name, a.id limit 50`,
    [unitId],
    'personnel-over',
  );
  return rows.map(({ name }) => name);
}
