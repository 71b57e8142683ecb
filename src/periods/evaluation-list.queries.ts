import { neverIn } from '../accounts/way-in.js';
import { selfDue } from '../rounds/due-days.js';
import { lastDay, nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import { likePatterns } from '../web/fold.js';
import { holdsSql } from './leavers.js';
import type { EvaluationStatus } from './evaluation-state.js';
import { standingExcusal } from './excusal.queries.js';
import { notSubmittedSql } from './period.queries.js';

/** An evaluation as personnel may see it: who, where, how far; no entry and no score. */
export interface PeriodEvaluation {
  id: number;
  officialId: number;
  code: string;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  tier: number;
  status: EvaluationStatus;
  selfDueOn: string;
  /** They never had a password. */
  neverIn: boolean;
  submittedAt: Date | null;
  approvalId: number | null;
  reopened: boolean;
  /** A reopening that is asked for or runs. */
  reopeningOpen: boolean;
  closingReason: string | null;
  excusalId: number | null;
  excusalKind: string | null;
  excusalReason: string | null;
}

const EVALUATIONS = `
select e.id, e.official_id as "officialId", o.code, o.full_name as name, e.unit_id as "unitId", ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName",
  u.path as "unitPath", e.tier, e.status, ${selfDue('e', 'p')} as "selfDueOn", ${neverIn('e.official_id')} as "neverIn", e.submitted_at as "submittedAt", e.approval_id as "approvalId",
  exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened,
  exists (select 1 from reopenings r where r.evaluation_id = e.id and r.refused_at is null and r.ended_at is null) as "reopeningOpen",
  (select k.reason from closing_reasons k where k.period_id = e.period_id and k.evaluation_id = e.id) as "closingReason",
  x.id as "excusalId", x.kind as "excusalKind", x.reason as "excusalReason"
from evaluations e join officials o on o.id = e.official_id join units u on u.id = e.unit_id
join periods p on p.id = e.period_id
left join lateral ${standingExcusal('e.id')} x on true
where e.period_id = $1`;

export const SHOWN = [
  'all',
  'not-submitted',
  'draft',
  'submitted',
  'returned',
  'approved',
  'reviewed',
  'excused',
] as const;
export type Shown = (typeof SHOWN)[number];

export interface EvaluationFilter {
  show: Shown;
  q: string;
  today: string;
}

const FILTER = `
  and (o.search_name || ' ' || u.search_name || ' ' || lower(o.code)) like all ($2::text[])
  and case $3 when 'all' then true
    when 'not-submitted' then ${notSubmittedSql('$4')}
    when 'draft' then e.status = 'draft' and not ${notSubmittedSql('$4')}
    else e.status = $3 end`;

export async function listEvaluations(
  on: Rows,
  periodId: number,
  filter: EvaluationFilter,
  limit: number,
  offset: number,
): Promise<PeriodEvaluation[]> {
  return on.rows<PeriodEvaluation>(
    `${EVALUATIONS} ${FILTER} order by u.path, e.tier desc, o.sort_name, e.id limit $5 offset $6`,
    [periodId, likePatterns(filter.q), filter.show, filter.today, limit, offset],
  );
}

export async function countEvaluations(on: Rows, periodId: number, filter: EvaluationFilter): Promise<number> {
  const row = await on.one<{ total: number }>(`select count(*)::int as total from (${EVALUATIONS} ${FILTER}) s`, [
    periodId,
    likePatterns(filter.q),
    filter.show,
    filter.today,
  ]);
  return row!.total;
}

export async function findPeriodEvaluation(
  on: Rows,
  periodId: number,
  id: number,
): Promise<PeriodEvaluation | undefined> {
  return on.one<PeriodEvaluation>(`${EVALUATIONS} and e.id = $2`, [periodId, id]);
}

export async function lockPeriodEvaluation(
  tx: Tx,
  periodId: number,
  id: number,
): Promise<PeriodEvaluation | undefined> {
  const locked = await tx.one('select id from evaluations where id = $1 and period_id = $2 for update', [id, periodId]);
  return locked && findPeriodEvaluation(tx, periodId, id);
}

/** Evaluations that are not decided: neither approved, reviewed nor excused. */
export async function undecidedEvaluations(on: Rows, periodId: number, limit: number): Promise<PeriodEvaluation[]> {
  return on.rows<PeriodEvaluation>(
    `${EVALUATIONS} and e.status in ('draft', 'submitted', 'returned') order by u.path, e.tier desc, o.sort_name limit $2`,
    [periodId, limit],
  );
}

/** Undecided evaluations of people who hold no main post in the period's tree on the month's last day. */
export async function evaluationsOfLeft(
  on: Rows,
  periodId: number,
  lastDay: string,
  limit: number,
): Promise<PeriodEvaluation[]> {
  return on.rows<PeriodEvaluation>(
    `${EVALUATIONS} and e.status in ('draft', 'submitted', 'returned') and not ${holdsSql('e')}
     order by u.path, o.sort_name limit $3`,
    [periodId, lastDay, limit],
  );
}

/** Units of the tree whose people have no evaluation because no frozen set reaches them. */
export async function unitsLeftOut(
  on: Rows,
  rootPath: string,
  periodId: number,
  lastDay: string,
): Promise<{ name: string; people: number }[]> {
  return on.rows<{ name: string; people: number }>(
    `select ${nameOn('u.id', '$3::date')} as name, count(*)::int as people from posts m join units u on u.id = m.unit_id
     where u.path like $1 || '%' and m.main and ${heldOn('m', '$3::date')}
       and not exists (select 1 from period_sets s where s.period_id = $2 and s.unit_id = u.id)
     group by u.id order by u.path`,
    [rootPath, periodId, lastDay],
  );
}
