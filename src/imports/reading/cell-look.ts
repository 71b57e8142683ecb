import type { FontHint } from './vietnamese/old-text.js';

/** What of a cell's looks says something: a number shown as a day, levels of indent, a font of an old Vietnamese code. */
export interface CellLook {
  date: boolean;
  indent: number;
  hint?: FontHint;
}
