import type { Table } from 'docx';
import { gridTable, type GridCell } from '../../../reports/docx/grid.js';
import type { PageLayout } from '../../../reports/docx/page-layout.js';
import type { FormRow, FormTable } from '../form.js';

export function formTable(table: FormTable, layout: PageLayout): Table {
  return gridTable(
    {
      shares: table.columns.map(({ share }) => share),
      size: layout.size.cell,
      head: table.head.map((line, at) => line.map((text): GridCell => ({ text, side: 'center', bold: at === 0 }))),
      rows: table.rows.map((row) => bodyRow(row, table)),
    },
    layout,
  );
}

function bodyRow({ cells, span = 1, strong }: FormRow, { columns }: FormTable): GridCell[] {
  return cells.map((text, at) => {
    if (at === 0) return { text, bold: strong, span, side: span > 1 ? 'center' : (columns[0]?.side ?? 'left') };
    return { text, bold: strong, side: columns[at + span - 1]?.side ?? 'left' };
  });
}
