import { hashPassword } from '../accounts/passwords.js';
import { librarySetOf } from '../criteria/library/all-library.js';
import type { SetContent } from '../criteria/criterion.js';
import { fold } from '../web/fold.js';
import type { Tx } from '../database/db.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD, SAMPLE_UNITS, sampleName, type SamplePerson } from './sample-people.js';

export interface Member extends SamplePerson {
  officialId: number;
  accountId: number;
  postId: number;
  code: string;
  name: string;
  /** The first day of the post here. */
  from: string;
}

export interface Place {
  unitId: number;
  path: string;
  code: string;
  versionId: number;
  setCode: string;
  content: SetContent;
  members: Member[];
}

export interface SampleWard {
  places: Place[];
  accounts: Record<string, number>;
  committeeId: number;
}

/** Units, people, accounts, the committee and the adopted sets of the sample ward, in force from `since`; who was transferred in came on `joinedOn`. */
export async function samplePlaces(tx: Tx, since: string, joinedOn: string): Promise<SampleWard> {
  const hash = await hashPassword(SAMPLE_PASSWORD);
  const places = await units(tx, since);
  await people(tx, places, hash, since, joinedOn);
  const accounts = await extraAccounts(tx, places[0]!, hash, since);
  await adopt(tx, places, accounts, since);
  const committeeId = await committee(tx, places, since);
  await oversee(tx, places, since);
  return { places, accounts, committeeId };
}

/** One target of the economy office takes its figure from a measure of the unit. */
function measured(content: SetContent, unitCode: string): SetContent {
  if (unitCode !== 'PM-KT') return content;
  return {
    ...content,
    criteria: content.criteria.map((criterion) =>
      criterion.code === 'tham-dinh' ? { ...criterion, measure: 'dossiers-on-time' } : criterion,
    ),
  };
}

async function units(tx: Tx, since: string): Promise<Place[]> {
  const places: Place[] = [];
  for (const [position, unit] of SAMPLE_UNITS.entries()) {
    const above = places.find((place) => place.code === unit.parent);
    const row = await tx.one<{ id: number; path: string }>(
      `with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
       insert into units (id, code, name, search_name, kind, parent_id, path, position, created_at) overriding system value
       select next.id, $1, $2, $3, $4, $5, $6 || next.id || '/', $7, $8 from next returning id, path`,
      [unit.code, unit.name, fold(unit.name), unit.kind, above?.unitId ?? null, above?.path ?? '/', position, since],
    );
    const content = measured(librarySetOf(unit.set)!.content, unit.code);
    places.push({
      unitId: row!.id,
      path: row!.path,
      code: unit.code,
      versionId: 0,
      setCode: unit.set,
      content,
      members: [],
    });
  }
  return places;
}

async function people(tx: Tx, places: Place[], hash: string, since: string, joinedOn: string): Promise<void> {
  const rows = SAMPLE_UNITS.flatMap((unit, place) => unit.people.map((person) => ({ person, place }))).map((row, n) => {
    const code = `CB-${String(n + 1).padStart(4, '0')}`;
    const name = sampleName(n);
    return {
      ...row,
      code,
      name,
      search: fold(name),
      login: row.person.login ?? code.toLowerCase(),
      from: row.person.transferred ? joinedOn : since,
    };
  });
  const made = await tx.rows<{ code: string; official_id: number; account_id: number; post_id: number }>(
    `with given as (select * from jsonb_to_recordset($1) as g(code text, name text, search text, login text, type text, title text,
         tier int, position text, unit int, "from" text)),
     o as (insert into officials (code, full_name, search_name, person_type, created_at)
       select code, name, search, type, $3::timestamptz from given returning id, code),
     a as (insert into accounts (login, official_id, display_name, password_hash, must_change_password, password_changed_at, created_at)
       select g.login, o.id, g.name, $2, false, $3::timestamptz, $3::timestamptz from given g join o using (code) returning id, official_id),
     p as (insert into posts (official_id, unit_id, title, tier, position, main, from_date)
       select o.id, g.unit, g.title, g.tier, g.position, true, left(g."from", 10)::date from given g join o using (code) returning id, official_id)
     select g.code, o.id as official_id, a.id as account_id, p.id as post_id from given g join o using (code)
       join a on a.official_id = o.id join p on p.official_id = o.id`,
    [
      JSON.stringify(
        rows.map(({ person, place, ...row }) => ({ ...row, ...person, login: row.login, unit: places[place]!.unitId })),
      ),
      hash,
      since,
    ],
  );
  const byCode = new Map(
    (made as unknown as { code: string; official_id: number; account_id: number; post_id: number }[]).map((row) => [
      row.code,
      row,
    ]),
  );
  for (const { person, place, code, name, from } of rows) {
    const ids = byCode.get(code)!;
    places[place]!.members.push({
      ...person,
      officialId: ids.official_id,
      accountId: ids.account_id,
      postId: ids.post_id,
      code,
      name,
      from,
    });
  }
}

