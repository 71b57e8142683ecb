import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** An issue of the one-stop desk that its head owns, one reported; a practice of the desk that the office has taken up. */
export async function makeFocus(db: Db, ward: Ward) {
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const issue = (title: string) =>
    id(
      `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at)
     values ($1, $2, $3, 'Dân phải đi lại nhiều lần', $4, '2026-12-20', '2026-12-20', $5, '2026-11-01') returning id`,
      [ward.committeeId, ward.units.MC.id, title, ward.officials['mcHead'], ward.accounts['secretary']],
    );
  const focusIssue = await issue('Xác nhận cư trú chậm');
  const reportedIssue = await issue('Trả lời đơn chậm');
  await db.rows(
    `update focus_issues set report = 'Đã trả lời hết đơn tồn', reported_by = $2, reported_at = '2026-11-20' where id = $1`,
    [reportedIssue, ward.accounts['mcHead']],
  );
  const practice = await id(
    `insert into practices (unit_id, title, what, began_on, registered_by, registered_at) values ($1, 'Công chức áo xanh', 'Đứng ở cửa hướng dẫn từng người', '2026-07-01', $2, '2026-11-01') returning id`,
    [ward.units.MC.id, ward.accounts['mcHead']],
  );
  return {
    focusIssue,
    reportedIssue,
    practice,
    focusStep: await id(
      `insert into focus_steps (issue_id, position, text) values ($1, 1, 'Lập tổ trả lời') returning id`,
      [focusIssue],
    ),
    practiceUse: await id(
      `insert into practice_uses (practice_id, unit_id, taken_on, by_account, at) values ($1, $2, '2026-10-01', $3, '2026-10-01') returning id`,
      [practice, ward.units.VP.id, ward.accounts['vpHead']],
    ),
  };
}

const TEXT = 'Một câu đủ dài để hợp lệ';
const READERS = 'mcHead committee personnel inspector';
const AGENCY = 'signed-in -stranger -admin';
const PRACTICE = { unit: '{MC}', title: TEXT, what: TEXT, beganOn: '2026-07-01' };

export const FOCUS: Row[] = [
  ['GET /focus', '', 'officials personnel inspector'],
  ['GET /focus/new', '', 'committee'],
  ['POST /focus', '', 'committee', { committee: '{ourCommittee}' }],
  ['GET /focus/:id', 'id=focusIssue', READERS],
  ['POST /focus/:id/due-day', 'id=focusIssue', 'committee', { dueOn: '2026-12-25', reason: TEXT }],
  ['POST /focus/:id/owner', 'id=focusIssue', 'committee', { owner: '1', why: TEXT }],
  ['POST /focus/:id/return', 'id=reportedIssue', 'committee', { returning: TEXT }],
  ['POST /focus/:id/steps', 'id=focusIssue', 'mcHead', { text: TEXT }],
  ['POST /focus/:id/steps/:step/done', 'id=focusIssue step=focusStep', 'mcHead', { doneNote: TEXT }],
  ['POST /focus/:id/notes', 'id=focusIssue', 'mcHead', { note: TEXT }],
  ['GET /focus/:id/correction', 'id=focusIssue', 'committee'],
  ['POST /focus/:id/correction', 'id=focusIssue', 'committee', { title: TEXT, why: TEXT, source: '', reason: TEXT }],
  ['GET /focus/reports/:id/correction', 'id=reportedIssue', 'mcHead'],
  ['POST /focus/reports/:id/correction', 'id=reportedIssue', 'mcHead', { text: TEXT, citizens: '', reason: TEXT }],
  ['POST /focus/reports/:id/withdrawal', 'id=reportedIssue', 'mcHead', { why: TEXT }],
  ['GET /focus/steps/:id/correction', 'id=focusStep', 'mcHead'],
  ['POST /focus/steps/:id/correction', 'id=focusStep', 'mcHead', { text: TEXT, reason: TEXT }],
  ['POST /focus/steps/:id/withdrawal', 'id=focusStep', 'mcHead', { why: TEXT }],
  ['POST /focus/:id/report', 'id=focusIssue', 'mcHead', { report: TEXT }],
  ['GET /practices', '', 'signed-in -admin'],
  ['GET /practices/new', '', 'heads personnel'],
  ['POST /practices', '', 'mcHead chair personnel', PRACTICE],
  ['GET /practices/:id', 'id=practice', AGENCY],
  ['GET /practices/:id/edit', 'id=practice', 'mcHead chair personnel'],
  ['POST /practices/:id', 'id=practice', 'mcHead chair personnel', PRACTICE],
  ['POST /practices/:id/end', 'id=practice', 'mcHead chair personnel', { reason: TEXT }],
  ['POST /practices/:id/uses', 'id=practice', 'chair personnel vpHead', { unit: '{VP}', takenOn: '2026-11-01' }],
  ['POST /practices/uses/:use/report', 'use=practiceUse', 'chair personnel vpHead', { result: TEXT }],
  ['POST /practices/uses/:use/stop', 'use=practiceUse', 'chair personnel vpHead', { reason: TEXT }],
];
