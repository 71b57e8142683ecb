import type { Dec } from '../../scoring/decimal.js';
import { isJsonObject } from '../../scoring/json/json-value.js';
import { parseJson } from '../../scoring/json/parse-json.js';
import { lawResultOf } from '../forms/law-result.js';
import { sha256, type MonthsPayload, type SentResult } from './months-file.js';

/** What becomes of one month of a file; words are `legal-periods:file.verdict.<verdict>`. */
type Verdict =
  | 'take'
  /** The same record is there already. */
  | 'there'
  /** Another score was taken or typed for the month. */
  | 'other'
  | 'own-form'
  | 'absent'
  | 'future'
  | 'not-recomputable'
  /** The record says another period than the file. */
  | 'period'
  /** The record comes to another score than the file says. */
  | 'differs';

export interface JudgedMonth {
  month: string;
  score: Dec;
  verdict: Verdict;
  /** What the record comes to, where the file says otherwise. */
  recomputed: string | null;
  /** Of the record's text. */
  sha256: string;
}

/** What stands in the person's year here. */
export interface Standing {
  today: string;
  /** Months with a form of this agency that is not absent. */
  own: readonly string[];
  absent: readonly string[];
  /** Hash of the record by month; null for one that was typed. */
  imported: ReadonlyMap<string, string | null>;
}

/** Each month by itself: its record is reckoned anew with the code that the verification uses, then what stands here is asked. */
export function judgeMonths({ results }: MonthsPayload, standing: Standing): JudgedMonth[] {
  return results
    .flatMap((result) => {
      const hash = sha256(result.record);
      const fault = faultOf(result);
      return result.months.map((month): JudgedMonth => ({
        ...{ month, score: result.score, sha256: hash },
        ...(fault ?? { verdict: placeOf(month, hash, standing), recomputed: null }),
      }));
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** What is wrong with the record itself. */
export function faultOf({ record, period, score }: SentResult): Pick<JudgedMonth, 'verdict' | 'recomputed'> | null {
  const again = lawResultOf(record);
  if (!again) return { verdict: 'not-recomputable', recomputed: null };
  if (periodOf(record) !== period) return { verdict: 'period', recomputed: null };
  return again.score === Number(score) ? null : { verdict: 'differs', recomputed: again.score?.toString() ?? null };
}

function periodOf(record: string): unknown {
  const { value } = parseJson(record);
  return isJsonObject(value) ? value.get('period') : undefined;
}

function placeOf(month: string, hash: string, { today, own, absent, imported }: Standing): Verdict {
  if (month > today.slice(0, 7)) return 'future';
  if (own.includes(month)) return 'own-form';
  if (absent.includes(month)) return 'absent';
  if (!imported.has(month)) return 'take';
  return imported.get(month) === hash ? 'there' : 'other';
}
