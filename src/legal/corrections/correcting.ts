import { createHash } from 'node:crypto';
import type { Rows } from '../../database/db.js';
import { checkLegalMonth } from '../../scoring/editions/legal-month.js';
import type { LegalMonthRecord } from '../../scoring/editions/month-record.js';
import { toLegalMonthJson } from '../../scoring/editions/month-tree.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import { shares, unmarked } from '../forms/confirmation.blockers.js';
import { readHead, type HeadStated } from '../forms/confirmation.form.js';
import type { LedResult } from '../forms/led-results.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { legalRecordOf, overmarked } from '../forms/legal-record.js';
import type { LegalResultRow } from '../forms/legal-results.queries.js';
import { markDays } from '../work/mark-days.js';
import { workOf, type WorkLineRow } from '../work/work.queries.js';
import { readAddedLines } from './added-lines.form.js';
import { correctedWork, type Corrections } from './corrections.js';
import { readCorrections, readReasonOf } from './corrections.form.js';
import { changedItems, changesOf, type ResultChange } from './result-changes.js';

/** A result in force, with what it is put right from. */
export interface Correctable {
  legalForm: LegalForm;
  result: LegalResultRow;
  work: readonly WorkLineRow[];
  led: readonly LedResult[];
  today: string;
}

/** What was typed, read and reckoned; nothing of it is written yet. */
export interface Correcting {
  stated: HeadStated;
  corrections: Corrections;
  changes: ResultChange[];
  /** What the new result would be reckoned from; null while something is wrong. */
  record: LegalMonthRecord | null;
  /** Names what was seen: the record, the reasons left out. Empty while something is wrong. */
  seen: string;
  issues: Issue[];
}

/** What the result in force states, as the form is prefilled with it. */
export function statedOf(result: LegalResultRow): HeadStated {
  const { marks, organising, organisingReason, uniting, unitingReason, opinion } = result;
  return { marks, markReasons: {}, organising, organisingReason, uniting, unitingReason, opinion, headReason: '' };
}

export async function correctable(on: Rows, now: Omit<Correctable, 'work'>): Promise<Correctable> {
  return { ...now, work: await workOf(on, now.legalForm.id) };
}

export async function correcting(on: Rows, body: Body, from: Correctable): Promise<Correcting> {
  const { legalForm, result, work, led, today } = from;
  const before = statedOf(result);
  const { stated, issues: faults } = readHead(body, before, legalForm);
  const days = markDays(legalForm.month, legalForm.span, today);
  const { issues: wrong, ...read } = readCorrections(body, work, days);
  const { added, issues: unknown } = await readAddedLines(on, body, legalForm);
  const corrections = { ...read, added };
  const reasons: Issue[] = [];
  const itemReasons = Object.fromEntries(
    changedItems({ before, after: stated }).map((item) => [item, readReasonOf(body, `why.${item}`, reasons)]),
  );
  const after = correctedWork(work, corrections);
  const issues = [
    ...wrong,
    ...unknown,
    ...faults,
    ...unstated(body, stated, legalForm),
    ...sameReason(before, stated),
    ...reasons,
    ...tooManyMarks(after),
  ];
  const changes = changesOf(corrections, { before, after: stated, itemReasons });
  const record = issues.length > 0 ? null : checked({ ...legalForm, ...stated }, stated, after, led);
  const none: Issue[] =
    record && changes.length === 0 && sameLed(led, result.ledResults)
      ? [{ field: 'outcome', code: 'legal:petition.nothingChanged' }]
      : [];
  return {
    stated,
    corrections,
    changes,
    record,
    seen: record ? seenOf(record, result.id) : '',
    issues: [...issues, ...none],
  };
}

/** What was decided is what was seen: without it, or where anything moved since, the comparison comes first. */
export function unseen({ seen }: Correcting, body: Body): Issue[] {
  return textOf(body, 'compared') === seen ? [] : [{ field: 'compared', code: 'legal:correct.seeFirst' }];
}

function checked(
  legalForm: LegalForm,
  { marks }: HeadStated,
  work: readonly WorkLineRow[],
  led: readonly LedResult[],
): LegalMonthRecord | null {
  const record = legalRecordOf(legalForm, marks, work, led);
  return checkLegalMonth(record).length > 0 ? null : record;
}

/** With the result it was compared to: once that is replaced, nothing was seen. */
function seenOf(record: LegalMonthRecord, resultId: number): string {
  return createHash('sha256')
    .update(`${resultId} ${toLegalMonthJson(record)}`)
    .digest('hex')
    .slice(0, 16);
}

/** A mark emptied in the form is no mark, not the old one; đ and e have both their percent and their reason. */
function unstated(body: Body, stated: HeadStated, { leader }: LegalForm): Issue[] {
  const marks = Object.fromEntries(
    Object.entries(stated.marks).filter(([item]) => textOf(body, `mark.${item}`) !== ''),
  );
  const open = [...unmarked(marks), ...(leader ? shares({ leader, ...stated }) : [])];
  return open.map(({ code, field, ...params }) => ({ field, code: `legal:blocker.${code}`, params }));
}

/** đ or e that changed needs the reason of the change, not the old one. */
function sameReason(before: HeadStated, after: HeadStated): Issue[] {
  return (['organising', 'uniting'] as const)
    .filter((share) => before[share] !== after[share] && before[`${share}Reason`] === after[`${share}Reason`])
    .map((share) => ({ field: `${share}Reason`, code: 'legal:correct.reasonSame' }));
}

function tooManyMarks(work: readonly WorkLineRow[]): Issue[] {
  return overmarked(work).map((place) => {
    const { id, task } = work[place]!;
    return { field: `line.${id}.completed`, code: 'legal:blocker.marks', params: { task } };
  });
}

function sameLed(led: readonly { resultId: number | null }[], before: readonly number[]): boolean {
  const now = led.flatMap(({ resultId }) => resultId ?? []).sort((a, b) => a - b);
  return now.length === before.length && now.every((id, place) => id === before[place]);
}
