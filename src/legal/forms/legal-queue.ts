import { decisionDue, selfDue } from '../../rounds/due-days.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { approvalScope } from '../../evaluations/approval/approval-scope.js';
import type { Dec } from '../../scoring/decimal.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { approverOf } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import type { Actor } from '../../web/actor.js';
import { legalDecidingOf, type LegalDeciding } from './deciding.js';
import { ledOpenOfMany } from './led-open.js';
import type { LegalStatus } from './legal-form.queries.js';
import { STALE } from './stale-led.js';

interface QueueRow {
  id: number;
  edition: EditionCode;
  month: string;
  span: 'month' | 'quarter';
  officialId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  leader: boolean;
  status: LegalStatus;
  submittedAt: Date | null;
  confirmedAt: Date | null;
  selfDueOn: string;
  confirmDueOn: string;
  closedAt: Date | null;
  score: Dec | null;
  note: string | null;
  stale: boolean;
}

export interface LegalQueueItem extends QueueRow {
  deciding: LegalDeciding | null;
  late: boolean;
  /** People whose forms this leader's waits for. */
  waitsFor: string[];
}

/** The forms of open months that this person scores (by the decree Điều 10.1), by whatever edition, and confirmed ones to be looked at again, closed or not. */
export async function legalQueue(on: Rows, actor: Actor, today: string): Promise<LegalQueueItem[]> {
  const scope = await approvalScope(on, actor, today);
  if (scope.chains.size === 0) return [];
  const rows = await on.rows<QueueRow>(ROWS, [[...scope.chains.keys()], scope.units, scope.holders], 'legal-queue');
  const mine = rows.filter((row) =>
    decidesOn(actor, approverOf(row.officialId, scope.chains.get(row.unitId) ?? []), row),
  );
  const waits = await ledOpenOfMany(
    on,
    mine.filter((row) => row.leader && row.status !== 'confirmed' && row.status !== 'absent'),
  );
  return mine.map((row) => {
    const deciding = legalDecidingOf(row, today);
    return { ...row, deciding, late: deciding !== null && today > row.confirmDueOn, waitsFor: waits.get(row.id) ?? [] };
  });
}

/** Staff first, then those who lead them: a leader's d asks for the others' points. */
const ROWS = `
select s.id, s.edition, s.month, p.span, s.official_id as "officialId", o.full_name as name, s.unit_id as "unitId", ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", u.path as "unitPath",
  s.leader, s.status, s.submitted_at as "submittedAt", s.confirmed_at as "confirmedAt", ${selfDue('s', 'p')} as "selfDueOn",
  ${decisionDue('s', 'p.confirm_due_on')} as "confirmDueOn", p.closed_at as "closedAt", s.score, s.note, ${STALE} as stale
from legal_forms s join legal_periods p on p.id = s.legal_period_id join officials o on o.id = s.official_id join units u on u.id = s.unit_id
where (p.closed_at is null or (s.leader and ${STALE}))
  and s.unit_id = any ($1::int[]) and (s.unit_id = any ($2::int[]) or s.official_id = any ($3::int[]))
order by s.month, s.edition desc, s.leader, u.path desc, o.sort_name, s.id`;

export function legalReady(item: LegalQueueItem): boolean {
  return item.deciding !== null && item.deciding !== 'anew' && item.waitsFor.length === 0;
}
