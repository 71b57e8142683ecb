import { fold } from '../../web/fold.js';
import type { Columns } from './columns.js';
import { textOf, type Cell, type Field, type Worksheet } from './field.js';
import { isSectionNumber, looksLikeUnit, sectionName } from './row-words.js';

/** One name alone may be a title. */
const LEAST = 2;
const PLACE = /^(tinh|thanh pho|phuong|xa|dac khu|thi tran|to dan pho|khu pho|thon|ap|ban) /;

/**
 * A list of units as people type it: nothing but names, one in each row, all in one column or stepped to the right by nothing but
 * their indents, perhaps with their numbers in the column before. Undefined where any row is something else, or where the noun is no unit.
 */
export function bareColumns({ rows }: Worksheet, fields: readonly Field[]): Columns | undefined {
  const name = fields.find(({ alone }) => alone)?.field;
  const number = fields.find(({ field }) => field === 'number')?.field;
  const read = rows.filter((row) => row.some((cell) => textOf(cell) !== '')).map(bareRow);
  const [first] = read;
  if (!name || !first || read.length < LEAST || read.some((row) => row?.at !== first.at)) return undefined;
  const numbered = read.find((row) => row?.number !== undefined)?.number;
  if (read.some((row) => row?.number !== undefined && row.number !== numbered)) return undefined;
  return { [name]: first.at, ...(number && numbered !== undefined ? { [number]: numbered } : {}) };
}

/** Where the name stands and where its number does; undefined where it is no name of a unit with at most a number before it. */
function bareRow(row: readonly Cell[]): { at: number; number?: number } | undefined {
  const filled = row.flatMap((cell, at) => (textOf(cell) === '' ? [] : [{ text: textOf(cell), at }]));
  const name = filled.at(-1)!;
  if (filled.length > 2 || !isUnitName(name.text)) return undefined;
  const [before] = filled.length === 2 ? filled : [];
  if (before && !isNumber(before.text)) return undefined;
  return { at: name.at, ...(before ? { number: before.at } : {}) };
}

function isUnitName(text: string): boolean {
  const bare = sectionName(text);
  return looksLikeUnit(bare) || PLACE.test(fold(bare));
}

/** "1", "1.2.", "II", "a)", "-". */
function isNumber(text: string): boolean {
  return /^(\d{1,3}([.,]\d{1,3})*[.)]?|[a-zđ][.)]|[-–+•])$/i.test(text) || isSectionNumber(text);
}
