import { create } from 'qrcode';
import type { Rows } from '../../database/db.js';
import { checkpointAfter } from './checkpoints.queries.js';

/** What a signed paper carries of the audit: the code of a checkpoint, to be typed, and the same as a QR code. */
export interface Stamp {
  code: string;
  /** Sentences beside the QR code, and what it is for who does not see it. */
  text: string;
  alt: string;
  qr: Qr;
}

export interface Qr {
  size: number;
  /** Dark strokes: column, row, how long. */
  strokes: [x: number, y: number, length: number][];
}

/** Undefined while there is no checkpoint. */
export async function stampFor(
  on: Rows,
  closedAt: Date | null,
  words: (code: string) => { text: string; alt: string },
): Promise<Stamp | undefined> {
  const kept = await checkpointAfter(on, closedAt);
  return kept && { code: kept.code, ...words(kept.code), qr: qrOf(kept.code) };
}

export function qrOf(text: string): Qr {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from(data.subarray(y * size, (y + 1) * size), (dark) => (dark ? '1' : '0')).join(''),
  );
  return {
    size,
    strokes: rows.flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map((run): [number, number, number] => [run.index, y, run[0].length]),
    ),
  };
}
