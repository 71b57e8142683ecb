import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { approve, approveDesk, evaluationOf } from '../committee/approve.js';

let test: TestApp;
let ward: Ward;

const as = (login: string) => test.as(login);

beforeAll(async () => {
  test = await startTestApp('2026-11-27T12:00:00Z');
  ward = await makeWard(test.db);
  await openMonth(test.db, ward);
  await approveDesk(test.db, ward);
  await approve(test.db, ward, 'vp1', { values: ['8', '8', '8', '0'], by: 'vpHead' });
  await approve(test.db, ward, 'vpHead', { values: ['8', '8', '8', '0'], by: 'chair' });
  for (const [key, role] of [
    ['vice', 'deputy'],
    ['vpHead', 'member'],
  ] as const) {
    await test.db.rows(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, $3, '2025-01-01')`,
      [ward.committeeId, ward.officials[key], role],
    );
  }
  for (const key of ['mc1', 'vp1'])
    await (
      await as('secretary')
    ).post('/committee/reviews', { evaluationId: String((await evaluationOf(test.db, ward, key))!.id) });
});
afterAll(() => test.close());

const official = (key: string) => String(ward.officials[key]);
const newest = async () => (await test.db.one<{ id: number }>('select id from sittings order by id desc limit 1'))!.id;
const call = async (fields: Record<string, string> = {}) =>
  (await as('secretary')).post('/sittings', {
    committee: String(ward.committeeId),
    month: '2026-11',
    heldOn: '2026-11-27',
    beganAt: '17:00',
    place: 'Hội trường',
    chairId: official('chair'),
    secretaryId: official('secretary'),
    ...fields,
  });
const attend = async (id: number, keys: string[]) =>
  (await as('secretary')).post(`/sittings/${id}/attendance`, { present: keys.map(official) });
const itemOf = async (sitting: number, kind: string) =>
  (await test.db.one<{ id: number }>(
    'select id from sitting_items where sitting_id = $1 and kind = $2 and removed_at is null order by id desc limit 1',
    [sitting, kind],
  ))!.id;
const putEvaluation = async (sitting: number, key: string) => {
  const page = await (
    await as('secretary')
  ).post(`/sittings/${sitting}/items/evaluations`, {
    evaluationId: String((await evaluationOf(test.db, ward, key))!.id),
  });
  return { page, item: Number(page.path.split('/').at(-1)) };
};
const ENTRIES = {
  'value.dan': '9',
  'value.viec': '8',
  'value.guong': '8',
  'value.le': '0',
  reason: 'Người dân khen bằng thư, cấp ủy đã xem.',
};
const votes = (inFavour: number, against = 0, abstained = 0) => ({
  inFavour: String(inFavour),
  against: String(against),
  abstained: String(abstained),
});

let sitting: number;

describe('calling a sitting', () => {
  it('says what is missing and keeps what was typed', async () => {
    const page = await call({ place: '', secretaryId: official('chair'), guests: 'Khách của chi bộ' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Khách của chi bộ');
    expect(page.text).toContain('Địa điểm từ 2 đến 200 ký tự');
  });

  it('is refused for a member without that duty, for a day to come and for one who does not sit there', async () => {
    expect((await (await as('member1')).get('/sittings/new')).status).toBe(404);
    expect((await call({ heldOn: '2026-11-28' })).text).toContain('không ở tương lai');
    expect((await call({ chairId: official('mc1') })).text).toContain('Hãy chọn một cấp ủy viên');
  });

  it('makes the agenda from the month, with those it concerns withdrawn', async () => {
    const page = await call();
    expect([page.status, page.path]).toEqual([200, `/sittings/${(sitting = await newest())}`]);
    expect(page.text).toContain('Đơn vị chậm');
    expect(page.text).toContain('Nguyễn Thị Một, Bộ phận Một cửa');
    expect(page.text).toMatch(/Rút khỏi nội dung này:\s*Trần Quốc Mẫu, Lý Văn Phòng/);
    expect((await test.db.rows(`select 1 from notices where code = 'sitting-called-at'`)).length).toBe(4);
  });

  it('stands alone: a second one waits until the first is closed', async () => {
    expect((await call()).status).toBe(409);
  });

  it('is read by the committee and the inspector, by nobody else', async () => {
    for (const login of ['member1', 'vpHead', 'inspector'])
      expect((await (await as(login)).get(`/sittings/${sitting}`)).status).toBe(200);
    for (const login of ['mc1', 'mcHead', 'personnel'])
      expect((await (await as(login)).get(`/sittings/${sitting}`)).status).toBe(403);
    expect(
      (await (await as('member1')).post(`/sittings/${sitting}/attendance`, { present: [official('member1')] })).status,
    ).toBe(403);
  });
});

describe('deciding', () => {
  it('waits for the quorum', async () => {
    await attend(sitting, ['chair', 'secretary']);
    const item = await itemOf(sitting, 'leaders-below');
    const page = await (
      await as('secretary')
    ).post(`/sittings/${sitting}/items/${item}/resolutions`, { text: 'Yêu cầu giải trình', ...votes(2) });
    expect(page.status).toBe(409);
    expect((await (await as('secretary')).post(`/sittings/${sitting}/closing`, { endedAt: '20:00' })).status).toBe(409);
  });

  it('needs votes that add up to those entitled', async () => {
    await attend(sitting, ['chair', 'secretary', 'member1', 'vice']);
    const item = await itemOf(sitting, 'leaders-below');
    const url = `/sittings/${sitting}/items/${item}/resolutions`;
    const page = await (await as('secretary')).post(url, { text: 'Yêu cầu giải trình', ...votes(3) });
    expect(page.status).toBe(422);
    expect(page.text).toContain('đúng bằng 4 người');
    expect(page.text).toContain('Yêu cầu giải trình');
    expect((await (await as('secretary')).post(url, { text: 'Yêu cầu giải trình', ...votes(2, 1, 1) })).text).toContain(
      'Không thông qua',
    );
    expect((await (await as('secretary')).post(url, { text: 'Giao bộ phận báo cáo', ...votes(4) })).text).toContain(
      'Giao bộ phận báo cáo',
    );
    expect(
      await test.db.rows('select carried from sitting_decisions where item_id = $1 order by number', [item]),
    ).toEqual([{ carried: false }, { carried: true }]);
  });

  it('keeps the list of those present once something is decided', async () => {
    expect((await attend(sitting, ['chair', 'secretary', 'member1'])).status).toBe(409);
    expect((await attend(sitting, ['chair', 'secretary', 'member1', 'vice'])).status).toBe(200);
  });
});

describe('what was said', () => {
  it('is saved, and one who was slower is told and loses nothing', async () => {
    const item = await itemOf(sitting, 'late-units');
    const url = `/sittings/${sitting}/items/${item}/discussion`;
    expect(
      (await (await as('secretary')).live(url, { discussion: 'Đồng chí phụ trách nêu lý do.', version: '0' })).json,
    ).toMatchObject({ version: 1 });
    const late = await (await as('vice')).post(url, { discussion: 'Ý kiến của người chậm.', version: '0' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Ý kiến của người chậm.');
    expect(
      (await test.db.one<{ discussion: string }>('select discussion from sitting_items where id = $1', [item]))!
        .discussion,
    ).toBe('Đồng chí phụ trách nêu lý do.');
  });
});

describe('withdrawing', () => {
  it('is declared by a member for themself, not for another', async () => {
    const { item } = await putEvaluation(sitting, 'vp1');
    const url = `/sittings/${sitting}/items/${item}/withdrawals`;
    expect((await (await as('member1')).post(url, { person: official('vice'), note: 'Là họ hàng' })).status).toBe(403);
    expect((await (await as('member1')).post(url, { person: official('member1'), note: '' })).status).toBe(422);
    expect((await (await as('member1')).post(url, { person: official('member1'), note: 'Là họ hàng' })).text).toContain(
      'tự nêu có liên quan: Là họ hàng',
    );
  });

  it('takes the head who approved an evaluation out of it, and so its quorum counts without them', async () => {
    const item = await itemOf(sitting, 'sheet');
    const rows = await test.db.rows<{ official_id: number; cause: string }>(
      'select official_id, cause from sitting_withdrawals where item_id = $1 order by id',
      [item],
    );
    expect(rows).toEqual([
      { official_id: ward.officials['vpHead'], cause: 'approved' },
      { official_id: ward.officials['member1'], cause: 'declared' },
    ]);
    expect((await (await as('secretary')).get(`/sittings/${sitting}/items/${item}`)).text).toContain(
      'Đủ số người: 3 trên 5',
    );
  });
});

describe('a reviewed evaluation', () => {
  it('is not put there before it is reviewed', async () => {
    expect((await putEvaluation(sitting, 'mc2')).page.status).toBe(409);
  });

  it('is not recorded by one whom it concerns', async () => {
    const item = await itemOf(sitting, 'sheet');
    await test.db.rows(
      `insert into sitting_withdrawals (item_id, official_id, cause, by_account, at) values ($1, $2, 'declared', $3, '2026-11-27')`,
      [item, ward.officials['chair'], ward.accounts['secretary']],
    );
    expect(
      (await (await as('chair')).post(`/sittings/${sitting}/items/${item}/entries`, { ...ENTRIES, ...votes(2) }))
        .status,
    ).toBe(403);
    await test.db.rows('delete from sitting_withdrawals where item_id = $1 and official_id = $2', [
      item,
      ward.officials['chair'],
    ]);
  });

  it('changes no entry without a reason, with nothing changed, or with votes that do not carry', async () => {
    const item = await itemOf(sitting, 'sheet');
    const url = `/sittings/${sitting}/items/${item}/entries`;
    expect((await (await as('secretary')).post(url, { ...ENTRIES, reason: 'ngắn', ...votes(3) })).status).toBe(422);
    expect((await (await as('secretary')).post(url, { ...ENTRIES, 'value.dan': '8', ...votes(3) })).text).toContain(
      'Chưa mục nào khác',
    );
    expect((await (await as('secretary')).post(url, { ...ENTRIES, 'value.dan': '11', ...votes(3) })).status).toBe(422);
    expect((await (await as('secretary')).post(url, { ...ENTRIES, ...votes(1, 2) })).text).toContain('không thông qua');
    expect((await evaluationOf(test.db, ward, 'vp1'))!.status).toBe('reviewed');
    expect(
      (
        await test.db.rows(
          'select 1 from approvals a join evaluations e on e.id = a.evaluation_id where e.official_id = $1',
          [ward.officials['vp1']],
        )
      ).length,
    ).toBe(1);
  });

  it('changes by votes as a new version; the old one stays, and the person is told', async () => {
    const item = await itemOf(sitting, 'sheet');
    const evaluation = (await evaluationOf(test.db, ward, 'vp1'))!;
    const page = await (
      await as('secretary')
    ).post(`/sittings/${sitting}/items/${item}/entries`, { ...ENTRIES, ...votes(2, 1) });
    expect(page.text).toContain('Thông qua');
    const rows = await test.db.rows<{ kind: string; number: number; supersedes: number | null; reason: string | null }>(
      'select kind, number, supersedes, reason from approvals where evaluation_id = $1 order by number',
      [evaluation.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['approval', 'sitting']);
    expect(rows[1]!.reason).toBe(ENTRIES.reason);
    const now = (await test.db.one<{ status: string; score: string; values: string[] }>(
      'select e.status, e.score, a.values from evaluations e join approvals a on a.id = e.approval_id where e.id = $1',
      [evaluation.id],
    ))!;
    expect(now.status).toBe('reviewed');
    // (9 + 8 + 8 + 2·10) / 50, all at tier 0
    expect(now.score).toBe('90.00');
    const decision = (await test.db.one<{
      before: { score: string };
      after: { score: string; entries: object };
      in_favour: number;
      carried: boolean;
    }>(`select before, after, in_favour, carried from sitting_decisions where item_id = $1 and carried`, [item]))!;
    expect([decision.before.score, decision.after.score, decision.in_favour]).toEqual(['88.00', '90.00', 2]);
    expect(decision.after.entries).toEqual({ dan: '9' });
    expect(
      (
        await test.db.rows(`select 1 from notices where official_id = $1 and code = 'sitting-changed'`, [
          ward.officials['vp1'],
        ])
      ).length,
    ).toBe(1);
    expect((await (await as('vp1')).get(`/evaluations/${evaluation.id}`)).text).toContain('phiên họp cấp ủy');
  });

  it('with an open petition waits for its decision', async () => {
    const { item } = await putEvaluation(sitting, 'mc1');
    const evaluation = (await evaluationOf(test.db, ward, 'mc1'))!;
    await test.db.rows(
      `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason) select 'evaluation', id, approval_id, $2, '2026-11-27', '2026-11-27', '2026-12-08', 'Tôi chưa đồng ý với mục này' from evaluations where id = $1`,
      [evaluation.id, ward.accounts['mc1']],
    );
    const page = await (
      await as('secretary')
    ).post(`/sittings/${sitting}/items/${item}/entries`, {
      'value.chao-dan': '10',
      'value.dung-hen': '95',
      'value.gio-lam': '0',
      reason: ENTRIES.reason,
      ...votes(4),
    });
    expect(page.status).toBe(409);
    await test.db.rows('delete from petitions');
  });

  it('two who record the same change at once make one version each in turn, never a lost one', async () => {
    const item = await itemOf(sitting, 'sheet');
    const url = `/sittings/${sitting}/items/${item}/entries`;
    const fields = {
      'value.chao-dan': '10',
      'value.dung-hen': '95',
      'value.gio-lam': '0',
      reason: ENTRIES.reason,
      ...votes(4),
    };
    const [chair, secretary] = [await as('chair'), await as('secretary')];
    await Promise.all([chair.get('/sittings'), secretary.get('/sittings')]);
    const answers = await Promise.all([chair.post(url, fields), secretary.post(url, fields)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(
      (
        await test.db.rows(
          `select 1 from approvals a join evaluations e on e.id = a.evaluation_id where e.official_id = $1 and a.kind = 'sitting'`,
          [ward.officials['mc1']],
        )
      ).length,
    ).toBe(1);
  });
});

describe('closing', () => {
  it('asks for an end after the beginning', async () => {
    expect((await (await as('secretary')).post(`/sittings/${sitting}/closing`, { endedAt: '16:00' })).status).toBe(422);
  });

  it('cannot be called off once something is decided', async () => {
    expect(
      (await (await as('secretary')).post(`/sittings/${sitting}/cancellation`, { reason: 'Hoãn sang tuần sau' }))
        .status,
    ).toBe(409);
  });

  it('ends every act on it', async () => {
    const page = await (
      await as('secretary')
    ).post(`/sittings/${sitting}/closing`, {
      endedAt: '19:00',
      conclusion: 'Các đơn vị làm đúng hạn.',
      undecided: 'yes',
    });
    expect(page.text).toContain('đã kết thúc');
    expect(page.text).toContain('Các đơn vị làm đúng hạn.');
    const item = await itemOf(sitting, 'sheet');
    for (const [url, fields] of [
      ['attendance', { present: [official('chair')] }],
      ['items', { title: 'Một nội dung nữa' }],
      [`items/${item}/entries`, { ...ENTRIES, ...votes(4) }],
      [`items/${item}/discussion`, { discussion: 'Thêm', version: '0' }],
      ['closing', { endedAt: '21:00' }],
    ] as const)
      expect([
        url,
        (await (await as('secretary')).post(`/sittings/${sitting}/${url}`, { ...fields } as Record<string, string>))
          .status,
      ]).toEqual([url, 409]);
  });

  it('lets the next one be called, and called off with a reason', async () => {
    await call();
    const next = await newest();
    expect((await (await as('secretary')).post(`/sittings/${next}/cancellation`, { reason: 'ngắn' })).status).toBe(422);
    expect(
      (await (await as('secretary')).post(`/sittings/${next}/cancellation`, { reason: 'Hoãn sang tuần sau' })).text,
    ).toContain('đã hủy');
  });
});

describe('a resolution before its minutes are signed', () => {
  it('is put right with its votes by who keeps the record, both versions readable; the row stays', async () => {
    const open = await test.db.one<{ id: number }>(
      'select max(id) as id from sittings where closed_at is null and cancelled_at is null',
    );
    let sitting = open!.id;
    if (!sitting) {
      await call();
      sitting = await newest();
    }
    await attend(sitting, ['chair', 'secretary', 'member1', 'vice']);
    const entitled = (await test.db.one<{ n: number }>(
      'select count(*)::int as n from sitting_members where sitting_id = $1 and present',
      [sitting],
    ))!.n;
    const secretary = await as('secretary');
    await secretary.post(`/sittings/${sitting}/items`, { title: 'Việc cần sửa lời' });
    const item = (await test.db.one<{ id: number }>('select max(id) as id from sitting_items where sitting_id = $1', [
      sitting,
    ]))!.id;
    await secretary.post(`/sittings/${sitting}/items/${item}/resolutions`, {
      text: 'Giao Văn phòng báo cáo trước 5/12',
      ...votes(entitled),
    });
    const { id } = (await test.db.one<{ id: number }>('select id from sitting_decisions where item_id = $1', [item]))!;
    const address = `/sittings/decisions/${id}/correction`;
    expect((await secretary.get(`/sittings/${sitting}/items/${item}`)).text).toContain(address);
    const words = {
      text: 'Giao Văn phòng báo cáo trước 10/12',
      inFavour: '1',
      against: String(entitled - 1),
      abstained: '0',
      reason: 'Ghi nhầm ngày và số phiếu',
    };
    expect((await (await as('member1')).post(address, words)).status).toBe(403);
    const sum = await secretary.post(address, { ...words, against: '9' });
    expect(sum.status).toBe(422);
    expect(sum.text).toContain(`đúng bằng ${entitled} người`);
    const done = await secretary.post(address, words);
    for (const said of ['trước 10/12', 'trước 5/12', words.reason, 'Không thông qua'])
      expect(done.text).toContain(said);
    expect(await test.db.one('select text, carried from sitting_decisions where id = $1', [id])).toEqual({
      text: 'Giao Văn phòng báo cáo trước 5/12',
      carried: true,
    });
    await test.db.rows(`update sittings set closed_at = $2, closed_by = $3, ended_at = '20:00' where id = $1`, [
      sitting,
      test.clock.now(),
      ward.accounts['chair'],
    ]);
    expect((await secretary.get(address)).status).toBe(409);
  });
});
