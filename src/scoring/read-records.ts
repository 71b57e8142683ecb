import { readRecord } from './check-record.js';
import { placePath, type Fault } from './fault.js';
import { isJsonArray, type JsonValue } from './json/json-value.js';
import { parseJson } from './json/parse-json.js';
import type { ScorecardRecord } from './record.js';

export type ReadRecords =
  | {
      readonly ok: true;
      readonly records: readonly ScorecardRecord[];
      /** The text was an array. */ readonly many: boolean;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * One record or an array of them out of JSON text, every number exactly as written. One bad record refuses the array.
 * Errors are values: all faults, with their paths. Source: docs/glossary, "the record".
 */
export function readRecords(text: string): ReadRecords {
  const parsed = parseJson(text);
  const faults = [...parsed.faults];
  if (faults.some(({ path }) => path === '$')) return { ok: false, faults };
  const many = isJsonArray(parsed.value);
  const records = isJsonArray(parsed.value) ? readAll(faults, parsed.value) : [readRecord(faults, '$', parsed.value)];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, records: records as ScorecardRecord[], many };
}

function readAll(faults: Fault[], values: readonly JsonValue[]) {
  return values.map((value, place) => readRecord(faults, placePath('$', place), value));
}
