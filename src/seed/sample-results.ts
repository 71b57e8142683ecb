import { monthAfter } from '../periods/calendar.js';
import { addDays } from '../periods/working-days.js';
import type { Tx } from '../database/db.js';
import type { SampleMonth } from './sample-calendar.js';
import type { Place, SampleWard } from './sample-places.js';

/** What the sample ward's committee follows: three issues, two practices, and its sitting on the month before last. */
export async function writeResults(
  tx: Tx,
  ward: SampleWard,
  months: readonly SampleMonth[],
  today: string,
): Promise<void> {
  const place = (code: string) => ward.places.find((one) => one.code === code)!;
  const desk = place('PM-MC');
  const secretary = ward.accounts['thu-ky-cap-uy'] ?? ward.places[0]!.members[0]!.accountId;
  const settled = await writeIssues(tx, ward, { desk, other: place('PM-VP'), secretary, today });
  await writePractices(tx, { desk, other: place('PM-VP'), today });
  const last = months.at(-2);
  if (last) await writeSitting(tx, ward, { month: last, settled, secretary });
}

interface Where {
  desk: Place;
  other: Place;
  secretary: number;
  today: string;
}

async function writeIssues(tx: Tx, ward: SampleWard, { desk, other, secretary, today }: Where): Promise<number> {
  const issue = async (place: Place, title: string, why: string, source: string, chosen: number, due: number) =>
    (await tx.one<{ id: number }>(
      `insert into focus_issues (committee_id, unit_id, title, why, source, owner_id, first_due_on, due_on, chosen_by, chosen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9) returning id`,
      [
        ward.committeeId,
        place.unitId,
        title,
        why,
        source,
        place.members[0]!.officialId,
        addDays(today, due),
        secretary,
        `${addDays(today, -chosen)}T02:00:00Z`,
      ],
    ))!.id;
  const step = (id: number, position: number, text: string, due: number, done: number | null, by: number) =>
    tx.change(
      'insert into focus_steps (issue_id, position, text, due_on, done_at, done_by) values ($1, $2, $3, $4, $5, $6)',
      [
        id,
        position,
        text,
        addDays(today, due),
        done === null ? null : `${addDays(today, -done)}T03:00:00Z`,
        done === null ? null : by,
      ],
    );
  const head = desk.members[0]!.accountId;
  const queue = await issue(
    desk,
    'Chờ lâu buổi sáng thứ Hai ở quầy hộ tịch',
    'Sáng thứ Hai có hôm hơn bốn mươi người chờ, người già đứng ngoài hiên. Đã thêm ghế nhưng chưa bớt chờ.',
    'Đối thoại tháng trước',
    50,
    20,
  );
  await step(queue, 1, 'Đếm lượt theo giờ trong bốn tuần', -25, 26, head);
  await step(queue, 2, 'Mở thêm một quầy từ 7 giờ 30 sáng thứ Hai', -10, 8, head);
  await step(queue, 3, 'Hỏi 50 người dân sau bốn tuần', 15, null, head);
  const light = await issue(
    other,
    'Đèn ngõ tổ dân phố 4 hỏng kéo dài',
    'Ba ngõ tối từ mùa hè; đã báo hai lần, chưa rõ ai sửa.',
    'Phản ánh của tổ dân phố',
    70,
    -6,
  );
  await step(light, 1, 'Xác định đơn vị quản lý từng cột đèn', -40, 38, other.members[0]!.accountId);
  await step(light, 2, 'Sửa xong ba ngõ', -6, null, other.members[0]!.accountId);
  const paper = await issue(
    desk,
    'Người dân phải nộp lại bản sao đã có trong hệ thống',
    'Tám thủ tục vẫn đòi bản sao giấy tờ mà cơ quan tra được.',
    'Rà soát thủ tục',
    120,
    -45,
  );
  await step(paper, 1, 'Bỏ yêu cầu bản sao ở tám thủ tục', -60, 62, head);
  await tx.change(
    `update focus_issues set report = $2, reported_by = $3, reported_at = $4, citizens_view = $5, citizens_asked = 60, citizens_satisfied = 54 where id = $1`,
    [
      paper,
      'Tám thủ tục không còn đòi bản sao; hai tháng liền không hồ sơ nào bị trả vì thiếu bản sao.',
      head,
      `${addDays(today, -50)}T03:00:00Z`,
      'Dân nói đỡ phải đi photo, nhanh hơn trước.',
    ],
  );
  return paper;
}

