import { distributionModel } from '../web/charts/distribution.js';
import { dumbbellModel } from '../web/charts/dumbbell.js';
import { rulerModel } from '../web/charts/ruler.js';
import { trendModel } from '../web/charts/trend.js';
import { paged, type Paged } from '../web/paging.js';
import { cellText, type CellText } from './cell-text.js';
import { annexWindow } from './page-window.js';
import type { CriteriaLine, Figure, ReportBlock, Row, Table } from './report-model.js';
import type { Made } from './reports.service.js';
import type { Words } from './words.js';

const ROWS_ON_A_PAGE = 100;
/** Up to so many columns a table becomes cards on a phone; a wider one is moved sideways. */
const COLUMNS_IN_CARDS = 7;

/** The report as its page gets it: blocks named after their partials. */
export function pageView(
  { model, words, query, issuers }: Pick<Made, 'model' | 'words' | 'query' | 'issuers'>,
  number: number,
) {
  const mine = model.blocks.filter((block) => !block.on || block.on.includes('page'));
  const { blocks, total } = annexWindow(mine, number, ROWS_ON_A_PAGE);
  const address = new URLSearchParams(query).toString();
  const pages: Paged | null = paged(`/reports/${model.code}`, query, number, ROWS_ON_A_PAGE, total);
  return {
    title: model.title,
    facts: model.facts,
    missing: model.missing,
    pages,
    blocks: blocks.map((block) => blockView(block, words)),
    issuers: issuers.map((issuer) => ({
      issuer,
      current: issuer === (query['issuer'] ?? 'agency'),
      href: `/reports/${model.code}?${new URLSearchParams({ ...query, issuer }).toString()}`,
    })),
    paper: `/reports/${model.code}.pdf?${address}`,
    document: `/reports/${model.code}.docx?${address}`,
    workbook: `/reports/${model.code}.xlsx?${address}`,
  };
}

function blockView(block: ReportBlock, words: Words) {
  switch (block.kind) {
    case 'heading':
      return { ...block, main: block.level === 1 };
    case 'figures':
      return { ...block, items: block.items.map((item) => figureView(item, words)) };
    case 'table':
      return tableView(block, words);
    case 'dumbbell':
      return { ...block, chart: dumbbellModel(block.rows) };
    case 'strip':
      return { ...block, chart: distributionModel(block.rows) };
    case 'trend':
      return { ...block, chart: trendModel(block.points) };
    case 'score':
      return {
        ...block,
        main: figureView(block.main, words),
        others: block.others.map((item) => figureView(item, words)),
        ruler: rulerModel(block.self, block.approved),
      };
    case 'criteria':
      return {
        ...block,
        rows: block.rows.map((row, i) => lineView(row, i, words)),
        self: words.score(block.self),
        approved: words.score(block.approved),
      };
    case 'paragraph':
    case 'list':
    case 'note':
    case 'facts':
      return block;
  }
}

function figureView({ label, value, note }: Figure, words: Words) {
  return { label, value: cellText(value, words).text, note: note ?? '' };
}

function lineView(row: CriteriaLine, place: number, words: Words) {
  return {
    ...row,
    number: place + 1,
    factor: row.factor && words.plain(row.factor),
    self: words.number(row.self, 'short'),
    approved: words.number(row.approved, 'short'),
    max: words.plain(row.max),
    weight: words.plain(row.weight),
  };
}

function tableView(table: Table, words: Words) {
  const columns = table.columns.map(({ header, full, kind }) => ({
    header,
    full: full ?? '',
    number: kind === 'number' || kind === 'pair',
  }));
  return {
    kind: 'table' as const,
    caption: table.caption ?? '',
    noteLines: table.note?.split('\n') ?? [],
    columns,
    span: columns.length,
    scroll: table.annex || columns.length > COLUMNS_IN_CARDS,
    rows: table.rows.map((row) => rowView(row, table, words)),
  };
}

function rowView(row: Row, { columns }: Table, words: Words) {
  if ('group' in row) return { group: row.group };
  const cells: (CellText & { label: string; number: boolean })[] = row.cells.map((cell, i) => ({
    ...cellText(cell, words),
    label: columns[i]!.header,
    number: columns[i]!.kind === 'number' || columns[i]!.kind === 'pair',
  }));
  return { first: cells[0], cells: cells.slice(1), total: row.total ?? false };
}
