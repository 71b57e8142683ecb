import type { Cell, NumberCell } from './report-model.js';
import type { Words } from './words.js';

/** What a cell says, the same letters on the page and on paper. */
export interface CellText {
  text: string;
  /** A second line: the approved figure of a pair, or what stands under a text. */
  under: string | null;
  pair: boolean;
  href: string | null;
  tone: 'below' | 'above' | 'soft' | null;
  strong: boolean;
}

const BARE = { under: null, pair: false, href: null, tone: null, strong: false };

export function cellText(cell: Cell, words: Words): CellText {
  if (typeof cell === 'string') return { ...BARE, text: cell };
  if ('date' in cell) return { ...BARE, text: words.date(cell.date) };
  if ('approved' in cell) {
    return {
      ...BARE,
      pair: true,
      text: words.number(cell.self, cell.places, cell.none),
      under: words.number(cell.approved, cell.places, cell.none),
    };
  }
  const style = { tone: cell.tone ?? null, strong: cell.strong ?? false };
  if ('number' in cell) return { ...BARE, ...style, text: numberText(cell, words) };
  return { ...BARE, ...style, text: cell.text, under: cell.under ?? null, href: cell.href ?? null };
}

function numberText(cell: NumberCell, words: Words): string {
  const { number, places, signed, word, none } = cell;
  if (number === null) return none ?? '–';
  const text = signed ? words.signed(number, places) : words.number(number, places);
  return word ? `${text} ${word}` : text;
}