async function writePractices(tx: Tx, { desk, other, today }: Omit<Where, 'secretary'>): Promise<void> {
  const began = addDays(today, -150);
  const moved = await tx.one<{ measure: number; before: string; after: string; from: string; to: string }>(
    `select m.id as measure, b.month as "from", b.value as before, a.month as "to", a.value as after
     from measures m join measure_figures b on b.measure_id = m.id and b.unit_id = $1 and b.month = $2 join measure_figures a on a.measure_id = m.id and a.unit_id = $1 and a.month = $3
     where m.code = 'satisfaction' order by b.number desc, a.number desc limit 1`,
    [desk.unitId, monthAfter(began.slice(0, 7), -1), monthAfter(today.slice(0, 7), -1)],
  );
  const { id } = (await tx.one<{ id: number }>(
    `insert into practices (unit_id, title, what, lesson, began_on, measure_id, before_month, after_month, before_value, after_value, registered_by, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      desk.unitId,
      'Người đón ở cửa',
      'Mỗi sáng một người trực ở cửa, hỏi việc, đưa đúng quầy, giúp người già lấy số. Thay nhau theo tuần, ghi sổ những việc dân hỏi nhiều.',
      'Cần người nhớ hết các quầy; sổ hỏi nhiều giúp sửa bảng chỉ dẫn.',
      began,
      moved?.measure ?? null,
      moved?.from ?? null,
      moved?.to ?? null,
      moved?.before ?? null,
      moved?.after ?? null,
      desk.members[0]!.accountId,
      `${addDays(today, -100)}T02:00:00Z`,
    ],
  ))!;
  await tx.change(
    `insert into practice_uses (practice_id, unit_id, taken_on, adapted, result, reported_at, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      other.unitId,
      addDays(today, -60),
      'Chỉ sáng thứ Hai và thứ Năm, lúc đông nhất.',
      'Ít người phải hỏi lại; hai người trực đề nghị giữ lại.',
      `${addDays(today, -15)}T02:00:00Z`,
      other.members[0]!.accountId,
      `${addDays(today, -60)}T02:00:00Z`,
    ],
  );
}

async function writeSitting(
  tx: Tx,
  ward: SampleWard,
  { month, settled, secretary }: { month: SampleMonth; settled: number; secretary: number },
): Promise<void> {
  const at = `${month.closesOn}T12:00:00Z`;
  const seats = await tx.rows<{ id: number; role: string }>(
    `select official_id as id, role from committee_members where committee_id = $1 order by array_position(array['chair','deputy','secretary','member'], role), id`,
    [ward.committeeId],
  );
  const [chair, clerk] = [seats[0], seats.find(({ role }) => role === 'secretary') ?? seats[1]];
  if (!chair || !clerk || chair === clerk) return;
  const period = (await tx.one<{ id: number }>('select id from periods where month = $1 and root_unit_id = $2', [
    month.month,
    ward.places[0]!.unitId,
  ]))!;
  const sitting = (await tx.one<{ id: number }>(
    `insert into sittings (committee_id, period_id, number, held_on, began_at, ended_at, place, chair_id, secretary_id, quorum_above, withdrawn_count, conclusion, opened_by, opened_at, closed_by, closed_at)
     values ($1, $2, 1, $3, '17:30', '18:40', 'Phòng họp tầng hai', $4, $5, 0.5, false, $6, $7, $8, $7, $8) returning id`,
    [
      ward.committeeId,
      period.id,
      month.closesOn,
      chair.id,
      clerk.id,
      'Các đơn vị giữ nền nếp tiếp dân; việc nào đã hứa thì báo lại đúng hạn.',
      secretary,
      at,
    ],
  ))!.id;
  await tx.change(
    'insert into sitting_members (sitting_id, official_id, role, present) select $1, s.id, s.role, true from unnest($2::int[], $3::text[]) as s (id, role)',
    [sitting, seats.map(({ id }) => id), seats.map(({ role }) => role)],
  );
  const item = (await tx.one<{ id: number }>(
    `insert into sitting_items (sitting_id, position, kind, issue_id, unit_id, title, facts, discussion, added_by, added_at)
     select $1, 1, 'focus', i.id, i.unit_id, i.title, jsonb_build_object('unit', u.name, 'owner', o.full_name, 'dueOn', i.due_on, 'reported', true, 'steps', 1, 'done', 1), $3, $4, $5
     from focus_issues i join units u on u.id = i.unit_id join officials o on o.id = i.owner_id where i.id = $2 returning id`,
    [sitting, settled, 'Đã xem sổ hồ sơ hai tháng; đề nghị giữ bảng kê ở quầy.', secretary, at],
  ))!.id;
  await tx.change(
    `insert into sitting_decisions (item_id, number, kind, text, after, entitled, in_favour, against, abstained, carried, by_account, at) values ($1, 1, 'focus-settled', $2, '{"resolving":"settled"}', $3, $3, 0, 0, true, $4, $5)`,
    [item, 'Xác nhận đã giải quyết xong; kiểm tra lại sau ba tháng.', seats.length, secretary, at],
  );
  await tx.change(
    `update focus_issues set outcome = 'settled', outcome_reason = $2, outcome_by = $3, outcome_at = $4 where id = $1`,
    [settled, 'Xác nhận đã giải quyết xong; kiểm tra lại sau ba tháng.', secretary, at],
  );
}
