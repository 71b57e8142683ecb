import { damaged } from '../damaged.js';

/** The records of a BIFF stream by their numbers (MS-XLS 2.3). */
export const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  date1904: 0x0022,
  password: 0x002f,
  font: 0x0031,
  continued: 0x003c,
  codePage: 0x0042,
  worksheet: 0x0085,
  numbers: 0x00bd,
  richLabel: 0x00d6,
  merged: 0x00e5,
  look: 0x00e0,
  strings: 0x00fc,
  stringCell: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  formulaText: 0x0207,
  shortNumber: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

export interface BiffRecord {
  id: number;
  /** The record's bytes, and those of the records that continue it. */
  parts: Uint8Array[];
  data: DataView;
}

/** The records from a place in a stream on. Throws UnreadableFile `damaged` for one that is cut off. */
export function* recordsFrom(stream: Uint8Array, place: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = place; at + 4 <= stream.length;) {
    const id = view.getUint16(at, true);
    const parts: Uint8Array[] = [];
    do {
      const length = view.getUint16(at + 2, true);
      if (at + 4 + length > stream.length) throw damaged();
      parts.push(stream.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    } while (at + 4 <= stream.length && view.getUint16(at, true) === RECORD.continued);
    const [first] = parts as [Uint8Array];
    yield { id, parts, data: new DataView(first.buffer, first.byteOffset, first.byteLength) };
  }
}
