import { one, toDec, toUnits } from '../../decimal.js';
import { placePath, type Fault } from '../../fault.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json-value.js';
import { ObjectReader, readNumber, readOneOf } from '../../object-reader.js';
import { scoreRule } from './check-month.js';
import { absences, bandCodes, overrides, type Absence } from '../terms.js';
import { labelCodes, quotaBases, yearGroupFormat, type YearGroupRecord } from '../year-record.js';
import { yearTree } from '../year-tree.js';
import { figures, nd335 } from './constants.js';

const keys = ['format', 'edition', 'year', 'quotaBase', 'share', 'organisation', 'head', 'officials'];
const partKeys = ['head', 'organisation'];
const spanKeys = ['from'];
const officialKeys = ['code', 'group', 'months', 'absent', 'overrides'];
const monthNumbers = Array.from({ length: figures.spanMonths.value.year }, (_, place) => String(place + 1));
const usual = figures.quotaShare.value;
const shareRule = { from: toUnits(usual), to: toUnits(figures.quotaShareDecided.value) };
const lastYear = 9_999n * one;

/** Every fault of a year's record, in the order of its keys; none: it can be classified. */
export function checkYear(record: YearGroupRecord): Fault[] {
  const faults: Fault[] = [];
  readYear(faults, '$', yearTree(record));
  return faults;
}

/** A year's record out of JSON values; undefined when a fault was added. */
export function readYear(faults: Fault[], path: string, value: JsonValue): YearGroupRecord | undefined {
  const before = faults.length;
  const reader = ObjectReader.open(faults, path, value, keys, ['decision', 'parts']);
  if (!reader) return undefined;
  const edition = reader.oneOf('edition', [nd335.code]);
  const year = readYearNumber(reader);
  const quotaBase = reader.oneOf('quotaBase', quotaBases);
  const share = reader.decimal('share', shareRule);
  const decision = readDecision(reader, share);
  const organisation = reader.value('organisation') === null ? null : reader.oneOf('organisation', bandCodes);
  const head = reader.value('head') === null ? null : reader.code('head');
  if (head && !mayBeNamed(reader.value('officials'), head)) reader.fault('head', 'no-such-official');
  const parts = readParts(reader, head);
  const officials = readOfficials(reader, year);
  if (faults.length > before) return undefined;
  const read = { format: yearGroupFormat, edition, year, quotaBase, share, organisation, head, officials };
  return {
    ...read,
    ...(decision === undefined ? {} : { decision }),
    ...(parts === undefined ? {} : { parts }),
  } as YearGroupRecord;
}

function readYearNumber(reader: ObjectReader): number | undefined {
  const units = reader.units('year', { from: 0n, to: lastYear, step: one });
  if (units === undefined) return undefined;
  const first = figures.firstMonth.value.slice(0, 4);
  return units / one < BigInt(first) ? reader.fault('year', 'before-the-edition', first) : Number(units / one);
}

function readDecision(reader: ObjectReader, share: string | undefined): string | undefined {
  if (!reader.has('decision')) {
    if (share !== undefined && share !== usual) reader.fault('share', 'share-without-decision', usual);
    return undefined;
  }
  const decision = reader.text('decision');
  return decision?.trim() === '' ? reader.fault('decision', 'empty-text') : decision;
}

/** Heads of parts: in the list, none twice, and none of them the whole organisation's. */
function readParts(reader: ObjectReader, whole: string | null | undefined) {
  const [seen, officials, path] = [new Set<string>(), reader.value('officials'), reader.at('parts')];
  return reader.list('parts')?.map((value, place) => {
    const part = ObjectReader.open(reader.faults, placePath(path, place), value, partKeys);
    const head = part?.code('head');
    if (!part) return undefined;
    if (head !== undefined && head === whole) part.fault('head', 'heads-the-whole');
    else if (head !== undefined && seen.has(head)) part.fault('head', 'code-twice');
    else if (head !== undefined && !mayBeNamed(officials, head)) part.fault('head', 'no-such-official');
    if (head !== undefined) seen.add(head);
    return { head, organisation: part.value('organisation') === null ? null : part.oneOf('organisation', bandCodes) };
  });
}

