import { inUnit, lastDay, unitOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import {
  HANDED,
  handedSide,
  SAME_SIDES,
  selfApproved,
  type HandedColumns,
} from '../../evaluations/approval/self-approved.js';
import { one, toUnits, type Dec } from '../../scoring/decimal.js';
import { fewestForMean } from '../../scoring/limits.js';
import { fixed, ratio } from '../../scoring/ratio.js';
import { versionsIn } from '../month.queries.js';

/** Means of what people gave themselves and of what was approved, over the criteria stated on both sides; null for fewer than five. */
export interface SelfMonth {
  self: Dec | null;
  approved: Dec | null;
}

const DECIDED = `from evaluations e join ${unitOn('e.unit_id', lastDay('e.month'))} u on true join approvals a on a.id = e.approval_id join submissions s on s.id = a.submission_id
  where ${inUnit('u', '$1')} and e.month between $2 and $3 and e.status in ('approved', 'reviewed') and s.score is not null and e.score is not null`;

/** By month. Evaluations assessed alike on both sides are summed where they lie; the few others are compared one by one. */
export async function selfMonths(
  on: Rows,
  unitPath: string,
  from: string,
  to: string,
): Promise<Map<string, SelfMonth>> {
  const asked = [unitPath, from, to];
  const [alike, others] = await Promise.all([
    on.rows<{ month: string; evaluations: number; self: Dec; approved: Dec }>(
      `select e.month, count(*)::int as evaluations, sum(s.score)::text as self, sum(e.score)::text as approved ${DECIDED} and ${SAME_SIDES} group by e.month`,
      asked,
      'report-self-alike',
    ),
    on.rows<
      HandedColumns & {
        month: string;
        tier: number;
        score: Dec;
        versionId: number;
        values: (Dec | null)[];
        leftOut: boolean[];
        due: number;
        led: Dec[];
      }
    >(
      `select e.month, e.tier, e.score, a.version_id as "versionId", a.values, a.left_out as "leftOut", a.due_count as due, a.led_scores as led, ${HANDED} ${DECIDED} and not ${SAME_SIDES}`,
      asked,
      'report-self-others',
    ),
  ]);
  const contents = new Map(
    (await versionsIn(on, [...new Set(others.map(({ versionId }) => versionId))])).map(({ id, content }) => [
      id,
      content,
    ]),
  );
  const sums = new Map(
    alike.map(({ month, evaluations, self, approved }) => [
      month,
      { evaluations, self: toUnits(self), approved: toUnits(approved) },
    ]),
  );
  for (const { month, tier, score, versionId, values, leftOut, due, led, ...handed } of others) {
    const pair = selfApproved({
      content: contents.get(versionId),
      tier,
      score,
      handed: handedSide(handed),
      approved: { values, leftOut, due, led },
    });
    const sum = sums.get(month) ?? { evaluations: 0, self: 0n, approved: 0n };
    if (pair)
      sums.set(month, {
        evaluations: sum.evaluations + 1,
        self: sum.self + toUnits(pair.self),
        approved: sum.approved + toUnits(pair.approved),
      });
  }
  return new Map(
    [...sums].map(([month, { evaluations, self, approved }]) => [
      month,
      { self: mean(self, evaluations), approved: mean(approved, evaluations) },
    ]),
  );
}

function mean(total: bigint, evaluations: number): Dec | null {
  return evaluations < fewestForMean ? null : fixed(ratio(total, BigInt(evaluations) * one), 2);
}
