import { jsonNumber, printJson } from '../json/print-json.js';
import { JsonNumber, type JsonObject, type JsonValue } from '../json/json-value.js';
import { numberOf } from '../scored-json.js';
import type {
  DecidedLabel,
  Quota,
  ServiceSpan,
  YearClassified,
  YearGroupRecord,
  YearGroupResult,
  YearOfficial,
  YearPart,
} from './year-record.js';

type ToNumber = (dec: string) => JsonNumber;

const asWritten: ToNumber = (dec) => new JsonNumber(dec);

/** The record as it is downloaded. Throws RangeError on numbers that `checkYearGroup` would refuse. */
export function toYearGroupJson(record: YearGroupRecord): string {
  return `${printJson(yearTree(record, jsonNumber))}\n`;
}

/** A record as the JSON values it would be read from. */
export function yearTree(record: YearGroupRecord, toNumber: ToNumber = asWritten): JsonObject {
  return new Map<string, JsonValue>([
    ['format', record.format],
    ['edition', record.edition],
    ['year', toNumber(String(record.year))],
    ['quotaBase', record.quotaBase],
    ['share', toNumber(record.share)],
    ...(record.decision === undefined ? [] : [['decision', record.decision] as [string, JsonValue]]),
    ['organisation', record.organisation],
    ['head', record.head],
    ...(record.parts === undefined ? [] : [['parts', record.parts.map(partTree)] as [string, JsonValue]]),
    ['officials', record.officials.map((official) => officialTree(official, toNumber))],
  ]);
}

function partTree({ head, organisation }: YearPart): JsonObject {
  return new Map<string, JsonValue>([
    ['head', head],
    ['organisation', organisation],
  ]);
}

function officialTree(
  { code, group, months, absent, overrides, service, decided }: YearOfficial,
  toNumber: ToNumber,
): JsonObject {
  return new Map<string, JsonValue>([
    ['code', code],
    ['group', group],
    ['months', months.map((score) => (score === null ? null : toNumber(score)))],
    ['absent', new Map(Object.entries(absent))],
    ['overrides', overrides],
    ...(service === undefined ? [] : [['service', service.map(spanTree)] as [string, JsonValue]]),
    ...(decided === undefined ? [] : [['decided', decidedTree(decided)] as [string, JsonValue]]),
  ]);
}

function spanTree({ from, to }: ServiceSpan): JsonObject {
  return new Map<string, JsonValue>([['from', from], ...(to === undefined ? [] : [['to', to] as [string, JsonValue]])]);
}

function decidedTree({ label, reason, decision }: DecidedLabel): JsonObject {
  const said = [['reason', reason] as const, ['decision', decision] as const];
  return new Map<string, JsonValue>([
    ['label', label],
    ...said.flatMap(([key, text]): [string, JsonValue][] => (text === undefined ? [] : [[key, text]])),
  ]);
}

/** The result as JSON values, in the order it is printed. */
export function yearResultTree({ officials, agency, groups }: YearGroupResult): JsonObject {
  return new Map<string, JsonValue>([
    ['officials', officials.map(classifiedTree)],
    ['agency', quotaTree(agency)],
    ['groups', new Map([...groups].map(([group, quota]) => [group, quotaTree(quota)]))],
  ]);
}

function classifiedTree({ code, mean, months, missing, byPoints, label, reasons }: YearClassified): JsonObject {
  return new Map<string, JsonValue>([
    ['code', code],
    ['mean', mean === null ? null : numberOf(mean)],
    ['months', whole(months)],
    ['missing', missing.map(whole)],
    ['byPoints', byPoints],
    ['label', label],
    ['reasons', reasons],
  ]);
}

function quotaTree({ n, ceiling, excellent, over }: Quota): JsonObject {
  return new Map<string, JsonValue>([
    ['n', whole(n)],
    ['ceiling', ceiling === null ? null : whole(ceiling)],
    ['excellent', whole(excellent)],
    ['over', over === null ? null : whole(over)],
  ]);
}

function whole(count: number): JsonNumber {
  return new JsonNumber(String(count));
}
