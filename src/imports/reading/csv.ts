import { UnreadableFile } from '../table.js';

const DELIMITERS = [',', ';', '\t', '|'];
/** Records by which the delimiter is found. */
const TRIED = 40;
/** Letters in which two records are looked for. */
const LONGEST_LINE = 100_000;

/** The records of a delimited text, in order; a `sep=` line says the delimiter and is no record. */
export function csvRecords(text: string, visit: (cells: string[], record: number) => void): void {
  const said = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text.slice(0, 12));
  const body = said ? text.slice(said[0].length) : text;
  readRecords(body, said?.[1] ?? delimiterOf(body), visit);
}

/** The one by which most records have the same number of cells, and then more cells. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', weight: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    readRecords(text, delimiter, (cells) => widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1), TRIED);
    const weight = Math.max(0, ...[...widths].map(([width, records]) => (width - 1) * records));
    if (weight > best.weight) best = { delimiter, weight };
  }
  return best.delimiter;
}

/** A quote counts at the start of a cell only; in it line ends and delimiters are text, and two quotes are one. A lone one is a sign as any other. */
function readRecords(
  text: string,
  delimiter: string,
  visit: (cells: string[], record: number) => void,
  most = Infinity,
): void {
  let at = 0;
  let width = 0;
  for (let record = 0; at < text.length && record < most; record++) {
    const cells: string[] = [];
    for (;;) {
      const before = { delimiter, cells: cells.length, width };
      const quoted = text[at] === '"' ? endOfQuoted(text, at, before) : undefined;
      if (quoted === 'open' && most === Infinity) throw new UnreadableFile({ code: 'bad-quotes', row: record + 1 });
      const inside = quoted === 'open' ? { text: '', end: text.length } : quoted;
      const end = endOfCell(text, inside?.end ?? at, delimiter);
      const rest = text.slice(inside?.end ?? at, end);
      cells.push(withoutEquals(inside ? inside.text + rest : rest));
      at = end + 1;
      if (text[end] !== delimiter) break;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    width = cells.length;
    visit(cells, record);
  }
}

interface Before {
  delimiter: string;
  /** Of this record. */
  cells: number;
  /** Of the record before. */
  width: number;
}

/**
 * Where a quoted cell ends. Undefined: the quote is lone. One that is closed on a later line within a cell was never closed, and
 * would swallow the records between; so was one that is never closed where its line and the next have the cells of a record without it.
 */
function endOfQuoted(text: string, start: number, before: Before): { text: string; end: number } | 'open' | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const inside = text.slice(start + 1, at);
    if (/[\r\n]/.test(inside) && !endsHere(text, at + 1, before.delimiter)) return undefined;
    return { text: inside.replaceAll('""', '"'), end: at + 1 };
  }
  const [line = '', next = ''] = text.slice(start, start + LONGEST_LINE).split(/\r\n|\r|\n/, 2);
  const cellsOf = (record: string) => record.split(before.delimiter).length;
  const whole = before.cells + cellsOf(line) === before.width && (next === '' || cellsOf(next) === before.width);
  return whole ? undefined : 'open';
}

/** Nothing but spaces before the next cell or line. */
function endsHere(text: string, start: number, delimiter: string): boolean {
  let at = start;
  while (text[at] === ' ' && text[at] !== delimiter) at++;
  return at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r';
}

function endOfCell(text: string, start: number, delimiter: string): number {
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === delimiter || character === '\n' || character === '\r') return at;
  }
  return text.length;
}

/** `="0123"` keeps the nought of a code when a spreadsheet opens the file. */
function withoutEquals(cell: string): string {
  return /^="(.*)"$/.exec(cell)?.[1] ?? cell;
}
