import { hadNoWayIn } from '../../accounts/way-in.js';
import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { Page } from '../../web/answers.js';
import type { Issue } from '../../web/issues.js';
import { monthAfter } from '../../periods/calendar.js';
import type { ApprovalBlocker } from './approval.blockers.js';
import { filesOf } from '../files/attachments.service.js';
import { interimViews } from '../../interim/interim.queries.js';
import { EVALUATION_INTERIM, proposableOf } from '../interim.kind.js';
import { earlierEvaluations } from '../draft/earlier-entries.js';
import { type HeadEvaluation } from './head-evaluation.js';
import { filesFor, headLines, headLive, typedText, type HeadSources } from './head-evaluation.view.js';
import { asksPromises } from '../draft/self-stated.js';
import { handedIn, remarksOn, resultBefore } from '../result/results.queries.js';
import { notesOf } from '../evaluation.queries.js';

/** The approver's page of one evaluation; with `typed` as it was sent, so that nothing typed is lost. */
export async function headPage(asking: Asking, head: HeadEvaluation, typed?: Record<string, unknown>): Promise<Page> {
  const sources = await headSources(asking, head, typed);
  const { evaluation, deciding, blind } = head;
  const [remarks, earlier, interim] = await Promise.all([
    remarksOn(asking, evaluation.id),
    head.self ? earlierEvaluations(asking, evaluation.id, !blind) : [],
    blind ? [] : interimViews(asking, EVALUATION_INTERIM, evaluation.id, proposableOf(evaluation)),
  ]);
  const data = {
    id: evaluation.id,
    version: evaluation.revision,
    name: evaluation.officialName,
    unitName: evaluation.unitName,
    month: evaluation.month,
    dueOn: evaluation.approvalDueOn,
    late: asking.today > evaluation.approvalDueOn,
    submittedAt: head.self ? evaluation.submittedAt : null,
    deciding,
    neverIn: deciding === 'not-submitted' && (await hadNoWayIn(asking, evaluation.officialId)),
    blind,
    lines: headLines(sources),
    live: headLive(head),
    reason: { id: 'note.', value: typedText(typed, 'note.') ?? head.notes[''] ?? '', rows: 3, maxlength: 2000 },
    reasonOwed: deciding !== 'submitted',
    selfNote: head.self ? (sources.selfNotes[''] ?? '') : '',
    files: head.self ? filesFor(sources, '') : [],
    returned: head.self ? (sources.handed.find((one) => one.returned)?.returned ?? null) : null,
    mayReturn: evaluation.status === 'submitted',
    led: { count: head.led.evaluations.length, waiting: head.led.waiting.length },
    remarks: remarks.filter((remark) => remark.committee === null),
    earlier,
    interim,
    quietPromise: sources.quietPromise,
    autosaveUrl: `/approvals/${evaluation.id}/draft`,
    keepKey: `a${asking.actor.accountId}:approval:${evaluation.id}`,
  };
  return new Page('approvals/evaluation', data, {
    key: 'approvals:evaluation.title',
    params: { name: evaluation.officialName },
  });
}

async function headSources(
  asking: Asking,
  head: HeadEvaluation,
  typed?: Record<string, unknown>,
): Promise<HeadSources> {
  const { evaluation } = head;
  const [selfNotes, files, last, handed, quietPromise] = await Promise.all([
    head.self ? notesOf(asking, evaluation.id, 'self') : {},
    head.self ? filesOf(asking, evaluation.id) : [],
    resultBefore(asking, evaluation.officialId, evaluation.month),
    handedIn(asking, evaluation.id),
    nothingDue(asking, head),
  ]);
  return { head, selfNotes, files, last, handed, quietPromise, lang: asking.actor.lang, typed };
}

const QUIET_MONTHS = 3;

/** A set that asks about promises, and none fell due for three months: the head should know. */
async function nothingDue(db: Rows, { evaluation, due }: HeadEvaluation): Promise<boolean> {
  if (due.length > 0 || !asksPromises(evaluation.content)) return false;
  const found = await db.one(
    `select 1 as found from commitments where official_id = $1 and due_on >= ($2 || '-01')::date and due_on < ($3 || '-01')::date limit 1`,
    [evaluation.officialId, monthAfter(evaluation.month, 1 - QUIET_MONTHS), monthAfter(evaluation.month, 1)],
    'promises-lately',
  );
  return !found;
}

export function blockerIssues(blockers: readonly ApprovalBlocker[]): Issue[] {
  return blockers.map(({ code, field, ...params }) => ({ field, code: `approvals:blocker.${code}`, params }));
}
