/**
 * As its authors left it. A text is composed (NFC), not trimmed at its left (an indent says something: two spaces a level) and
 * holds nothing that a database cannot. A number only where the file itself has a number. What the file says is a date:
 * 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM'. Empty: ''. A formula: its last value.
 */
export type RawCell = string | number;

export interface RawWorksheet {
  name: string;
  /** Outer index: row − 1 as the spreadsheet shows it. A merged cell's value stands in each of its rows, in its first column. */
  rows: RawCell[][];
  hidden?: true;
}

export interface RawFile {
  format: 'xlsx' | 'xls' | 'ods' | 'csv' | 'html';
  /** Of a text file; of a workbook only where cells of it were typed in an old Vietnamese code. */
  encoding?: 'utf-8' | 'utf-16' | 'windows-1258' | OldCode;
  /** Up to five cells before and after, where text was converted. */
  converted?: Converted[];
  worksheets: RawWorksheet[];
}

/** The two old codes that Vietnamese fonts made of Latin letters: TCVN3 (ABC, `.VnTime`) and VNI (`VNI-Times`). */
export type OldCode = 'tcvn3' | 'vni';

export interface Converted {
  before: string;
  after: string;
}
