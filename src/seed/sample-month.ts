import { wayOf } from '../criteria/kind-forms.js';
import type { Tx } from '../database/db.js';
import type { SampleMonth } from './sample-calendar.js';
import { addDays } from '../periods/working-days.js';
import type { SampleWard } from './sample-places.js';
import type { SampleEvaluation } from './sample-evaluations.js';

interface MonthRow {
  id: number;
  code: string;
}

const PROMISES = [
  'Dán lại bảng hướng dẫn thủ tục ở sảnh',
  'Trả lời xong các phản ánh tồn của tháng trước',
  'Đối thoại với tổ dân phố một buổi',
  'Số hóa xong hồ sơ lưu của quý trước',
  'Rà lại danh sách hộ cần giúp đỡ',
  'Hướng dẫn người mới làm quen phần mềm',
];

/** Writes one month of the sample ward: its period, evaluations, and every act that brought each evaluation as far as it is. */
export async function writeMonth(
  tx: Tx,
  ward: SampleWard,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
  closed: boolean,
): Promise<void> {
  const personnel = ward.accounts['to-chuc']!;
  const period = await tx.one<{ id: number }>(
    `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $11, $8, $9, $10) returning id`,
    [
      ward.places[0]!.unitId,
      month.month,
      month.opensOn,
      month.selfDueOn,
      month.approvalDueOn,
      month.reviewDueOn,
      month.closesOn,
      personnel,
      closed ? at(month.closesOn, 16) : null,
      closed ? personnel : null,
      at(month.opensOn, 8),
    ],
  );
  await tx.rows(
    'insert into period_sets (period_id, unit_id, version_id, from_unit_id) select $1, u, v, u from unnest($2::int[], $3::int[]) as t(u, v)',
    [period!.id, ward.places.map((place) => place.unitId), ward.places.map((place) => place.versionId)],
  );
  const ids = await insertEvaluations(tx, period!.id, month, evaluations);
  await insertCommitments(tx, month, evaluations, ids);
  const approvals = await insertActs(tx, month, evaluations, ids);
  await finish(tx, ward, month, evaluations, ids, approvals);
}

async function insertEvaluations(
  tx: Tx,
  periodId: number,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
): Promise<Map<string, number>> {
  const rows = evaluations.map((evaluation) => ({
    official: evaluation.member.officialId,
    code: evaluation.member.code,
    unit: evaluation.place.unitId,
    tier: evaluation.member.tier,
    version: evaluation.place.versionId,
    status: evaluation.reach,
    ...(evaluation.reach === 'excused' || evaluation.reach === 'draft'
      ? { values: [] }
      : {
          values: evaluation.self.values,
          points: evaluation.self.points,
          score: evaluation.self.score,
          exemplarity: evaluation.self.exemplarity,
          at: at(month.submittedOn, 9),
        }),
  }));
  const made = await tx.rows<MonthRow>(
    `with given as (select * from jsonb_to_recordset($3) as g(official int, code text, unit int, tier int, version int, status text,
       values numeric[], points numeric[], score numeric, exemplarity numeric, at timestamptz)),
     e as (insert into evaluations (period_id, month, official_id, unit_id, tier, version_id, status, self_values, self_points, self_score, self_exemplarity, self_saved_at, submitted_at)
       select $1, $2, official, unit, tier, version, case status when 'approved' then 'submitted' when 'reviewed' then 'submitted' else status end,
         values, points, score, exemplarity, at, at from given returning id, official_id)
     select e.id, g.code from e join given g on g.official = e.official_id`,
    [periodId, month.month, JSON.stringify(rows)],
  );
  return new Map(made.map((row) => [row.code, row.id]));
}

async function insertCommitments(
  tx: Tx,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
  ids: Map<string, number>,
): Promise<void> {
  const rows = evaluations.flatMap((evaluation) => {
    const place = evaluation.place.content.criteria.findIndex((criterion) => wayOf(criterion) === 'promises');
    const [self, head] = [
      Number(evaluation.self.values[place] ?? 0),
      evaluation.head && Number(evaluation.head.values[place] ?? 0),
    ];
    const stated = evaluation.reach !== 'draft' && evaluation.reach !== 'excused';
    return Array.from({ length: evaluation.due }, (_, i) => ({
      official: evaluation.member.officialId,
      evaluation: ids.get(evaluation.member.code),
      account: evaluation.member.accountId,
      text: PROMISES[(evaluation.member.officialId * 3 + i + Number(month.month.slice(5))) % PROMISES.length],
      due: `${month.month}-${18 + i}`,
      self: stated ? i < self : null,
      head: head === null ? null : i < head,
      approver: head === null ? null : evaluation.approver,
    }));
  });
  await tx.rows(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by, self_kept, self_at, head_kept, head_at, head_by)
     select official, text, due, due, $2::timestamptz, account, self, case when self is not null then $3::timestamptz end, head,
       case when head is not null then $4::timestamptz end, approver
     from jsonb_to_recordset($1) as g(official int, text text, due date, account int, self boolean, head boolean, approver int)`,
    [JSON.stringify(rows), addDays(month.opensOn, -20), at(month.submittedOn, 9), at(month.approvedOn, 10)],
  );
}

/** Submissions for all that were submitted, approvals for all that were decided. Returns approval ids by code. */
async function insertActs(
  tx: Tx,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
  ids: Map<string, number>,
): Promise<Map<string, number>> {
  const submitted = evaluations
    .filter((evaluation) => evaluation.reach !== 'draft' && evaluation.reach !== 'excused')
    .map((evaluation) => ({
      evaluation: ids.get(evaluation.member.code),
      account: evaluation.member.accountId,
      unit: evaluation.place.unitId,
      tier: evaluation.member.tier,
      version: evaluation.place.versionId,
      due: evaluation.due,
      figures: evaluation.figures,
      ...evaluation.self,
    }));
  const submissions = await tx.rows<{ id: number; evaluation_id: number }>(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity, figures)
     select evaluation, 1, account, $2::timestamptz, unit, tier, version, values, due, '{}', points, score, exemplarity, figures
     from jsonb_to_recordset($1) as g(evaluation int, account int, unit int, tier int, version int, due int, values numeric[], points numeric[], score numeric, exemplarity numeric, figures jsonb)
     returning id, evaluation_id`,
    [JSON.stringify(submitted), at(month.submittedOn, 9)],
  );
  const submissionOf = new Map(submissions.map((row) => [row.evaluation_id, row.id]));
  return insertApprovals(tx, month, evaluations, ids, submissionOf);
}

