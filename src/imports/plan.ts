/** What one row of a file would do, or what is wrong with it (label `<words>fault.<code>`). */
export interface PlannedRow<Line = unknown> {
  row: number;
  /** Place of its worksheet in the file; the first where there is none. */
  worksheet?: number;
  code: string;
  name: string;
  /** `left`: no record; `why` says what it is. */
  action: Action;
  why?: string;
  /** Columns that change: before and after, as people read them. */
  changes: { column: string; before: string; after: string }[];
  faults: RowFault[];
  /** To be looked at (label `imports:remark.<code>`); nothing is stopped by it. */
  remarks?: RowFault[];
  /** What was typed where something is wrong, by column. */
  typed?: Record<string, string>;
  /** What is written, for a row that is. */
  line?: Line;
}

export const ACTIONS = ['create', 'change', 'same', 'wrong', 'left'] as const;
export type Action = (typeof ACTIONS)[number];

export interface RowFault {
  column: string;
  code: string;
  value?: string;
  /** What stands in the cell. */
  typed?: string;
  /** Of a remark that a person can answer. */
  asks?: RowQuestion;
}

/** A question with the choice of an answer, which is kept with the import under its key. */
export interface RowQuestion {
  key: string;
  /** The question that it stands under (label `imports:asked.<about>`). */
  about: string;
  /** What holds: the answer, or else what is proposed. */
  value: string;
  /** Whether a person answered. */
  said: boolean;
  /** Each in words (label `imports:answer.<code>`). */
  choices: { value: string; code: string; params?: Record<string, string> }[];
}

/** How many rows there are of each; of those that are no record only where there are some. */
export type PlanSummary = Record<Exclude<Action, 'left'>, number> & { left?: number };

export function summaryOf(rows: readonly PlannedRow[]): PlanSummary {
  const summary: PlanSummary = { create: 0, change: 0, same: 0, wrong: 0 };
  for (const { action } of rows) summary[action] = (summary[action] ?? 0) + 1;
  return summary;
}

/** How one worksheet is read: the header's row from 1 as a spreadsheet shows it, and the columns from 0 by field. */
export interface WorksheetMapping {
  name: string;
  include: boolean;
  /** 0: the worksheet begins with its first record. */
  header: number;
  /** One, or two under group headers. */
  headerRows?: number;
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
  /** What a person answered, by the questions' keys (`RowQuestion`). */
  answers?: Record<string, string>;
  /** The import whose columns were taken over, since the header had the same words. */
  like?: number;
  /** Texts that stood in an old code, before and after. */
  converted?: { from: string; texts: { before: string; after: string }[] };
}

/** Whether a worksheet that is read has no column for a field. */
export function isLacking({ worksheets }: Mapping, field: string): boolean {
  return worksheets.some(({ include, columns }) => include && columns[field] === undefined);
}

export const CODE = /^[A-Za-z0-9._-]{1,40}$/;

/** What a word of a file stands for. A cell may hold any word: "constructor" is something to every object. */
export function wordIn<T>(words: Readonly<Record<string, T>>, typed: string): T | undefined {
  return Object.hasOwn(words, typed) ? words[typed] : undefined;
}
