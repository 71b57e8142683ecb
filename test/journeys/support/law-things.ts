import { sendFile } from '../../support/columns.js';
import { SAMPLE_PASSWORD } from '../../../src/seed/sample-people.js';
import { mappingFields } from '../../catalogue/mapping-fields.js';
import { oddFile } from '../../catalogue/odd-file.js';
import { Client, type Answer } from '../../support/client.js';
import type { SampleApp } from './sample-app.js';

const WORK_FILE =
  'mã cán bộ,mã sản phẩm,số lượng giao,số lượng hoàn thành,hạn,mã tham chiếu\nCB-9999,CH.02,4,4,20/11/2026,CV-1\nCB-0006,CH.02,x,,20/11/2026,CV-2\n';
const FRAME = {
  'text.discipline.1': 'Chấp hành giờ giấc, nội quy',
  'most.discipline.1': '20',
  'text.results.1': 'Hồ sơ giải quyết đúng hạn',
  'most.results.1': '70',
  'text.bonus.1': 'Sáng kiến được áp dụng',
  'most.bonus.1': '10',
};

/** What the sample ward leaves to its people: a draft catalogue with a file, proposals, petitions, work in a file, Hanoi's frame and its month, a meeting. */
export async function makeLawThings(app: SampleApp): Promise<void> {
  const people: Record<string, Client> = {};
  for (const login of ['to-chuc', 'truong-mot-cua', 'chu-tich', 'can-bo']) {
    people[login] = new Client(app.url);
    await people[login].signIn(login, SAMPLE_PASSWORD);
  }
  const [personnel, head, chair, official] = [
    people['to-chuc']!,
    people['truong-mot-cua']!,
    people['chu-tich']!,
    people['can-bo']!,
  ];
  const id = async (sql: string): Promise<number> => (await app.db.one<{ id: number }>(sql))!.id;
  const root = await id('select id from units where parent_id is null');

  await draftCatalogue(personnel, root, () => id('select max(id) as id from catalogues'));
  done(
    await head.post('/catalogue/proposals', {
      task: 'Trả kết quả tại nhà vào buổi tối',
      detail: '',
      output: 'Biên nhận',
      factor: '3',
      reason: 'Người dân làm ca không đến được trong giờ.',
    }),
  );
  const past = await id(
    "select s.id from legal_forms s join accounts a on a.official_id = s.official_id where a.login = 'can-bo' and s.month = '2026-10'",
  );
  done(
    await official.post(`/legal/forms/${past}/petition`, { reason: 'Hai lần chậm là do phần mềm dùng chung dừng.' }),
  );
  const period = await id("select id from legal_periods where month = '2026-11' and edition = 'nd-335-2025'");
  done(
    await sendFile(
      personnel,
      '/legal/work/imports',
      { period: String(period) },
      { name: 'cong-viec.csv', bytes: WORK_FILE },
    ),
  );
  await hanoiMonth(personnel, chair, root, () => id('select max(id) as id from hanoi_frames'));
  const scored = await closedHanoiForm(app, root);
  done(
    await official.post(`/legal/hanoi/${scored}/petition`, { reason: 'Sáng kiến trong tháng chưa được tính điểm.' }),
  );
  await meeting(app, personnel);
}

async function draftCatalogue(personnel: Client, root: number, last: () => Promise<number>): Promise<void> {
  done(await personnel.post('/catalogue/drafts', { unit: String(root) }));
  const mapping = done(
    await personnel.upload(`/catalogue/drafts/${await last()}/imports`, {}, [
      { field: 'file', name: 'danh-muc.xlsx', bytes: await oddFile() },
    ]),
  );
  done(await personnel.post(mapping.path, mappingFields(mapping.text)));
}

