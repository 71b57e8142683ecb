import type { Asking } from '../acts/asking.js';
import type { CorrectionKind, Stated } from '../corrections/correction-kind.js';
import { sql } from '../database/entity-sql.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { FocusIssue } from './focus-issue.entity.js';
import { FocusStep } from './focus-step.entity.js';
import { mayChoose, mayReadIssue, maySolve } from './focus.policy.js';
import { findIssue, type IssueRow } from './issue.queries.js';

const TOUCHED = { revision: sql('revision + 1') };

/** What a committee chose and why, until a sitting concludes it. */
const ISSUE: CorrectionKind = {
  code: 'focus',
  path: 'focus',
  allow: ['committee'],
  acts: { corrected: 'focus.corrected' },
  fields: [
    { name: 'title', least: 5, most: 200 },
    { name: 'why', least: 10, most: 4000, rows: 5 },
    { name: 'source', least: 0, most: 300 },
  ],
  async find(on, id) {
    const issue = await openFor(on, id, (found) => mayChoose(on.actor, found.committeeId));
    return issue && statedOf(issue, { title: issue.title, why: issue.why, source: issue.source }, [issue.ownerId]);
  },
  lock: lockIssue,
  async write(act, { id }, words) {
    await act.update(
      FocusIssue,
      { id },
      { title: words!['title']!, why: words!['why']!, source: words!['source']!, ...TOUCHED },
    );
  },
};

/** The owner's report, until a sitting concludes it; taken back, the issue is being solved again. */
const REPORT: CorrectionKind = {
  code: 'report',
  path: 'focus/reports',
  allow: ['official', 'committee'],
  acts: { corrected: 'focus.report-corrected', withdrawn: 'focus.report-withdrawn' },
  fields: [
    { name: 'text', least: 10, most: 4000, rows: 6 },
    { name: 'citizens', least: 0, most: 4000, rows: 3 },
  ],
  async find(on, id) {
    const issue = await openFor(on, id, (found) => maySolve(on.actor, found));
    if (!issue?.reportedAt) return undefined;
    return statedOf(issue, { text: issue.report ?? '', citizens: issue.citizensView });
  },
  lock: lockIssue,
  async write(act, { id }, words) {
    const change = words
      ? { report: words['text']!, citizensView: words['citizens']! }
      : { report: null, reportedAt: null, reportedBy: null };
    await act.update(FocusIssue, { id }, { ...change, ...TOUCHED });
  },
};

/** A step the owner planned: its words; taken back, a done one is undone, another is no longer planned. */
const STEP: CorrectionKind = {
  code: 'step',
  path: 'focus/steps',
  allow: ['official', 'committee'],
  acts: { corrected: 'focus.step-corrected', withdrawn: 'focus.step-withdrawn' },
  fields: [{ name: 'text', least: 5, most: 500, rows: 2 }],
  async find(on, id) {
    const step = await on.find(FocusStep, { id });
    const issue = step && (await openFor(on, step.issueId, (found) => maySolve(on.actor, found)));
    if (!step || !issue) return undefined;
    if (issue.reportedAt) throw new Conflict('issue-reported');
    const said: Record<string, string> = step.doneNote === null ? {} : { note: step.doneNote };
    return { ...statedOf(issue, { text: step.text, ...said }), id, way: step.doneAt ? 'done' : 'all' };
  },
  lock: (act, id) =>
    act.one('select i.id from focus_issues i join focus_steps s on s.issue_id = i.id where s.id = $1 for update', [id]),
  async write(act, { id, way }, words) {
    if (words) await act.update(FocusStep, { id }, { text: words['text']! });
    else if (way === 'done') await act.update(FocusStep, { id }, { doneAt: null, doneBy: null, doneNote: null });
    else await act.remove(FocusStep, { id });
  },
};

export const FOCUS_CORRECTIONS = [ISSUE, REPORT, STEP] as const;

function lockIssue(act: Parameters<CorrectionKind['lock']>[0], id: number): Promise<unknown> {
  return act.one('select id from focus_issues where id = $1 for update', [id]);
}

async function openFor(on: Asking, id: number, may: (issue: IssueRow) => boolean): Promise<IssueRow | undefined> {
  const issue = await findIssue(on, id);
  if (!issue || !mayReadIssue(on.actor, issue)) return undefined;
  if (!may(issue)) throw new Forbidden();
  if (issue.outcome) throw new Conflict('issue-settled');
  return issue;
}

function statedOf(issue: IssueRow, words: Record<string, string>, told: number[] = []): Stated {
  return {
    id: issue.id,
    words,
    chain: `committee:${issue.committeeId}`,
    unitId: issue.unitId,
    about: { title: issue.title },
    href: `/focus/${issue.id}`,
    told,
  };
}
