import fc from 'fast-check';
import type { Criterion, SetContent } from '../../src/criteria/criterion.js';
import { readDraft } from '../../src/evaluations/draft/draft.form.js';
import { keptCount, stateWith } from '../../src/evaluations/draft/self-stated.js';
import { evaluationRecord } from '../../src/evaluations/evaluation-record.js';
import { scoreEvaluation } from '../../src/evaluations/evaluation-score.js';
import { liveView } from '../../src/evaluations/evaluation.view.js';
import type { DueCommitment, MonthEvaluation } from '../../src/evaluations/evaluation.queries.js';
import { readRecords } from '../../src/scoring/read-records.js';
import { toRecordJson } from '../../src/scoring/record-tree.js';
import type { Entry, ScorecardRecord } from '../../src/scoring/record.js';
import { scoreRecord } from '../../src/scoring/score-record.js';
import { anyRecord } from '../scoring/arbitraries.js';

const RUNS = { numRuns: 1_000 };

function contentOf({ criteriaSet }: ScorecardRecord): SetContent {
  const words = { text: 'Một việc', standard: 1 as const, evidence: 'Sổ' };
  return {
    factors: [...criteriaSet.factors],
    glossary: [],
    criteria: criteriaSet.criteria.map((each) => ({ ...each, ...words }) as Criterion),
  };
}

function typedFor(entry: Entry, comma: boolean): string {
  const value = 'mark' in entry ? entry.mark : 'value' in entry ? entry.value : 'count' in entry ? entry.count : '';
  // Exactly three digits behind the mark could be thousands: the form asks, so a fourth is typed.
  const plain = /\.\d{3}$/.test(value) ? `${value}0` : value;
  return comma ? plain.replace('.', ',') : plain;
}

function dueOf(due: number, kept: number): DueCommitment[] {
  const empty = {
    text: 'Một lời hứa',
    dueOn: '2026-11-20',
    firstDueOn: '2026-11-20',
    selfProof: null,
    said: false,
    headKept: null,
    headReason: null,
  };
  return Array.from({ length: due }, (_, id) => ({ ...empty, id, selfKept: id < kept }));
}

/** A record may hold a figure below zero; the form takes one only where the criterion's own target or floor lies there. */
function belowItsCriterion({ criteriaSet, entries }: ScorecardRecord): boolean {
  return criteriaSet.criteria.some((criterion) => {
    const entry = entries[criterion.code]!;
    return (
      'value' in entry &&
      entry.value.startsWith('-') &&
      Object.values(criterion.settings ?? {}).every((end) => !String(end).startsWith('-'))
    );
  });
}

it('shows, hands in, records and recomputes one number for a evaluation, typed with comma or point', () => {
  fc.assert(
    fc.property(anyRecord, fc.boolean(), fc.nat(5), fc.nat(5), (record, comma, one, two) => {
      const content = contentOf(record);
      fc.pre(!belowItsCriterion(record));
      const due = dueOf(Math.max(one, two), Math.min(one, two));
      const body = Object.fromEntries(
        Object.entries(record.entries).map(([code, entry]) => [`value.${code}`, typedFor(entry, comma)]),
      );
      const draft = readDraft({ ...body, total: '100', score: '99' }, { criteria: content.criteria, values: [], due });
      expect(draft.issues).toEqual([]);
      const stated = stateWith(content.criteria, draft.values, due);
      const { tier } = record.official;
      const shown = liveView({ content, tier } as MonthEvaluation, due, stated).score;
      const stored = scoreEvaluation(content, tier, stated);
      const leftOut = content.criteria.map(
        (criterion, place) => stated.values[place] == null && !['promise', 'unit-result'].includes(criterion.kind),
      );
      const source = { month: '2026-11', officialCode: 'CB-1', tier, setCode: 'bo', versionNumber: 1, content };
      const json = toRecordJson(evaluationRecord(source, { ...stated, leftOut, led: [] }));
      const read = readRecords(json);
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      const again = scoreRecord(read.records[0]!);
      expect([shown, stored.score, again.score, again.exemplarity]).toEqual([
        stored.score,
        again.score,
        shown,
        stored.exemplarity,
      ]);
    }),
    RUNS,
  );
});

it('counts what was kept only when every promise has an answer', () => {
  expect(keptCount([])).toBe('0');
  expect(keptCount([{ selfKept: true }, { selfKept: null }])).toBeNull();
  expect(keptCount([{ selfKept: true }, { selfKept: false }])).toBe('1');
});
