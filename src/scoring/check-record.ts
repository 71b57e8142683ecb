import { maxRule, readCriteriaSet, readCriterion } from './check-criteria.js';
import { one, type Dec } from './decimal.js';
import { keyPath, type Fault } from './fault.js';
import { isJsonObject, type JsonValue } from './json/json-value.js';
import { findKind, type AnyKind } from './kinds/all-kinds.js';
import { tiers } from './limits.js';
import { ObjectReader } from './object-reader.js';
import { criterionTree, entryTree, recordTree } from './record-tree.js';
import { recordFormat, type Criterion, type Entry, type ScorecardRecord, type Tier } from './record.js';

const periodShape = /^\d{4}-(0[1-9]|1[0-2])$/;
const recordKeys = ['format', 'period', 'official', 'criteriaSet', 'entries'];

/** Every fault of a record, in the order of its keys; none: it can be scored. Source: docs/glossary, "the record". */
export function checkRecord(record: ScorecardRecord): Fault[] {
  const faults: Fault[] = [];
  readRecord(faults, '$', recordTree(record));
  return faults;
}

/** Every fault of one entry against its criterion; paths begin at the entry (`mark`, `scores[2]`). */
export function checkEntry(criterion: Criterion, entry: Entry): Fault[] {
  const faults: Fault[] = [];
  readEntry(faults, '$', entryTree(entry), findKind(criterion.kind), criterion.max);
  return faults;
}

/** Every fault of one criterion; paths begin at the criterion (`settings.floor`). */
export function checkCriterion(criterion: Criterion): Fault[] {
  const faults: Fault[] = [];
  readCriterion(faults, '$', criterionTree(criterion));
  return faults;
}

/** A record out of JSON values, numbers in their shortest text; undefined when a fault was added. */
export function readRecord(faults: Fault[], path: string, value: JsonValue): ScorecardRecord | undefined {
  const before = faults.length;
  if (!isJsonObject(value)) {
    faults.push({ path, code: 'not-a-record' });
    return undefined;
  }
  // Of a document in another format nothing else can be judged.
  if (value.get('format') !== recordFormat) {
    faults.push({ path: keyPath(path, 'format'), code: value.has('format') ? 'unknown-format' : 'missing' });
    return undefined;
  }
  const reader = ObjectReader.open(faults, path, value, recordKeys);
  if (!reader) return undefined;
  const period = reader.text('period');
  if (period !== undefined && !periodShape.test(period)) reader.fault('period', 'not-a-period');
  const official = readOfficial(reader.open('official', ['code', 'tier']));
  const criteriaSet = readCriteriaSet(reader.open('criteriaSet', ['code', 'version', 'factors', 'criteria']));
  const entries = readEntries(reader, value.get('criteriaSet'));
  if (faults.length > before) return undefined;
  return { format: recordFormat, period, official, criteriaSet, entries } as ScorecardRecord;
}

function readOfficial(reader: ObjectReader | undefined) {
  const code = reader?.code('code');
  const tier = reader?.units('tier', { from: 0n, to: BigInt(tiers - 1) * one, step: one });
  return tier === undefined ? undefined : { code, tier: Number(tier / one) as Tier };
}

/** What an entry must be follows from its criterion, read as far as it can be read. */
interface Wanted {
  readonly kind: AnyKind | undefined;
  readonly max: Dec | undefined;
}

function readEntries(reader: ObjectReader, criteriaSet: JsonValue | undefined): Record<string, Entry> | undefined {
  const given = reader.value('entries');
  if (given === undefined) return undefined;
  if (!isJsonObject(given)) return reader.fault('entries', 'not-an-object');
  const wanted = wantedEntries(criteriaSet);
  if (!wanted) return undefined;
  const path = reader.at('entries');
  const entries: [string, Entry][] = [];
  for (const [code, value] of given) {
    const want = wanted.get(code);
    const entry = want && readEntry(reader.faults, keyPath(path, code), value, want.kind, want.max);
    if (!want) reader.faults.push({ path: keyPath(path, code), code: 'no-such-criterion' });
    if (entry) entries.push([code, entry]);
  }
  for (const code of wanted.keys()) {
    if (!given.has(code)) reader.faults.push({ path: keyPath(path, code), code: 'missing' });
  }
  return Object.fromEntries(entries);
}

function wantedEntries(criteriaSet: JsonValue | undefined): Map<string, Wanted> | undefined {
  const criteria = criteriaSet !== undefined && isJsonObject(criteriaSet) ? criteriaSet.get('criteria') : undefined;
  if (!Array.isArray(criteria)) return undefined;
  const wanted = new Map<string, Wanted>();
  criteria.forEach((value: JsonValue) => {
    const reader = isJsonObject(value) ? ObjectReader.open([], '$', value, []) : undefined;
    const code = reader?.code('code');
    if (code === undefined || wanted.has(code)) return;
    wanted.set(code, { kind: findKind(reader?.text('kind') ?? ''), max: reader?.decimal('max', maxRule) });
  });
  return wanted;
}

function readEntry(faults: Fault[], path: string, value: JsonValue, kind: AnyKind | undefined, max: Dec | undefined) {
  if (isJsonObject(value) && value.has('assessed')) return readLeftOut(ObjectReader.open(faults, path, value, ['assessed']));
  if (!kind) return undefined;
  const reader = ObjectReader.open(faults, path, value, kind.entryNames);
  return reader && kind.readEntry(reader, max);
}

function readLeftOut(reader: ObjectReader | undefined): Entry | undefined {
  const assessed = reader?.flag('assessed');
  if (assessed === true) return reader?.fault('assessed', 'not-false');
  return assessed === false ? { assessed } : undefined;
}
