/**
 * JSON in UTF-8, in memory that threads share: it goes from one to another without a copy, and a letter of ASCII takes one byte
 * where a text with Vietnamese in it takes two for each.
 */
export type JsonBytes = Uint8Array<SharedArrayBuffer>;

/** Of worksheets: each of them, what it has, its rows. */
export const WORKSHEETS_DEPTH = 3;
/** So many letters are put together before they become bytes. */
const PIECE = 1 << 20;

/** A list as JSON. Written item by item down to `depth` lists and objects, so that the whole never stands as one text. */
export function jsonBytes(value: object, depth = 1): JsonBytes {
  const pieces: Buffer[] = [];
  let text = '';
  for (const piece of textsOf(value, depth)) {
    text += piece;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = '';
  }
  pieces.push(Buffer.from(text));
  return joined(pieces);
}

/** Pieces one after the other, in memory that threads share. */
export function joined(pieces: readonly Uint8Array[]): JsonBytes {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  const all = new Uint8Array(new SharedArrayBuffer(size));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

export function fromJsonBytes<T>(bytes: JsonBytes): T {
  return JSON.parse(asBuffer(bytes).toString('utf8')) as T;
}

/** The same bytes as a parameter of a statement: `convert_from($1::bytea, 'UTF8')::jsonb`. */
export function asBuffer({ buffer, byteOffset, byteLength }: JsonBytes): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function* textsOf(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  const isList = Array.isArray(value);
  let before = isList ? '[' : '{';
  for (const [key, item] of isList ? value.entries() : Object.entries(value)) {
    if (!isList && item === undefined) continue;
    yield isList ? before : `${before}${JSON.stringify(key)}:`;
    yield* textsOf(item, depth - 1);
    before = ',';
  }
  yield `${before === ',' ? '' : before}${isList ? ']' : '}'}`;
}
