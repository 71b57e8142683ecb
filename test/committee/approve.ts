import { pointsOf, scoreEvaluation } from '../../src/evaluations/evaluation-score.js';
import type { Stated } from '../../src/evaluations/stated.js';
import type { SetContent } from '../../src/criteria/criterion.js';
import type { Db } from '../../src/database/db.js';
import { CHUNG, MOT_CUA, type Ward } from '../support/ward.js';

export interface Decided {
  values: string[];
  self?: string[] | null;
  leftOut?: boolean[];
  due?: number;
  led?: string[];
  /** The key of the account that approved. */
  by: string;
  month?: string;
}

const AT = '2026-11-19T03:00:00Z';

/** Writes a decided evaluation straight into the tables, scored by the product's own function. Gives its id. */
export async function approve(db: Db, ward: Ward, key: string, given: Decided): Promise<number> {
  const evaluation = (await evaluationOf(db, ward, key, given.month))!;
  const content = (evaluation.versionId === ward.versions.motCua ? MOT_CUA : CHUNG) as unknown as SetContent;
  const side = (values: string[], led: string[]): Stated => ({
    values,
    leftOut: given.leftOut ?? content.criteria.map(() => false),
    due: given.due ?? 0,
    led,
  });
  const stated = side(given.values, given.led ?? []);
  const scored = scoreEvaluation(content, evaluation.tier, stated);
  const self =
    given.self === null ? null : scoreEvaluation(content, evaluation.tier, side(given.self ?? given.values, []));
  const submission =
    self &&
    (await db.one<{ id: number }>(
      `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity)
     values ($1, 1, $2, $3, $4, $5, $6, $7, $8, '{}', $9, $10, $11) returning id`,
      [
        evaluation.id,
        ward.accounts[key],
        AT,
        evaluation.unitId,
        evaluation.tier,
        evaluation.versionId,
        given.self ?? given.values,
        stated.due,
        pointsOf(self),
        self.score,
        self.exemplarity,
      ],
    ));
  const approval = await db.one<{ id: number }>(
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, led_scores, notes, points, score, exemplarity)
     values ($1, 1, 'approval', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}', $12, $13, $14) returning id`,
    [
      evaluation.id,
      ward.accounts[given.by],
      AT,
      evaluation.unitId,
      evaluation.tier,
      evaluation.versionId,
      submission?.id ?? null,
      stated.values,
      stated.leftOut,
      stated.due,
      stated.led,
      pointsOf(scored),
      scored.score,
      scored.exemplarity,
    ],
  );
  await db.rows(
    `update evaluations set status = 'approved', approval_id = $2, approved_at = $3, submitted_at = $4, self_score = $5, score = $6, exemplarity = $7,
       points = (select points from approvals where id = $2) where id = $1`,
    [evaluation.id, approval!.id, AT, submission ? AT : null, self?.score ?? null, scored.score, scored.exemplarity],
  );
  return evaluation.id;
}

export async function evaluationOf(db: Db, ward: Ward, key: string, month = '2026-11') {
  return db.one<{ id: number; unitId: number; tier: number; versionId: number; status: string }>(
    'select id, unit_id as "unitId", tier, version_id as "versionId", status from evaluations where official_id = $1 and month = $2',
    [ward.officials[key], month],
  );
}

/** The one-stop desk's people, all decided by their head, and the head by the chair, who stands below them. */
export async function approveDesk(db: Db, ward: Ward): Promise<void> {
  for (const key of ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4'])
    await approve(db, ward, key, {
      values: ['9', '95', '0', '0', '0'],
      self: ['10', '95', '0', '0', '0'],
      by: 'mcHead',
    });
  await approve(db, ward, 'mcHead', { values: ['9', '95', '2', '0', '0'], led: ['90.00'], by: 'chair' });
}
