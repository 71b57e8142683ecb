import type { Rows, Tx } from '../database/db.js';
import type { Version } from './version.js';

/** SQL: does an open month use a set of which this holds? What was adopted since counts from the next month on. */
export function usedNow(which: string): string {
  return `exists (select 1 from period_sets month join periods p on p.id = month.period_id where p.opened_at is not null and p.closed_at is null and ${which})`;
}

const VERSION = `
select v.id, v.set_id as "setId", s.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", v.number,
  jsonb_build_object('name', s.name) || v.content as content, v.revision, c.display_name as "createdByName",
  v.created_at as "createdAt", v.updated_at as "updatedAt", v.signed_by as "signedBy", g.display_name as "signedByName",
  g.official_id as "signerOfficialId", v.signed_at as "signedAt", v.decision_number as "decisionNumber",
  v.decision_date::text as "decisionDate", k.display_name as "countersignedByName",
  v.countersigned_at as "countersignedAt",
  not newer.found as newest,
  v.countersigned_at is not null and case when ${usedNow('month.unit_id = s.unit_id')} then ${usedNow('month.version_id = v.id')} else not newer.found end as "inForce"
from criteria_versions v join criteria_sets s on s.id = v.set_id join units u on u.id = s.unit_id
  join accounts c on c.id = v.created_by left join accounts g on g.id = v.signed_by
  left join accounts k on k.id = v.countersigned_by
  cross join lateral (select exists (select 1 from criteria_versions later where later.set_id = v.set_id
    and later.countersigned_at is not null and later.number > v.number) as found) newer`;

export function findVersion(on: Rows, id: number): Promise<Version | undefined> {
  return on.one<Version>(`${VERSION} where v.id = $1`, [id]);
}

/** The version with its row locked until the transaction ends. */
export async function lockVersion(tx: Tx, id: number): Promise<Version | undefined> {
  await tx.rows('select 1 from criteria_versions where id = $1 for update', [id]);
  return findVersion(tx, id);
}

/** All versions of a unit's set, the newest first. */
export function versionsOf(on: Rows, unitId: number): Promise<Version[]> {
  return on.rows<Version>(`${VERSION} where s.unit_id = $1 order by v.number desc`, [unitId]);
}

/** The version that a unit's open month uses; without an open month the newest one of the unit, or of the nearest unit above that has one. */
export function versionInForce(on: Rows, unit: { unitId: number; path: string }): Promise<Version | undefined> {
  return on.one<Version>(
    `${VERSION} where $1 like u.path || '%' and v.countersigned_at is not null
     order by ${usedNow('month.version_id = v.id and month.unit_id = $2')} desc, length(u.path) desc, v.number desc limit 1`,
    [unit.path, unit.unitId],
  );
}

/** The newest version adopted for a unit, or for the nearest unit above that has one: what the next month takes. */
export function newestVersion(on: Rows, unitPath: string): Promise<Version | undefined> {
  return on.one<Version>(
    `${VERSION} where $1 like u.path || '%' and v.countersigned_at is not null order by length(u.path) desc, v.number desc limit 1`,
    [unitPath],
  );
}

/** Signed, not yet countersigned, in units below these paths; the longest waiting first. */
export function versionsWaiting(on: Rows, paths: readonly string[]): Promise<Version[]> {
  return on.rows<Version>(
    `${VERSION} where v.signed_at is not null and v.countersigned_at is null
       and exists (select 1 from unnest($1::text[]) scope where u.path like scope || '%') order by v.signed_at`,
    [paths],
  );
}

export interface LastEdit {
  name: string;
  at: Date;
}

/** Who touched a version last, out of its audit. */
export function lastEditOf(on: Rows, versionId: number): Promise<LastEdit | undefined> {
  return on.one<LastEdit>(
    `select a.display_name as name, l.at::timestamptz as at from audit l join accounts a on a.id = l.account_id
     where l.chain = $1 order by l.seq desc limit 1`,
    [chainOf(versionId)],
  );
}

export interface LastRefusal extends LastEdit {
  reason: string;
}

export function lastRefusalOf(on: Rows, versionId: number): Promise<LastRefusal | undefined> {
  return on.one<LastRefusal>(
    `select a.display_name as name, l.at::timestamptz as at, l.payload::jsonb #>> '{detail,reason}' as reason
     from audit l join accounts a on a.id = l.account_id where l.chain = $1 and l.act = 'criteria.refused'
     order by l.seq desc limit 1`,
    [chainOf(versionId)],
  );
}

export function chainOf(versionId: number): string {
  return `criteria-version:${versionId}`;
}
