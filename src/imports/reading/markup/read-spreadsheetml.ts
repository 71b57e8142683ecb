import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import type { CellLook } from '../cell-look.js';
import { damaged } from '../damaged.js';
import { Grid, type Room } from '../grid.js';
import { dayOfIso, written } from '../numbers.js';
import type { RawCell } from '../raw-file.js';
import { copyOf } from '../strings.js';
import { hintOf } from '../vietnamese/old-text.js';
import { attribute, XmlReader, type XmlVisitor } from '../xml.js';

/** The worksheets of an "XML Spreadsheet 2003", which some programs write under the name .xls. */
export function readSpreadsheetml(text: string, room: Room): Grid[] {
  const content = new Content(room);
  const reader = new XmlReader(content);
  reader.write(text.replace(/^\ufeff?\s*/, ''));
  reader.end();
  if (content.grids.length > TABLE_LIMITS.worksheets) throw new UnreadableFile({ code: 'too-big' });
  return content.grids;
}

class Content implements XmlVisitor {
  readonly grids: Grid[] = [];
  private readonly looks = new Map<string, Pick<CellLook, 'indent' | 'hint'>>();
  private style = '';
  private row = -1;
  private column = -1;
  private across = 0;
  private type = '';
  private value = '';
  private inData = false;
  private inVisible = false;
  private merges: [first: number, last: number, column: number][] = [];

  constructor(private readonly room: Room) {}

  open(name: string, tag: string): void {
    if (name === 'Style') this.looks.set((this.style = attribute(tag, 'ID') ?? ''), { indent: 0 });
    else if (name === 'Alignment') this.lookOf(this.style).indent = Number(attribute(tag, 'Indent') ?? 0) || 0;
    else if (name === 'Font') this.lookOf(this.style).hint ??= hintOf(attribute(tag, 'FontName') ?? '');
    else if (name === 'Worksheet') this.beginWorksheet(tag);
    else if (name === 'Row') this.row = placeOf(tag, this.row);
    else if (name === 'Cell') this.beginCell(tag);
    else if (name === 'Data') this.beginData(tag);
    else if (name === 'Visible') this.inVisible = true;
    if (name === 'Row') this.column = -1;
  }

  text(text: string): void {
    if (this.inData) this.value += text;
    else if (this.inVisible && !text.trim().endsWith('Visible')) this.grid().hidden = true;
  }

  close(name: string): void {
    if (name === 'Data') this.endData();
    else if (name === 'Visible') this.inVisible = false;
    else if (name === 'Table') for (const merge of this.merges) this.grid().merge(...merge);
  }

  private beginWorksheet(tag: string): void {
    this.grids.push(new Grid(attribute(tag, 'Name') ?? '', this.room));
    this.row = -1;
    this.merges = [];
  }

  private beginCell(tag: string): void {
    this.column = placeOf(tag, this.column);
    this.style = attribute(tag, 'StyleID') ?? 'Default';
    const last = this.row + (Number(attribute(tag, 'MergeDown')) || 0);
    if (last > this.row) this.merges.push([this.row, last, this.column]);
    this.across = Number(attribute(tag, 'MergeAcross')) || 0;
  }

  private beginData(tag: string): void {
    this.type = attribute(tag, 'Type') ?? 'String';
    this.value = '';
    this.inData = true;
  }

  private endData(): void {
    this.inData = false;
    const { hint, indent } = this.lookOf(this.style);
    this.grid().put(this.row, this.column, this.typed(), hint, indent);
    this.column += this.across;
  }

  private typed(): RawCell {
    if (this.type === 'Number') return written(Number(this.value));
    if (this.type === 'DateTime') return dayOfIso(this.value);
    if (this.type === 'Boolean') return this.value === '1' ? 'TRUE' : 'FALSE';
    return copyOf(this.value);
  }

  private lookOf(style: string): Pick<CellLook, 'indent' | 'hint'> {
    return this.looks.get(style) ?? { indent: 0 };
  }

  private grid(): Grid {
    const grid = this.grids.at(-1);
    if (!grid) throw damaged();
    return grid;
  }
}

/** The next place, or the one that is named (from 1). */
function placeOf(tag: string, before: number): number {
  const said = Number(attribute(tag, 'Index'));
  return said >= 1 ? Math.trunc(said) - 1 : before + 1;
}
