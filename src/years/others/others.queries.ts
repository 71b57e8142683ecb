import { typesUnderAt } from '../../legal/settings/applying.js';
import type { Rows } from '../../database/db.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { personTypes, type PersonType } from '../../scoring/editions/edition.js';
import { nameOn } from '../../standing/units-on.js';
import { heldOn } from '../../standing/validity.js';
import type { Dec } from '../../scoring/decimal.js';
import type { YearRow } from '../year.queries.js';
import type { Label } from '../year-record.queries.js';

/** What another body decided, with the words it was given last. */
export interface OutsideResult {
  id: number;
  label: Label;
  decisionNumber: string;
  decisionDate: string;
  issuedBy: string;
  score: Dec | null;
  /** Why the label is not the one of the points. */
  note: string | null;
}

/** Somebody of the year whom another rule classifies: never in the ceiling's count, on no page of Mẫu 02. */
export interface OtherPerson {
  officialId: number;
  code: string;
  name: string;
  personType: PersonType;
  unitId: number;
  unitName: string;
  unitPath: string;
  title: string;
  position: 'head' | 'deputy' | 'member';
  /** Null: nobody entered one yet. */
  result: OutsideResult | null;
}

/** SQL: the entered labels with the words they were given last, without those taken back. */
export const OUTSIDE_LABELS_IN_FORCE = `(
  select l.id, l.year_id, l.official_id, l.unit_id, l.title, l.position, l.person_type, coalesce(c.after ->> 'label', l.label) as label,
    coalesce(c.after ->> 'decisionNumber', l.decision_number) as decision_number, coalesce((c.after ->> 'decisionDate')::date, l.decision_date) as decision_date,
    coalesce(c.after ->> 'issuedBy', l.issued_by) as issued_by,
    case when c.after ? 'score' then nullif(c.after ->> 'score', '') else l.score::text end as score,
    case when c.after ? 'note' then nullif(c.after ->> 'note', '') else l.note end as note
  from outside_labels l left join lateral (select c.id, c.after from corrections c where c.kind = 'outside-label' and c.row_id = l.id order by c.number desc limit 1) c on true
  where c.id is null or c.after is not null)`;

/**
 * Whom the year's decree does not hold for, by where they work today (in a past year: on its last day), and whoever had an outside
 * label entered, by the place they held then. `officialId` asks for one of them.
 */
export async function peopleOfOtherRules(
  on: Rows,
  { id, rootUnitId, year }: Pick<YearRow, 'id' | 'rootUnitId' | 'year'>,
  today: string,
  officialId: number | null = null,
): Promise<OtherPerson[]> {
  const under = await typesUnderAt(on, rootUnitId, lawOfYear(year).edition, `${year}-12`);
  const last = `${year}-12-31`;
  const rows = await on.rows<Omit<OtherPerson, 'result'> & OutsideResult & { id: number | null }>(OTHERS, [
    id,
    today < last ? today : last,
    personTypes.filter((type) => !under.includes(type)),
    officialId,
  ]);
  return rows.map(({ id: result, label, decisionNumber, decisionDate, issuedBy, score, note, ...person }) => ({
    ...person,
    result: result === null ? null : { id: result, label, decisionNumber, decisionDate, issuedBy, score, note },
  }));
}

const OTHERS = `
with entered as (select * from ${OUTSIDE_LABELS_IN_FORCE} l where l.year_id = $1 and ($4::int is null or l.official_id = $4)),
placed as (
  select p.official_id, p.unit_id, p.title, p.position, o.person_type
  from years y join units r on r.id = y.root_unit_id join units u on u.path like r.path || '%' join posts p on p.unit_id = u.id join officials o on o.id = p.official_id
  where y.id = $1 and p.main and ${heldOn('p', '$2::date')} and o.person_type = any ($3::text[]) and ($4::int is null or p.official_id = $4)
    and not exists (select 1 from year_records s where s.year_id = y.id and s.official_id = p.official_id))
select o.id as "officialId", o.code, o.full_name as name, coalesce(e.person_type, p.person_type) as "personType", u.id as "unitId", ${nameOn('u.id', '$2::date')} as "unitName",
  u.path as "unitPath", coalesce(e.title, p.title) as title, coalesce(e.position, p.position) as position, e.id, e.label, e.decision_number as "decisionNumber",
  e.decision_date::text as "decisionDate", e.issued_by as "issuedBy", e.score, e.note
from entered e full join placed p on p.official_id = e.official_id
join officials o on o.id = coalesce(e.official_id, p.official_id) join units u on u.id = coalesce(e.unit_id, p.unit_id)
order by u.path, coalesce(e.position, p.position) = 'member', coalesce(e.position, p.position) = 'deputy', o.sort_name, o.id`;

/** One that was entered, as it was entered. */
export interface OutsideLabelRow extends OutsideResult {
  yearId: number;
  officialId: number;
  by: string;
  at: Date;
}

const ENTERED = `select l.id, l.year_id as "yearId", l.official_id as "officialId", l.label, l.decision_number as "decisionNumber", l.decision_date as "decisionDate",
  l.issued_by as "issuedBy", l.score, l.note, a.display_name as by, l.at from outside_labels l join accounts a on a.id = l.by_account where `;

export async function findOutsideLabel(on: Rows, id: number): Promise<OutsideLabelRow | undefined> {
  return on.one<OutsideLabelRow>(`${ENTERED} l.id = $1`, [id], 'outside-label');
}

/** All that were entered for somebody in a year, the newest first, those taken back too. */
export async function outsideLabelsOf(on: Rows, yearId: number, officialId: number): Promise<OutsideLabelRow[]> {
  return on.rows<OutsideLabelRow>(
    `${ENTERED} l.year_id = $1 and l.official_id = $2 order by l.id desc`,
    [yearId, officialId],
    'outside-labels-of',
  );
}

/** A person's own, the newest year first. */
export async function ownOutsideLabels(
  on: Rows,
  officialId: number,
): Promise<(OutsideResult & { yearId: number; year: number; personType: PersonType })[]> {
  return on.rows(
    `select l.id, l.year_id as "yearId", y.year, l.person_type as "personType", l.label, l.decision_number as "decisionNumber", l.decision_date::text as "decisionDate",
       l.issued_by as "issuedBy", l.score, l.note from ${OUTSIDE_LABELS_IN_FORCE} l join years y on y.id = l.year_id where l.official_id = $1 order by y.year desc`,
    [officialId],
    'own-outside-labels',
  );
}
