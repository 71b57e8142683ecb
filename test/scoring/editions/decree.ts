import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleParts } from '../../../src/scoring/editions/citation.js';

/** The decree's text lies beside the project, not in it: where it is not, the tests that read it say so and pass. */
const path = join(__dirname, '../../../../shared/legal/nd-335-2025.txt');

export const decree = existsSync(path)
  ? readFileSync(path, 'utf8')
      .normalize('NFC')
      .replace(/\u00a0/g, ' ')
  : null;
export const withDecree = decree === null ? it.skip : it;
if (decree === null) console.warn(`the decree's text is not at ${path}: its quotations are not compared`);

/** The text of one place, from its heading to the next of its kind; null where there is none. */
export function pieceOf(text: string, place: string): string | null {
  const { appendix, article, clause, point, form } = articleParts(place);
  if (form) return between(text, new RegExp(`^Mẫu số ${form}$`, 'm'), /^Mẫu số \d\d$/m);
  const whole = appendix
    ? between(text, new RegExp(`^PHỤ LỤC ${appendix}$`, 'm'), /^PHỤ LỤC /m)
    : between(text, new RegExp(`^Điều ${article}\\. `, 'm'), /^(Điều \d+\. |Mục \d|Chương |Nơi nhận)/m);
  const inClause = clause ? between(whole, new RegExp(`^${clause}\\. `, 'm'), /^\d+\. /m) : whole;
  return point ? between(inClause, new RegExp(`^${point}\\) `, 'm'), /^[a-zđ]\) /m) : inClause;
}

function between(text: string | null, from: RegExp, to: RegExp): string | null {
  const start = text?.search(from) ?? -1;
  if (text === null || start < 0) return null;
  const heading = text.slice(start).match(from)![0].length;
  const end = text.slice(start + heading).search(to);
  return end < 0 ? text.slice(start) : text.slice(start, start + heading + end);
}
