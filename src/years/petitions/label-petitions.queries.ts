import { petitionColumns, PETITION_JOINS, type PetitionRow } from '../../petitions/petition.queries.js';
import type { Rows } from '../../database/db.js';
import type { Label } from '../year-record.queries.js';

export interface LabelPetitionRow extends PetitionRow {
  yearRecordId: number;
  yearId: number;
  year: number;
  usingUnitId: number;
  contested: Label;
  newLabel: Label | null;
}

const PETITION = `
select ${petitionColumns('make_date(y.year, 12, 31)')}, p.year_record_id as "yearRecordId", s.year_id as "yearId", y.year, s.using_unit_id as "usingUnitId",
  l.label as contested, n.label as "newLabel"
from petitions p join year_records s on s.id = p.year_record_id join years y on y.id = s.year_id ${PETITION_JOINS} join labels l on l.id = p.label_id
left join labels n on n.id = p.new_label_id
where `;

export async function findLabelPetition(on: Rows, id: number): Promise<LabelPetitionRow | undefined> {
  return on.one<LabelPetitionRow>(`${PETITION} p.id = $1`, [id], 'label-petition');
}

export async function labelPetitionsOfYearRecord(on: Rows, yearRecordId: number): Promise<LabelPetitionRow[]> {
  return on.rows<LabelPetitionRow>(
    `${PETITION} p.year_record_id = $1 order by p.id desc`,
    [yearRecordId],
    'label-petitions-of-year-record',
  );
}

/** Those of the trees under any of the paths: the open ones by their day, then the newest decided. */
export async function labelPetitionsUnder(on: Rows, paths: readonly string[], limit = 60): Promise<LabelPetitionRow[]> {
  return on.rows<LabelPetitionRow>(
    `${PETITION} u.path like any ($1::text[]) order by (p.outcome is null) desc, case when p.outcome is null then p.due_on end, p.decided_at desc nulls last, p.id limit $2`,
    [paths.map((path) => path + '%'), limit],
  );
}
