import { toUnits } from '../decimal.js';
import { jsonNumber, printJson } from '../json/print-json.js';
import { JsonNumber, type JsonObject, type JsonValue } from '../json/json-value.js';
import { numberOf } from '../scored-json.js';
import type { LegalMonthRecord, LegalMonthResult, WorkLine } from './month-record.js';

type ToNumber = (dec: string) => JsonNumber;

const asWritten: ToNumber = (dec) => new JsonNumber(dec);

/**
 * The record as a person downloads it: JSON text, led scores sorted, so that nobody can be told by their place.
 * Throws RangeError on numbers that `checkLegalMonth` would refuse.
 */
export function toLegalMonthJson(record: LegalMonthRecord): string {
  if (!record.leader) return `${printJson(monthTree(record, jsonNumber))}\n`;
  const led = [...record.led].sort((a, b) => Number(toUnits(a) - toUnits(b)));
  return `${printJson(monthTree({ ...record, led }, jsonNumber))}\n`;
}

/** A record as the JSON values it would be read from. */
export function monthTree(record: LegalMonthRecord, toNumber: ToNumber = asWritten): JsonObject {
  const { format, edition, period, leader, capAt, markTakes, common, work, led, organising, uniting } = record;
  return new Map<string, JsonValue>([
    ['format', format],
    ['edition', edition],
    ['period', period],
    ['leader', leader],
    ...given('capAt', capAt),
    ...given('markTakes', markTakes),
    ['common', new Map(Object.entries(common).map(([item, points]) => [item, toNumber(points)]))],
    ['work', work.map((line) => lineTree(line, toNumber))],
    ...given('led', led?.map(toNumber)),
    ...given('organising', organising && toNumber(organising)),
    ...given('uniting', uniting && toNumber(uniting)),
  ]);
}

function lineTree(
  { product, factor, assigned, completed, extra, failed, late }: WorkLine,
  toNumber: ToNumber,
): JsonObject {
  const marks = (list: readonly number[]) => list.map((count) => toNumber(String(count)));
  return new Map<string, JsonValue>([
    ['product', product],
    ['factor', toNumber(factor)],
    ['assigned', toNumber(assigned)],
    ['completed', toNumber(completed)],
    ['extra', toNumber(extra)],
    ['failed', marks(failed)],
    ['late', marks(late)],
  ]);
}

function given(key: string, value: JsonValue | undefined): [string, JsonValue][] {
  return value === undefined ? [] : [[key, value]];
}

/** The result as JSON values, in the order it is printed. */
export function monthResultTree(result: LegalMonthResult): JsonObject {
  const number = (dec: string | null) => (dec === null ? null : numberOf(dec));
  return new Map<string, JsonValue>([
    ['common', numberOf(result.common)],
    ['a', number(result.a)],
    ['b', number(result.b)],
    ['c', number(result.c)],
    ['d', number(result.d)],
    ['đ', number(result.đ)],
    ['e', number(result.e)],
    ['results', number(result.results)],
    ['score', number(result.score)],
    ['band', result.band],
    ['note', result.note],
  ]);
}
