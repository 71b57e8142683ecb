import type { SetContent } from '../criteria/criterion.js';
import { recordFormat, type Entry, type ScorecardRecord, type Tier } from '../scoring/record.js';
import { entriesOf, type Stated } from './stated.js';

export interface RecordSource {
  month: string;
  officialCode: string;
  tier: number;
  setCode: string;
  versionNumber: number;
  content: SetContent;
}

/** The record of an approved result: all its score depends on, in the form anybody can recompute. Names nobody led. */
export function evaluationRecord(source: RecordSource, stated: Stated): ScorecardRecord {
  const { content } = source;
  const entries = entriesOf(content.criteria, { ...stated, led: [...(stated.led ?? [])].sort(byNumber) });
  return {
    format: recordFormat,
    period: source.month,
    official: { code: source.officialCode, tier: source.tier as Tier },
    criteriaSet: {
      code: source.setCode,
      version: source.versionNumber,
      factors: content.factors,
      criteria: content.criteria.map(({ code, kind, max, weight, exemplary, settings }) => ({
        code,
        kind,
        max,
        weight,
        exemplary,
        ...(settings ? { settings } : {}),
      })),
    },
    entries: entries as Record<string, Entry>,
  };
}

/** Decimals below a thousand compare as their numbers do; led scores have two places and stay below 101. */
function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}
