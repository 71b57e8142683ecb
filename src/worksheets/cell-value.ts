import type { WorksheetColumn, WorksheetValue } from './workbook.js';

/** Excel keeps fifteen digits; a longer number would be stored as another one. */
const EXACT_DIGITS = 15;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MAX_TEXT = 32_767;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A number cell when the text is a number that a spreadsheet can hold exactly, else a text cell. */
export function cellValue(value: WorksheetValue, column: WorksheetColumn): string | number | Date | null {
  if (value === null || value === '') return null;
  if (column.type === 'number' && DECIMAL.test(value) && digits(value) <= EXACT_DIGITS) return Number(value);
  if (column.type === 'date') return day(value) ?? cleanText(value);
  return cleanText(value);
}

export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(NOT_XML, ' ').slice(0, MAX_TEXT);
}

function digits(text: string): number {
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length;
}

function day(text: string): Date | null {
  if (!DAY.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
}
