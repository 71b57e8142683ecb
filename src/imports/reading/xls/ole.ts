import { damaged } from '../damaged.js';

interface Stream {
  start: number;
  size: number;
}

const LAST = 0xfffffffa;
const SMALL_SECTOR = 64;
const SMALL_STREAM = 4096;
const ENTRY = 128;
const IN_HEADER = 109;

/**
 * The streams of an OLE2 compound file, in which old Office keeps a document and new Office one with a password. Every chain of
 * sectors is held to as many as the file has. Throws UnreadableFile `damaged`.
 */
export class Ole {
  private readonly view: DataView;
  private readonly sector: number;
  private readonly next: Uint32Array;
  private readonly streams = new Map<string, Stream>();
  private small: Uint8Array = new Uint8Array();
  private smallNext: Uint32Array = new Uint32Array();

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const shift = this.view.getUint16(30, true);
      if (shift !== 9 && shift !== 12) throw damaged();
      this.sector = 1 << shift;
      this.next = this.numbers(this.tableSectors());
      this.readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? damaged() : error;
    }
  }

  has(name: string): boolean {
    return this.streams.has(name);
  }

  /** A stream's bytes; undefined where there is none of that name. */
  stream(name: string): Uint8Array | undefined {
    const found = this.streams.get(name);
    if (!found) return undefined;
    if (found.size >= SMALL_STREAM) return sized(this.joined(this.chain(found.start)), found.size);
    const pieces = followed(this.smallNext, found.start).map((at) =>
      this.small.subarray(at * SMALL_SECTOR, (at + 1) * SMALL_SECTOR),
    );
    return sized(Buffer.concat(pieces), found.size);
  }

  /** Where the table of chains is kept: in the header, and where that is too small in sectors of their own. */
  private tableSectors(): number[] {
    const count = this.view.getUint32(44, true);
    if (count > this.bytes.length / this.sector) throw damaged();
    const found: number[] = [];
    for (let at = 0; at < IN_HEADER && found.length < count; at++) found.push(this.view.getUint32(76 + at * 4, true));
    const each = this.sector / 4 - 1;
    for (let more = this.view.getUint32(68, true); found.length < count;) {
      const at = this.place(more);
      for (let entry = 0; entry < each && found.length < count; entry++)
        found.push(this.view.getUint32(at + entry * 4, true));
      more = this.view.getUint32(at + each * 4, true);
    }
    return found;
  }

  private readDirectory(): void {
    const entries = this.joined(this.chain(this.view.getUint32(48, true)));
    const view = new DataView(entries.buffer, entries.byteOffset, entries.byteLength);
    for (let at = 0; at + ENTRY <= entries.length; at += ENTRY) {
      const stream = { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
      const kind = entries[at + 66];
      if (kind === 5) this.readSmall(stream);
      const length = Math.min(view.getUint16(at + 64, true), 64);
      const name = Buffer.from(entries.subarray(at, at + Math.max(0, length - 2))).toString('utf16le');
      if (kind === 2 && !this.streams.has(name)) this.streams.set(name, stream);
    }
  }

  /** Short streams share one long one. */
  private readSmall(root: Stream): void {
    if (root.size === 0 || root.start >= LAST) return;
    this.small = this.joined(this.chain(root.start));
    this.smallNext = this.numbers(this.chain(this.view.getUint32(60, true)));
  }

  private chain(start: number): number[] {
    return followed(this.next, start);
  }

  private joined(sectors: readonly number[]): Uint8Array {
    return Buffer.concat(
      sectors.map((sector) => this.bytes.subarray(this.place(sector), this.place(sector) + this.sector)),
    );
  }

  private numbers(sectors: readonly number[]): Uint32Array {
    const bytes = this.joined(sectors);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true));
  }

  /** The last sector of a file may be cut short. */
  private place(sector: number): number {
    const at = (sector + 1) * this.sector;
    if (sector >= LAST || at >= this.bytes.length) throw damaged();
    return at;
  }
}

/** The sectors of one chain; a chain that comes back to itself is none. */
function followed(next: Uint32Array, start: number): number[] {
  const found: number[] = [];
  for (let sector = start; sector < LAST; sector = next[sector]!) {
    if (sector >= next.length || found.length > next.length) throw damaged();
    found.push(sector);
  }
  return found;
}

function sized(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length < size) throw damaged();
  return bytes.subarray(0, size);
}
