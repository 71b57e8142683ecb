import type { Rows } from '../database/db.js';
import type { DelegationSigning } from './delegation.entity.js';
import { notOver } from '../standing/validity.js';

export interface DelegationRow {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  fromOfficial: number;
  fromName: string;
  toOfficial: number;
  toName: string;
  fromDate: string;
  toDate: string;
  signing: DelegationSigning;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
}

const DELEGATION = `
select d.id, d.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", d.from_official as "fromOfficial", f.full_name as "fromName",
  d.to_official as "toOfficial", t.full_name as "toName", d.from_date as "fromDate", d.to_date as "toDate", d.signing,
  d.accepted_at as "acceptedAt", d.declined_at as "declinedAt", d.ended_at as "endedAt", e.display_name as "endedBy"
from delegations d join units u on u.id = d.unit_id join officials f on f.id = d.from_official join officials t on t.id = d.to_official
left join accounts e on e.id = d.ended_by`;

export async function findDelegation(on: Rows, id: number): Promise<DelegationRow | undefined> {
  return on.one<DelegationRow>(`${DELEGATION} where d.id = $1`, [id]);
}

/** What somebody offered or was offered, the newest first. */
export async function delegationsOf(on: Rows, officialId: number, most: number): Promise<DelegationRow[]> {
  return on.rows<DelegationRow>(
    `${DELEGATION} where d.from_official = $1 or d.to_official = $1 order by d.id desc limit $2`,
    [officialId, most],
  );
}

/** What somebody offered or was offered and is neither declined, ended nor over, the nearest day first. */
export async function openDelegationsOf(on: Rows, officialId: number, today: string): Promise<DelegationRow[]> {
  return on.rows<DelegationRow>(
    `${DELEGATION} where (d.from_official = $1 or d.to_official = $1) and d.declined_at is null and d.ended_at is null and ${notOver('d', '$2::date')}
     order by d.from_date, d.id limit 20`,
    [officialId, today],
    'open-delegations-of',
  );
}

/** The accounts of personnel over a unit, but for some officials: they are told who decides in whose stead. */
export async function personnelOver(on: Rows, path: string, but: readonly number[]): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    `select distinct a.id from account_roles r join accounts a on a.id = r.account_id join units s on s.id = r.unit_id
     where r.role = 'personnel' and r.ended_at is null and starts_with($1, s.path) and coalesce(a.official_id <> all ($2::int[]), true)`,
    [path, but],
  );
  return rows.map(({ id }) => id);
}

/** The units one may name a substitute for, as a field's choices. */
export function unitsToChoose(on: Rows, ids: readonly number[]): Promise<{ value: string; text: string }[]> {
  return on.rows<{ value: string; text: string }>(
    'select id::text as value, name as text from units where id = any ($1::int[]) order by sort_name, id',
    [ids],
    'units-to-delegate',
  );
}
