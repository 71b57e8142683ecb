import { damaged } from '../damaged.js';

/** Reads texts out of a record and those that continue it. Throws UnreadableFile `damaged` past their end. */
export class TextReader {
  private part = 0;
  private at: number;

  constructor(
    private readonly parts: readonly Uint8Array[],
    start: number,
  ) {
    this.at = start;
  }

  byte(): number {
    this.settle();
    return this.parts[this.part]![this.at++]!;
  }

  short(): number {
    const low = this.byte();
    return low | (this.byte() << 8);
  }

  long(): number {
    const low = this.short();
    return (low | (this.short() << 16)) >>> 0;
  }

  skip(count: number): void {
    for (let left = count; left > 0;) {
      this.settle();
      const taken = Math.min(left, this.left());
      this.at += taken;
      left -= taken;
    }
  }

  get ended(): boolean {
    return this.left() === 0 && this.parts.slice(this.part + 1).every(({ length }) => length === 0);
  }

  /** Letters of one byte or of two; where a record ends within them, the next begins with how they go on. */
  letters(count: number, wide: boolean): string {
    let text = '';
    for (let left = count; left > 0;) {
      if (this.left() === 0) wide = (this.byte() & 1) === 1;
      const taken = Math.min(left, wide ? this.left() >> 1 : this.left());
      if (taken === 0) throw damaged();
      text += this.take(taken, wide);
      left -= taken;
    }
    return text;
  }

  private take(count: number, wide: boolean): string {
    const size = wide ? count * 2 : count;
    const bytes = this.parts[this.part]!.subarray(this.at, this.at + size);
    this.at += size;
    return Buffer.from(bytes).toString(wide ? 'utf16le' : 'latin1');
  }

  private left(): number {
    return (this.parts[this.part]?.length ?? 0) - this.at;
  }

  private settle(): void {
    while (this.left() <= 0) {
      if (++this.part >= this.parts.length) throw damaged();
      this.at = 0;
    }
  }
}

export interface RichText {
  text: string;
  /** The fonts of its runs, by their numbers. */
  fonts: number[];
}

/** A text with its length before it (`short`: in one byte), its kind, and what follows it: runs of fonts, how it is read aloud. */
export function readText(from: TextReader, short = false): RichText {
  const count = short ? from.byte() : from.short();
  const kind = from.byte();
  const runs = kind & 8 ? from.short() : 0;
  const aloud = kind & 4 ? from.long() : 0;
  const text = from.letters(count, (kind & 1) === 1);
  const fonts: number[] = [];
  for (let run = 0; run < runs; run++) {
    from.skip(2);
    fonts.push(from.short());
  }
  from.skip(aloud);
  return { text, fonts };
}

/** A text of Excel 5 and 95: bytes in a code page. */
export function readBytes(from: TextReader, short = false): Uint8Array {
  return Buffer.from(from.letters(short ? from.byte() : from.short(), false), 'latin1');
}
