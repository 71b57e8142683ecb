import type { RawCell, RawWorksheet } from './reading/raw-file.js';

/** A worksheet for who reads texts only: trimmed, numbers with a point. */
export interface TextWorksheet {
  name: string;
  /** Outer index: row − 1. */
  rows: string[][];
}

export function textsOf({ name, rows }: Pick<RawWorksheet, 'name' | 'rows'>): TextWorksheet {
  return { name, rows: rows.map((cells) => cells.map(textOf)) };
}

/** The digits that the spreadsheet shows, never an exponent: 1e-7 is 0.0000001. */
export function textOf(cell: RawCell): string {
  if (typeof cell === 'string') return cell.trim();
  const text = String(cell);
  return text.includes('e') ? cell.toFixed(20).replace(/\.?0+$/, '') : text;
}
