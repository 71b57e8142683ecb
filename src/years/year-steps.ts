import { inForce, standingOverrides } from './breaches/counting.js';
import type { Rows } from '../database/db.js';

/** What of a person's year is done before the classification (Art 21): Mẫu 02, the meeting's minutes, the committee's opinion. */
export interface YearSteps {
  form: boolean;
  /** Spoken of in an adopted meeting. */
  meeting: boolean;
  /** Asked for heads (21.1c) and their deputies (21.2c) alone. */
  opinion: 'given' | 'missing' | 'not-needed';
}

const STEPS = `
select s.id, s.status <> 'draft' as form,
  exists (select 1 from meeting_opinions m join meetings t on t.id = m.meeting_id where m.year_record_id = s.id and t.adopted_at is not null) as meeting,
  case when s.position = 'member' then 'not-needed'
    when exists (select 1 from party_opinions p where p.year_record_id = s.id) then 'given' else 'missing' end as opinion
from year_records s where `;

type StepsRow = YearSteps & { id: number };

/** Of everybody of a year, by year record. */
export async function yearSteps(on: Rows, yearId: number): Promise<Map<number, YearSteps>> {
  const rows = await on.rows<StepsRow>(`${STEPS} s.year_id = $1`, [yearId], 'year-steps');
  return new Map(rows.map(({ id, ...steps }) => [id, steps]));
}

/** Of one person's year. */
export async function yearStepsOf(on: Rows, yearRecordId: number): Promise<YearSteps | undefined> {
  return on.one<StepsRow>(`${STEPS} s.id = $1`, [yearRecordId], 'year-steps-of');
}

export type OverrideKind = 'degradation' | 'exemplarity-breach' | 'discipline' | 'corruption-in-unit';

/** Of what a discipline is the answer to: a breach of public duty, or degradation (Art 11.3a). */
export type Relation = 'duty' | 'degradation';

export interface OverrideInForce {
  id: number;
  kind: OverrideKind;
  relation: Relation | null;
  decisionNumber: string;
  decisionDate: string;
}

/** The overrides that count in a year (Art 20.4), by person; who has none is left out. `decided`: when the label that rests on them was given. */
export async function overridesOf(
  on: Rows,
  officialIds: readonly number[],
  year: number,
  decided: Date | null = null,
): Promise<Map<number, OverrideInForce[]>> {
  const rows = await on.rows<OverrideInForce & { officialId: number }>(
    `select v.id, v.official_id as "officialId", kind, relation, decision_number as "decisionNumber", decision_date as "decisionDate"
     from ${standingOverrides(`coalesce($3::timestamptz, 'infinity')`)} v where v.official_id = any ($1::int[]) and v.year = $2
       and ${inForce('v', '$3::timestamptz')} order by v.official_id, v.decision_date, v.id`,
    [[...new Set(officialIds)], year, decided],
    'overrides-of',
  );
  const found = new Map<number, OverrideInForce[]>();
  for (const { officialId, ...override } of rows) found.set(officialId, [...(found.get(officialId) ?? []), override]);
  return found;
}

export interface DutyGroupRow {
  id: number;
  code: string;
  name: string;
  position: number;
  people: number;
}

/** Groups of like duties (Art 20.5a) in their order, and how many people stand in none yet: the ceiling waits for them. */
export async function groupsOf(on: Rows, yearId: number): Promise<{ groups: DutyGroupRow[]; ungrouped: number }> {
  const groups = await on.rows<DutyGroupRow>(
    `select g.id, g.code, g.name, g.position, count(s.id)::int as people from duty_groups g left join year_records s on s.group_id = g.id
     where g.year_id = $1 group by g.id order by g.position, g.id`,
    [yearId],
    'duty-groups-of',
  );
  const without = await on.one<{ people: number }>(
    'select count(*)::int as people from year_records where year_id = $1 and group_id is null',
    [yearId],
    'ungrouped-of',
  );
  return { groups, ungrouped: without!.people };
}
