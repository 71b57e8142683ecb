import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre';
import type { Translate } from '../web/labels.js';
import type { Field } from './layout/field.js';

/** So many rows get the drop-downs. */
const ROWS = 2000;
const WIDTH = { least: 14, most: 34 } as const;
/** Keeps codes their zeros and days as they are typed. */
const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const HEADER: CellStyle = {
  ...TEXT,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F5F7F9' } },
  border: { bottom: { style: 'thin', color: { rgb: '17202E' } } },
};

/**
 * An XLSX file to fill in, of the fields that have an example: Vietnamese headers with drop-downs and an example row; on a second worksheet what
 * each column takes. `order` says in which order the columns stand; without it as the fields do.
 */
export async function writeTemplate(
  all: readonly Field[],
  t: Translate,
  order?: readonly string[],
): Promise<Uint8Array> {
  const made = all.filter(({ example }) => example !== undefined);
  const fields = order ? made.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) : made;
  return writeXlsx({
    sheets: [listPage(fields, t), wordsPage(fields, t)],
    defaultFont: { name: 'Times New Roman', size: 11 },
  });
}

function listPage(fields: readonly Field[], t: Translate): WriteSheet {
  const rows = [fields.map(headerOf), fields.map(({ example = '' }) => example)];
  return {
    name: t('imports:template.list'),
    rows,
    cells: cellsOf(rows),
    columns: rows[0]!.map((header, at) => ({
      width: Math.min(WIDTH.most, Math.max(WIDTH.least, header.length + 3, rows[1]![at]!.length + 3)),
      style: TEXT,
    })),
    freezePane: { rows: 1 },
    dataValidations: fields.flatMap(({ choices }, at) =>
      choices
        ? [
            {
              type: 'list' as const,
              values: [...choices],
              range: `${letterOf(at)}2:${letterOf(at)}${ROWS}`,
              showErrorMessage: true,
              errorTitle: t('imports:template.choose'),
              errorMessage: choices.join(', ').slice(0, 250),
            },
          ]
        : [],
    ),
  };
}

function wordsPage(fields: readonly Field[], t: Translate): WriteSheet {
  const rows = [
    [t('imports:template.column'), t('imports:template.needed'), t('imports:template.how')],
    ...fields.map((field) => [
      headerOf(field),
      field.needed ? t('imports:template.yes') : '',
      t(`imports:template.kind.${field.kind}`, { choices: (field.choices ?? []).join(', ') }),
    ]),
    [],
    [t('imports:template.remove')],
    [t('imports:template.own')],
  ];
  return {
    name: t('imports:template.words'),
    rows,
    cells: cellsOf(rows),
    columns: [{ width: 30 }, { width: 12 }, { width: 80 }],
  };
}

/** "Mã cán bộ (*)" where it is needed. */
function headerOf({ header, needed }: Field): string {
  return `${header.charAt(0).toLocaleUpperCase('vi')}${header.slice(1)}${needed ? ' (*)' : ''}`;
}

function cellsOf(rows: readonly string[][]): Map<string, Partial<Cell>> {
  return new Map(
    rows.flatMap((row, place) =>
      row.map((value, column): [string, Partial<Cell>] => [
        `${place},${column}`,
        { value, style: place === 0 ? HEADER : TEXT },
      ]),
    ),
  );
}

function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}
