import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

export type WorkOrigin = 'assigned' | 'taken-over' | 'unplanned';

/** A late or failed mark on one product of a line. One that is waived or removed does not count, and stays. */
export interface WorkMarkRow {
  id: number;
  item: number;
  kind: 'failed' | 'late';
  happenedOn: string;
  reason: string;
  by: string;
  at: string;
  waivedBy: string | null;
  waivedAt: string | null;
  waiverReason: string | null;
  /** The confirmed obstacle it was waived for; results decided before there were any say nothing. */
  obstacle?: number | null;
  removedBy: string | null;
  removedAt: string | null;
  removalReason: string | null;
}

/** One product given to a person for the month (Art 18.1), its factor as it was in the catalogue on that day. */
export interface WorkLineRow {
  id: number;
  legalFormId: number;
  productId: number | null;
  code: string;
  factor: Dec;
  task: string;
  origin: WorkOrigin;
  fromLineId: number | null;
  /** Whose line it was taken over from. */
  fromName: string | null;
  directing: boolean;
  quantity: Dec;
  completed: Dec;
  givenBack: Dec;
  givenBackReason: string | null;
  dueOn: string | null;
  reference: string | null;
  remark: string;
  by: string;
  updatedAt: Date;
  /** Counts the changes, so that who changes a line says which state of it they saw. */
  revision: number;
  /** Who last said how much is done; nobody yet is not the same as none done. */
  statedBy: string | null;
  statedAt: Date | null;
  /** What of the part given back was given to others. */
  regiven: Dec;
  marks: WorkMarkRow[];
}

const LINE = `
select l.id, l.legal_form_id as "legalFormId", l.product_id as "productId", l.code, trim_scale(l.factor) as factor, l.task, l.origin, l.from_line_id as "fromLineId",
  fo.full_name as "fromName", l.directing, trim_scale(l.quantity) as quantity,
  trim_scale(l.completed) as completed, trim_scale(l.given_back) as "givenBack", l.given_back_reason as "givenBackReason",
  l.due_on as "dueOn", l.reference, l.remark, a.display_name as by, l.updated_at as "updatedAt", l.revision,
  sa.display_name as "statedBy", l.stated_at as "statedAt",
  (select coalesce(trim_scale(sum(t.quantity)), 0) from work_lines t where t.from_line_id = l.id and t.removed_at is null) as regiven,
  coalesce((select json_agg(json_build_object('id', m.id, 'item', m.item, 'kind', m.kind, 'happenedOn', m.happened_on, 'reason', m.reason,
      'by', ma.display_name, 'at', m.at, 'waivedBy', wa.display_name, 'waivedAt', m.waived_at, 'waiverReason', m.waiver_reason, 'obstacle', m.obstacle_id,
      'removedBy', ra.display_name, 'removedAt', m.removed_at, 'removalReason', m.removal_reason) order by m.item, m.id)
    from work_marks m join accounts ma on ma.id = m.by_account left join accounts wa on wa.id = m.waived_by
      left join accounts ra on ra.id = m.removed_by where m.line_id = l.id), '[]') as marks
from work_lines l join accounts a on a.id = l.by_account left join accounts sa on sa.id = l.stated_by
left join work_lines f on f.id = l.from_line_id left join legal_forms fs on fs.id = f.legal_form_id left join officials fo on fo.id = fs.official_id
where l.removed_at is null and `;

/** A form's work in the order it was given. */
export async function workOf(on: Rows, legalFormId: number): Promise<WorkLineRow[]> {
  return on.rows<WorkLineRow>(`${LINE} l.legal_form_id = $1 order by l.id`, [legalFormId], 'work-of');
}

/** The work of many forms at once. */
export async function workOfMany(on: Rows, legalFormIds: readonly number[]): Promise<Map<number, WorkLineRow[]>> {
  const rows = await on.rows<WorkLineRow>(
    `${LINE} l.legal_form_id = any ($1::int[]) order by l.id`,
    [legalFormIds],
    'work-of-many',
  );
  const work = new Map<number, WorkLineRow[]>();
  for (const row of rows) work.set(row.legalFormId, [...(work.get(row.legalFormId) ?? []), row]);
  return work;
}

/** One line that stands, or undefined. */
export async function lineById(on: Rows, id: number): Promise<WorkLineRow | undefined> {
  return on.one<WorkLineRow>(`${LINE} l.id = $1`, [id], 'work-line');
}

export async function legalFormOfLine(on: Rows, lineId: number): Promise<number | undefined> {
  const row = await on.one<{ id: number }>(
    'select legal_form_id as id from work_lines where id = $1 and removed_at is null',
    [lineId],
  );
  return row?.id;
}
