import type { Rows } from '../database/db.js';
import { writeWorkbook } from '../worksheets/write-workbook.js';
import type { Worksheet, WorksheetColumn } from '../worksheets/workbook.js';
import { formatDate } from '../web/format.js';
import type { Translate } from '../web/labels.js';
import type { Catalogue } from './catalogue.js';
import { productsOf } from './catalogue.queries.js';
import type { Group, Product } from './product.js';

const ALL = 100_000;
const COLUMNS: [key: string, width: number, type: WorksheetColumn['type']][] = [
  ['number', 6, 'number'],
  ['code', 12, 'text'],
  ['place', 24, 'text'],
  ['task', 36, 'text'],
  ['detail', 46, 'text'],
  ['output', 24, 'text'],
  ['group', 9, 'text'],
  ['frame', 11, 'text'],
  ['points', 10, 'number'],
  ['factor', 10, 'number'],
  ['note', 24, 'text'],
];

/** A version as the file that can be read back: leadership work on one worksheet, all other on another. */
export async function exportCatalogue(on: Rows, catalogue: Catalogue, t: Translate): Promise<Uint8Array> {
  const { rows } = await productsOf(on, catalogue.id, { limit: ALL, offset: 0 });
  const worksheets = ([true, false] as const)
    .map((leading) => ({ leading, rows: rows.filter((product) => product.leading === leading) }))
    .filter((part) => part.rows.length > 0 || (!part.leading && rows.length === 0));
  return writeWorkbook({
    title: catalogue.name,
    worksheets: worksheets.map(({ leading, rows: own }) => worksheetOf(catalogue, leading, own, t)),
  });
}

function worksheetOf(catalogue: Catalogue, leading: boolean, rows: readonly Product[], t: Translate): Worksheet {
  const decision = catalogue.adoptedAt
    ? t('catalogue:file.decision', { number: catalogue.decisionNumber, date: formatDate(catalogue.decisionDate, 'vi') })
    : t('catalogue:file.draft');
  return {
    name: t(leading ? 'catalogue:file.leading' : 'catalogue:file.work'),
    titles: [t(leading ? 'catalogue:file.titleLeading' : 'catalogue:file.title'), `${catalogue.unitName}. ${decision}`],
    columns: COLUMNS.map(([key, width, type]) => ({ header: t(`catalogue:file.column.${key}`), width, type })),
    rows: rows.map((product, index) => ({ cells: cellsOf(product, index, catalogue.groups) })),
  };
}

function cellsOf(product: Product, index: number, groups: readonly Group[]): (string | null)[] {
  const group = groups.find(({ code }) => code === product.groupCode);
  const frame = group?.from && group.to ? `${group.from}-${group.to}` : null;
  return [
    String(index + 1),
    product.code,
    product.place,
    product.task,
    product.detail,
    product.output,
    product.groupCode,
    frame,
    product.points,
    product.factor,
    product.note,
  ];
}
