import { readRecord } from './check-record.js';
import { readLegalMonth, scoreLegalMonth } from './editions/legal-month.js';
import { readYearGroup, classifyYear } from './editions/legal-year.js';
import { legalMonthFormat } from './editions/month-record.js';
import { monthResultTree } from './editions/month-tree.js';
import { yearGroupFormat } from './editions/year-record.js';
import { yearResultTree } from './editions/year-tree.js';
import { keyPath, placePath, type Fault } from './fault.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json/json-value.js';
import { parseJson } from './json/parse-json.js';
import { printJson } from './json/print-json.js';
import { recordFormat } from './record.js';
import { scoreRecord } from './score-record.js';
import { scoredTree } from './scored-json.js';

type Read<R> = (faults: Fault[], path: string, value: JsonValue) => R | undefined;
type Compute = () => JsonObject;

/** The formats of records, each with what reads it and what it comes to. */
const formats: ReadonlyMap<string, Read<Compute>> = new Map([
  [recordFormat, format(readRecord, (record) => scoredTree(scoreRecord(record)))],
  [legalMonthFormat, format(readLegalMonth, (record) => monthResultTree(scoreLegalMonth(record)))],
  [yearGroupFormat, format(readYearGroup, (record) => yearResultTree(classifyYear(record)))],
]);

function format<R>(read: Read<R>, compute: (record: R) => JsonObject): Read<Compute> {
  return (faults, path, value) => {
    const record = read(faults, path, value);
    return record === undefined ? undefined : () => compute(record);
  };
}

export type Recomputed =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The result of a record of any format, or of an array that may mix them, as JSON text. One bad record refuses the
 * array. Errors are values: all faults, with their paths. Source: docs/glossary, "the record".
 */
export function recompute(text: string): Recomputed {
  const parsed = parseJson(text);
  const faults = [...parsed.faults];
  if (faults.some(({ path }) => path === '$')) return { ok: false, faults };
  const { value } = parsed;
  const many = isJsonArray(value);
  const read = many
    ? value.map((each, place) => readAny(faults, placePath('$', place), each))
    : [readAny(faults, '$', value)];
  if (faults.length > 0) return { ok: false, faults };
  const results = read.map((compute) => compute?.() ?? null);
  return { ok: true, json: `${printJson(many ? results : (results[0] ?? null))}\n` };
}

/** Of a document in another format nothing else can be judged. */
function readAny(faults: Fault[], path: string, value: JsonValue): Compute | undefined {
  if (!isJsonObject(value)) {
    faults.push({ path, code: 'not-a-record' });
    return undefined;
  }
  const code = value.get('format');
  const known = typeof code === 'string' ? formats.get(code) : undefined;
  if (known) return known(faults, path, value);
  faults.push({ path: keyPath(path, 'format'), code: value.has('format') ? 'unknown-format' : 'missing' });
  return undefined;
}
