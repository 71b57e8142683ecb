import { UnreadableFile } from '../../table.js';
import { numberLook, type CellLook } from '../cell-look.js';
import { damaged } from '../damaged.js';
import { hintOf, type FontHint } from '../vietnamese/old-text.js';
import { RECORD, recordsFrom, type BiffRecord } from './records.js';
import { readBytes, readText, TextReader } from './texts.js';

const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const CODE_PAGES = new Set([874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]);

/** What the records before the worksheets say. */
export class XlsWorkbook {
  readonly worksheets: { name: string; hidden: boolean; place: number }[] = [];
  readonly strings: { text: string; hint?: FontHint }[] = [];
  readonly looks: CellLook[] = [];
  from1904 = false;
  /** Of Excel 5 and 95: texts are bytes. */
  readonly old: boolean;
  private codePage = 1252;
  private readonly formats = new Map<number, string>();
  private readonly fonts: (FontHint | undefined)[] = [];

  constructor(stream: Uint8Array) {
    const records = recordsFrom(stream, 0);
    const first = records.next().value;
    if (first?.id !== RECORD.begin) throw damaged();
    const version = first.data.getUint16(0, true);
    if (version !== BIFF8 && version !== BIFF5) throw new UnreadableFile({ code: 'unknown-format' });
    this.old = version === BIFF5;
    for (const record of records) {
      if (record.id === RECORD.end) return;
      this.take(record);
    }
    throw damaged();
  }

  /** A text that stands in a record from `start` on. */
  text(record: BiffRecord, start: number, hint?: FontHint, short = false): string {
    const from = new TextReader(record.parts, start);
    return this.old ? this.decoded(readBytes(from, short), hint) : readText(from, short).text;
  }

  hint(font: number): FontHint | undefined {
    // There is no font of number 4.
    return this.fonts[font > 4 ? font - 1 : font];
  }

  private take(record: BiffRecord): void {
    const { id, data } = record;
    if (id === RECORD.password) throw new UnreadableFile({ code: 'encrypted' });
    if (id === RECORD.date1904) this.from1904 = data.getUint16(0, true) === 1;
    else if (id === RECORD.codePage) this.codePage = data.getUint16(0, true);
    else if (id === RECORD.font) this.fonts.push(hintOf(this.text(record, 14, undefined, true)));
    else if (id === RECORD.format) this.formats.set(data.getUint16(0, true), this.text(record, 2, undefined, this.old));
    else if (id === RECORD.look) this.looks.push(this.look(data));
    else if (id === RECORD.worksheet) this.addWorksheet(record);
    else if (id === RECORD.strings) this.readStrings(record);
  }

  private look(data: DataView): CellLook {
    const format = data.getUint16(2, true);
    return {
      number: numberLook(this.formats.get(format) ?? String(format)),
      indent: this.old ? 0 : data.getUint8(8) & 15,
      hint: this.hint(data.getUint16(0, true)),
    };
  }

  /** Charts and macros are sheets too. */
  private addWorksheet(record: BiffRecord): void {
    const { data } = record;
    if (data.getUint8(5) !== 0) return;
    const name = this.text(record, 6, undefined, true);
    this.worksheets.push({ name, hidden: (data.getUint8(4) & 3) !== 0, place: data.getUint32(0, true) });
  }

  private readStrings({ parts, data }: BiffRecord): void {
    const count = data.getUint32(4, true);
    const from = new TextReader(parts, 8);
    for (let at = 0; at < count && !from.ended; at++) {
      const { text, fonts } = readText(from);
      const hint = fonts.map((font) => this.hint(font)).find((one) => one !== undefined);
      this.strings.push(hint ? { text, hint } : { text });
    }
  }

  private decoded(bytes: Uint8Array, hint: FontHint | undefined): string {
    const page = hint || !CODE_PAGES.has(this.codePage) ? 1252 : this.codePage;
    return new TextDecoder(`windows-${page}`).decode(bytes);
  }
}
