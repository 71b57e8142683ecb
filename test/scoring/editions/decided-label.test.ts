import { toYearGroupJson } from '../../../src/scoring/editions/year-tree.js';
import type { DecidedLabel, YearOfficial } from '../../../src/scoring/editions/year-record.js';
import { faultText } from '../../../src/scoring/fault-text.js';
import { recompute } from '../../../src/scoring/recompute.js';
import { person, twelve, year } from './samples.js';

interface Out {
  officials: { code: string; label: string | null; reasons: string[]; byPoints: string | null }[];
  agency: { n: number; ceiling: number | null; excellent: number; over: number | null };
}

const run = (officials: YearOfficial[]): Out => {
  const again = recompute(toYearGroupJson(year(officials)));
  if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
  return JSON.parse(again.json) as Out;
};
const WHY = 'Vượt trần của cơ quan';

describe('a record after the decision comes to what is in force', () => {
  const CASES: [name: string, score: string | null, decided: DecidedLabel, reasons: string[]][] = [
    ['as the record says', '80', { label: 'good' }, []],
    ['lowered under the ceiling (20.5)', '95', { label: 'good', reason: WHY }, ['lowered']],
    [
      'replaced by a decision (21.3)',
      '80',
      { label: 'not-completed', reason: 'Khai khống', decision: '9/QĐ' },
      ['decided'],
    ],
    ['on fewer months, by a decision (19.3)', null, { label: 'completed', decision: '9/QĐ' }, ['decided']],
  ];
  it.each(CASES)('%s', (_, score, decided, reasons) => {
    const months = score === null ? [...twelve('60').slice(1), null] : twelve(score);
    const [one] = run([person('A', months, { decided })]).officials;
    expect([one!.label, one!.reasons]).toEqual([decided.label, reasons]);
  });

  it('the ceiling counts the labels in force', () => {
    const others = [...'BCDEF'].map((code) => person(code, '80'));
    const excellent = ['G', 'H'].map((code) => person(code, '95'));
    expect(run([...others, ...excellent]).agency).toMatchObject({ n: 7, ceiling: 1, excellent: 2, over: 1 });
    const lowered = { ...excellent[0]!, decided: { label: 'good', reason: WHY } } as const;
    expect(run([...others, lowered, excellent[1]!]).agency).toMatchObject({ n: 7, ceiling: 1, excellent: 1, over: 0 });
  });

  it.each([
    [
      { label: 'best' },
      'officials[0].decided.label: not one of excellent, good, completed, not-completed, not-classified',
    ],
    [{ label: 'good', reason: ' ' }, 'officials[0].decided.reason: empty'],
    [{ reason: WHY }, 'officials[0].decided.label: missing'],
    [{ label: 'good', by: 'X' }, 'officials[0].decided.by: unknown key'],
  ])('refuses %j', (decided, fault) => {
    const record = JSON.parse(toYearGroupJson(year([person('A', '80')]))) as { officials: object[] };
    record.officials[0] = { ...record.officials[0], decided };
    const again = recompute(JSON.stringify(record));
    expect(again.ok ? [] : again.faults.map(faultText)).toEqual([fault]);
  });
});
