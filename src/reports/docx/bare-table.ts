import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, type Paragraph } from 'docx';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

/** Columns beside each other without lines; a row stays whole. */
export function bareTable(widths: readonly number[], rows: readonly Paragraph[][][]): Table {
  return new Table({
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((cell, at) => bareCell(widths[at] ?? 0, cell)) }),
    ),
  });
}

function bareCell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    children,
    width: { size: width, type: 'dxa' },
    margins: { left: 40, right: 40 },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
  });
}
