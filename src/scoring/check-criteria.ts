import { one, toUnits, type Dec } from './decimal.js';
import { placePath, type Fault } from './fault.js';
import type { JsonValue } from './json/json-value.js';
import { findKind } from './kinds/all-kinds.js';
import {
  aMillion,
  fewestCriteria,
  halfPoint,
  highestFactor,
  highestMax,
  highestWeight,
  mostCriteria,
  tiers,
} from './limits.js';
import { ObjectReader, type NumberRule } from './object-reader.js';
import type { Criterion } from './record.js';

const criterionKeys = ['code', 'kind', 'max', 'weight', 'exemplary'];

export const maxRule: NumberRule = { above: 0n, to: highestMax, step: halfPoint, stepFault: 'not-half-points' };

/** What can be read of a criteria set; complete when no fault was added. */
export function readCriteriaSet(reader: ObjectReader | undefined) {
  if (!reader) return undefined;
  const code = reader.code('code');
  const version = reader.units('version', { from: 0n, to: aMillion, step: one });
  const factors = readFactors(reader);
  const criteria = readCriteria(reader);
  return { code, version: version === undefined ? undefined : Number(version / one), factors, criteria };
}

function readFactors(reader: ObjectReader): readonly (Dec | undefined)[] | undefined {
  const factors = reader.decimals('factors', { from: one, to: highestFactor });
  if (!factors) return undefined;
  if (factors.length !== tiers) return reader.fault('factors', 'factor-count', String(factors.length));
  factors.forEach((factor, place) => {
    const before = factors[place - 1];
    if (factor === undefined || before === undefined || toUnits(factor) >= toUnits(before)) return;
    reader.faults.push({ path: placePath(reader.at('factors'), place), code: 'factor-falls', bound: before });
  });
  return factors;
}

function readCriteria(reader: ObjectReader): readonly (Criterion | undefined)[] | undefined {
  const list = reader.list('criteria');
  if (!list) return undefined;
  if (list.length < fewestCriteria || list.length > mostCriteria) {
    reader.fault('criteria', 'criteria-count', String(list.length));
  }
  const path = reader.at('criteria');
  const seen = new Set<string>();
  const criteria = list.map((value, place) => readCriterion(reader.faults, placePath(path, place), value, seen));
  const noneExemplary = criteria.every((criterion) => criterion?.exemplary === false);
  if (list.length > 0 && noneExemplary) reader.fault('criteria', 'no-exemplary');
  return criteria;
}

/** `seen`: the codes of the criteria before it, to which its own is added. */
export function readCriterion(faults: Fault[], path: string, value: JsonValue, seen = new Set<string>()) {
  const reader = ObjectReader.open(faults, path, value, criterionKeys, ['settings']);
  if (!reader) return undefined;
  const code = reader.code('code');
  if (code !== undefined && seen.has(code)) reader.fault('code', 'code-twice');
  if (code !== undefined) seen.add(code);
  const kind = reader.text('kind');
  const max = reader.decimal('max', maxRule);
  const weight = reader.decimal('weight', { above: 0n, to: highestWeight });
  const exemplary = reader.flag('exemplary');
  const settings = kind === undefined ? undefined : readSettings(reader, kind);
  const read = { code, kind, max, weight, exemplary };
  return (settings ? { ...read, settings } : read) as Criterion;
}

function readSettings(reader: ObjectReader, code: string) {
  const kind = findKind(code);
  if (!kind) return reader.fault('kind', 'unknown-kind');
  if (kind.settingNames.length === 0) {
    return reader.has('settings') ? reader.fault('settings', 'settings-not-wanted') : undefined;
  }
  if (!reader.has('settings')) return reader.fault('settings', 'missing');
  const settings = reader.open('settings', kind.settingNames);
  return settings && kind.readSettings(settings);
}
