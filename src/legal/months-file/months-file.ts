import { createHash } from 'node:crypto';
import { signerOfText, type SigningKey } from '../../audit/checkpoints/signing-key.js';
import type { Dec } from '../../scoring/decimal.js';
import { parseJson } from '../../scoring/json/parse-json.js';
import { isDay } from '../../web/days.js';
import { cleanText } from '../../web/text.js';
import { monthsCovered, type SpanOf } from '../periods/span.js';
import { fileBytes } from '../../web/form-bytes.js';

export const MONTHS_FORMAT = 'thuoc-do/months@1';
/** Bytes of a file at most, and letters of one record in it. */
export const FILE_MOST = fileBytes('months');
const RECORD_MOST = 400_000;

/** One decided result with all that it came from; the form of a quarter stands for several months. */
export interface SentResult {
  /** The month of its form: of a quarter the last one. */
  period: string;
  span: SpanOf;
  months: readonly string[];
  /** Which result of the form it is: a petition may have renewed it. */
  number: number;
  decidedAt: string;
  score: Dec;
  /** The text of the record: `npm run score` reckons it anew. */
  record: string;
}

/** The times a result is listed by: its quarter where it is whole there, else each of its months. */
export function timesOf({
  period,
  span,
  months,
}: Pick<SentResult, 'period' | 'span' | 'months'>): { month: string; span: SpanOf }[] {
  const whole = span === 'quarter' && months.length === monthsCovered(period, span).length;
  return whole ? [{ month: period, span }] : months.map((month) => ({ month, span: 'month' }));
}

/** What is signed. */
export interface MonthsPayload {
  format: typeof MONTHS_FORMAT;
  agency: string;
  person: { code: string; name: string };
  year: number;
  document: { number: string; date: string };
  madeAt: string;
  /** Months of leave there; why is nobody's business here. */
  absent: readonly string[];
  /** Closed months without a score. */
  missing: readonly string[];
  results: readonly SentResult[];
}

interface MonthsFile {
  payload: MonthsPayload;
  key: string;
  publicKey: string;
  signature: string;
}

export type ReadMonthsFile =
  | { payload: MonthsPayload; fingerprint: string; sha256: string; text: string }
  /** Labels `legal-periods:issue.file.<fault>`. */
  | { fault: 'large' | 'unreadable' | 'tampered' };

export function makeMonthsFile(payload: MonthsPayload, key: SigningKey): string {
  const file: MonthsFile = {
    payload,
    key: key.fingerprint,
    publicKey: key.publicKey,
    signature: key.signText(signedText(payload)),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** A file as it came in: its form, its bounds and its signature. What its records come to is judged one by one. */
export function readMonthsFile(bytes: Uint8Array): ReadMonthsFile {
  if (bytes.length > FILE_MOST) return { fault: 'large' };
  const text = new TextDecoder().decode(bytes);
  const file = parsed(text);
  if (!isFile(file)) return { fault: 'unreadable' };
  const fingerprint = signerOfText(file.publicKey, signedText(file.payload), file.signature);
  if (fingerprint === undefined || fingerprint !== file.key) return { fault: 'tampered' };
  return { payload: file.payload, fingerprint, sha256: sha256(text), text };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What was read is written again: spaces between the parts of a file are no part of what is signed, everything else is. */
function signedText(payload: MonthsPayload): string {
  return `${MONTHS_FORMAT}\n${JSON.stringify(payload)}`;
}

/** Nested no deeper than can be written again, and no key twice: of two the second would hold, unseen. */
function parsed(text: string): unknown {
  return parseJson(text).faults.length > 0 ? undefined : JSON.parse(text);
}

type Known = Record<string, unknown>;
const isObject = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && cleanText(value) === value;
const isMoment = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const SCORE = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

function isFile(file: unknown): file is MonthsFile {
  return (
    isObject(file) &&
    isText(file['key'], 80) &&
    typeof file['publicKey'] === 'string' &&
    file['publicKey'].length <= 1000 &&
    isText(file['signature'], 200) &&
    isPayload(file['payload'])
  );
}

function isPayload(it: unknown): it is MonthsPayload {
  if (!isObject(it) || it['format'] !== MONTHS_FORMAT || !isText(it['agency'], 300)) return false;
  const { person, document, year, results } = it;
  if (!isObject(person) || !isText(person['code'], 40) || !isText(person['name'], 200)) return false;
  if (!isObject(document) || !isText(document['number'], 60) || !isDayText(document['date'])) return false;
  if (!Number.isInteger(year) || (year as number) < 2026 || (year as number) > 2099 || !isMoment(it['madeAt']))
    return false;
  const months = (value: unknown): value is string[] => areMonths(value, year as number);
  if (!months(it['absent']) || !months(it['missing'])) return false;
  if (!Array.isArray(results) || results.length < 1 || results.length > 12 || !results.every(isResult)) return false;
  return months((results as SentResult[]).flatMap((result) => result.months));
}

function isResult(it: unknown): it is SentResult {
  if (!isObject(it) || (it['span'] !== 'month' && it['span'] !== 'quarter')) return false;
  const { period, months, number, score, record } = it;
  if (typeof period !== 'string' || !/^20\d\d-(0[1-9]|1[0-2])$/.test(period)) return false;
  const covered = monthsCovered(period, it['span']);
  return (
    Array.isArray(months) &&
    months.length > 0 &&
    months.every((month) => covered.includes(month as string)) &&
    Number.isInteger(number) &&
    (number as number) >= 1 &&
    isMoment(it['decidedAt']) &&
    typeof score === 'string' &&
    SCORE.test(score) &&
    typeof record === 'string' &&
    record.length <= RECORD_MOST
  );
}

/** Months of the year, none twice. */
function areMonths(value: unknown, year: number): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= 12 &&
    new Set(value).size === value.length &&
    value.every((month) => typeof month === 'string' && new RegExp(`^${year}-(0[1-9]|1[0-2])$`).test(month))
  );
}

function isDayText(value: unknown): value is string {
  return typeof value === 'string' && isDay(value);
}
