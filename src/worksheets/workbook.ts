/** A workbook as plain data: what a report puts on its worksheets, ready for print on A4 lying across. */
export interface Workbook {
  title?: string;
  worksheets: Worksheet[];
}

export interface Worksheet {
  /** At most 31 letters; letters that a worksheet's name may not have become spaces. */
  name: string;
  /** Above the table: the first is large. */
  titles: string[];
  columns: WorksheetColumn[];
  rows: WorksheetRow[];
  /** Under the table: what is missing, the source, when and by whom it was made. */
  notes?: string[];
  portrait?: boolean;
}

export interface WorksheetColumn {
  header: string;
  /** In letters. */
  width: number;
  type: 'text' | 'number' | 'date';
  /** A spreadsheet's own pattern: `0.00`, `#,##0`, `dd/mm/yyyy`. */
  format?: string;
}

/** A `group` row is one strong text over the table. */
export type WorksheetRow = { cells: WorksheetValue[]; total?: boolean } | { group: string };

/** A number is its decimal text ("82.73", always with a point), a date is YYYY-MM-DD; anything else in such a column stays text. */
export type WorksheetValue = string | null;
