import { standardList, stateFigure } from '../measures/support.js';
import type { ReportedWard } from './reported-ward.js';

const AT = '2026-11-25T02:00:00Z';
const HOLDS = { people: 7, holds: true, figures: { count: 7, people: 7, share: 1 } };

/** What stands beside the scores: two months of figures, promises, an issue, a practice, a question, a sitting. */
export async function liveIn({ db, ward }: ReportedWard): Promise<void> {
  const { accounts, officials, units } = ward;
  const [head, by] = [officials['mcHead'], accounts['personnel']];
  await standardList(db, ward);
  for (const [month, value] of [
    ['2026-08', '90'],
    ['2026-09', '91'],
    ['2026-10', '92'],
    ['2026-11', '96.5'],
  ] as const)
    await stateFigure(db, ward, { code: 'satisfaction', month, value, asked: 120 });
  for (const [month, value] of [
    ['2026-10', '99'],
    ['2026-11', '97'],
  ] as const)
    await stateFigure(db, ward, { code: 'dossiers-on-time', month, value });
  for (const [text, due, kept] of [
    ['Gọi lại từng hộ đã hẹn', '2026-11-10', true],
    ['Dán lịch trực ở sảnh', '2026-11-20', false],
    ['Sửa bảng chỉ dẫn', '2026-11-24', null],
  ] as const) {
    await db.rows(
      `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by, self_kept, self_at, head_kept, head_at)
      values ($1, $2, $3, $3, '2026-10-01', $4, $5, $6, $5, $6)`,
      [head, text, due, by, kept, kept === null ? null : AT],
    );
  }
  await db.rows(
    `insert into dialogues (unit_id, leader_id, held_on, with_whom, people, asked, by_account, at) values ($1, $2, '2026-11-12', 'Tổ dân phố 5', 40, 'Xin sửa đèn đường', $3, $4)`,
    [units.MC.id, head, by, AT],
  );
  await db.rows(
    `insert into pledges (official_id, unit_id, year, created_at, signed_at, signed_by) values ($1, $2, 2026, $3, $3, $4)`,
    [head, units.MC.id, AT, accounts['mcHead']],
  );
  await db.rows(
    `insert into pledge_items (pledge_id, position, standard, text, head_kept, head_at) select id, 1, 1, 'Mỗi tuần một buổi trực quầy', true, $1 from pledges`,
    [AT],
  );
  await db.rows(
    `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at, citizens_asked, citizens_satisfied, outcome, outcome_reason, outcome_by, outcome_at)
    values ($1, $2, 'Đèn ngõ 5 tắt hai tháng', 'Người dân phản ánh ba lần', $3, '2026-11-20', '2026-11-20', $4, '2026-10-05', 50, 47, 'settled', 'Đã thay toàn bộ đèn', $4, $5)`,
    [ward.committeeId, units.MC.id, head, accounts['secretary'], AT],
  );
  await db.rows(
    `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at)
    values ($1, $2, 'Chợ tạm lấn lề đường', 'Đơn thư kéo dài từ đầu năm', $3, '2026-11-15', '2026-11-15', $4, '2026-10-05')`,
    [ward.committeeId, units.MC.id, head, accounts['secretary']],
  );
  await db.rows(
    `insert into practices (unit_id, title, what, began_on, measure_id, before_month, after_month, before_value, after_value, registered_by, registered_at)
    select $1, 'Gọi điện hẹn trước', 'Hẹn giờ trả kết quả qua điện thoại', '2026-09-01', m.id, '2026-08', '2026-11', 90, 96.5, $2, '2026-10-01' from measures m where m.code = 'satisfaction'`,
    [units.MC.id, by],
  );
  await db.rows(
    `insert into practice_uses (practice_id, unit_id, taken_on, adapted, by_account, at) select id, $1, '2026-11-02', 'Chỉ áp dụng với hồ sơ liên thông', $2, $3 from practices`,
    [units.VP.id, by, AT],
  );
  const months = ['2026-09', '2026-10', '2026-11'].map((month) => ({ month, reading: HOLDS }));
  await db.rows(
    `insert into signal_questions (committee_id, unit_id, head_id, code, month, figures, text, by_account, at) values ($1, $2, $3, 'approved-equals-self', '2026-11', $4, 'Mời trao đổi trong phiên họp.', $5, $6)`,
    [ward.committeeId, units.MC.id, head, JSON.stringify({ months, held: 3 }), accounts['secretary'], AT],
  );
  await db.rows(
    `insert into signal_answers (question_id, text, by_account, at) select id, 'Đã đối chiếu từng phiếu với sổ trực.', $1, $2 from signal_questions`,
    [accounts['mcHead'], AT],
  );
  await db.rows(
    `insert into sittings (committee_id, period_id, number, held_on, began_at, ended_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, opened_by, opened_at, closed_by, closed_at)
    select $1, p.id, 1, '2026-11-25', '17:00', '19:00', 'Phòng họp A', $2, $3, 0.5, false, $4, $5, $4, $5 from periods p where p.month = '2026-11'`,
    [ward.committeeId, officials['chair'], officials['secretary'], accounts['secretary'], AT],
  );
  await db.rows(
    `insert into sitting_items (sitting_id, position, kind, title, added_by, added_at) select id, 1, 'focus', 'Đèn ngõ 5', $1, $2 from sittings`,
    [accounts['secretary'], AT],
  );
  await db.rows(
    `insert into sitting_decisions (item_id, number, kind, text, entitled, in_favour, against, abstained, carried, by_account, at) select id, 1, 'focus-settled', 'Xác nhận đã giải quyết xong.', 3, 2, 1, 0, true, $1, $2 from sitting_items`,
    [accounts['secretary'], AT],
  );
}
