import { createHash } from 'node:crypto';
import type { Act } from '../../acts/act.js';
import type { Rows } from '../../database/db.js';
import type { HanoiMonth } from '../../scoring/editions/hanoi-3814-2018/score-month.js';
import { headChain, headOf } from '../../standing/chain.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import { readReasonOf } from '../corrections/corrections.form.js';
import type { ResultChange } from '../corrections/result-changes.js';
import { writeChanges } from '../corrections/write-corrections.js';
import { lockLedResults } from '../forms/led-open.js';
import type { LegalForm, Marks } from '../forms/legal-form.queries.js';
import { legalResultsOf, type LegalResultRow } from '../forms/legal-results.queries.js';
import { readText } from '../forms/marks.form.js';
import type { FrameLine } from './frame.queries.js';
import { changedMarks, itemsOfResult, readItems, scored } from './hanoi-form.js';
import { ceilingOfForm, type CeilingGroup } from './hanoi-quota.js';
import { writeHanoiResult } from './hanoi-result-row.js';

const OPINION_MOST = 4000;

/** A result in force with the sub-criteria it was written by. */
export interface HanoiCorrectable {
  legalForm: LegalForm;
  result: LegalResultRow;
  items: FrameLine[];
}

/** What was typed, read and reckoned; nothing of it is written yet. */
export interface HanoiCorrecting {
  marks: Marks;
  opinion: string;
  changes: ResultChange[];
  /** Null while something is wrong. */
  month: HanoiMonth | null;
  /** As the ceiling would stand with it. */
  ceiling: CeilingGroup | null;
  /** A new A that passes the ceiling of a month that is closed already. */
  passes: boolean;
  /** Names what was seen: the old result, the marks, the ceiling. Empty while something is wrong. */
  seen: string;
  issues: Issue[];
}

/** Null where nothing is in force. */
export async function hanoiCorrectable(on: Rows, legalForm: LegalForm): Promise<HanoiCorrectable | null> {
  const [result] = await legalResultsOf(on, legalForm.id);
  return result ? { legalForm, result, items: itemsOfResult(result) } : null;
}

/** The whole form anew: every mark stated, each that differs with its own reason; the ceiling counted with the new grade. */
export async function hanoiCorrecting(on: Rows, body: Body, from: HanoiCorrectable): Promise<HanoiCorrecting> {
  const { legalForm, result, items } = from;
  const issues: Issue[] = [];
  const marks = readItems(body, items, result.marks, issues);
  const opinion = readText(body, 'opinion', result.opinion, OPINION_MOST, issues);
  for (const { code, text } of items)
    if (marks[code] === undefined) issues.push({ field: `mark.${code}`, code: 'hanoi:fault.open', params: { text } });
  const changes = changedMarks(items, result.marks, marks).map(({ code }): ResultChange => ({
    what: 'item',
    about: code,
    before: { mark: result.marks[code] ?? null },
    after: { mark: marks[code] ?? null },
    reason: readReasonOf(body, `why.${code}`, issues),
  }));
  if (issues.length === 0 && changes.length === 0)
    issues.push({ field: 'outcome', code: 'legal:petition.nothingChanged' });
  const month = issues.length > 0 ? null : scored(items, marks);
  const ceiling = month && (await ceilingOfForm(on, legalForm, month.grade));
  const passes =
    legalForm.closedAt !== null && month?.grade === 'A' && result.band !== 'A' && (ceiling?.quota.over ?? 0) > 0;
  const seen = month ? seenOf(result.id, marks, ceiling) : '';
  return { marks, opinion, changes, month, ceiling, passes, seen, issues };
}

/** What was decided is what was seen; and a ceiling is passed only by who says that they know it. */
export function notSeen({ seen, passes }: HanoiCorrecting, body: Body): Issue[] {
  if (textOf(body, 'compared') !== seen) return [{ field: 'compared', code: 'legal:correct.seeFirst' }];
  return passes && textOf(body, 'overCeiling') !== 'known'
    ? [{ field: 'overCeiling', code: 'hanoi:fault.overCeiling' }]
    : [];
}

/** A new result from a full new record; the head of the agency hears of a ceiling that it passes. */
export async function writeHanoiCorrected(
  act: Act,
  from: HanoiCorrectable,
  made: HanoiCorrecting,
  why: { kind: 'petition' | 'found-later'; reason: string },
): Promise<{ resultId: number; detail: Record<string, unknown> }> {
  const { legalForm, result, items } = from;
  const { marks, opinion, changes, month, ceiling, passes } = made;
  const resultId = await writeHanoiResult(act, {
    ...{ legalForm: { ...legalForm, opinion, selfMarks: result.selfMarks }, items, marks, month: month! },
    ...{ ...why, led: await lockLedResults(act, legalForm), at: act.at },
  });
  await writeChanges(act, resultId, changes);
  const over = passes && ceiling ? { unit: ceiling.unitName, ...ceiling.quota } : null;
  if (over) await tellHead(act, legalForm, over);
  return { resultId, detail: { changes, ...(over && { overCeiling: over }) } };
}

async function tellHead(
  act: Act,
  { rootUnitId, periodId, month, span }: LegalForm,
  over: { unit: string; over: number | null },
) {
  const [root] = await headChain(act, rootUnitId, act.today);
  const head = root && headOf(root);
  const about = { month, span, unit: over.unit, count: over.over, by: act.actor.name };
  if (head) await act.tell(head.officialId, 'hanoi-over-ceiling', `/legal/hanoi/months/${periodId}`, about);
}

function seenOf(resultId: number, marks: Marks, ceiling: CeilingGroup | null): string {
  const said = JSON.stringify([resultId, Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1)), ceiling?.quota]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
