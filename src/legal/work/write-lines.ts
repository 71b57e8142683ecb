import { recordActs } from '../../acts/record-act.js';
import type { Product } from '../../catalogue/product.js';
import type { Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { WorkOrigin } from './work.queries.js';

/** A line to be written; its factor is the catalogue's of this moment and stays so. */
export interface NewLine {
  legalFormId: number;
  product: Pick<Product, 'id' | 'code' | 'factor' | 'task' | 'leading'>;
  origin: WorkOrigin;
  quantity: Dec;
  dueOn: string | null;
  remark: string;
  fromLineId?: number;
  reference?: string;
  completed?: Dec;
}

export interface Writing {
  account: number;
  at: Date;
}

/** Writes lines in one statement and each form's act in its chain. */
export async function writeLines(tx: Tx, lines: readonly NewLine[], by: Writing): Promise<number[]> {
  if (lines.length === 0) return [];
  const rows = await tx.rows<{ id: number }>(
    `insert into work_lines (legal_form_id, product_id, code, factor, task, origin, from_line_id, directing, quantity, completed, due_on, reference, remark,
       by_account, at, updated_at, stated_by, stated_at)
     select g."legalFormId", g."productId", g.code, g.factor, g.task, g.origin, g."fromLineId", g.directing, g.quantity, coalesce(g.completed, 0), g."dueOn",
       g.reference, g.remark, $2, $3, $3, case when g.completed is not null then $2::int end, case when g.completed is not null then $3::timestamptz end
     from jsonb_to_recordset($1) as g("legalFormId" int, "productId" int, code text, factor numeric, task text, origin text, "fromLineId" int,
       directing boolean, quantity numeric, completed numeric, "dueOn" date, reference text, remark text, place int)
     order by g.place returning id`,
    [JSON.stringify(lines.map((line, place) => ({ ...flat(line), place }))), by.account, by.at],
  );
  await recordGiven(
    tx,
    lines,
    rows.map(({ id }) => id),
    by,
  );
  return rows.map(({ id }) => id);
}

function flat({ product, ...line }: NewLine) {
  return {
    ...line,
    productId: product.id,
    code: product.code,
    factor: product.factor,
    task: product.task,
    directing: product.leading,
  };
}

async function recordGiven(
  tx: Tx,
  lines: readonly NewLine[],
  ids: readonly number[],
  { account, at }: Writing,
): Promise<void> {
  const byLegalForm = new Map<number, object[]>();
  lines.forEach(({ legalFormId, product, origin, quantity, dueOn, completed, fromLineId }, place) => {
    const detail = {
      line: ids[place],
      code: product.code,
      factor: product.factor,
      origin,
      quantity,
      dueOn,
      completed,
      fromLineId,
    };
    byLegalForm.set(legalFormId, [...(byLegalForm.get(legalFormId) ?? []), detail]);
  });
  const acts = [...byLegalForm].map(([legalFormId, given]) => ({
    chain: workChain(legalFormId),
    detail: { lines: given },
  }));
  await recordActs(tx, { act: 'work.given', account, at }, acts);
}

export function workChain(legalFormId: number): string {
  return `legal-sheet:${legalFormId}`;
}
