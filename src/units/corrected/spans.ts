import type { Words } from '../../corrections/correction-kind.js';
import { dayAfter, dayBefore } from '../days.js';

/** Days, both counted; `to` may be `infinity`. */
export interface Days {
  from: string;
  to: string;
}

const EVER_AFTER = 'infinity';

function daysOf({ fromDate, toDate }: { fromDate: string; toDate: string | null }): Days {
  return { from: fromDate, to: toDate ?? EVER_AFTER };
}

/** The days that the words of a correction name. */
export function spanOf(words: Words): Days {
  return daysOf({ fromDate: words['fromDate']!, toDate: words['toDate'] || null });
}

export function spanTyped(words: Words): { fromDate: string; toDate?: string } {
  return { fromDate: words['fromDate']!, ...(words['toDate'] && { toDate: words['toDate'] }) };
}

/** The days on which something is otherwise: where more than its days changed, or it is struck, all that it held before and holds now. */
export function changedDays(before: Days, after: Days | null, otherwise: boolean): Days[] {
  if (!after) return [before];
  const apart = before.from > after.to || after.from > before.to;
  if (otherwise || apart) return [before, after];
  const days: Days[] = [];
  const [firstFrom, lastFrom] = [before.from, after.from].sort() as [string, string];
  const [firstTo, lastTo] = [before.to, after.to].sort() as [string, string];
  if (firstFrom !== lastFrom) days.push({ from: firstFrom, to: dayBefore(lastFrom) });
  if (firstTo !== lastTo) days.push({ from: dayAfter(firstTo), to: lastTo });
  return days;
}
