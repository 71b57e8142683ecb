import type { Fault } from '../fault.js';
import { isJsonObject, type JsonValue } from '../json/json-value.js';
import type { LawCode } from './edition.js';
import type { ExplainedMonth } from './explained-month.js';
import type { LegalMonthRecord, LegalMonthResult } from './month-record.js';
import { checkMonth, readMonth } from './nd-335-2025/check-month.js';
import { explainMonth } from './nd-335-2025/explain-month.js';
import { scoreMonth } from './nd-335-2025/score-month.js';

/** How each law reckons a month. A record is reckoned by the edition it names, whatever the law is today. */
const ways = {
  'nd-335-2025': { read: readMonth, check: checkMonth, score: scoreMonth, explain: explainMonth },
} as const satisfies Readonly<Record<LawCode, object>>;

/** A month's record out of JSON values; undefined when a fault was added. An edition that is none is a fault of it. */
export function readLegalMonth(faults: Fault[], path: string, value: JsonValue): LegalMonthRecord | undefined {
  const named = isJsonObject(value) ? value.get('edition') : undefined;
  return (Object.entries(ways).find(([code]) => code === named)?.[1] ?? ways['nd-335-2025']).read(faults, path, value);
}

/** Every fault of a month's record, in the order of its keys; none: it can be scored. */
export function checkLegalMonth(record: LegalMonthRecord): Fault[] {
  return ways[record.edition].check(record);
}

/** The month's score of a record that `checkLegalMonth` let through. Errors: RangeError on one that was not checked. */
export function scoreLegalMonth(record: LegalMonthRecord): LegalMonthResult {
  return ways[record.edition].score(record);
}

/** The same score term by term, in codes and decimal text. */
export function explainLegalMonth(record: LegalMonthRecord): ExplainedMonth {
  return ways[record.edition].explain(record);
}
