/** What one row of a file would do, or what is wrong with it (label `imports:fault.<code>`). */
export interface PlannedRow {
  row: number;
  code: string;
  name: string;
  action: 'create' | 'change' | 'same' | 'wrong';
  /** Columns that change: before and after, as people read them. */
  changes: { column: string; before: string; after: string }[];
  faults: RowFault[];
}

export interface RowFault {
  column: string;
  code: string;
  value?: string;
}

export interface PlanSummary {
  create: number;
  change: number;
  same: number;
  wrong: number;
}

export function summaryOf(rows: readonly PlannedRow[]): PlanSummary {
  const summary: PlanSummary = { create: 0, change: 0, same: 0, wrong: 0 };
  for (const row of rows) summary[row.action]++;
  return summary;
}

/** Headers a file may use for each column: the code first, then the words people put there. */
export type ColumnNames = Record<string, readonly string[]>;

/** The columns by their codes; those missing that are needed. Headers come lower case and composed. */
export function findColumns(
  headers: readonly string[],
  names: ColumnNames,
  needed: readonly string[],
): { missing: string[]; of: Record<string, string> } {
  const of = Object.fromEntries(
    Object.entries(names).flatMap(([column, aliases]) => {
      const header = [column, ...aliases].find((name) => headers.includes(name));
      return header === undefined ? [] : [[column, header]];
    }),
  );
  return { of, missing: needed.filter((column) => !(column in of)) };
}

export const CODE = /^[A-Za-z0-9._-]{1,40}$/;
