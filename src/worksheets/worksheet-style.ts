import type { CellStyle } from 'hucre';
import type { WorksheetColumn } from './workbook.js';

const INK = { rgb: '17202E' };
const SOFT = { rgb: '566072' };
const LINE = { rgb: 'CFD5DE' };
const WASH = { rgb: 'F5F7F9' };
/** Also keeps a text that begins like a formula a text when the cell is edited. */
const AS_TEXT = '@';

export const TITLE: CellStyle = { font: { size: 15, bold: true, color: INK } };
export const SUBTITLE: CellStyle = { font: { size: 11, color: SOFT } };
export const NOTE: CellStyle = { font: { size: 10, italic: true, color: SOFT } };
export const GROUP: CellStyle = {
  font: { bold: true, color: INK },
  fill: { type: 'pattern', pattern: 'solid', fgColor: WASH },
  numFmt: AS_TEXT,
};

export function headerStyle(column: WorksheetColumn): CellStyle {
  return {
    font: { bold: true, color: INK },
    fill: { type: 'pattern', pattern: 'solid', fgColor: WASH },
    border: { top: { style: 'thin', color: INK }, bottom: { style: 'thin', color: INK } },
    alignment: { horizontal: side(column), vertical: 'bottom', wrapText: true },
    numFmt: AS_TEXT,
  };
}

export function bodyStyle(column: WorksheetColumn, isText: boolean, total: boolean): CellStyle {
  return {
    font: { bold: total, color: INK },
    border: total ? { top: { style: 'thin', color: INK } } : { bottom: { style: 'hair', color: LINE } },
    alignment: { horizontal: side(column), vertical: 'top', wrapText: column.type === 'text' },
    numFmt: isText ? AS_TEXT : (column.format ?? (column.type === 'date' ? 'dd/mm/yyyy' : 'General')),
  };
}

function side(column: WorksheetColumn): 'left' | 'right' | 'center' {
  if (column.type === 'number') return 'right';
  return column.type === 'date' ? 'center' : 'left';
}