export async function hanoiMonth(
  personnel: Client,
  chair: Client,
  root: number,
  last: () => Promise<number>,
): Promise<void> {
  done(await personnel.post('/legal/frames', { root: String(root), audience: 'everybody' }));
  const frame = `/legal/frames/${await last()}`;
  done(await personnel.post(frame, FRAME));
  done(
    await chair.post(`${frame}/adoption`, {
      decisionNumber: '31/QĐ-UBND',
      decisionDate: '30/10/2026',
      fromMonth: '11/2026',
    }),
  );
  const choice = {
    edition: 'hanoi-3814-2018',
    forWhom: 'everybody',
    from: '11/2026',
    decisionNumber: '32/QĐ-UBND',
    decisionDate: '30/10/2026',
  };
  done(await personnel.post(`/legal/settings/${root}/choices`, choice));
  done(
    await personnel.post('/legal/months', { rootUnitId: String(root), month: '2026-11', edition: 'hanoi-3814-2018' }),
  );
  done(await personnel.post('/legal/frames', { root: String(root), audience: 'everybody' }));
}

/** October by the frame, closed, with one person's result. */
async function closedHanoiForm(app: SampleApp, root: number): Promise<number> {
  const row = await app.db.one<{ id: number }>(
    `with frame as (select id, items from hanoi_frames where adopted_at is not null order by id limit 1),
     head as (select id from accounts where login = 'truong-mot-cua'),
     period as (
       insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by)
       select $1, '2026-10', 'hanoi-3814-2018', 'month', '2026-10-23', '2026-10-27', '2026-10-30', '2026-10-01', a.id from accounts a where a.login = 'to-chuc' returning id),
     form as (
       insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader, frame_id, status)
       select period.id, 'hanoi-3814-2018', '2026-10', s.official_id, s.unit_id, s.person_type, s.title, s.position, s.leader, frame.id, 'submitted'
       from period, frame, legal_forms s join accounts a on a.official_id = s.official_id
       where a.login = 'can-bo' and s.month = '2026-10' and s.edition = 'nd-335-2025' returning id)
     insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, opinion, record, printed, score, band, led_results)
     select form.id, 1, 'confirmation', head.id, '2026-10-26T02:00:00Z', $2::jsonb, $2::jsonb, '', jsonb_build_object('items', frame.items, 'points', $2::jsonb), '{}', 82, 'B', '{}'
     from form, frame, head returning legal_form_id as id`,
    [root, JSON.stringify({ 'discipline-1': '18', 'results-1': '60', 'bonus-1': '4' })],
  );
  await app.db.rows(
    `update legal_forms set status = 'confirmed', score = 82, band = 'B', confirmed_at = '2026-10-26T02:00:00Z',
       result_id = (select id from legal_results where legal_form_id = $1) where id = $1`,
    [row!.id],
  );
  await app.db.rows(
    `update legal_periods set closed_at = '2026-10-30T02:00:00Z', closed_by = opened_by where month = '2026-10' and edition = 'hanoi-3814-2018'`,
  );
  return row!.id;
}

async function meeting(app: SampleApp, personnel: Client): Promise<void> {
  const year = await app.db.one<{ id: number }>('select id from years order by year desc limit 1');
  if (!year) return;
  const staff = await app.db.rows<{ evaluation: number; official: number; unit: number }>(
    "select s.id as evaluation, s.official_id as official, s.unit_id as unit from year_records s join units u on u.id = s.unit_id where u.code = 'PM-MC' and s.year_id = $1 order by s.id",
    [year.id],
  );
  const [chair, secretary] = [staff[0]!, staff[1]!];
  done(await personnel.post(`/years/${year.id}/groups/start`, { by: 'units' }));
  done(
    await personnel.post(`/years/${year.id}/meetings`, {
      unit: String(chair.unit),
      about: 'staff',
      heldOn: '20/11/2026',
      beganAt: '08:00',
      endedAt: '10:00',
      place: 'Phòng họp tầng 2',
      chairId: String(chair.official),
      secretaryId: String(secretary.official),
      invited: '8',
      present: '7',
      absentNames: '',
      people: staff.slice(1).map(({ evaluation }) => String(evaluation)),
    }),
  );
}

function done(answer: Answer): Answer {
  if (answer.status >= 400)
    throw new Error(
      `${answer.path}: ${answer.status} ${/<ul class="govuk-list govuk-error-summary__list">[\s\S]*?<\/ul>/.exec(answer.text)?.[0] ?? answer.text.slice(-2000)}`,
    );
  return answer;
}