async function extraAccounts(tx: Tx, root: Place, hash: string, since: string): Promise<Record<string, number>> {
  const rows = await tx.rows<{ id: number; login: string }>(
    `with given as (select * from jsonb_to_recordset($1) as g(login text, name text, role text)),
     a as (insert into accounts (login, display_name, password_hash, must_change_password, password_changed_at, created_at)
       select login, name, $2, false, $3::timestamptz, $3::timestamptz from given returning id, login),
     r as (insert into account_roles (account_id, role, unit_id, granted_at)
       select a.id, g.role, case when g.role = 'administrator' then null else $4::int end, $3::timestamptz from given g join a using (login))
     select id, login from a`,
    [JSON.stringify(SAMPLE_ACCOUNTS), hash, since, root.unitId],
  );
  return Object.fromEntries(rows.map((row) => [row.login, row.id]));
}

async function adopt(tx: Tx, places: Place[], accounts: Record<string, number>, since: string): Promise<void> {
  const chair = places[0]!.members[0]!;
  for (const [n, place] of places.entries()) {
    const head = place.members[0]!;
    const above = n === 0 ? accounts['cap-tren'] : chair.accountId;
    const row = await tx.one<{ id: number }>(
      `with s as (insert into criteria_sets (unit_id, code, name) values ($1, $2, $3) returning id)
       insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at,
         decision_number, decision_date, countersigned_by, countersigned_at)
       select id, 1, $4, $5, $6::timestamptz, $6::timestamptz, $5, $6::timestamptz, $7, left($9, 10)::date, $8, $6::timestamptz from s returning id`,
      [
        place.unitId,
        place.setCode,
        librarySetOf(place.setCode)!.name,
        JSON.stringify(place.content),
        head.accountId,
        since,
        `${12 + n}/QĐ-UBND`,
        above,
        since,
      ],
    );
    place.versionId = row!.id;
  }
}

async function committee(tx: Tx, places: Place[], since: string): Promise<number> {
  const row = await tx.one<{ id: number }>(
    `insert into committees (unit_id, name) values ($1, 'Đảng ủy Phường mẫu') returning id`,
    [places[0]!.unitId],
  );
  const [root, , office, , culture, party] = places;
  const members: [number, string][] = [
    [root!.members[0]!.officialId, 'chair'],
    [party!.members[0]!.officialId, 'secretary'],
    [party!.members[1]!.officialId, 'secretary'],
    [root!.members[1]!.officialId, 'member'],
    [root!.members[2]!.officialId, 'member'],
    [office!.members[0]!.officialId, 'member'],
    [culture!.members[0]!.officialId, 'member'],
  ];
  await tx.rows(
    `insert into committee_members (committee_id, official_id, role, from_date)
     select $1, o, r, $4::date from unnest($2::int[], $3::text[]) as t(o, r)`,
    [row!.id, members.map(([id]) => id), members.map(([, role]) => role), since],
  );
  return row!.id;
}

/** Each deputy chair oversees two offices. */
async function oversee(tx: Tx, places: Place[], since: string): Promise<void> {
  const [root, desk, office, economy, culture] = places;
  const [, first, second] = root!.members;
  await tx.rows(
    `insert into oversights (post_id, unit_id, from_date) select p, u, $3::date from unnest($1::int[], $2::int[]) as t(p, u)`,
    [
      [first!.postId, first!.postId, second!.postId, second!.postId],
      [desk!.unitId, economy!.unitId, office!.unitId, culture!.unitId],
      since,
    ],
  );
}
