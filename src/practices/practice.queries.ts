import { committeeNameOn, inUnit, nameOn, unitOn } from '../standing/units-on.js';
import { localDay } from '../database/local-day.js';
import type { Rows, Tx } from '../database/db.js';

export interface PracticeRow {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  title: string;
  what: string;
  lesson: string;
  beganOn: string;
  measureId: number | null;
  measureName: string | null;
  measureKind: 'percent' | 'count' | null;
  threshold: string | null;
  direction: 'up' | 'down' | 'none' | null;
  unitLabel: string | null;
  beforeMonth: string | null;
  afterMonth: string | null;
  beforeValue: string | null;
  afterValue: string | null;
  revision: number;
  registeredBy: string;
  registeredAt: Date;
  committeeName: string | null;
  recognisedAt: Date | null;
  recognisedNote: string | null;
  endedAt: Date | null;
  endReason: string | null;
  uses: number;
}

/** Its unit and committee as they are called on a day. */
const practicesAs = (day: string) => `
select p.id, p.unit_id as "unitId", ${nameOn('p.unit_id', day)} as "unitName", u.path as "unitPath", p.title, p.what, p.lesson, p.began_on as "beganOn",
  p.measure_id as "measureId", m.name as "measureName", m.kind as "measureKind", trim_scale(m.threshold)::text as threshold, m.direction, m.unit_label as "unitLabel", p.before_month as "beforeMonth",
  p.after_month as "afterMonth", trim_scale(p.before_value)::text as "beforeValue", trim_scale(p.after_value)::text as "afterValue", p.revision,
  a.display_name as "registeredBy", p.registered_at as "registeredAt", ${committeeNameOn('c.id', day)} as "committeeName", p.recognised_at as "recognisedAt",
  p.recognised_note as "recognisedNote", p.ended_at as "endedAt", p.end_reason as "endReason",
  (select count(*)::int from practice_uses x where x.practice_id = p.id and x.ended_on is null) as uses
from practices p join units u on u.id = p.unit_id join accounts a on a.id = p.registered_by
left join measures m on m.id = p.measure_id left join committees c on c.id = p.committee_id`;

const PRACTICE = practicesAs(`coalesce(${localDay('p.ended_at')}, 'infinity'::date)`);

export async function findPractice(on: Rows, id: number): Promise<PracticeRow | undefined> {
  return on.one<PracticeRow>(`${PRACTICE} where p.id = $1`, [id], 'practice');
}

export async function lockPractice(tx: Tx, id: number): Promise<PracticeRow | undefined> {
  await tx.one('select id from practices where id = $1 for update', [id]);
  return findPractice(tx, id);
}

/** Living practices first, the recognised before the others, then by age; never by how much they moved. */
export async function practicesOf(
  on: Rows,
  tops: readonly number[],
  most: number,
  from: number,
): Promise<(PracticeRow & { total: number })[]> {
  return on.rows(
    `${PRACTICE.replace('select p.id', 'select count(*) over ()::int as total, p.id')}
     where split_part(u.path, '/', 2)::int = any ($1::int[]) order by p.ended_at is not null, p.recognised_at is null, p.registered_at desc, p.id limit $2 offset $3`,
    [tops, most, from],
    'practices-of',
  );
}

/** Practices of units at and below a path that were registered, recognised or taken up between two days; for reports. */
export async function practicesBetween(on: Rows, unitPath: string, from: string, to: string): Promise<PracticeRow[]> {
  return on.rows<PracticeRow>(
    `${practicesAs('$3::date')} where exists (select 1 from ${unitOn('p.unit_id', '$3::date')} w where ${inUnit('w', '$1')}) and ${localDay('p.registered_at')} <= $3::date and (${localDay('p.registered_at')} >= $2::date or ${localDay('p.recognised_at')} between $2::date and $3::date
       or exists (select 1 from practice_uses x where x.practice_id = p.id and x.taken_on between $2::date and $3::date))
     order by p.registered_at, p.id`,
    [unitPath, from, to],
    'practices-between',
  );
}

export interface UseRow {
  id: number;
  practiceId: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  takenOn: string;
  adapted: string;
  beforeMonth: string | null;
  afterMonth: string | null;
  beforeValue: string | null;
  afterValue: string | null;
  result: string | null;
  reportedAt: Date | null;
  endedOn: string | null;
  endReason: string | null;
}

const USE = `
select x.id, x.practice_id as "practiceId", x.unit_id as "unitId", ${nameOn('x.unit_id', "coalesce(x.ended_on, 'infinity')")} as "unitName", u.path as "unitPath", x.taken_on as "takenOn", x.adapted,
  x.before_month as "beforeMonth", x.after_month as "afterMonth", trim_scale(x.before_value)::text as "beforeValue", trim_scale(x.after_value)::text as "afterValue",
  x.result, x.reported_at as "reportedAt", x.ended_on as "endedOn", x.end_reason as "endReason"
from practice_uses x join units u on u.id = x.unit_id`;

export async function usesOf(on: Rows, practiceIds: readonly number[]): Promise<UseRow[]> {
  return on.rows<UseRow>(
    `${USE} where x.practice_id = any ($1::int[]) order by x.taken_on, x.id`,
    [practiceIds],
    'practice-uses',
  );
}

export async function lockUse(tx: Tx, id: number): Promise<UseRow | undefined> {
  await tx.one('select id from practice_uses where id = $1 for update', [id]);
  return tx.one<UseRow>(`${USE} where x.id = $1`, [id]);
}
