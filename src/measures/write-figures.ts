import type { Tx } from '../database/db.js';

export interface NewFigure {
  measureId: number;
  unitId: number;
  month: string;
  number: number;
  value: string;
  asked: number | null;
  source: string;
  note: string;
  /** Needed from the second row on. */
  reason: string | null;
}

export interface Writing {
  account: number | null;
  at: Date;
  importId?: number;
}

export interface WrittenFigure {
  id: number;
  unitId: number;
}

/** Adds rows; what stood before stays. One statement. Their numbers come back, for the act to name. */
export async function insertFigures(tx: Tx, figures: readonly NewFigure[], by: Writing): Promise<WrittenFigure[]> {
  if (figures.length === 0) return [];
  return tx.rows<WrittenFigure>(
    `insert into measure_figures (measure_id, unit_id, month, number, value, asked, source, note, reason, import_id, by_account, at)
     select g."measureId", g."unitId", g.month, g.number, g.value, g.asked, g.source, g.note, g.reason, $2, $3, $4
     from jsonb_to_recordset($1) as g("measureId" int, "unitId" int, month text, number int, value numeric, asked int, source text, note text, reason text)
     returning id, unit_id as "unitId"`,
    [JSON.stringify(figures), by.importId ?? null, by.account, by.at],
  );
}
