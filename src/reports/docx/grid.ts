import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign } from 'docx';
import type { PageLayout } from './page-layout.js';
import { styledRuns, type StyledRun } from './text.js';

export type Side = 'left' | 'center' | 'right';

export interface GridCell {
  text: string | readonly StyledRun[];
  side: Side;
  bold?: boolean;
  /** Over so many columns. */
  span?: number;
  color?: string;
  fill?: string;
}

/** A real table: its head comes again on each page. */
export interface Grid {
  shares: readonly number[];
  head: readonly GridCell[][];
  rows: readonly GridCell[][];
  /** Of the letters, in half points. */
  size: number;
}

const SIDES = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const LONG = 500;

export function gridTable({ shares, head, rows, size }: Grid, { textWidth }: PageLayout): Table {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / all) * textWidth));
  return new Table({
    columnWidths: widths,
    width: { size: textWidth, type: 'dxa' },
    layout: TableLayoutType.FIXED,
    rows: [
      ...head.map(
        (cells) => new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(cells, widths, size) }),
      ),
      // A row stays whole where it can: one very long cell lets it break.
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: cells.every(({ text }) => lengthOf(text) <= LONG),
            children: cellsOf(cells, widths, size),
          }),
      ),
    ],
  });
}

function cellsOf(cells: readonly GridCell[], widths: readonly number[], size: number): TableCell[] {
  let from = 0;
  return cells.map((cell) => {
    const span = cell.span ?? 1;
    const width = widths.slice(from, from + span).reduce((sum, one) => sum + one, 0);
    from += span;
    return cellOf(cell, { width, span, size });
  });
}

function cellOf(
  { text, side, bold, color, fill }: GridCell,
  { width, span, size }: { width: number; span: number; size: number },
): TableCell {
  const dense = size < 22;
  return new TableCell({
    width: { size: width, type: 'dxa' },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: dense ? 50 : 90, right: dense ? 50 : 90 },
    ...(fill ? { shading: { fill } } : {}),
    children: [
      new Paragraph({
        alignment: SIDES[side],
        spacing: { before: 20, after: 20 },
        children: styledRuns(text, { size, ...(bold ? { bold } : {}), ...(color ? { color } : {}) }),
      }),
    ],
  });
}

function lengthOf(text: GridCell['text']): number {
  return typeof text === 'string' ? text.length : text.reduce((sum, run) => sum + run.text.length, 0);
}
