import { toUnits } from './decimal.js';
import { jsonNumber, printJson } from './json/print-json.js';
import { JsonNumber, type JsonObject, type JsonValue } from './json/json-value.js';
import type { Criterion, Entry, ScorecardRecord } from './record.js';

type ToNumber = (dec: string) => JsonNumber;

/**
 * The record as a person downloads it: JSON text, numbers as JSON numbers in their shortest form, led scores sorted,
 * so that nobody can be told by their place. Throws RangeError on numbers that `checkRecord` would refuse.
 */
export function toRecordJson(record: ScorecardRecord): string {
  const entries = Object.fromEntries(Object.entries(record.entries).map(([code, entry]) => [code, sorted(entry)]));
  return `${printJson(recordTree({ ...record, entries }, jsonNumber))}\n`;
}

function sorted(entry: Entry): Entry {
  if (!('scores' in entry)) return entry;
  const keyed = entry.scores.map((score) => ({ score, units: toUnits(score) }));
  return {
    scores: keyed.sort((a, b) => (a.units < b.units ? -1 : a.units > b.units ? 1 : 0)).map(({ score }) => score),
  };
}

/** A record as the JSON values it would be read from. `toNumber` decides what becomes of the decimal text. */
export function recordTree(record: ScorecardRecord, toNumber: ToNumber = rawNumber): JsonObject {
  const { official, criteriaSet, entries } = record;
  return object({
    format: record.format,
    period: record.period,
    official: object({ code: official.code, tier: toNumber(String(official.tier)) }),
    criteriaSet: object({
      code: criteriaSet.code,
      version: toNumber(String(criteriaSet.version)),
      factors: criteriaSet.factors.map(toNumber),
      criteria: criteriaSet.criteria.map((criterion) => criterionTree(criterion, toNumber)),
    }),
    entries: new Map(Object.entries(entries).map(([code, entry]) => [code, entryTree(entry, toNumber)])),
  });
}

export function criterionTree(criterion: Criterion, toNumber: ToNumber = rawNumber): JsonObject {
  const { code, kind, max, weight, exemplary, settings } = criterion;
  const head = { code, kind, max: toNumber(max), weight: toNumber(weight), exemplary };
  return settings ? object({ ...head, settings: numbers(settings, toNumber) }) : object(head);
}

export function entryTree(entry: Entry, toNumber: ToNumber = rawNumber): JsonObject {
  return numbers(entry, toNumber);
}

function rawNumber(dec: string): JsonNumber {
  return new JsonNumber(dec);
}

function object(members: Record<string, JsonValue>): JsonObject {
  return new Map(Object.entries(members));
}

function numbers(members: object, toNumber: ToNumber): JsonObject {
  return new Map(Object.entries(members).map(([key, value]) => [key, numberTree(value, toNumber)]));
}

function numberTree(value: unknown, toNumber: ToNumber): JsonValue {
  if (typeof value === 'string') return toNumber(value);
  if (Array.isArray(value)) return value.map((item) => numberTree(item, toNumber));
  return typeof value === 'boolean' ? value : null;
}
