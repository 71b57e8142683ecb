import { readCriteriaSet, readCriterion } from './check-criteria.js';
import { readEntries, readEntry } from './check-entries.js';
import { one } from './decimal.js';
import { keyPath, type Fault } from './fault.js';
import { isJsonObject, type JsonValue } from './json/json-value.js';
import { findKind } from './kinds/all-kinds.js';
import { tiers } from './limits.js';
import { ObjectReader } from './object-reader.js';
import { criterionTree, entryTree, recordTree } from './record-tree.js';
import { recordFormat, type Criterion, type Entry, type ScorecardRecord, type Tier } from './record.js';

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
  const period = reader.month('period');
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
