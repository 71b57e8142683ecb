import { cleanText } from '../../web/text.js';
import { WORK_BOUNDS } from './line.form.js';
import type { WorkOrigin } from './work.queries.js';

/** A row of the table for many, as it was typed; `at` is its place on the page. */
export interface TableRow {
  at: number;
  legalFormId: number;
  code: string;
  origin: WorkOrigin;
  typed: Record<'person' | 'code' | 'quantity' | 'dueOn' | 'remark', string>;
}

export interface Person {
  legalFormId: number;
  code: string;
  name: string;
}

const FIELDS = ['person', 'code', 'quantity', 'dueOn', 'remark'] as const;
type Columns = Record<(typeof FIELDS)[number], string[]>;

/** All rows of the page, empty ones too, as many as the page may hold. */
export function tableRows(body: unknown): TableRow[] {
  const columns = Object.fromEntries(
    FIELDS.map((field) => [field, texts((body as Record<string, unknown> | null)?.[field])]),
  ) as Columns;
  const count = Math.min(WORK_BOUNDS.rows, Math.max(...FIELDS.map((field) => columns[field].length)));
  return Array.from({ length: count }, (_, at) => {
    const typed = Object.fromEntries(FIELDS.map((field) => [field, columns[field][at] ?? ''])) as TableRow['typed'];
    return rowOf(at, typed);
  });
}

export function rowOf(at: number, typed: TableRow['typed']): TableRow {
  const legalFormId = /^\d{1,9}$/.test(typed.person) ? Number(typed.person) : 0;
  return { at, legalFormId, code: typed.code, origin: 'assigned', typed };
}

/** Rows somebody typed something into; the person alone, as the row above had it, is not yet something. */
export function filledRows(rows: readonly TableRow[]): TableRow[] {
  return rows.filter(({ typed }) => typed.code !== '' || typed.quantity !== '' || typed.remark !== '');
}

/** Rows pasted from a spreadsheet: person (code or name), product, quantity, deadline, remark, with tabs or semicolons between. */
export function pastedRows(text: string, people: readonly Person[], from: number): TableRow[] {
  const lines = cleanText(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, Math.max(0, WORK_BOUNDS.rows - from)).map((line, place) => {
    const [who = '', code = '', quantity = '', dueOn = '', remark = ''] = line
      .split(line.includes('\t') ? '\t' : ';')
      .map((cell) => cell.trim());
    return rowOf(from + place, { person: personOf(who, people), code, quantity, dueOn, remark });
  });
}

function personOf(who: string, people: readonly Person[]): string {
  const wanted = who.toLocaleLowerCase('vi');
  const byCode = people.filter(({ code }) => code.toLocaleLowerCase('vi') === wanted);
  const found = byCode.length > 0 ? byCode : people.filter(({ name }) => name.toLocaleLowerCase('vi') === wanted);
  return found.length === 1 ? String(found[0]!.legalFormId) : '';
}

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((one) => (typeof one === 'string' ? cleanText(one) : ''));
}