/** False only when every official has a code and none has this one: an unreadable one may be the head. */
function mayBeNamed(officials: JsonValue | undefined, head: string): boolean {
  if (officials === undefined || !isJsonArray(officials)) return true;
  return officials.some((official) => {
    const code = isJsonObject(official) ? official.get('code') : undefined;
    return typeof code !== 'string' || code === head;
  });
}

function readOfficials(reader: ObjectReader, year: number | undefined) {
  const seen = new Set<string>();
  const path = reader.at('officials');
  return reader
    .list('officials')
    ?.map((value, place) => readOfficial(reader.faults, placePath(path, place), value, { seen, year }));
}

function readOfficial(
  faults: Fault[],
  path: string,
  value: JsonValue,
  { seen, year }: { seen: Set<string>; year: number | undefined },
) {
  const reader = ObjectReader.open(faults, path, value, officialKeys, ['service', 'decided']);
  if (!reader) return undefined;
  const code = reader.code('code');
  if (code !== undefined && seen.has(code)) reader.fault('code', 'code-twice');
  if (code !== undefined) seen.add(code);
  const group = reader.code('group');
  const months = readMonths(reader);
  const absent = readAbsent(reader.open('absent', [], monthNumbers));
  const read = { code, group, months, absent, overrides: readOverrides(reader) };
  return {
    ...read,
    ...(reader.has('service') ? { service: readService(reader, year) } : {}),
    ...(reader.has('decided') ? { decided: readDecided(reader) } : {}),
  };
}

function readDecided(official: ObjectReader) {
  const reader = official.open('decided', ['label'], ['reason', 'decision']);
  if (!reader) return undefined;
  const said = (['reason', 'decision'] as const).flatMap((key) => {
    const text = reader.has(key) ? reader.text(key) : undefined;
    if (text?.trim() === '') reader.fault(key, 'empty-text');
    return text === undefined ? [] : [[key, text] as const];
  });
  return { label: reader.oneOf('label', labelCodes), ...Object.fromEntries(said) };
}

/** Spans in order and apart, each with a day in the year. */
function readService(reader: ObjectReader, year: number | undefined) {
  const path = reader.at('service');
  let before: string | null = '';
  return reader.list('service')?.map((value, place) => {
    const span = ObjectReader.open(reader.faults, placePath(path, place), value, spanKeys, ['to']);
    const from = span?.day('from');
    const to = span?.has('to') ? span.day('to') : null;
    if (!span || from === undefined || to === undefined) return undefined;
    if (to !== null && to < from) span.fault('to', 'before-its-first-day', from);
    if (before === null || from <= before) span.fault('from', 'spans-not-apart', before ?? 'no end');
    const outside =
      year !== undefined && (from.slice(0, 4) > yearText(year) || (to !== null && to.slice(0, 4) < yearText(year)));
    if (outside) span.fault('from', 'outside-the-year', yearText(year));
    before = to;
    return to === null ? { from } : { from, to };
  });
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

function readOverrides(reader: ObjectReader) {
  const path = reader.at('overrides');
  return reader
    .list('overrides')
    ?.map((value, place) => readOneOf(reader.faults, placePath(path, place), value, overrides));
}

/** A score in a month of absence is refused, whatever the absence. */
function readMonths(reader: ObjectReader) {
  const list = reader.list('months');
  if (!list) return undefined;
  if (list.length !== monthNumbers.length) return reader.fault('months', 'month-count', String(list.length));
  const given = reader.value('absent');
  const absent = given !== undefined && isJsonObject(given) ? given : new Map<string, JsonValue>();
  return list.map((value, place) => {
    if (value === null) return null;
    const path = placePath(reader.at('months'), place);
    const month = String(place + 1);
    if (absent.has(month)) reader.faults.push({ path, code: 'score-while-absent', bound: month });
    const units = readNumber(reader.faults, path, value, scoreRule);
    return units === undefined ? undefined : toDec(units);
  });
}

function readAbsent(reader: ObjectReader | undefined): Record<string, Absence | undefined> | undefined {
  if (!reader) return undefined;
  const named = monthNumbers.filter((month) => reader.has(month));
  return Object.fromEntries(named.map((month) => [month, reader.oneOf(month, absences)]));
}
