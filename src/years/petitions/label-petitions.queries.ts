import type { Rows } from '../../database/db.js';
import type { Label } from '../year-sheet.queries.js';

export interface LabelPetitionRow {
  id: number;
  sheetId: number;
  yearId: number;
  year: number;
  officialId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  usingUnitId: number;
  labelId: number;
  contested: Label;
  filedAt: Date;
  receivedOn: string;
  dueOn: string;
  reason: string;
  outcome: 'kept' | 'replaced' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  newLabel: Label | null;
}

const PETITION = `
select p.id, p.year_sheet_id as "sheetId", s.year_id as "yearId", y.year, s.official_id as "officialId", o.full_name as name, s.unit_id as "unitId",
  u.name as "unitName", u.path as "unitPath", s.using_unit_id as "usingUnitId", p.label_id as "labelId", l.label as contested, p.filed_at as "filedAt",
  p.received_on as "receivedOn", p.due_on as "dueOn", p.reason, p.outcome, a.display_name as "decidedBy", p.decided_at as "decidedAt",
  p.decision_reason as "decisionReason", n.label as "newLabel"
from petitions p join year_sheets s on s.id = p.year_sheet_id join years y on y.id = s.year_id join officials o on o.id = s.official_id
join units u on u.id = s.unit_id join labels l on l.id = p.label_id left join accounts a on a.id = p.decided_by left join labels n on n.id = p.new_label_id
where `;

export async function findLabelPetition(on: Rows, id: number): Promise<LabelPetitionRow | undefined> {
  return on.one<LabelPetitionRow>(`${PETITION} p.id = $1`, [id], 'label-petition');
}

export async function labelPetitionsOfSheet(on: Rows, sheetId: number): Promise<LabelPetitionRow[]> {
  return on.rows<LabelPetitionRow>(
    `${PETITION} p.year_sheet_id = $1 order by p.id desc`,
    [sheetId],
    'label-petitions-of-sheet',
  );
}

/** Those of the trees under any of the paths: the open ones by their day, then the newest decided. */
export async function labelPetitionsUnder(on: Rows, paths: readonly string[], limit = 60): Promise<LabelPetitionRow[]> {
  return on.rows<LabelPetitionRow>(
    `${PETITION} u.path like any ($1::text[]) order by (p.outcome is null) desc, case when p.outcome is null then p.due_on end, p.decided_at desc nulls last, p.id limit $2`,
    [paths.map((path) => path + '%'), limit],
  );
}
