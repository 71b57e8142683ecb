import { maxRule } from './check-criteria.js';
import type { Dec } from './decimal.js';
import { keyPath, type Fault } from './fault.js';
import { isJsonArray, isJsonObject, type JsonValue } from './json/json-value.js';
import { findKind, type AnyKind } from './kinds/all-kinds.js';
import { ObjectReader } from './object-reader.js';
import type { Entry } from './record.js';

/** What an entry must be follows from its criterion, read as far as it can be read. */
interface Wanted {
  readonly kind: AnyKind | undefined;
  readonly max: Dec | undefined;
}

/** The entries of a record; complete when no fault was added. */
export function readEntries(
  reader: ObjectReader,
  criteriaSet: JsonValue | undefined,
): Record<string, Entry> | undefined {
  const given = reader.value('entries');
  if (given === undefined) return undefined;
  if (!isJsonObject(given)) return reader.fault('entries', 'not-an-object');
  const criteria = criteriaSet !== undefined && isJsonObject(criteriaSet) ? criteriaSet.get('criteria') : undefined;
  if (criteria === undefined || !isJsonArray(criteria)) return undefined;
  const { wanted, allNamed } = wantedEntries(criteria);
  const path = reader.at('entries');
  const entries: [string, Entry][] = [];
  for (const [code, value] of given) {
    const want = wanted.get(code);
    const entry = want && readEntry(reader.faults, keyPath(path, code), value, want.kind, want.max);
    if (!want && allNamed) reader.faults.push({ path: keyPath(path, code), code: 'no-such-criterion' });
    if (entry) entries.push([code, entry]);
  }
  for (const code of wanted.keys()) {
    if (!given.has(code)) reader.faults.push({ path: keyPath(path, code), code: 'missing' });
  }
  return Object.fromEntries(entries);
}

/** `allNamed`: every criterion has a code that can be read. Else an entry without one may belong to the faulty one. */
function wantedEntries(criteria: readonly JsonValue[]) {
  const wanted = new Map<string, Wanted>();
  let allNamed = true;
  for (const value of criteria) {
    const reader = isJsonObject(value) ? ObjectReader.open([], '$', value, []) : undefined;
    const code = reader?.code('code');
    if (code === undefined) allNamed = false;
    else if (!wanted.has(code)) wanted.set(code, wantedBy(reader));
  }
  return { wanted, allNamed };
}

function wantedBy(criterion: ObjectReader | undefined): Wanted {
  return { kind: findKind(criterion?.text('kind') ?? ''), max: criterion?.decimal('max', maxRule) };
}

/** One entry against its kind; of an unknown kind only what was left out can be read. */
export function readEntry(
  faults: Fault[],
  path: string,
  value: JsonValue,
  kind: AnyKind | undefined,
  max: Dec | undefined,
): Entry | undefined {
  if (isJsonObject(value) && value.has('assessed')) {
    return readLeftOut(ObjectReader.open(faults, path, value, ['assessed']));
  }
  if (!kind) return undefined;
  const reader = ObjectReader.open(faults, path, value, kind.entryNames);
  return reader && kind.readEntry(reader, max);
}

function readLeftOut(reader: ObjectReader | undefined): Entry | undefined {
  const assessed = reader?.flag('assessed');
  if (assessed === true) return reader?.fault('assessed', 'not-false');
  return assessed === false ? { assessed } : undefined;
}
