import type { Dec } from '../../scoring/decimal.js';
import { lawOfMonth } from '../../scoring/editions/law.js';
import { checkLegalMonth, explainLegalMonth } from '../../scoring/editions/legal-month.js';
import {
  commonItems,
  type CommonItem,
  type LeaderShare,
  legalMonthFormat,
  type LegalMonthRecord,
} from '../../scoring/editions/month-record.js';
import type { ExplainedMonth } from '../../scoring/editions/explained-month.js';
import { countedMarks } from '../work/counted-marks.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { recordWork } from '../work/work-sums.js';
import type { LegalForm, Marks } from './legal-form.queries.js';

export type RecordForm = Pick<LegalForm, 'month' | 'leader' | 'capAt' | 'markTakes' | 'organising' | 'uniting'>;
type Led = readonly { score: Dec | null }[];

/**
 * All that a month's score depends on. A mark, đ or e that nobody stated stays unstated: RangeError, never a default.
 * The led scores are sorted and name nobody; one without a score (nothing was assigned) cannot be among them.
 */
export function legalRecordOf(
  legalForm: RecordForm,
  marks: Marks,
  work: readonly WorkLineRow[],
  led: Led,
): LegalMonthRecord {
  const missing = commonItems.find((item) => marks[item] === undefined);
  if (missing) throw new RangeError(`no mark for ${missing}`);
  if (legalForm.leader && (legalForm.organising === null || legalForm.uniting === null))
    throw new RangeError('đ or e is not stated');
  const base = {
    format: legalMonthFormat,
    edition: lawOfMonth(legalForm.month).edition,
    period: legalForm.month,
    capAt: legalForm.capAt,
    ...(legalForm.markTakes === 'whole' && { markTakes: legalForm.markTakes }),
    common: Object.fromEntries(commonItems.map((item) => [item, marks[item]])) as Record<CommonItem, Dec>,
    work: recordWork(work),
  } as const;
  if (!legalForm.leader) return { ...base, leader: false };
  const [organising, uniting] = [String(legalForm.organising), String(legalForm.uniting)] as [LeaderShare, LeaderShare];
  return { ...base, leader: true, led: scoresOf(led), organising, uniting };
}

/**
 * What the work alone says before the form is decided: a, b, c and d. The nothings put in for the marks, đ and e are
 * only there to reckon it; whoever shows it leaves their points out. Null: the work breaks a rule of the record.
 */
export function workSaid(legalForm: RecordForm, work: readonly WorkLineRow[], led: Led): ExplainedMonth | null {
  const marks = Object.fromEntries(commonItems.map((item) => [item, '0']));
  const record = legalRecordOf(
    { ...legalForm, organising: legalForm.organising ?? 50, uniting: legalForm.uniting ?? 50 },
    marks,
    work,
    led,
  );
  return checkLegalMonth(record).length > 0 ? null : explainLegalMonth(record);
}

/** Places in `work` of lines that carry marks on more products than were done: the record refuses them. */
export function overmarked(work: readonly WorkLineRow[]): number[] {
  return work.flatMap((row, place) => {
    const most = Math.ceil(Number(row.completed));
    return (['failed', 'late'] as const).some((kind) => countedMarks(row.marks, kind).length > most) ? [place] : [];
  });
}

/** Two places, at most 100: they compare as their numbers do. */
function scoresOf(led: Led): Dec[] {
  return led.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => Number(a) - Number(b));
}
