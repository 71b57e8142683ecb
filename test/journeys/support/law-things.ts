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
    await personnel.upload('/legal/work/imports', { period: String(period) }, [
      { field: 'file', name: 'cong-viec.csv', bytes: WORK_FILE },
    ]),
  );
  await hanoiMonth(personnel, chair, root, () => id('select max(id) as id from hanoi_frames'));
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
