import type { Act } from '../../acts/act.js';
import { sql } from '../../database/entity-sql.js';
import { writeLines } from '../work/write-lines.js';
import { WorkMark } from '../work/work-mark.entity.js';
import { WorkLine } from '../work/work-line.entity.js';
import type { Corrections } from './corrections.js';
import { LegalResultChange } from './legal-result-change.entity.js';
import type { ResultChange } from './result-changes.js';

/** The work's own rows follow a result that was put right, so that its tables say what the result says. */
export async function writeCorrections(act: Act, legalFormId: number, corrections: Corrections): Promise<void> {
  const { lines, added, marks, newMarks } = corrections;
  const struck = lines.filter((each) => each.struck).map(({ line }) => line.id);
  const changed = lines.filter((each) => !each.struck);
  await writeChanged(
    act,
    changed.map(({ line, quantity, completed, origin }) => ({ id: line.id, quantity, completed, origin })),
  );
  if (struck.length > 0)
    await act.update(
      WorkLine,
      { id: struck },
      { removedBy: act.actor.accountId, removedAt: act.at, revision: sql('revision + 1') },
    );
  await writeMarks(
    act,
    marks.map(({ mark, state, reason }) => ({ id: mark.id, state, reason })),
  );
  await act.insertMany(
    WorkMark,
    newMarks.map(({ line, kind, item, happenedOn, reason }) => ({
      lineId: line.id,
      kind,
      item,
      happenedOn,
      reason,
      ...act.by,
    })),
  );
  await writeLines(
    act,
    added.map(({ product, origin, quantity, completed }) => ({
      legalFormId,
      product,
      origin,
      quantity,
      completed,
      dueOn: null,
      remark: '',
    })),
    { account: act.actor.accountId, at: act.at },
  );
}

/** Beside the new result, in the order of the form. */
export async function writeChanges(act: Act, resultId: number, changes: readonly ResultChange[]): Promise<void> {
  await act.insertMany(
    LegalResultChange,
    changes.map(({ what, about, before, after, reason }, place) => ({
      resultId,
      position: place + 1,
      what,
      about,
      before,
      after,
      reason,
      ...act.by,
    })),
  );
}

async function writeChanged(
  act: Act,
  rows: readonly { id: number; quantity: string; completed: string; origin: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await act.change(
    `update work_lines l set quantity = g.quantity, completed = g.completed, origin = g.origin, stated_by = $2, stated_at = $3, updated_at = $3,
       revision = l.revision + 1
     from jsonb_to_recordset($1::jsonb) as g (id int, quantity numeric, completed numeric, origin text) where l.id = g.id`,
    [JSON.stringify(rows), act.actor.accountId, act.at],
    'correct-work-lines',
  );
}

async function writeMarks(act: Act, rows: readonly { id: number; state: string; reason: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await act.change(
    `update work_marks m set
       waived_by = case when g.state = 'waived' then $2::int end, waived_at = case when g.state = 'waived' then $3::timestamptz end,
       waiver_reason = case when g.state = 'waived' then g.reason end,
       removed_by = case when g.state = 'removed' then $2::int end, removed_at = case when g.state = 'removed' then $3::timestamptz end,
       removal_reason = case when g.state = 'removed' then g.reason end
     from jsonb_to_recordset($1::jsonb) as g (id int, state text, reason text) where m.id = g.id`,
    [JSON.stringify(rows), act.actor.accountId, act.at],
    'correct-work-marks',
  );
}
