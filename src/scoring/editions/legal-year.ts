import type { Fault } from '../fault.js';
import { isJsonObject, type JsonValue } from '../json/json-value.js';
import type { LawCode } from './edition.js';
import { checkYear, readYear } from './nd-335-2025/check-year.js';
import { classifyYear as classify } from './nd-335-2025/classify-year.js';
import { serviceOf as reckonService } from './nd-335-2025/service.js';
import type { Service, YearGroupRecord, YearGroupResult, YearOfficial } from './year-record.js';

/** How each law classifies a year. A record is classified by the edition it names. */
const ways = {
  'nd-335-2025': { read: readYear, check: checkYear, classify, service: reckonService },
} as const satisfies Readonly<Record<LawCode, object>>;

/** A year's record out of JSON values; undefined when a fault was added. An edition that is none is a fault of it. */
export function readYearGroup(faults: Fault[], path: string, value: JsonValue): YearGroupRecord | undefined {
  const named = isJsonObject(value) ? value.get('edition') : undefined;
  return (Object.entries(ways).find(([code]) => code === named)?.[1] ?? ways['nd-335-2025']).read(faults, path, value);
}

/** Every fault of a year's record, in the order of its keys; none: it can be classified. */
export function checkYearGroup(record: YearGroupRecord): Fault[] {
  return ways[record.edition].check(record);
}

/** The labels and ceilings of a record that `checkYearGroup` let through. Errors: RangeError on one that was not checked. */
export function classifyYear(record: YearGroupRecord): YearGroupResult {
  return ways[record.edition].classify(record);
}

/** How the service of an official is reckoned by its dates; null where the record gives none and months are counted. */
export function serviceReckoned({ edition, year }: YearGroupRecord, { service }: YearOfficial): Service | null {
  return service ? ways[edition].service(service, year) : null;
}
