import { nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';
import type { PersonType } from '../scoring/editions/edition.js';

export type Label = 'excellent' | 'good' | 'completed' | 'not-completed' | 'not-classified';

/** A person's year: place, Mẫu 02, what was proposed and the label in force. */
export interface YearRecord {
  id: number;
  revision: number;
  yearId: number;
  year: number;
  rootUnitId: number;
  dueOn: string;
  publishedAt: Date | null;
  officialId: number;
  officialCode: string;
  officialName: string;
  /** Whom the decree holds for: công chức, or the kind for whom the agency chose it (Art 28.2). */
  personType: PersonType;
  unitId: number;
  unitName: string;
  unitPath: string;
  /** The using agency (Art 10) whose head classifies, and within which the ceiling holds (Art 20.5). */
  usingUnitId: number;
  usingUnitName: string;
  groupId: number | null;
  groupCode: string | null;
  groupName: string | null;
  title: string;
  position: 'head' | 'deputy' | 'member';
  leader: boolean;
  status: 'draft' | 'submitted' | 'classified';
  selfLabel: Exclude<Label, 'not-classified'> | null;
  selfReport: string;
  selfSavedAt: Date | null;
  submittedAt: Date | null;
  proposedLabel: Label | null;
  handling: string;
  proposedAt: Date | null;
  labelId: number | null;
  label: Label | null;
  labelMean: Dec | null;
  labelReasons: string[] | null;
  labelAt: Date | null;
}

const YEAR_RECORD = `
select s.id, s.revision, s.year_id as "yearId", y.year, y.root_unit_id as "rootUnitId", y.due_on as "dueOn", y.published_at as "publishedAt",
  s.official_id as "officialId", o.code as "officialCode", o.full_name as "officialName", s.person_type as "personType", s.unit_id as "unitId", ${nameOn('s.unit_id', 'make_date(y.year, 12, 31)')} as "unitName",
  u.path as "unitPath", s.using_unit_id as "usingUnitId", ${nameOn('s.using_unit_id', 'make_date(y.year, 12, 31)')} as "usingUnitName", s.group_id as "groupId", d.code as "groupCode",
  d.name as "groupName", s.title, s.position, s.leader, s.status, s.self_label as "selfLabel", s.self_report as "selfReport",
  s.self_saved_at as "selfSavedAt", s.submitted_at as "submittedAt", s.proposed_label as "proposedLabel", s.handling,
  s.proposed_at as "proposedAt", s.label_id as "labelId", l.label, l.mean as "labelMean", l.reasons as "labelReasons", l.at as "labelAt"
from year_records s
join years y on y.id = s.year_id
join officials o on o.id = s.official_id
join units u on u.id = s.unit_id
join units g on g.id = s.using_unit_id
left join duty_groups d on d.id = s.group_id
left join labels l on l.id = s.label_id
where `;

export async function findYearRecord(on: Rows, id: number): Promise<YearRecord | undefined> {
  return on.one<YearRecord>(`${YEAR_RECORD} s.id = $1`, [id], 'year-record');
}

export async function lockYearRecord(tx: Tx, id: number): Promise<YearRecord | undefined> {
  const locked = await tx.one('select id from year_records where id = $1 for update', [id], 'lock-year-record');
  return locked && findYearRecord(tx, id);
}

/** Everybody of a year, or of one using agency in it, by unit and name. */
export async function yearRecordsOf(
  on: Rows,
  yearId: number,
  usingUnitId: number | null = null,
): Promise<YearRecord[]> {
  return on.rows<YearRecord>(
    `${YEAR_RECORD} s.year_id = $1 and ($2::int is null or s.using_unit_id = $2) order by u.path, o.sort_name, o.id`,
    [yearId, usingUnitId],
    'year-records-of',
  );
}

/** A person's years, the newest first. */
export async function yearRecordsOfPerson(on: Rows, officialId: number): Promise<YearRecord[]> {
  return on.rows<YearRecord>(
    `${YEAR_RECORD} s.official_id = $1 order by y.year desc`,
    [officialId],
    'year-records-of-person',
  );
}
