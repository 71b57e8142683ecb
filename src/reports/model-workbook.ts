import { distributionModel } from '../web/charts/distribution.js';
import { cellText } from './cell-text.js';
import type { Cell, Column, CriteriaLines, Places, ReportBlock, ReportModel, Strip, Table } from './report-model.js';
import type { Words } from './words.js';
import type { Worksheet, WorksheetColumn, WorksheetRow, WorksheetValue, Workbook } from '../worksheets/workbook.js';

const SCORE = '0.00';
const WHOLE = '#,##0';
const FORMATS: Record<Places, string> = { score: SCORE, short: SCORE, whole: WHOLE };

/** A report as a workbook: what is said on the first worksheet, every table on one of its own. Numbers are numbers. */
export function workbookOf(model: ReportModel, words: Words): Workbook {
  const blocks = model.blocks.filter((block) => !block.on || block.on.includes('workbook'));
  const worksheets = blocks.flatMap((block) => worksheetOf(block, words));
  const frame = frameOf(model);
  return {
    title: model.title,
    worksheets: [overview(model, blocks, words), ...worksheets].map((worksheet) => ({
      ...worksheet,
      titles: frame.titles,
      notes: [...(worksheet.notes ?? []), ...frame.notes],
    })),
  };
}

function frameOf({
  title,
  facts,
  missing,
  madeLine,
  official,
}: ReportModel): Pick<Required<Worksheet>, 'titles' | 'notes'> {
  const [period] = facts;
  return {
    titles: [title, ...(official ? [official] : []), ...(period ? [`${period.label}: ${period.value}`] : [])],
    notes: [...missing, ...facts.slice(1).map(({ label, value }) => `${label}: ${value}`), madeLine],
  };
}

type Bare = Omit<Worksheet, 'titles'>;

function overview(model: ReportModel, blocks: readonly ReportBlock[], words: Words): Bare {
  const rows = blocks.flatMap((block) => overviewRows(block, words));
  return {
    name: words.say('worksheet.overview'),
    portrait: true,
    columns: [
      { header: words.say('worksheet.what'), width: 80, type: 'text' },
      { header: words.say('worksheet.figure'), width: 14, type: 'number', format: 'General' },
    ],
    rows: [...model.missing.map((text): WorksheetRow => ({ cells: [text, null] })), ...rows],
  };
}

function overviewRows(block: ReportBlock, words: Words): WorksheetRow[] {
  const line = (text: string, value: WorksheetValue = null): WorksheetRow => ({ cells: [text, value] });
  switch (block.kind) {
    case 'heading':
      return [{ group: block.text }];
    case 'paragraph':
      return [line(block.text)];
    case 'list':
      return block.items.map((text) => line(`– ${text}`));
    case 'note':
      return [line(block.title ? `${block.title}: ${block.text}` : block.text)];
    case 'facts':
      return block.items.map(({ label, value }) => line(`${label}: ${value}`));
    case 'figures':
      return block.items.map((item) => line(item.label, valueOf(item.value, words)));
    case 'score':
      return [block.main, ...block.others].map((item) => line(item.label, valueOf(item.value, words)));
    case 'table':
    case 'strip':
    case 'dumbbell':
    case 'trend':
    case 'criteria':
      return [];
  }
}

function worksheetOf(block: ReportBlock, words: Words): Bare[] {
  if (block.kind === 'table') return block.rows.length > 0 ? [tableWorksheet(block, words)] : [];
  if (block.kind === 'criteria') return [criteriaWorksheet(block, words)];
  return block.kind === 'strip' ? [stripWorksheet(block, words)] : [];
}

function tableWorksheet(table: Table, words: Words): Bare {
  const columns = table.columns.flatMap((column, i) => columnsOf(column, formatOf(table, i), words));
  return {
    name: table.name,
    columns,
    notes: table.note?.split('\n') ?? [],
    rows: table.rows.map((row): WorksheetRow =>
      'group' in row
        ? row
        : { cells: row.cells.flatMap((cell, i) => valuesOf(cell, table.columns[i]!, words)), total: row.total },
    ),
  };
}

function columnsOf({ header, full, kind, width = 12 }: Column, format: string, words: Words): WorksheetColumn[] {
  const name = full ?? header;
  if (kind === 'pair')
    return ['self', 'approved'].map((side) => ({
      header: words.say(`worksheet.${side}`, { name }),
      width,
      type: 'number',
      format,
    }));
  return [{ header: name, width, type: kind, ...(kind === 'number' ? { format } : {}) }];
}

/** The format of the first figure that stands in the column. */
function formatOf({ rows }: Table, place: number): string {
  for (const row of rows) {
    const cell = 'group' in row ? '' : (row.cells[place] ?? '');
    if (typeof cell !== 'string' && 'places' in cell) return FORMATS[cell.places];
  }
  return WHOLE;
}

function valuesOf(cell: Cell, column: Column, words: Words): WorksheetValue[] {
  if (column.kind !== 'pair') return [valueOf(cell, words)];
  return typeof cell !== 'string' && 'approved' in cell ? [cell.self, cell.approved] : [null, null];
}

function valueOf(cell: Cell, words: Words): WorksheetValue {
  if (typeof cell === 'string') return cell || null;
  if ('number' in cell) return cell.number;
  if ('date' in cell) return cell.date;
  const { text, under } = cellText(cell, words);
  return under === null ? text : `${text}\n${under}`;
}

function criteriaWorksheet({ rows, self, approved }: CriteriaLines, words: Words): Bare {
  const number = (header: string, format = SCORE): WorksheetColumn => ({ header, width: 12, type: 'number', format });
  return {
    name: words.say('worksheet.criteria'),
    columns: [
      { header: words.say('column.criterion'), width: 44, type: 'text' },
      { header: words.say('worksheet.basis'), width: 50, type: 'text' },
      number(words.say('ui:self')),
      number(words.say('ui:approved'), '0.00##'),
      number(words.say('column.max')),
      number(words.say('column.weight')),
      { header: words.say('column.remark'), width: 40, type: 'text' },
    ],
    rows: [
      ...rows.map((row, i): WorksheetRow => ({
        cells: [
          `${i + 1}. ${row.criterion}`,
          row.basis,
          row.self,
          row.approved,
          row.max,
          row.weight,
          row.remarks.join('\n'),
        ],
      })),
      { cells: [words.say('slip.total'), null, self, approved, null, null, null], total: true },
    ],
  };
}

function stripWorksheet({ title, rows }: Strip, words: Words): Bare {
  return {
    name: words.say('worksheet.distribution'),
    notes: [title],
    columns: [
      { header: words.say('column.unit'), width: 36, type: 'text' },
      ...(['ui:evaluations', 'ui:lowest', 'ui:median', 'ui:highest'] as const).map((key, i): WorksheetColumn => ({
        header: words.say(key),
        width: 12,
        type: 'number',
        format: i === 0 ? WHOLE : SCORE,
      })),
    ],
    rows: distributionModel(rows).rows.map((row) => ({
      cells: [row.name, String(row.count), row.lowest, row.middle?.value ?? null, row.highest],
    })),
  };
}
