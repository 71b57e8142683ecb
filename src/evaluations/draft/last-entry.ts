import { comparableIn } from '../../criteria/comparable.js';
import type { Criterion } from '../../criteria/criterion.js';
import { entryRead, type EntryRead } from './entry.view.js';
import { resultStated, type PastResult } from '../result/results.queries.js';

export interface LastEntry {
  month: string;
  entry: EntryRead;
}

/** What was approved last for this criterion; null where another yardstick stood then. */
export function lastEntry(last: PastResult | undefined, criterion: Criterion): LastEntry | null {
  const then = last && comparableIn(last.content.criteria, criterion);
  return then ? { month: last.month, entry: entryRead(then.criterion, then.place, resultStated(last)) } : null;
}
