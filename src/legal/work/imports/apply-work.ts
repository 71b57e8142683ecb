import { recordAct } from '../../../audit/record-act.js';
import type { PlannedRow } from '../../../imports/plan.js';
import type { Tx } from '../../../database/db.js';
import { workChain, writeLines, type NewLine, type Writing } from '../write-lines.js';
import { lineKey, newMarks, type WorkFileLine, type WorkKnown } from './work-plan.js';

interface Taken {
  line: WorkFileLine;
  sheetId: number;
  lineId: number;
}

/** Writes what a checked file adds and changes; rows that change nothing are left alone. */
export async function applyWork(
  tx: Tx,
  lines: readonly WorkFileLine[],
  plan: readonly PlannedRow[],
  known: WorkKnown,
  by: Writing & { importId: number; today: string },
): Promise<void> {
  const added = lines.filter((_, place) => plan[place]!.action === 'create');
  const changed = lines.filter((_, place) => plan[place]!.action === 'change');
  const ids = await writeLines(
    tx,
    added.map((line) => newLine(line, known)),
    by,
  );
  const taken = [
    ...added.map((line, place): Taken => ({ line, sheetId: sheetOf(line, known), lineId: ids[place]! })),
    ...changed.map((line): Taken => ({
      line,
      sheetId: sheetOf(line, known),
      lineId: known.lines.get(lineKey(sheetOf(line, known), line.reference))!.id,
    })),
  ];
  await writeChanges(tx, taken.slice(added.length), by);
  await writeMarks(tx, taken, known, by);
  for (const sheetId of new Set(taken.map((one) => one.sheetId))) {
    const rows = taken
      .filter((one) => one.sheetId === sheetId)
      .map(({ line, lineId }) => ({
        line: lineId,
        row: line.row,
        changes: plan.find(({ row }) => row === line.row)?.changes ?? [],
      }));
    await recordAct(tx, {
      chain: workChain(sheetId),
      act: 'work.imported',
      account: by.account,
      at: by.at,
      detail: { import: by.importId, rows },
    });
  }
}

function newLine(line: WorkFileLine, known: WorkKnown): NewLine {
  const product = known.products.get(line.productCode)!;
  return {
    sheetId: sheetOf(line, known),
    product,
    origin: line.kind!,
    quantity: line.assigned,
    dueOn: line.dueOn,
    remark: line.note,
    reference: line.reference,
    ...(line.completed === null ? {} : { completed: line.completed }),
  };
}

function sheetOf(line: WorkFileLine, known: WorkKnown): number {
  return known.people.get(line.officialCode)!.sheetId;
}

async function writeChanges(tx: Tx, taken: readonly Taken[], { account, at }: Writing): Promise<void> {
  const rows = taken.map(({ line, lineId }) => ({
    id: lineId,
    quantity: line.assigned,
    completed: line.completed,
    dueOn: line.dueOn,
    origin: line.kind,
    remark: line.note,
  }));
  await tx.change(
    `update work_lines l set quantity = g.quantity, completed = coalesce(g.completed, l.completed), due_on = coalesce(g."dueOn", l.due_on),
       origin = case when l.from_line_id is null then g.origin else l.origin end, remark = g.remark, updated_at = $3, revision = l.revision + 1,
       stated_by = case when g.completed is not null then $2::int else l.stated_by end, stated_at = case when g.completed is not null then $3::timestamptz else l.stated_at end
     from jsonb_to_recordset($1) as g(id int, quantity numeric, completed numeric, "dueOn" date, origin text, remark text) where l.id = g.id`,
    [JSON.stringify(rows), account, at],
  );
}

async function writeMarks(
  tx: Tx,
  taken: readonly Taken[],
  known: WorkKnown,
  by: Writing & { today: string },
): Promise<void> {
  const marks = taken.flatMap(({ line, sheetId, lineId }) => {
    const before = known.lines.get(lineKey(sheetId, line.reference));
    return (['late', 'failed'] as const).flatMap((kind) =>
      newMarks(line, before, kind).map((item) => ({ lineId, item, kind, reason: line.markReason })),
    );
  });
  await tx.change(
    `insert into work_marks (line_id, item, kind, happened_on, reason, by_account, at)
     select g."lineId", g.item, g.kind, $4::date, g.reason, $2, $3 from jsonb_to_recordset($1) as g("lineId" int, item int, kind text, reason text)`,
    [JSON.stringify(marks), by.account, by.at, by.today],
  );
}
