import { UnreadableFile } from '../table.js';

const DELIMITERS = [',', ';', '\t', '|'];
/** Records by which the delimiter is found. */
const TRIED = 40;

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

/** A quote counts at the start of a cell only; in it line ends and delimiters are text, and two quotes are one. */
function readRecords(
  text: string,
  delimiter: string,
  visit: (cells: string[], record: number) => void,
  most = Infinity,
): void {
  let at = 0;
  for (let record = 0; at < text.length && record < most; record++) {
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"' ? endOfQuoted(text, at, record, most) : undefined;
      const end = endOfCell(text, quoted?.end ?? at, delimiter);
      const rest = text.slice(quoted?.end ?? at, end);
      cells.push(withoutEquals(quoted ? quoted.text + rest : rest));
      at = end + 1;
      if (text[end] !== delimiter) break;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    visit(cells, record);
  }
}

function endOfQuoted(text: string, start: number, record: number, most: number): { text: string; end: number } {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    return { text: text.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  if (most < Infinity) return { text: '', end: text.length };
  throw new UnreadableFile({ code: 'bad-quotes', row: record + 1 });
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
