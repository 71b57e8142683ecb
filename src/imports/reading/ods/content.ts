import { Grid, type Room } from '../grid.js';
import type { RawCell } from '../raw-file.js';
import type { FontHint } from '../vietnamese/old-text.js';
import { attribute, type XmlVisitor } from '../xml.js';
import { valueOf } from './cell-value.js';
import type { OdsStyles } from './styles.js';

interface Cell {
  column: number;
  times: number;
  spanned: number;
  value: RawCell;
  style?: string;
  hint?: FontHint;
}

/** No spreadsheet has more rows or columns. */
const MOST_TIMES = 1 << 21;
const MOST_SPACES = 100;

/** Reads the tables of a content.xml: rows and cells that stand for several, texts in paragraphs, merged cells. */
export class ContentReader implements XmlVisitor {
  readonly grids: Grid[] = [];
  private grid?: Grid;
  private path: string[] = [];
  private row = 0;
  private rowTimes = 1;
  private column = 0;
  private cells: Cell[] = [];
  private tag = '';
  private paragraphs: string[] = [];
  /** Of a part of the cell's text. */
  private hint?: FontHint;
  private merges: [first: number, last: number, column: number][] = [];
  private columnStyles: { until: number; style?: string }[] = [];

  constructor(
    private readonly styles: OdsStyles,
    private readonly room: Room,
  ) {}

  open(name: string, tag: string): void {
    const above = this.path.at(-1);
    this.path.push(name);
    if (name === 'table' && above === 'spreadsheet') this.beginTable(tag);
    else if (!this.grid) this.styles.open(name, tag);
    else if (name === 'table-column') this.addColumns(tag);
    else if (name === 'table-row') this.beginRow(tag);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.beginCell(tag);
    else if (name === 'p' && above === 'table-cell') this.paragraphs.push('');
    else if (this.inParagraph()) this.space(name, tag);
  }

  text(text: string): void {
    if (this.grid && this.inParagraph()) this.add(text);
  }

  close(name: string): void {
    this.path.pop();
    if (!this.grid) this.styles.close(name);
    else if (name === 'table-cell') this.endCell(valueOf(this.tag, this.paragraphs.join('\n')));
    else if (name === 'covered-table-cell') this.endCell('');
    else if (name === 'table-row') this.endRow();
    else if (name === 'table' && this.path.at(-1) === 'spreadsheet') this.endTable();
  }

  private beginTable(tag: string): void {
    this.grid = new Grid(attribute(tag, 'name') ?? '', this.room);
    this.grid.hidden = this.styles.isHidden(attribute(tag, 'style-name'));
    this.row = 0;
    this.merges = [];
    this.columnStyles = [];
  }

  private endTable(): void {
    for (const merge of this.merges) this.grid!.merge(...merge);
    this.grids.push(this.grid!);
    this.grid = undefined;
  }

  private addColumns(tag: string): void {
    const until = (this.columnStyles.at(-1)?.until ?? 0) + times(tag, 'number-columns-repeated');
    this.columnStyles.push({ until, style: attribute(tag, 'default-cell-style-name') });
  }

  private beginRow(tag: string): void {
    this.rowTimes = times(tag, 'number-rows-repeated');
    this.column = 0;
    this.cells = [];
  }

  private endRow(): void {
    const filled = this.cells.filter(({ value }) => value !== '');
    for (let row = this.row; filled.length > 0 && row < this.row + this.rowTimes; row++)
      for (const cell of filled) this.put(row, cell);
    this.row += this.rowTimes;
  }

  private put(row: number, { column, times: count, spanned, value, style, ...cell }: Cell): void {
    const hint = cell.hint ?? this.styles.hint(style);
    const indent = this.styles.indent(style);
    for (let at = column; at < column + count; at++) this.grid!.put(row, at, value, hint, indent);
    if (spanned > 1) this.merges.push([row, row + spanned - 1, column]);
  }

  private beginCell(tag: string): void {
    this.tag = tag;
    this.paragraphs = [];
    this.hint = undefined;
  }

  private endCell(value: RawCell): void {
    const count = times(this.tag, 'number-columns-repeated');
    if (value !== '') {
      const style = attribute(this.tag, 'style-name') ?? this.columnStyle(this.column);
      const spanned = times(this.tag, 'number-rows-spanned');
      this.cells.push({ column: this.column, times: count, spanned, value, style, hint: this.hint });
    }
    this.column += count;
  }

  private columnStyle(column: number): string | undefined {
    return this.columnStyles.find(({ until }) => column < until)?.style;
  }

  /** Within a paragraph of a cell, and not of a drawing or a note upon it. */
  private inParagraph(): boolean {
    const cell = this.path.lastIndexOf('table-cell');
    return cell >= 0 && this.path[cell + 1] === 'p';
  }

  private space(name: string, tag: string): void {
    if (name === 's') this.add(' '.repeat(Math.min(times(tag, 'c'), MOST_SPACES)));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
    else if (name === 'span') this.hint ??= this.styles.hint(attribute(tag, 'style-name'));
  }

  private add(text: string): void {
    this.paragraphs[this.paragraphs.length - 1] += text;
  }
}

function times(tag: string, name: string): number {
  const said = Number(attribute(tag, name) ?? 1);
  return said >= 1 ? Math.min(Math.trunc(said), MOST_TIMES) : 1;
}
