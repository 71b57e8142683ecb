import { crc32 } from 'node:zlib';

/** A camera writes into its picture where it stood. What a reader needs to turn the picture upright is all that stays of it. */
export function withoutPlace(bytes: Buffer, mediaType: string): Buffer {
  if (mediaType === 'image/jpeg') return jpegWithout(bytes);
  if (mediaType === 'image/png') return pngWithout(bytes);
  return bytes;
}

const MARK = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP13 = 0xed;
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const INDEX = Buffer.from('MPF\0', 'latin1');

/** Exif and XMP, IPTC, and further pictures after the end, each with an Exif of its own, go; every other byte stays. */
function jpegWithout(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARK) {
    const kind = bytes[at + 1]!;
    if (kind === MARK) {
      at++;
      continue;
    }
    if (kind === EOI || kind === SOI) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const data = bytes.subarray(at + 4, end);
    if (kind === APP1 && starts(data, EXIF)) turned = turnOf(data.subarray(EXIF.length));
    const goes = kind === APP1 || kind === APP13 || (kind === APP2 && starts(data, INDEX));
    const next = nextMark(bytes, end);
    kept.push(bytes.subarray(goes ? end : at, next));
    at = next;
  }
  const ends = bytes[at] === MARK && bytes[at + 1] === EOI;
  kept.push(bytes.subarray(at, ends ? at + 2 : bytes.length));
  if (turned !== 1) kept.splice(1, 0, segment(APP1, Buffer.concat([EXIF, turnOnly(turned)])));
  const all = Buffer.concat(kept);
  return all.length === bytes.length ? bytes : all;
}

function starts(data: Buffer, with_: Buffer): boolean {
  return data.subarray(0, with_.length).equals(with_);
}

/** After a scan's head stands its picture, up to a mark that is neither a stuffed byte nor a restart. */
function nextMark(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!;
    if (bytes[at] === MARK && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function segment(kind: number, data: Buffer): Buffer {
  const head = Buffer.from([MARK, kind, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

const PNG_HEAD = 8;
/** Chunks of text in which programs keep an XMP or an Exif. */
const PROFILE = /^(tEXt|zTXt|iTXt)(XML:com\.adobe\.xmp|Raw profile type )/;

/** The Exif chunk, and what stands for one. */
function pngWithout(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, PNG_HEAD)];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const goes = kind === 'eXIf' || PROFILE.test(bytes.toString('latin1', at + 4, at + 32));
    const end = Math.min(at + 12 + bytes.readUInt32BE(at), bytes.length);
    const turned = kind === 'eXIf' ? turnOf(bytes.subarray(at + 8, end - 4)) : 1;
    if (turned !== 1) kept.push(chunk('eXIf', turnOnly(turned)));
    else if (!goes) kept.push(bytes.subarray(at, end));
    at = end;
    if (kind === 'IEND') break;
  }
  const all = Buffer.concat(kept);
  return all.length === bytes.length ? bytes : all;
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const ORIENTATION = 0x0112;
const SHORT = 3;

/** How the picture is turned (1 to 8) by its Exif; 1 where it does not say. */
function turnOf(tiff: Buffer): number {
  const small = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (at + 2 > tiff.length ? 0 : small ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const four = (at: number) =>
    at + 4 > tiff.length ? tiff.length : small ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const first = four(4);
  for (let entry = 0; entry < two(first); entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (two(at) === ORIENTATION && two(at + 2) === SHORT) return within(two(at + 8));
  }
  return 1;
}

function within(turned: number): number {
  return turned >= 1 && turned <= 8 ? turned : 1;
}

/** An Exif that says how the picture is turned, and nothing else. */
function turnOnly(turned: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}
