import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { Page } from '../web/answers.js';
import type { Issue } from '../web/issues.js';
import { monthAfter } from '../periods/calendar.js';
import type { ApprovalBlocker } from './approval.blockers.js';
import { filesOf } from './attachments.service.js';
import { earlierSheets } from './earlier-entries.js';
import { type HeadSheet } from './head-sheet.js';
import { filesFor, headLines, headLive, typedText, type HeadSources } from './head-sheet.view.js';
import { asksPromises } from './self-stated.js';
import { handedIn, remarksOn, resultBefore } from './results.queries.js';
import { notesOf } from './sheet.queries.js';

/** The approver's page of one sheet; with `typed` as it was sent, so that nothing typed is lost. */
export async function headPage(asking: Asking, head: HeadSheet, typed?: Record<string, unknown>): Promise<Page> {
  const sources = await headSources(asking, head, typed);
  const { sheet, deciding, blind } = head;
  const [remarks, earlier] = await Promise.all([
    remarksOn(asking, sheet.id),
    head.self ? earlierSheets(asking, sheet.id, !blind) : [],
  ]);
  const data = {
    id: sheet.id,
    version: sheet.revision,
    name: sheet.officialName,
    unitName: sheet.unitName,
    month: sheet.month,
    dueOn: sheet.approvalDueOn,
    late: asking.today > sheet.approvalDueOn,
    submittedAt: head.self ? sheet.submittedAt : null,
    deciding,
    blind,
    lines: headLines(sources),
    live: headLive(head),
    reason: { id: 'note.', value: typedText(typed, 'note.') ?? head.notes[''] ?? '', rows: 3, maxlength: 2000 },
    reasonOwed: deciding !== 'submitted',
    selfNote: head.self ? (sources.selfNotes[''] ?? '') : '',
    files: head.self ? filesFor(sources, '') : [],
    returned: head.self ? (sources.handed.find((one) => one.returned)?.returned ?? null) : null,
    mayReturn: sheet.status === 'submitted',
    led: { count: head.led.sheets.length, waiting: head.led.waiting.length },
    remarks: remarks.filter((remark) => remark.committee === null),
    earlier,
    quietPromise: sources.quietPromise,
    autosaveUrl: `/approvals/${sheet.id}/draft`,
    keepKey: `a${asking.actor.accountId}:approval:${sheet.id}`,
  };
  return new Page('approvals/sheet', data, { key: 'approvals:sheet.title', params: { name: sheet.officialName } });
}

async function headSources(asking: Asking, head: HeadSheet, typed?: Record<string, unknown>): Promise<HeadSources> {
  const { sheet } = head;
  const [selfNotes, files, last, handed, quietPromise] = await Promise.all([
    head.self ? notesOf(asking, sheet.id, 'self') : {},
    head.self ? filesOf(asking, sheet.id) : [],
    resultBefore(asking, sheet.officialId, sheet.month),
    handedIn(asking, sheet.id),
    nothingDue(asking, head),
  ]);
  return { head, selfNotes, files, last, handed, quietPromise, lang: asking.actor.lang, typed };
}

const QUIET_MONTHS = 3;

/** A set that asks about promises, and none fell due for three months: the head should know. */
async function nothingDue(db: Rows, { sheet, due }: HeadSheet): Promise<boolean> {
  if (due.length > 0 || !asksPromises(sheet.content)) return false;
  const found = await db.one(
    `select 1 as found from commitments where official_id = $1 and due_on >= ($2 || '-01')::date and due_on < ($3 || '-01')::date limit 1`,
    [sheet.officialId, monthAfter(sheet.month, 1 - QUIET_MONTHS), monthAfter(sheet.month, 1)],
    'promises-lately',
  );
  return !found;
}

export function blockerIssues(blockers: readonly ApprovalBlocker[]): Issue[] {
  return blockers.map(({ code, field, ...params }) => ({ field, code: `approvals:blocker.${code}`, params }));
}
