import { recordAct, recordActs } from '../../../acts/record-act.js';
import type { Applying } from '../../../imports/import-kind.js';
import type { Tx } from '../../../database/db.js';
import { workChain, writeLines, type NewLine } from '../write-lines.js';
import type { WorkLine } from './work-plan.js';

type Taken = WorkLine & { lineId: number };

/** Writes what a checked file adds and changes; rows that change nothing are left alone. */
export async function applyWork({ tx, account, at, found, today }: Applying, lines: WorkLine[]): Promise<void> {
  const by = { account, at };
  const added = lines.filter(({ lineId }) => lineId === null);
  const changed = lines.filter((line): line is Taken => line.lineId !== null);
  const ids = await writeLines(tx, added.map(newLine), by);
  const taken = [...added.map((line, place): Taken => ({ ...line, lineId: ids[place]! })), ...changed];
  await writeChanges(tx, changed, account, at);
  await writeMarks(tx, taken, account, at, today);
  const acts = [...new Set(taken.map((one) => one.legalFormId))].map((legalFormId) => {
    const rows = taken
      .filter((one) => one.legalFormId === legalFormId)
      .map(({ lineId, row, changes }) => ({ line: lineId, row, changes: changes.map(inOrder) }));
    return { chain: workChain(legalFormId), detail: { import: found.id, rows } };
  });
  await recordActs(tx, { act: 'work.imported', ...by }, acts);
  const act = { chain: `work-import:${found.id}`, act: 'work.import-applied', ...by };
  await recordAct(tx, { ...act, detail: { ...found.summary } });
}

/** The database keeps keys in an order of its own. */
function inOrder({ column, before, after }: WorkLine['changes'][number]): WorkLine['changes'][number] {
  return { column, before, after };
}

function newLine({ legalFormId, product, kind, assigned, dueOn, note, reference, completed }: WorkLine): NewLine {
  return {
    ...{ legalFormId, product, origin: kind!, quantity: assigned, dueOn, remark: note, reference },
    ...(completed === null ? {} : { completed }),
  };
}

async function writeChanges(tx: Tx, changed: readonly Taken[], account: number, at: Date): Promise<void> {
  await tx.change(
    `update work_lines l set quantity = g.assigned, completed = coalesce(g.completed, l.completed), due_on = coalesce(g."dueOn", l.due_on),
       origin = case when l.from_line_id is null then g.kind else l.origin end, remark = g.note, updated_at = $3, revision = l.revision + 1,
       stated_by = case when g.completed is not null then $2::int else l.stated_by end, stated_at = case when g.completed is not null then $3::timestamptz else l.stated_at end
     from jsonb_to_recordset($1) as g("lineId" int, assigned numeric, completed numeric, "dueOn" date, kind text, note text) where l.id = g."lineId"`,
    [JSON.stringify(changed), account, at],
  );
}

async function writeMarks(tx: Tx, taken: readonly Taken[], account: number, at: Date, today: string): Promise<void> {
  const marks = taken.flatMap(({ lineId, markReason: reason, marks: own }) =>
    own.map((mark) => ({ lineId, ...mark, reason })),
  );
  await tx.change(
    `insert into work_marks (line_id, item, kind, happened_on, reason, by_account, at)
     select g."lineId", g.item, g.kind, $4::date, g.reason, $2, $3 from jsonb_to_recordset($1) as g("lineId" int, item int, kind text, reason text)`,
    [JSON.stringify(marks), account, at, today],
  );
}
