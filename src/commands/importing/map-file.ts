import { headerWords, type Field, type LaidMapping, type Worksheet } from '../../imports/layout/field.js';
import { headersOf, mappingAt } from '../../imports/layout/mapping.js';
import { isNever } from '../../imports/layout/never.js';
import { documentName } from './names.js';

/** What `--map FILE` says: columns by field, as headers or as letters; perhaps the worksheet, the header's row, and answers. */
export interface GivenMap {
  worksheet?: string;
  headerRow?: number;
  columns: Record<string, string>;
  /** What a page would ask, by the questions' keys ("main-5"). */
  answers?: Record<string, string>;
}

/** A map that cannot be used; the message is one line. */
export class MapError extends Error {}

export const NO_MAP: GivenMap = { columns: {} };

/** Reads the text of a map. Throws MapError. */
export function readMap(text: string, fields: readonly Field[]): GivenMap {
  const given = parsed(text);
  const known = new Map(
    fields.flatMap(
      ({ field }) =>
        [
          [field, field],
          [documentName(field), field],
        ] as const,
    ),
  );
  const map: GivenMap = { columns: {} };
  for (const [key, value] of Object.entries(given)) {
    if (key === 'worksheet' && typeof value === 'string') map.worksheet = value;
    else if (key === 'headerRow' && Number.isInteger(value) && (value as number) >= 1) map.headerRow = value as number;
    else if (key === 'answers') map.answers = answersOf(value);
    else if (known.has(key) && typeof value === 'string') map.columns[known.get(key)!] = value;
    else throw new MapError(`${key}: không phải trường của loại tệp này · is no field of this noun`);
  }
  return map;
}

const QUESTION = /^(position|main|same)-(\d{1,2}\.)?\d{1,6}$/;
const ANSWER = /^(head|deputy|member|two|(\d{1,2}\.)?\d{1,6})$/;

function answersOf(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  for (const [key, answer] of entries)
    if (!QUESTION.test(key) || !ANSWER.test(String(answer)))
      throw new MapError(`answers: ${key}: không phải câu trả lời · is no answer`);
  return Object.fromEntries(entries.map(([key, answer]) => [key, String(answer)]));
}

function parsed(text: string): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>;
  } catch {
    // Said below, as of what is JSON and no object.
  }
  throw new MapError('phải là một đối tượng JSON · must be a JSON object');
}

/** The proposed mapping as the map says it. Throws MapError where a header is not there, or where nothing may be read below it. */
export function withMap(
  worksheet: Worksheet,
  proposed: LaidMapping,
  fields: readonly Field[],
  given: GivenMap,
): LaidMapping {
  if (given.headerRow === undefined && Object.keys(given.columns).length === 0)
    return { ...proposed, include: proposed.include || given.worksheet !== undefined };
  const at = given.headerRow === undefined ? proposed : mappingAt(worksheet, { header: given.headerRow }, fields);
  const headers = headersOf(worksheet, at);
  const columns = { ...at.columns };
  for (const [field, text] of Object.entries(given.columns)) {
    const column = columnOf(text, headers);
    if (column === undefined)
      throw new MapError(`${documentName(field)}: không có cột «${text}» · there is no such column`);
    if (isNever(headers[column] ?? ''))
      throw new MapError(`${documentName(field)}: cột «${text}» không bao giờ được đọc · that column is never read`);
    for (const [other, taken] of Object.entries(columns)) if (taken === column) delete columns[other];
    columns[field] = column;
  }
  return { name: proposed.name, ...at, columns, include: true };
}

function columnOf(text: string, headers: readonly string[]): number | undefined {
  for (const same of [
    (header: string) => header === text,
    (header: string) => headerWords(header) === headerWords(text),
  ]) {
    const found = headers.findIndex(same);
    if (found >= 0) return found;
  }
  if (!/^[A-Z]{1,3}$/i.test(text)) return undefined;
  return [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
