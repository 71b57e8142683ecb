import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign } from 'docx';
import type { FormRow, FormTable, Side } from '../form.js';
import { SIZE, TEXT_WIDTH } from './measures.js';
import { textRuns } from './text.js';

const SIDES = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const SPACING = { before: 20, after: 20 };

/** A real table: its head comes again on each page, and a row stays whole where it can. */
export function formTable(table: FormTable): Table {
  const widths = widthsOf(table);
  const head = table.head.map((line, at) => new TableRow({
    tableHeader: true, cantSplit: true,
    children: line.map((text, column) => cell({ text, width: widths[column] ?? 0, side: 'center', bold: at === 0 })),
  }));
  return new Table({
    columnWidths: widths, width: { size: TEXT_WIDTH, type: 'dxa' }, layout: TableLayoutType.FIXED,
    rows: [...head, ...table.rows.map((row) => bodyRow(row, table, widths))],
  });
}

function widthsOf({ columns }: FormTable): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((share / all) * TEXT_WIDTH));
}

function bodyRow({ cells, span = 1, strong }: FormRow, { columns }: FormTable, widths: number[]): TableRow {
  const children = cells.map((text, at) => {
    const first = at === 0 ? 0 : at + span - 1;
    const reach = at === 0 ? span : 1;
    const width = widths.slice(first, first + reach).reduce((sum, one) => sum + one, 0);
    return cell({ text, width, span: reach, side: reach > 1 ? 'center' : (columns[first]?.side ?? 'left'), bold: strong });
  });
  return new TableRow({ cantSplit: cells.every((text) => text.length <= 500), children });
}

function cell({ text, width, side, bold, span = 1 }: { text: string; width: number; side: Side; bold?: boolean; span?: number }): TableCell {
  return new TableCell({
    width: { size: width, type: 'dxa' }, columnSpan: span, verticalAlign: VerticalAlign.CENTER, margins: { left: 90, right: 90 },
    children: [new Paragraph({ alignment: SIDES[side], spacing: SPACING, children: textRuns(text, { bold, size: SIZE.cell }) })],
  });
}
