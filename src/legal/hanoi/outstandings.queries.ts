import type { Rows } from '../../database/db.js';

/** A decision that named a unit outstanding in a month; one that was taken back stays readable. */
export interface Outstanding {
  id: number;
  unitId: number;
  unitName: string;
  decisionNumber: string;
  /** Null: entered before a day was asked for. */
  decisionDate: string | null;
  by: string;
  at: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
}

/** A month's, the newest first. */
export function outstandingsOf(on: Rows, periodId: number): Promise<Outstanding[]> {
  return on.rows<Outstanding>(
    `select h.id, h.unit_id as "unitId", u.name as "unitName", h.decision_number as "decisionNumber", h.decision_date as "decisionDate",
       a.display_name as by, h.at, h.ended_at as "endedAt", e.display_name as "endedBy", h.end_reason as "endReason"
     from hanoi_outstandings h join units u on u.id = h.unit_id join accounts a on a.id = h.by_account left join accounts e on e.id = h.ended_by
     where h.legal_period_id = $1 order by h.id desc`,
    [periodId],
    'hanoi-outstandings',
  );
}
