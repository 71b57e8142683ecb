import { TABLE_LIMITS, UnreadableFile } from '../table.js';
import type { RawCell, RawWorksheet } from './raw-file.js';
import { rawText } from './raw-text.js';
import type { FontHint, OldText } from './vietnamese/old-text.js';
import { fromTwice } from './vietnamese/twice.js';

/** What one file may hold in all its worksheets; counted while it is read. */
export class Room {
  private cells = 0;
  private letters = 0;

  take(letters: number): void {
    this.cells++;
    this.letters += letters;
    if (this.cells > TABLE_LIMITS.cells || this.letters > TABLE_LIMITS.letters)
      throw new UnreadableFile({ code: 'too-big' });
  }
}

/** A worksheet while it is read: cells come in any order, each held to the bounds. */
export class Grid {
  private readonly rows: RawCell[][] = [];
  private readonly hints = new Map<number, FontHint>();
  hidden = false;

  constructor(
    readonly name: string,
    private readonly room: Room,
  ) {}

  /** Row and column from 0. Throws UnreadableFile past a bound. */
  put(row: number, column: number, value: RawCell, hint?: FontHint, indent = 0): void {
    if (value === '' || (typeof value === 'string' && value.trim() === '')) return;
    if (row >= TABLE_LIMITS.rows) throw new UnreadableFile({ code: 'too-many-rows', row: TABLE_LIMITS.rows + 1 });
    if (column >= TABLE_LIMITS.columns)
      throw new UnreadableFile({ code: 'too-many-columns', row: row + 1, column: TABLE_LIMITS.columns + 1 });
    const length = typeof value === 'string' ? value.length : 8;
    this.room.take(length);
    if (length > TABLE_LIMITS.cell)
      throw new UnreadableFile({ code: 'cell-too-long', row: row + 1, column: column + 1 });
    const cells = (this.rows[row] ??= []);
    while (cells.length < column) cells.push('');
    cells[column] = indent > 0 && typeof value === 'string' ? '  '.repeat(Math.min(indent, 15)) + value : value;
    if (hint) this.hints.set(row * TABLE_LIMITS.columns + column, hint);
  }

  /** A merged cell's value in each of its rows, not across: a title over all columns is one text. */
  merge(first: number, last: number, column: number): void {
    const value = this.rows[first]?.[column] ?? '';
    if (value === '') return;
    const hint = this.hints.get(first * TABLE_LIMITS.columns + column);
    for (let row = first + 1; row <= Math.min(last, this.rows.length - 1); row++) this.put(row, column, value, hint);
  }

  lookAt(old: OldText): void {
    this.eachText((text, hint) => {
      if (fromTwice(text) === undefined) old.look(text, hint);
    });
  }

  /** With its texts in Unicode and cleaned. */
  finish(read: (text: string, hint?: FontHint) => string): RawWorksheet {
    this.eachText((text, hint, cells, column) => {
      cells[column] = rawText(read(text, hint));
    });
    const rows = Array.from(this.rows, (cells) => cells ?? []);
    return { name: rawText(read(this.name)).trim(), rows, ...(this.hidden && { hidden: true as const }) };
  }

  private eachText(visit: (text: string, hint: FontHint | undefined, cells: RawCell[], column: number) => void): void {
    this.rows.forEach((cells, row) =>
      cells.forEach((value, column) => {
        if (typeof value === 'string' && value !== '')
          visit(value, this.hints.get(row * TABLE_LIMITS.columns + column), cells, column);
      }),
    );
  }
}
