import type { Db } from '../../src/database/db.js';
import { openYear } from '../../src/years/opening/open-year.js';
import type { TestApp } from '../support/app.js';
import { rewind } from '../support/audit.js';
import { PEOPLE, type Ward } from '../support/ward.js';

const AT = '2026-12-08T02:00:00Z';

export interface WardYear {
  id: number;
  /** Year's form by the person's key. */
  yearRecords: Record<string, number>;
}

/** The ward's 2026 with everything before the classification done: twelve months each, forms, meetings, opinions, groups, ratings of the units. */
export async function readyYear(db: Db, ward: Ward, scores: Record<string, string> = {}): Promise<WardYear> {
  const { id } = await db.tx((tx) =>
    openYear(tx, {
      rootUnitId: ward.units.PM.id,
      year: 2026,
      dueOn: '2026-12-14',
      account: ward.accounts['personnel']!,
      at: new Date(AT),
      day: '2026-12-08',
    }),
  );
  const rows = await db.rows<{ id: number; officialId: number }>(
    'select id, official_id as "officialId" from year_records where year_id = $1',
    [id],
  );
  const byOfficial = new Map(rows.map((row) => [row.officialId, row.id]));
  const yearRecords = Object.fromEntries(
    PEOPLE.flatMap(([key]) =>
      byOfficial.has(ward.officials[key]!) ? [[key, byOfficial.get(ward.officials[key]!)!]] : [],
    ),
  );
  for (const key of Object.keys(yearRecords)) await giveMonths(db, ward, key, scores[key] ?? '80');
  await group(db, id);
  await stepsDone(db, ward, id);
  for (const unit of ['MC', 'VP', 'KT'] as const) await db.rows(RATING, rating(ward, id, unit, 'good'));
  return { id, yearRecords };
}

/** Months 1 to `last` of the year with one score each, as an earlier agency sent them. */
export async function giveMonths(db: Db, ward: Ward, key: string, score: string, last = 12): Promise<void> {
  await db.rows('delete from imported_months where official_id = $1', [ward.officials[key]]);
  await db.rows(
    `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
     select $1, '2026-' || lpad(n::text, 2, '0'), $2, 'Phường cũ', '1/KQ', '2026-12-01', $3, $4 from generate_series(1, $5::int) n`,
    [ward.officials[key], score, ward.accounts['personnel'], AT, last],
  );
}

const RATING = `insert into unit_ratings (year_id, unit_id, level, recognised_by, recognised_at) values ($1, $2, $3, $4, $5)
  on conflict (year_id, unit_id) do update set level = excluded.level`;
type Rated = 'PM' | 'MC' | 'VP' | 'KT';
const rating = (ward: Ward, yearId: number, unit: Rated, level: string) => [
  yearId,
  ward.units[unit].id,
  level,
  ward.accounts['chair'],
  AT,
];

/** Another level than the one that stood: the product itself replaces one by a decision only. */
export async function rate(
  { ownerUrl }: Pick<TestApp, 'ownerUrl'>,
  ward: Ward,
  yearId: number,
  unit: Rated,
  level: string,
): Promise<void> {
  await rewind(ownerUrl, RATING, rating(ward, yearId, unit, level));
}

async function group(db: Db, yearId: number): Promise<void> {
  const leaders = await db.one<{ id: number }>(
    `insert into duty_groups (year_id, code, name) values ($1, 'LD', 'Lãnh đạo') returning id`,
    [yearId],
  );
  const staff = await db.one<{ id: number }>(
    `insert into duty_groups (year_id, code, name) values ($1, 'CM', 'Chuyên môn') returning id`,
    [yearId],
  );
  await db.rows(
    `update year_records set group_id = case when position = 'member' then $2::int else $3::int end, status = 'submitted', self_label = 'good', submitted_at = $4 where year_id = $1`,
    [yearId, staff!.id, leaders!.id, AT],
  );
}

async function stepsDone(db: Db, ward: Ward, yearId: number): Promise<void> {
  const meeting = await db.one<{ id: number }>(
    `insert into meetings (year_id, unit_id, about, held_on, began_at, place, chair_id, secretary_id, invited, present, by_account, at)
     values ($1, $2, 'staff', '2026-12-07', '08:00', 'Hội trường', $3, $4, 17, 17, $5, $6) returning id`,
    [yearId, ward.units.PM.id, ward.officials['chair'], ward.officials['secretary'], ward.accounts['secretary'], AT],
  );
  await db.rows(
    'insert into meeting_opinions (meeting_id, year_record_id) select $1, id from year_records where year_id = $2',
    [meeting!.id, yearId],
  );
  await db.rows('update meetings set adopted_by = $2, adopted_at = $3, agreed = 17 where id = $1', [
    meeting!.id,
    ward.accounts['secretary'],
    AT,
  ]);
  await db.rows(
    `insert into party_opinions (year_record_id, committee_id, text, by_account, at) select id, $2, 'Nhất trí', $3, $4 from year_records where year_id = $1 and position <> 'member'`,
    [yearId, ward.committeeId, ward.accounts['secretary'], AT],
  );
}

/** The label in force of a person, or null. */
export async function labelOf(db: Db, yearRecordId: number): Promise<string | null> {
  const row = await db.one<{ label: string | null }>(
    'select l.label from year_records s left join labels l on l.id = s.label_id where s.id = $1',
    [yearRecordId],
  );
  return row!.label;
}
