import { byLaw } from '../../legal/by-law.js';
import { nameOn } from '../../standing/units-on.js';
import type { Rows, Tx } from '../../database/db.js';
import { inForce, standingOverrides, STANDING_BREACHES } from './counting.js';
import { heldOn } from '../../standing/validity.js';
import type { OverrideKind, Relation } from '../year-steps.js';

export interface BreachRow {
  id: number;
  officialId: number;
  officialName: string;
  officialCode: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  /** Where the person's main post is today; null: nowhere. */
  nowUnitId: number | null;
  nowUnitName: string | null;
  nowPath: string | null;
  happenedOn: string;
  description: string;
  /** Recorded by mistake. */
  struck: boolean;
  by: string;
  at: Date;
  /** The year in which it counts, by an override in force. */
  countedIn: number | null;
  countedKind: OverrideKind | null;
  /** For discipline, the answer under Điều 11.3a. */
  countedRelation: Relation | null;
}

const BREACH = `
select b.id, b.official_id as "officialId", o.full_name as "officialName", o.code as "officialCode", b.unit_id as "unitId", ${nameOn('b.unit_id', 'b.happened_on')} as "unitName",
  u.path as "unitPath", n.id as "nowUnitId", n.name as "nowUnitName", n.path as "nowPath", b.happened_on as "happenedOn", b.description, b.struck,
  a.display_name as by, b.at, v.year as "countedIn", v.kind as "countedKind", v.relation as "countedRelation"
from ${STANDING_BREACHES} b join officials o on o.id = b.official_id join units u on u.id = b.unit_id join accounts a on a.id = b.by_account
left join posts p on p.official_id = b.official_id and p.main and ${heldOn('p', '$2::date')}
left join units n on n.id = p.unit_id
left join ${standingOverrides()} v on v.breach_id = b.id and ${inForce('v')}
where `;

export async function findBreach(on: Rows, id: number, day: string): Promise<BreachRow | undefined> {
  return on.one<BreachRow>(`${BREACH} b.id = $1`, [id, day], 'breach');
}

/** Breaches that happened in the units under the paths or whose person works there now, and one's own. The newest first. */
export async function breachesUnder(
  on: Rows,
  paths: readonly string[],
  officialId: number | null,
  day: string,
): Promise<BreachRow[]> {
  return on.rows<BreachRow>(
    `${BREACH} (u.path like any ($1::text[]) or n.path like any ($1::text[]) or b.official_id = $3) order by b.happened_on desc, b.id desc limit 500`,
    [paths.map((path) => path + '%'), day, officialId],
    'breaches-under',
  );
}

export interface OverrideRow {
  id: number;
  year: number;
  kind: OverrideKind;
  relation: Relation | null;
  decisionNumber: string;
  decisionDate: string;
  issuedBy: string;
  by: string;
  at: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawalReason: string | null;
  withdrawalNumber: string | null;
  withdrawalDate: string | null;
  /** Recorded by mistake. */
  struckAt: Date | null;
}

export async function overridesOfBreach(on: Rows, breachId: number): Promise<OverrideRow[]> {
  return on.rows<OverrideRow>(
    `select v.id, v.year, v.kind, v.relation, v.decision_number as "decisionNumber", v.decision_date as "decisionDate", v.issued_by as "issuedBy",
       a.display_name as by, v.at, v.withdrawn_at as "withdrawnAt", w.display_name as "withdrawnBy", v.withdrawal_reason as "withdrawalReason",
       v.withdrawal_number as "withdrawalNumber", v.withdrawal_date as "withdrawalDate", v.struck_at as "struckAt"
     from ${standingOverrides()} v join accounts a on a.id = v.by_account left join accounts w on w.id = v.withdrawn_by
     where v.breach_id = $1 order by v.at desc, v.id desc`,
    [breachId],
    'overrides-of-breach',
  );
}

export async function lockOverride(tx: Tx, breachId: number, id: number): Promise<OverrideRow | undefined> {
  await tx.rows('select id from overrides where id = $1 for update', [id]);
  return (await overridesOfBreach(tx, breachId)).find((row) => row.id === id);
}

/** Holds a person's records of these years: a label is given behind the same lock, so neither passes the other. Comes before the overrides. */
export function lockYears(tx: Tx, officialId: number, years: readonly number[]): Promise<unknown> {
  return tx.rows(
    `select r.id from year_records r join years y on y.id = r.year_id where r.official_id = $1 and y.year = any ($2::int[]) order by r.id for update of r`,
    [officialId, years],
    'lock-years-of-breach',
  );
}

/** Whom a breach may be recorded of: found by name or code among those who have or had a post under the paths. */
export async function findPeople(
  on: Rows,
  paths: readonly string[],
  patterns: string[],
): Promise<{ id: number; code: string; name: string; unitName: string }[]> {
  return on.rows(
    `select distinct on (o.sort_name, o.id) o.id, o.code, o.full_name as name, u.name as "unitName"
     from officials o join posts p on p.official_id = o.id and p.main join units u on u.id = p.unit_id
     where u.path like any ($1::text[]) and (o.person_type = 'civil-servant' or exists (select 1 from year_records r where r.official_id = o.id)
       or exists (select 1 from legal_forms f where f.official_id = o.id and ${byLaw('f.edition')})) and (o.search_name || ' ' || lower(o.code)) like all ($2::text[])
     order by o.sort_name, o.id, p.from_date desc limit 30`,
    [paths.map((path) => path + '%'), patterns],
  );
}

/** The units a person has worked in: a breach counts for the one where it happened (Art 11.3c). */
export async function unitsOfPerson(
  on: Rows,
  officialId: number,
): Promise<{ id: number; name: string; path: string; now: boolean }[]> {
  return on.rows(
    `select u.id, u.name, u.path, bool_or(p.to_date is null) as now from posts p join units u on u.id = p.unit_id
     where p.official_id = $1 group by u.id order by bool_or(p.to_date is null) desc, max(p.from_date) desc`,
    [officialId],
  );
}
