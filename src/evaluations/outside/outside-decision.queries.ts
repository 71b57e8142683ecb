import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

export interface OutsideDecisionRow {
  id: number;
  number: string;
  decidedOn: string;
  fileId: number;
  fileName: string;
  values: (Dec | null)[];
  leftOut: boolean[];
  notes: Record<string, string>;
  enteredBy: number;
  enteredByName: string;
  enteredAt: Date;
  confirmedAt: Date | null;
  refusedAt: Date | null;
  refusedByName: string | null;
}

/** The newest one of an evaluation: waiting, confirmed or refused. */
export async function lastOutsideDecision(on: Rows, evaluationId: number): Promise<OutsideDecisionRow | undefined> {
  return on.one<OutsideDecisionRow>(
    `select d.id, d.number, d.decided_on as "decidedOn", d.file_id as "fileId", f.name as "fileName", d.values, d.left_out as "leftOut", d.notes,
       d.entered_by as "enteredBy", a.display_name as "enteredByName", d.entered_at as "enteredAt", d.confirmed_at as "confirmedAt",
       d.refused_at as "refusedAt", r.display_name as "refusedByName"
     from outside_decisions d join files f on f.id = d.file_id join accounts a on a.id = d.entered_by left join accounts r on r.id = d.refused_by
     where d.evaluation_id = $1 order by d.id desc limit 1`,
    [evaluationId],
  );
}

export interface WaitingDecision {
  evaluationId: number;
  number: string;
  enteredBy: number;
  enteredByName: string;
  name: string;
  month: string;
}

/** Entered and not confirmed yet, under any of the paths. */
export async function waitingOutsideDecisions(on: Rows, paths: readonly string[]): Promise<WaitingDecision[]> {
  if (paths.length === 0) return [];
  return on.rows<WaitingDecision>(
    `select d.evaluation_id as "evaluationId", d.number, d.entered_by as "enteredBy", a.display_name as "enteredByName", o.full_name as name, e.month
     from outside_decisions d join evaluations e on e.id = d.evaluation_id join units u on u.id = e.unit_id join officials o on o.id = e.official_id
     join accounts a on a.id = d.entered_by
     where d.confirmed_at is null and d.refused_at is null and u.path like any ($1::text[]) order by d.id`,
    [paths.map((path) => path + '%')],
  );
}
