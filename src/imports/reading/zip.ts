import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { damaged } from './damaged.js';
import { TABLE_LIMITS, UnreadableFile } from '../table.js';
import { XmlReader, type XmlVisitor } from './xml.js';

interface ZipEntry {
  method: number;
  packed: number;
  unpacked: number;
  crc: number;
  at: number;
}

const END = 0x06054b50;
const LONG_END = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONG = 0xffffffff;
const LONGEST_COMMENT = 0xffff;
const STEP = 1 << 16;
const MOST_ENTRIES = 20_000;

/** A zip file's parts by name, in any case. Throws UnreadableFile `damaged` where the directory or a part cannot be what it says, `too-big` past the bound. */
export class Zip {
  private readonly view: DataView;
  private readonly entries = new Map<string, ZipEntry>();
  private unpacked = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? damaged() : error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A part as UTF-8 text, piece by piece; nothing where there is no such part. */
  read(name: string, take: (text: string) => void): void {
    const decoder = new TextDecoder('utf-8');
    this.unpack(name, (chunk) => take(decoder.decode(chunk, { stream: true })));
    take(decoder.decode());
  }

  private unpack(name: string, take: (chunk: Uint8Array) => void): void {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return;
    this.unpacked += entry.unpacked;
    if (this.unpacked > TABLE_LIMITS.unpacked) throw new UnreadableFile({ code: 'too-big' });
    const packed = this.packedBytes(entry);
    let size = 0;
    let sum = 0;
    const chunk = (data: Uint8Array) => {
      size += data.length;
      if (size > entry.unpacked) throw damaged();
      sum = crc32(data, sum);
      if (data.length > 0) take(data);
    };
    if (entry.method === 0) chunk(packed);
    else inflate(packed, chunk);
    if (size !== entry.unpacked || sum !== entry.crc) throw damaged();
  }

  private packedBytes({ at, packed, method }: ZipEntry): Uint8Array {
    if (at + 30 > this.bytes.length || this.view.getUint32(at, true) !== LOCAL) throw damaged();
    const start = at + 30 + this.view.getUint16(at + 26, true) + this.view.getUint16(at + 28, true);
    if (start + packed > this.bytes.length || (method !== 0 && method !== 8)) throw damaged();
    return this.bytes.subarray(start, start + packed);
  }

  private readDirectory(): void {
    let { count, at } = this.end();
    if (count > MOST_ENTRIES) throw damaged();
    for (; count > 0; count--) {
      if (this.view.getUint32(at, true) !== ENTRY) throw damaged();
      const nameEnd = at + 46 + this.view.getUint16(at + 28, true);
      const extraEnd = nameEnd + this.view.getUint16(at + 30, true);
      const entry = {
        method: this.view.getUint16(at + 10, true),
        crc: this.view.getUint32(at + 16, true),
        packed: this.view.getUint32(at + 20, true),
        unpacked: this.view.getUint32(at + 24, true),
        at: this.view.getUint32(at + 42, true),
      };
      this.readLong(entry, nameEnd, extraEnd);
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/');
      this.entries.set(name.toLowerCase(), entry);
      at = extraEnd + this.view.getUint16(at + 32, true);
    }
  }

  private end(): { count: number; at: number } {
    const last = this.bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (this.view.getUint32(at, true) !== END) continue;
      const start = this.view.getUint32(at + 16, true);
      if (start !== LONG) return { count: this.view.getUint16(at + 10, true), at: start };
      const long = Number(this.view.getBigUint64(at - 20 + 8, true));
      if (this.view.getUint32(long, true) !== LONG_END) throw damaged();
      return {
        count: Number(this.view.getBigUint64(long + 32, true)),
        at: Number(this.view.getBigUint64(long + 48, true)),
      };
    }
    throw damaged();
  }

  /** Sizes that some writers state in 64 bits whether they need to or not. */
  private readLong(entry: ZipEntry, start: number, end: number): void {
    for (let at = start; at + 4 <= end; at += 4 + this.view.getUint16(at + 2, true)) {
      if (this.view.getUint16(at, true) !== 1) continue;
      let from = at + 4;
      for (const size of ['unpacked', 'packed', 'at'] as const) {
        if (entry[size] !== LONG) continue;
        entry[size] = Number(this.view.getBigUint64(from, true));
        from += 8;
      }
    }
  }
}

function inflate(packed: Uint8Array, take: (chunk: Uint8Array) => void): void {
  const inflater = new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += STEP)
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    throw isOfFflate(error) ? damaged() : error;
  }
}

function isOfFflate(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'number';
}

/** One part of a zip, element by element. */
export function readPart(zip: Zip, part: string, visitor: Partial<XmlVisitor>): void {
  const nothing = () => {};
  const reader = new XmlReader({ open: nothing, close: nothing, text: nothing, ...visitor });
  zip.read(part, (text) => reader.write(text));
  reader.end();
}
