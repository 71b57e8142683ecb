/** What one row of a file would do, or what is wrong with it (label `<words>fault.<code>`). */
export interface PlannedRow<Line = unknown> {
  row: number;
  code: string;
  name: string;
  action: Action;
  /** Columns that change: before and after, as people read them. */
  changes: { column: string; before: string; after: string }[];
  faults: RowFault[];
  /** To be looked at (label `<words>remark.<code>`); nothing is stopped by it. */
  remarks?: RowFault[];
  /** What is written, for a row that is. */
  line?: Line;
}

export const ACTIONS = ['create', 'change', 'same', 'wrong'] as const;
export type Action = (typeof ACTIONS)[number];

export interface RowFault {
  column: string;
  code: string;
  value?: string;
  /** What stands in the cell. */
  typed?: string;
}

export type PlanSummary = Record<Action, number>;

export function summaryOf(rows: readonly PlannedRow[]): PlanSummary {
  const summary: PlanSummary = { create: 0, change: 0, same: 0, wrong: 0 };
  for (const row of rows) summary[row.action]++;
  return summary;
}

/** Headers a file may use for each column: the code first, then the words people put there. */
export type ColumnNames = Record<string, readonly string[]>;

/** How one worksheet is read: the header's row from 1 as a spreadsheet shows it, and the columns from 0 by field. */
export interface WorksheetMapping {
  name: string;
  include: boolean;
  /** 0: the worksheet begins with its first record. */
  header: number;
  columns: Partial<Record<string, number>>;
  /** The header's words, by which a mapping is known again in the next file. */
  words?: string;
  /** The header of each field's column as it stands in the file, once it is confirmed. */
  texts?: Partial<Record<string, string>>;
}

export interface Mapping {
  worksheets: WorksheetMapping[];
  /** What a person said once for all rows, by field. */
  given?: Record<string, string>;
  /** The import whose columns were taken over, since the header had the same words. */
  like?: number;
}

/** The columns that a header names; headers come lower case and composed. */
export function proposeColumns(headers: readonly string[], names: ColumnNames): Record<string, number> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([column, aliases]) => {
      const header = [column, ...aliases].find((name) => headers.includes(name));
      return header === undefined ? [] : [[column, headers.indexOf(header)]];
    }),
  );
}

export const CODE = /^[A-Za-z0-9._-]{1,40}$/;

/** What a word of a file stands for. A cell may hold any word: "constructor" is something to every object. */
export function wordIn<T>(words: Readonly<Record<string, T>>, typed: string): T | undefined {
  return Object.hasOwn(words, typed) ? words[typed] : undefined;
}
