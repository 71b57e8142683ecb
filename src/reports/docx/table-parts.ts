import type { ChartFigures, CriteriaLines, Run, Table, TableCell, TableColumn, TableRow } from '../paper/paper.js';
import { gridTable, type GridCell, type Side } from './grid.js';
import type { PageLayout } from './page-layout.js';
import type { Part } from './section.js';
import type { StyledRun } from './text.js';
import { caption, INK, smallNote } from './words-parts.js';

const DENSE = 20;
const AUTO = 0.5;

export function tableParts(table: Table, layout: PageLayout): Part[] {
  return [
    ...(table.caption ? [caption(table.caption)] : []),
    grid(table, table.dense ? DENSE : Math.min(layout.size.cell, 23), layout),
    ...smallNote(table.note ?? ''),
  ];
}

/** A chart where nothing is drawn: its figures in words. A further piece of one has been told already. */
export function chartParts(
  { title, figures, note }: { title: string; figures?: ChartFigures; note?: string },
  layout: PageLayout,
): Part[] {
  const small = (figures?.columns.length ?? 0) > 7;
  return [...(figures ? [caption(title), grid(figures, small ? 18 : DENSE, layout)] : []), ...smallNote(note ?? '')];
}

function grid({ columns, rows }: ChartFigures, size: number, layout: PageLayout): Part {
  return gridTable(
    {
      shares: columns.map(shareOf),
      size,
      head: [
        columns.map((column): GridCell => ({ text: column.header, side: sideOf(column), bold: true, fill: INK.wash })),
      ],
      rows: rows.map((row) => rowOf(row, columns)),
    },
    layout,
  );
}

function shareOf({ width, align = 'left' }: TableColumn): number {
  return typeof width === 'number' ? width : align === 'left' ? 1 : AUTO;
}

function sideOf({ align }: TableColumn): Side {
  return align ?? 'left';
}

function rowOf(row: TableRow, columns: readonly TableColumn[]): GridCell[] {
  if ('group' in row) return [{ text: row.group, side: 'left', span: columns.length, bold: true, fill: INK.wash }];
  return row.cells.map((cell, at) => cellOf(cell, sideOf(columns[at]!), row.total ?? false));
}

function cellOf(cell: TableCell, side: Side, total: boolean): GridCell {
  if (typeof cell === 'string') return { text: cell, side, bold: total };
  return { text: cell.text, side, bold: total || (cell.strong ?? false), color: cell.tone && INK[cell.tone] };
}

/** Criteria of one evaluation: how the points came about and what was said stand under each. */
export function criteriaParts({ heads, rows, total }: CriteriaLines, layout: PageLayout): Part[] {
  const figures = [heads.self, heads.approved, heads.max, heads.weight];
  return [
    gridTable(
      {
        shares: [5.2, 1, 1, 1, 1],
        size: layout.size.cell,
        head: [
          [heads.criterion, ...figures].map((text, at): GridCell => ({
            text,
            side: at === 0 ? 'left' : 'right',
            bold: true,
            fill: INK.wash,
          })),
        ],
        rows: [
          ...rows.map((row): GridCell[] => [
            { text: criterionRuns(row), side: 'left' },
            ...figureCells([row.self, row.approved, row.max, row.weight]),
          ]),
          ...(total
            ? [
                [
                  { text: total.label, side: 'left' as const, bold: true },
                  ...figureCells([total.self, total.approved, '', '']).map((cell) => ({ ...cell, bold: true })),
                ],
              ]
            : []),
        ],
      },
      layout,
    ),
  ];
}

function figureCells(texts: readonly string[]): GridCell[] {
  return texts.map((text) => ({ text, side: 'right' }));
}

function criterionRuns({ criterion, basis, exemplary, remark }: CriteriaLines['rows'][number]): StyledRun[] {
  const under = [[basis, exemplary].filter(Boolean).join(' · '), remark].filter(Boolean);
  return [{ text: criterion }, ...under.map((text): Run => ({ text: `\n${text}`, emphasis: true }))];
}
