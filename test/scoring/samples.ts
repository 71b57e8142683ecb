import { readRecords } from '../../src/scoring/read-records.js';
import type { Criterion, CriteriaSet, Entries, ScorecardRecord, Tier } from '../../src/scoring/record.js';

/** The record of the specification, as text and as it is read. */
export const sampleText = `{
  "format": "thuoc-do/record@1",
  "period": "2026-11",
  "official": { "code": "CB-0012", "tier": 4 },
  "criteriaSet": {
    "code": "mot-cua", "version": 3, "factors": [1, 1.2, 1.4, 1.6, 2],
    "criteria": [
      { "code": "chao-dan",  "kind": "conduct", "max": 10, "weight": 1, "exemplary": false },
      { "code": "dung-hen",  "kind": "target",  "max": 10, "weight": 2, "exemplary": false,
        "settings": { "target": 98, "floor": 80 } },
      { "code": "gio-lam",   "kind": "breach",  "max": 10, "weight": 1, "exemplary": true,
        "settings": { "deduction": 2.5 } },
      { "code": "noi-lam",   "kind": "promise", "max": 10, "weight": 1, "exemplary": true },
      { "code": "don-vi",    "kind": "unit-result", "max": 10, "weight": 2, "exemplary": true }
    ]
  },
  "entries": {
    "chao-dan": { "mark": 9.5 },
    "dung-hen": { "value": 96.5 },
    "gio-lam":  { "count": 1 },
    "noi-lam":  { "due": 4, "kept": 3 },
    "don-vi":   { "scores": [81.25, 77.5, 90] }
  }
}`;

export function sampleRecord(): ScorecardRecord {
  const read = readRecords(sampleText);
  if (!read.ok) throw new Error('the sample is refused');
  return read.records[0]!;
}

/** A copy of the sample's plain JSON, to be broken by a test. */
export function sampleJson(): any {
  return JSON.parse(sampleText);
}

export const usualFactors = ['1', '1.2', '1.4', '1.6', '2'];

export function conductCriterion(code: string, exemplary = false, max = '10', weight = '1'): Criterion {
  return { code, kind: 'conduct', max, weight, exemplary };
}

export function setOf(criteria: readonly Criterion[], factors: readonly string[] = usualFactors): CriteriaSet {
  return { code: 'bo-mau', version: 1, factors, criteria };
}

export function recordOf(
  criteria: readonly Criterion[],
  entries: Entries,
  tier: Tier = 0,
  factors = usualFactors,
): ScorecardRecord {
  return {
    format: 'thuoc-do/record@1',
    period: '2026-11',
    official: { code: 'CB-1', tier },
    criteriaSet: setOf(criteria, factors),
    entries,
  };
}

/** Five conduct criteria, maximum 10, weight 1, the last two exemplary. */
export function fiveMarks(marks: readonly string[], tier: Tier): ScorecardRecord {
  const criteria = marks.map((_, place) => conductCriterion(`c${place}`, place >= 3));
  return recordOf(criteria, Object.fromEntries(marks.map((mark, place) => [`c${place}`, { mark }])), tier);
}