async function insertApprovals(
  tx: Tx,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
  ids: Map<string, number>,
  submissionOf: Map<number, number>,
): Promise<Map<string, number>> {
  const approvals = new Map<string, number>();
  const waves = [
    evaluations.filter((evaluation) => evaluation.led.length === 0),
    ...evaluations.filter((evaluation) => evaluation.led.length > 0).map((evaluation) => [evaluation]),
  ];
  for (const wave of waves) {
    const rows = wave
      .filter((evaluation) => evaluation.head)
      .map((evaluation) => ({
        evaluation: ids.get(evaluation.member.code),
        submission: submissionOf.get(ids.get(evaluation.member.code)!),
        account: evaluation.approver,
        unit: evaluation.place.unitId,
        tier: evaluation.member.tier,
        version: evaluation.place.versionId,
        due: evaluation.due,
        figures: evaluation.figures,
        ...evaluation.head,
        left: evaluation.place.content.criteria.map(() => false),
        led: [...evaluation.led].sort((a, b) => Number(a) - Number(b)),
        ledApprovals: evaluation.ledCodes.flatMap((code) => approvals.get(code) ?? []),
      }));
    const made = await tx.rows<{ id: number; evaluation_id: number }>(
      `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count,
         led_scores, led_approvals, blind_values, notes, points, score, exemplarity, figures)
       select evaluation, 1, 'approval', account, $2::timestamptz, unit, tier, version, submission, values, "left", due, led, "ledApprovals", values, '{}', points, score, exemplarity, figures
       from jsonb_to_recordset($1) as g(evaluation int, submission int, account int, unit int, tier int, version int, due int, values numeric[],
         "left" boolean[], led numeric[], "ledApprovals" int[], points numeric[], score numeric, exemplarity numeric, figures jsonb)
       returning id, evaluation_id`,
      [JSON.stringify(rows), at(month.approvedOn, 10)],
    );
    const codeOf = new Map([...ids].map(([code, id]) => [id, code]));
    for (const row of made) approvals.set(codeOf.get(row.evaluation_id)!, row.id);
  }
  return approvals;
}

/** Brings the evaluations' own rows to where the acts brought them: approved, reviewed, excused. */
async function finish(
  tx: Tx,
  ward: SampleWard,
  month: SampleMonth,
  evaluations: SampleEvaluation[],
  ids: Map<string, number>,
  approvals: Map<string, number>,
): Promise<void> {
  await tx.rows(
    `update evaluations e set status = 'approved', approval_id = a.id, approved_at = a.at, points = a.points, score = a.score, exemplarity = a.exemplarity,
       head_values = a.values, head_left_out = a.left_out, head_saved_at = a.at, began_at = a.at, began_by = a.by_account, blind_values = a.values,
       revealed_at = a.at, revealed_by = a.by_account
     from approvals a where a.evaluation_id = e.id and a.id = any($1)`,
    [[...approvals.values()]],
  );
  const reviewed = evaluations
    .filter((evaluation) => evaluation.reach === 'reviewed')
    .map((evaluation) => ({
      evaluation: ids.get(evaluation.member.code),
      approval: approvals.get(evaluation.member.code),
      account: reviewerOf(ward, evaluation),
    }));
  await tx.rows(
    `with given as (select * from jsonb_to_recordset($1) as g(evaluation int, approval int, account int)),
     r as (insert into reviews (evaluation_id, approval_id, committee_id, by_account, at) select evaluation, approval, $2, account, $3::timestamptz from given)
     update evaluations e set status = 'reviewed', reviewed_at = $3::timestamptz from given where given.evaluation = e.id`,
    [JSON.stringify(reviewed), ward.committeeId, at(month.reviewedOn, 15)],
  );
  const excused = evaluations
    .filter((evaluation) => evaluation.reach === 'excused')
    .map((evaluation) => ids.get(evaluation.member.code));
  await tx.rows(
    `insert into excusals (evaluation_id, kind, reason, by_account, at) select id, 'maternity', 'Nghỉ thai sản theo chế độ', $2, $3 from unnest($1::int[]) as t(id)`,
    [excused, ward.accounts['to-chuc'], at(month.opensOn, 8)],
  );
}

/** Nobody reviews their own evaluation or what they approved: the two secretaries and the chair share the reading. */
function reviewerOf(ward: SampleWard, evaluation: SampleEvaluation): number {
  const [chair, [secretary, second]] = [
    ward.places[0]!.members[0]!,
    ward.places.at(-1)!.members as [SampleEvaluation['member'], SampleEvaluation['member']],
  ];
  const free = [secretary, second, chair].find(
    (one) => one.accountId !== evaluation.approver && one.officialId !== evaluation.member.officialId,
  );
  return free!.accountId;
}

/** An hour of a day in Vietnam. */
function at(day: string, hour: number): string {
  return `${day}T${String(hour).padStart(2, '0')}:00:00+07:00`;
}
