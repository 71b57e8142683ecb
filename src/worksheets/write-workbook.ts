import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type NamedRange,
  type RowDef,
  type WriteSheet,
} from 'hucre';
import { cellValue, cleanText } from './cell-value.js';
import { LINE_POINTS, linesNeeded } from './row-height.js';
import { GROUP, NOTE, SUBTITLE, TITLE, bodyStyle, headerStyle } from './worksheet-style.js';
import type { Worksheet, WorksheetRow, Workbook } from './workbook.js';

const FONT = { name: 'Times New Roman', size: 11 };
const MARGINS = { top: 0.8, bottom: 0.8, left: 1.2, right: 0.7, header: 0.4, footer: 0.4 };
const PAGE_OF = '&C&9&P / &N';

/** An XLSX file. A text is always a text cell, whatever it begins with. */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const names = worksheetNames(workbook.worksheets);
  const drawn = workbook.worksheets.map((worksheet, i) => drawWorksheet(worksheet, names[i] ?? `${i + 1}`));
  return writeXlsx({
    sheets: drawn,
    namedRanges: workbook.worksheets.map((worksheet, i) => printTitles(names[i] ?? '', headerRow(worksheet))),
    defaultFont: FONT,
    properties: { title: workbook.title },
  });
}

function drawWorksheet(worksheet: Worksheet, name: string): WriteSheet {
  const paper = new Grid();
  worksheet.titles.forEach((title, i) => paper.line([title], () => (i === 0 ? TITLE : SUBTITLE)));
  if (worksheet.titles.length) paper.line([]);
  paper.line(
    worksheet.columns.map((column) => column.header),
    (i) => headerStyle(worksheet.columns[i]!),
    widths(worksheet),
  );
  for (const row of worksheet.rows) drawRow(paper, worksheet, row);
  if (worksheet.notes?.length) paper.line([]);
  for (const note of worksheet.notes ?? []) paper.line([note], () => NOTE);
  return {
    name,
    rows: paper.rows,
    cells: paper.cells,
    columns: worksheet.columns.map((column) => ({ width: column.width })),
    rowDefs: paper.heights,
    freezePane: { rows: headerRow(worksheet) },
    pageSetup: {
      paperSize: 'a4',
      orientation: worksheet.portrait ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
    },
    headerFooter: { oddFooter: PAGE_OF },
  };
}

function widths(worksheet: Worksheet): number[] {
  return worksheet.columns.map((column) => column.width);
}

function drawRow(paper: Grid, worksheet: Worksheet, row: WorksheetRow): void {
  if ('group' in row)
    return paper.line(
      worksheet.columns.map((_, i) => (i === 0 ? row.group : '')),
      () => GROUP,
    );
  const values = worksheet.columns.map((column, i) => cellValue(row.cells[i] ?? null, column));
  paper.line(
    values,
    (i) => bodyStyle(worksheet.columns[i]!, typeof values[i] === 'string', row.total ?? false),
    widths(worksheet),
  );
}

/** One-based: the row of the headers, which is also how many rows stay in sight. */
function headerRow(worksheet: Worksheet): number {
  return (worksheet.titles.length ? worksheet.titles.length + 1 : 0) + 1;
}

/** Written as a name of its own: the library's page set-up leaves the worksheet's name without its quotes, which Excel calls damaged. */
function printTitles(worksheet: string, row: number): NamedRange {
  return {
    name: '_xlnm.Print_Titles',
    range: `'${worksheet.replaceAll("'", "''")}'!$${row}:$${row}`,
    scope: worksheet,
  };
}

function worksheetNames(worksheets: Worksheet[]): string[] {
  const taken = new Set<string>();
  return worksheets.map((worksheet, i) => {
    const wanted =
      cleanText(worksheet.name)
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `${i + 1}`;
    const name = taken.has(wanted.toLowerCase()) ? `${wanted.slice(0, 27)} ${i + 1}` : wanted;
    taken.add(name.toLowerCase());
    return name;
  });
}

class Grid {
  readonly rows: CellValue[][] = [];
  readonly cells = new Map<string, Partial<Cell>>();
  /** Not every program reckons the height of wrapped rows when it opens a file, so it is said. */
  readonly heights = new Map<number, RowDef>();

  line(values: CellValue[], style?: (column: number) => CellStyle, widths?: number[]): void {
    const clean = values.map((value) => (typeof value === 'string' ? cleanText(value) : value));
    if (style) clean.forEach((value, i) => this.cells.set(`${this.rows.length},${i}`, { value, style: style(i) }));
    const lines = widths ? linesNeeded(clean, widths) : 1;
    if (lines > 1) this.heights.set(this.rows.length, { height: Math.min(lines * LINE_POINTS, 409) });
    this.rows.push(clean);
  }
}
