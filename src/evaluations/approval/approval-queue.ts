import { decisionDue, selfDue } from '../../rounds/due-days.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { approverOf } from '../../standing/chain.js';
import { decides } from '../../standing/decider.js';
import { ledByMany } from '../../standing/led.js';
import type { Actor } from '../../web/actor.js';
import type { Dec } from '../../scoring/decimal.js';
import { decidingOf, undecided, type Deciding } from './approval-state.js';
import { approvalScope, decidesOrEnters } from './approval-scope.js';
import type { StoredStatus } from '../evaluation.queries.js';

export interface QueueRow {
  id: number;
  periodId: number;
  month: string;
  officialId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  tier: number;
  status: StoredStatus;
  submittedAt: Date | null;
  beganAt: Date | null;
  selfDueOn: string;
  approvalDueOn: string;
  closedAt: Date | null;
  reopened: boolean;
  approvedAt: Date | null;
  flaggedAt: Date | null;
  score: Dec | null;
}

export interface QueueItem extends QueueRow {
  deciding: Deciding | null;
  late: boolean;
  /** Past the root: an account with that right decides, or personnel enter the decision. */
  outside: boolean;
  /** This person may decide it on this product's page. */
  mine: boolean;
  /** People whose evaluations this one waits for. */
  waitsFor: string[];
}

const ROWS = `
select e.id, e.period_id as "periodId", e.month, e.official_id as "officialId", o.full_name as name, e.unit_id as "unitId", ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName",
  u.path as "unitPath", e.tier, e.status, e.submitted_at as "submittedAt", e.began_at as "beganAt", ${selfDue('e', 'p')} as "selfDueOn",
  ${decisionDue('e', 'p.approval_due_on')} as "approvalDueOn", p.closed_at as "closedAt", r.id is not null as reopened, e.approved_at as "approvedAt",
  e.flagged_at as "flaggedAt", e.score
from evaluations e join periods p on p.id = e.period_id join officials o on o.id = e.official_id join units u on u.id = e.unit_id
left join reopenings r on r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null
where ((p.opened_at is not null and p.closed_at is null) or r.id is not null)`;

const ORDER = 'order by e.month, u.path, e.tier desc, o.sort_name, e.id';

/** Everything that this person decides in the open periods. A handful of statements, however long the queue. */
export async function approvalQueue(db: Rows, actor: Actor, today: string): Promise<QueueItem[]> {
  const scope = await approvalScope(db, actor, today);
  if (scope.chains.size === 0) return [];
  const rows = await db.rows<QueueRow>(
    `${ROWS} and e.unit_id = any($1::int[]) and (e.unit_id = any($2::int[]) or e.official_id = any($3::int[])) ${ORDER}`,
    [[...scope.chains.keys()], scope.units, scope.holders],
    'approval-queue',
  );
  const found = rows.flatMap((row) => {
    const approver = approverOf(row.officialId, scope.chains.get(row.unitId) ?? []);
    if (row.officialId === actor.officialId || !decidesOrEnters(actor, approver, row.unitPath)) return [];
    const outside = approver === 'outside';
    return [{ row, outside, mine: decides(actor, approver, row.unitPath) }];
  });
  const waits = await waitsFor(
    db,
    found.map(({ row }) => row),
    today,
  );
  return found.map(({ row, outside, mine }) => {
    const deciding = decidingOf(row, today);
    return {
      ...row,
      outside,
      mine,
      deciding,
      late: deciding !== null && today > row.approvalDueOn,
      waitsFor: waits.get(row.id) ?? [],
    };
  });
}

/** For each leader's evaluation the names of those whose evaluations are not decided yet. */
async function waitsFor(db: Rows, rows: readonly QueueRow[], today: string): Promise<Map<number, string[]>> {
  const open = rows.filter((row) => undecided(row, today) || decidingOf(row, today) !== null);
  const led = await ledByMany(
    db,
    open.map((row) => row.officialId),
    today,
  );
  const people = [...new Set([...led.values()].flat())];
  if (people.length === 0) return new Map();
  const evaluations = await db.rows<QueueRow>(
    `${ROWS} and e.official_id = any($1::int[]) and e.period_id = any($2::int[]) ${ORDER}`,
    [people, [...new Set(open.map((row) => row.periodId))]],
  );
  const waiting = evaluations.filter((evaluation) => undecided(evaluation, today));
  return new Map(
    open.map((row) => {
      const theirs = new Set(led.get(row.officialId) ?? []);
      return [
        row.id,
        waiting
          .filter((evaluation) => evaluation.periodId === row.periodId && theirs.has(evaluation.officialId))
          .map((evaluation) => evaluation.name),
      ];
    }),
  );
}

export async function ownEvaluations(db: Rows, officialId: number | null): Promise<QueueRow[]> {
  return officialId === null
    ? []
    : db.rows<QueueRow>(`${ROWS} and e.official_id = $1 ${ORDER}`, [officialId], 'own-open-evaluations');
}

/** Can be decided at once by this person: nothing is waited for. */
export function ready(item: QueueItem): boolean {
  return item.mine && item.deciding !== null && item.waitsFor.length === 0;
}

/** The next evaluation to decide after one, as the queue stands: what is handed in first, then what nobody handed in. */
export function nextReady(queue: readonly QueueItem[], after: number): QueueItem | undefined {
  const order = [
    ...queue.filter((item) => ready(item) && item.deciding === 'submitted'),
    ...queue.filter((item) => ready(item) && item.deciding !== 'submitted'),
  ];
  const place = order.findIndex((item) => item.id === after);
  const rest = [...order.slice(place + 1), ...order.slice(0, Math.max(place, 0))];
  return rest.find((item) => item.id !== after);
}
