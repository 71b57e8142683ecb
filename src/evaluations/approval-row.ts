import { recordAct } from '../audit/record-act.js';
import { notifyMany } from '../accounts/notify.js';
import type { Tx } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';
import type { PartialScored } from '../scoring/record.js';
import type { Actor } from '../web/actor.js';
import { keptValues } from './head-stated.js';
import { pointsOf } from './sheet-score.js';
import type { Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

export interface NewResult {
  sheet: Sheet;
  kind: 'approval' | 'outside' | 'petition' | 'reopening' | 'sitting';
  stated: Stated;
  scored: PartialScored;
  ledApprovals: readonly number[];
  notes: Readonly<Record<string, string>>;
  reason: string | null;
  /** False where the sheet was decided without its author. */
  handedIn: boolean;
  at: Date;
}

/** A result is a new row that points at the one it replaces; the sheet's own row carries the one in force. */
export async function writeResult(tx: Tx, actor: Actor, result: NewResult): Promise<number> {
  const id = await insertResult(tx, actor, result);
  const { sheet, scored, at, kind } = result;
  const kept = kind === 'petition' || kind === 'sitting';
  const status = kept ? sheet.status : 'approved';
  if (!kept) await endReopening(tx, sheet.id, at);
  await tx.change(
    `update evaluations set status = $2, approval_id = $3, approved_at = $4, points = $5, score = $6, exemplarity = $7,
       reviewed_at = case when $2 = 'reviewed' then reviewed_at end, flagged_at = case when $8::boolean then flagged_at end, revision = revision + 1 where id = $1`,
    [sheet.id, status, id, at, pointsOf(scored), scored.score, scored.exemplarity, kept],
    'approve-sheet',
  );
  if (sheet.approvalId !== null) await flagLeaders(tx, actor, sheet, at);
  return id;
}

async function insertResult(tx: Tx, actor: Actor, result: NewResult): Promise<number> {
  const { sheet, kind, stated, scored, at } = result;
  const row = await tx.one<{ id: number }>(
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count,
       led_scores, led_approvals, blind_values, notes, reason, points, score, exemplarity, supersedes, figures)
     select $1, coalesce((select max(number) from approvals where evaluation_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7,
       case when $8::boolean then (select id from submissions where evaluation_id = $1 order by number desc limit 1) end,
       $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21 returning id`,
    [
      sheet.id,
      kind,
      actor.accountId,
      at,
      sheet.unitId,
      sheet.tier,
      sheet.versionId,
      result.handedIn,
      keptValues(stated),
      stated.leftOut,
      stated.due,
      stated.led ?? [],
      result.ledApprovals,
      sheet.blindValues,
      JSON.stringify(given(result.notes)),
      result.reason,
      pointsOf(scored),
      scored.score,
      scored.exemplarity,
      sheet.approvalId,
      JSON.stringify(sheet.figures ?? {}),
    ],
    'insert-approval',
  );
  return row!.id;
}

/** A reopening runs until the sheet is decided anew; a contested figure put right in the meantime does not end it. */
async function endReopening(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.change(
    'update reopenings set ended_at = $2 where evaluation_id = $1 and confirmed_at is not null and ended_at is null',
    [id, at],
  );
}

function given(notes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(notes).filter(([code, text]) => code !== '' && text !== ''));
}

/** Leaders whose result was reckoned from the one replaced are flagged and told; nothing of theirs is reckoned anew. */
async function flagLeaders(tx: Tx, actor: Actor, sheet: Sheet, at: Date): Promise<void> {
  const leaders = await tx.rows<{ id: number; officialId: number; month: string; score: Dec | null }>(
    `update evaluations e set flagged_at = $2 from approvals a
     where a.id = e.approval_id and a.led_approvals @> array[$1::int] and e.id <> $3
     returning e.id, e.official_id as "officialId", e.month`,
    [sheet.approvalId, at, sheet.id],
  );
  for (const leader of leaders) {
    await recordAct(tx, {
      chain: `evaluation:${leader.id}`,
      act: 'evaluation.flagged',
      account: actor.accountId,
      at,
      detail: { replaced: sheet.approvalId },
    });
  }
  await notifyMany(
    tx,
    leaders.map((leader) => ({
      officialId: leader.officialId,
      code: 'flagged',
      params: { month: leader.month, by: actor.name },
      href: `/evaluations/${leader.id}`,
      at,
    })),
  );
}
