import { headerWords, type Field } from './field.js';
import { isNever } from './never.js';

/** A longer text is a sentence over the table, not the name of a column. */
const LONGEST_HEADER = 90;

export type Columns = Partial<Record<string, number>>;

interface Claim {
  field: Field;
  column: number;
  strength: number;
}

/** Each field's column by the words of its header: the surest first, then in the order of the fields. A column serves one field; one column for marks alone is none. */
export function proposeColumns(headers: readonly string[], fields: readonly Field[]): Columns {
  const columns = columnsOf(headers, fields);
  const marks = fields.filter(({ field, marked }) => marked && columns[field] !== undefined);
  if (marks.length !== 1) return columns;
  return columnsOf(
    headers,
    fields.filter(({ marked }) => !marked),
  );
}

function columnsOf(headers: readonly string[], fields: readonly Field[]): Columns {
  const columns: Columns = {};
  const taken = new Set<number>();
  for (const { field, column } of claims(headers, fields)) {
    if (columns[field.field] !== undefined || taken.has(column)) continue;
    columns[field.field] = column;
    taken.add(column);
  }
  return columns;
}

function claims(headers: readonly string[], fields: readonly Field[]): Claim[] {
  return headers
    .flatMap((header, column) => {
      const words = headerWords(header);
      if (words === '' || words.length > LONGEST_HEADER || isNever(header)) return [];
      return fields.flatMap((field): Claim[] => {
        const strength = strengthOf(field, words);
        return strength > 0 ? [{ field, column, strength }] : [];
      });
    })
    .sort(
      (a, b) => b.strength - a.strength || fields.indexOf(a.field) - fields.indexOf(b.field) || a.column - b.column,
    );
}

function strengthOf({ field, words, best, unless }: Field, header: string): number {
  if (header === field) return 3;
  // Of two parts, "Công tác / Đơn vị", the last one says what stands below it.
  const own = header.split(' / ').at(-1)!;
  if (best && (best.test(header) || best.test(own))) return 2;
  return words.test(header) && !unless?.test(header) ? 1 : 0;
}
