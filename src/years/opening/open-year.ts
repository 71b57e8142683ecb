import { recordAct } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import { typesUnderAt } from '../../legal/settings/applying.js';
import { readingsOf } from '../../legal/settings/readings.js';
import { heldOn } from '../../standing/validity.js';
import { one, toUnits, type Dec } from '../../scoring/decimal.js';
import { fixed, ratio } from '../../scoring/ratio.js';
import type { PersonType } from '../../scoring/editions/edition.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { OUTSIDE_LABELS_IN_FORCE } from '../others/others.queries.js';
import { usingAgencies } from '../using-agency.js';
import { Year } from '../year.entity.js';

export interface NewYear {
  rootUnitId: number;
  year: number;
  dueOn: string;
  /** The law's own, or more by the decision named (Art 20.5b). */
  share?: Dec;
  shareDecision?: string | null;
  account: number;
  at: Date;
  /** The day whose posts count: where people work at the time of the classification (Art 19.1). */
  day: string;
}

/** Opens a year with a draft of Mẫu 02 for everybody of the tree whom the decree holds for, and freezes the reading of whom the ceiling is a share of. */
export async function openYear(
  tx: Tx,
  {
    rootUnitId,
    year,
    dueOn,
    share = fixed(ratio(toUnits(lawOfYear(year).quotaShare), one), 2),
    shareDecision = null,
    account,
    at,
    day,
  }: NewYear,
): Promise<{ id: number; yearRecords: number }> {
  const { 'quota-base': quotaBase } = await readingsOf(tx, rootUnitId);
  const row = await tx.insert(Year, {
    rootUnitId,
    year,
    quotaBase,
    share,
    shareDecision,
    dueOn,
    openedAt: at,
    openedBy: account,
  });
  const { added } = await fillYear(tx, row.id, day);
  const detail = { yearId: row.id, year, dueOn, quotaBase, share, shareDecision, sheets: added };
  await recordAct(tx, { chain: `unit:${rootUnitId}`, act: 'year.opened', account, at, detail });
  return { id: row.id, yearRecords: added };
}

interface Place {
  officialId: number;
  personType: PersonType;
  unitId: number;
  title: string;
  position: string;
  leader: boolean;
}

/** Gives a year record to everybody who has none, and moves those who have not handed theirs in to where they work now. */
export async function fillYear(tx: Tx, yearId: number, day: string): Promise<{ added: number; moved: number }> {
  const places = await tx.rows<Place>(PLACES, [yearId, day, await typesOfYear(tx, yearId)], 'year-places');
  const using = await usingAgencies(
    tx,
    places.map(({ unitId }) => unitId),
  );
  const columns = [
    yearId,
    places.map((place) => place.officialId),
    places.map((place) => place.unitId),
    places.map((place) => using.get(place.unitId)!),
    places.map((place) => place.title),
    places.map((place) => place.position),
    places.map((place) => place.leader),
    places.map((place) => place.personType),
  ];
  const added = await tx.change(
    `insert into year_records (year_id, official_id, unit_id, using_unit_id, title, position, leader, person_type)
     select $1, * from ${GIVEN} on conflict (year_id, official_id) do nothing`,
    columns,
  );
  const moved = await tx.change(
    `update year_records s set unit_id = g.unit_id, using_unit_id = g.using_id, title = g.title, position = g.position, leader = g.leader, person_type = g.person_type, revision = revision + 1
     from ${GIVEN} as g (official_id, unit_id, using_id, title, position, leader, person_type)
     where s.year_id = $1 and s.official_id = g.official_id and s.status = 'draft' and s.proposed_at is null
       and (s.unit_id, s.using_unit_id, s.title, s.position, s.leader, s.person_type) is distinct from (g.unit_id, g.using_id, g.title, g.position, g.leader, g.person_type)`,
    columns,
  );
  return { added, moved };
}

/** The kinds the decree holds for at the year's end, as its law is that of its last day: công chức, and for whom the agency chose it (Art 28.2). */
export async function typesOfYear(tx: Tx, yearId: number): Promise<PersonType[]> {
  const row = await tx.one<{ rootUnitId: number; year: number }>(
    'select root_unit_id as "rootUnitId", year from years where id = $1',
    [yearId],
    'year-root',
  );
  const { rootUnitId, year } = row!;
  return typesUnderAt(tx, rootUnitId, lawOfYear(year).edition, `${year}-12`);
}

const GIVEN = 'unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::boolean[], $8::text[])';

/** Whoever acts as head leads, whatever their own post is called. Whose year another body decided has its decision. */
const PLACES = `
select p.official_id as "officialId", o.person_type as "personType", p.unit_id as "unitId", p.title, p.position,
  p.position <> 'member' or exists (select 1 from acting_appointments a join units au on au.id = a.unit_id
    where a.official_id = p.official_id and au.path like r.path || '%' and ${heldOn('a', '$2::date')}) as leader
from years y join units r on r.id = y.root_unit_id join units u on u.path like r.path || '%' join posts p on p.unit_id = u.id
join officials o on o.id = p.official_id
where y.id = $1 and p.main and o.person_type = any ($3::text[]) and ${heldOn('p', '$2::date')}
  and not exists (select 1 from ${OUTSIDE_LABELS_IN_FORCE} e where e.year_id = y.id and e.official_id = p.official_id)
order by p.official_id`;
