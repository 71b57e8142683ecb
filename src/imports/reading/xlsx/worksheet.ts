import { shownNumber, type CellLook } from '../cell-look.js';
import type { Grid } from '../grid.js';
import { dayOfIso } from '../numbers.js';
import type { RawCell } from '../raw-file.js';
import type { FontHint } from '../vietnamese/old-text.js';
import { attribute, type XmlVisitor } from '../xml.js';
import { copyOf } from '../strings.js';
import { Runs, withoutEscapes, type SharedText } from './strings.js';

interface Sources {
  strings: readonly SharedText[];
  looks: readonly CellLook[];
  from1904: boolean;
}

/** Reads one worksheet's cells into a grid. A formula gives its last result; one that was never reckoned, its own text ("=A1&B1"). */
export class WorksheetReader implements XmlVisitor {
  private row = -1;
  private column = -1;
  private look?: CellLook;
  private type = '';
  private value = '';
  private inValue = false;
  private inText = false;
  private inFormula = false;
  private formula?: string;
  private readonly runs = new Runs();

  constructor(
    private readonly grid: Grid,
    private readonly from: Sources,
  ) {}

  open(name: string, tag: string): void {
    if (this.inText) this.runs.visitor.open(name, tag);
    if (name === 'row') this.beginRow(tag);
    else if (name === 'c') this.beginCell(tag);
    else if (name === 'v') this.beginValue();
    else if (name === 'f') this.beginFormula();
    else if (name === 'is') this.inText = true;
    else if (name === 'mergeCell') this.merge(attribute(tag, 'ref') ?? '');
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else if (this.inText) this.runs.visitor.text(text);
    else if (this.inFormula) this.formula += text;
  }

  close(name: string): void {
    if (this.inText) this.runs.visitor.close(name);
    if (name === 'v') this.inValue = false;
    else if (name === 'f') this.inFormula = false;
    else if (name === 'is') this.inText = false;
    else if (name === 'c') this.endCell();
  }

  private beginRow(tag: string): void {
    const said = Number(attribute(tag, 'r'));
    this.row = said > 0 ? said - 1 : this.row + 1;
    this.column = -1;
  }

  private beginCell(tag: string): void {
    const place = placeOf(attribute(tag, 'r') ?? '');
    this.column = place?.column ?? this.column + 1;
    if (place) this.row = place.row;
    this.type = attribute(tag, 't') ?? 'n';
    this.look = this.from.looks[Number(attribute(tag, 's') ?? 0)];
    this.value = '';
    delete this.formula;
    this.runs.begin();
  }

  private beginFormula(): void {
    this.inFormula = true;
    this.formula = '=';
  }

  /** A text that is empty is a result. */
  private beginValue(): void {
    this.inValue = true;
    if (this.type === 'str') delete this.formula;
  }

  private endCell(): void {
    const { value, hint } = this.content();
    if (value !== '') this.grid.put(this.row, this.column, value, hint ?? this.look?.hint, this.look?.indent);
  }

  private content(): { value: RawCell; hint?: FontHint } {
    const { value } = this;
    if (this.type === 'inlineStr') {
      const { text, hint } = this.runs.end();
      return { value: text, hint };
    }
    if (value === '') return { value: copyOf(this.formula ?? '') };
    if (this.type === 's') {
      const shared = this.from.strings[Number(value)];
      return { value: shared?.text ?? '', hint: shared?.hint };
    }
    if (this.type === 'n') return { value: shownNumber(Number(value), this.look?.number, this.from.from1904) };
    if (this.type === 'b') return { value: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    return { value: this.type === 'd' ? dayOfIso(value) : withoutEscapes(copyOf(value)) };
  }

  private merge(range: string): void {
    const [first, last] = range.split(':').map(placeOf);
    if (first && last) this.grid.merge(first.row, last.row, first.column);
  }
}

/** `B7` as row and column from 0. */
function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === '0') return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
