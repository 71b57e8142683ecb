import { freezePlace } from '../../src/periods/places.js';
import { planMonth, evaluationOf, signedIn, startMonth, type Month } from './month.js';

/** Self-scoring of October is over on 26 October. */
const OCTOBER = '2026-10-05T02:00:00Z';

describe('opening a month', () => {
  let month: Month;
  let id: number;
  beforeAll(async () => {
    month = await startMonth(OCTOBER);
    id = await planMonth(month, '2026-10');
  });
  afterAll(async () => month.app.close());

  it('makes one of two openings at once, and tells the other who was first', async () => {
    const [one, two] = [await signedIn(month, 'personnel'), await signedIn(month, 'personnel2')];
    const before = await one.get(`/periods/${id}`);
    expect(before.text).toContain('17 người sẽ có phiếu');
    await two.get(`/periods/${id}`);
    const answers = await Promise.all([one, two].map((client) => client.post(`/periods/${id}/opening`, {}, {}, false)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toMatch(
      /Kỳ này đã được Tài khoản personnel2? mở lúc \d\d:\d\d/,
    );
    const acts = await month.app.db.rows(`select act from audit where chain = $1 and act = 'period.opened'`, [
      `period:${id}`,
    ]);
    expect(acts).toHaveLength(1);
  });

  it("gives everybody of the tree one draft, with the unit's set or the nearest above", async () => {
    const { db } = month.app;
    const evaluations = await db.one<{ evaluations: number; people: number }>(
      `select count(*)::int as evaluations, count(distinct official_id)::int as people from evaluations where period_id = $1 and status = 'draft' and month = '2026-10'`,
      [id],
    );
    expect(evaluations).toEqual({ evaluations: 17, people: 17 });
    const { PM, MC, VP, VT, KT } = month.ward.units;
    const { chung, motCua } = month.ward.versions;
    const sets = await db.rows(
      `select unit_id, version_id, from_unit_id from period_sets where period_id = $1 order by unit_id`,
      [id],
    );
    expect(sets).toEqual([
      { unit_id: PM.id, version_id: chung, from_unit_id: PM.id },
      { unit_id: MC.id, version_id: motCua, from_unit_id: MC.id },
      { unit_id: VP.id, version_id: chung, from_unit_id: PM.id },
      { unit_id: VT.id, version_id: chung, from_unit_id: PM.id },
      { unit_id: KT.id, version_id: chung, from_unit_id: PM.id },
    ]);
    expect(await evaluationOf(month, id, 'mcHead')).toMatchObject({ tier: 2, unitId: MC.id, versionId: motCua });
  });

  it('leaves the open month alone when a later version is adopted', async () => {
    const { db } = month.app;
    await db.rows(
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at)
       select set_id, 2, content, created_by, $2, $2, signed_by, $2, '02/QĐ', '2026-10-06', countersigned_by, $2 from criteria_versions where id = $1`,
      [month.ward.versions.motCua, '2026-10-06T00:00:00Z'],
    );
    month.app.clock.set(new Date('2026-10-07T02:00:00Z'));
    const answer = await (await signedIn(month, 'personnel')).post(`/periods/${id}/refresh`);
    expect(answer.text).toContain('Danh sách đã đúng');
    expect((await evaluationOf(month, id, 'mc1')).versionId).toBe(month.ward.versions.motCua);
  });

  it('follows a transfer while the evaluation is a draft, with what was stated for the same criteria', async () => {
    const { db } = month.app;
    const { ward } = month;
    const moved = await evaluationOf(month, id, 'mc2');
    await db.rows(
      `update evaluations set self_values = '{8,95,1,null,null}', self_score = 80, self_exemplarity = 80 where id = $1`,
      [moved.id],
    );
    await db.rows(`update posts set to_date = '2026-10-15' where id = $1`, [ward.posts['mc2']]);
    await db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Trưởng phòng', 2, 'head', true, '2026-10-16')`,
      [ward.officials['mc2'], ward.units.KT.id],
    );
    const place = await db.tx((tx) => freezePlace(tx, moved.id, month.app.clock.now()));
    expect(place).toEqual({ unitId: ward.units.KT.id, tier: 2, versionId: ward.versions.chung });
    const row = await db.one(`select self_values, self_score, revision from evaluations where id = $1`, [moved.id]);
    expect(row).toEqual({ self_values: [null, null, null, null], self_score: null, revision: 1 });
  });

  it("counts a Party post's tier and no seat in a committee", async () => {
    const { ward } = month;
    const secretary = await evaluationOf(month, id, 'secretary');
    expect(secretary.tier).toBe(0);
    await month.app.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Phó Bí thư Đảng ủy', 3, 'member', false, '2026-10-10')`,
      [ward.officials['secretary'], ward.units.PM.id],
    );
    const place = await month.app.db.tx((tx) => freezePlace(tx, secretary.id, month.app.clock.now()));
    expect(place!.tier).toBe(3);
  });

  it('leaves a submitted evaluation where it was', async () => {
    const evaluation = await evaluationOf(month, id, 'mc3');
    await month.app.db.rows(`update evaluations set status = 'submitted' where id = $1`, [evaluation.id]);
    await month.app.db.rows(`update posts set to_date = '2026-10-20' where id = $1`, [month.ward.posts['mc3']]);
    await month.app.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-10-21')`,
      [month.ward.officials['mc3'], month.ward.units.VP.id],
    );
    const place = await month.app.db.tx((tx) => freezePlace(tx, evaluation.id, month.app.clock.now()));
    expect(place).toEqual({ unitId: month.ward.units.MC.id, tier: 0, versionId: month.ward.versions.motCua });
  });

  it('adds who came later and takes out who is no longer there', async () => {
    const { db } = month.app;
    const { ward } = month;
    const newcomer = await db.one<{ id: number }>(
      `insert into officials (code, full_name, search_name, person_type, created_at) values ('CB-NEW', 'Người Mới Đến', 'nguoi moi den', 'contract', now()) returning id`,
    );
    await db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Nhân viên', 0, 'member', true, '2026-10-12')`,
      [newcomer!.id, ward.units.VT.id],
    );
    await db.rows(`update posts set to_date = '2026-10-09' where id = $1`, [ward.posts['kt2']]);
    const answer = await (await signedIn(month, 'personnel')).post(`/periods/${id}/refresh`);
    expect(answer.text).toContain('thêm 1, chuyển 0 phiếu; bỏ 1 phiếu trắng và ghi miễn 0 phiếu');
    expect(answer.text).not.toContain('Đã thôi chức vụ trước ngày cuối tháng');
    expect(await evaluationOf(month, id, 'kt2')).toBeUndefined();
  });

  it('gives a unit made after the opening the set that was frozen above it', async () => {
    const { db } = month.app;
    const { ward } = month;
    const unit = await db.one<{ id: number }>(
      `with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
       insert into units (id, code, name, search_name, parent_id, path, created_at) overriding system value
       select id, 'MC2', 'Tổ lưu động', 'to luu dong', $1, $2 || id || '/', now() from next returning id`,
      [ward.units.MC.id, ward.units.MC.path],
    );
    await db.rows(`update posts set to_date = '2026-10-11' where id = $1`, [ward.posts['mc4']]);
    await db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-10-12')`,
      [ward.officials['mc4'], unit!.id],
    );
    await (await signedIn(month, 'personnel')).post(`/periods/${id}/refresh`);
    expect(await evaluationOf(month, id, 'mc4')).toMatchObject({ unitId: unit!.id, versionId: ward.versions.motCua });
  });

  it('lists who waits for whom, without a score', async () => {
    const page = await (await signedIn(month, 'inspector')).get(`/periods/${id}?show=submitted`);
    expect(page.text).toContain('Đặng Thị Năm');
    expect(page.text).toContain('Nguyễn Thị Một');
    expect(page.text).not.toContain('Bùi Thị Ba');
    const found = await (await signedIn(month, 'personnel')).get(`/periods/${id}?q=bui+thi`);
    expect(found.text).toContain('Bùi Thị Ba');
    expect(found.text).not.toContain('Đặng Thị Năm');
  });

  it('changes the days of the open month with a reason: both versions readable, people told', async () => {
    const personnel = await signedIn(month, 'personnel');
    const days = {
      opensOn: '2026-10-01',
      selfDueOn: '2026-10-26',
      approvalDueOn: '2026-10-27',
      reviewDueOn: '2026-10-28',
      closesOn: '2026-10-31',
    };
    const reason = 'Lịch ghi lúc mở bị nhầm';
    expect((await personnel.get(`/periods/${id}/calendar`)).headers.get('location')).toBe(`/periods/${id}/correction`);
    expect((await personnel.post(`/periods/${id}/calendar`, days)).status).toBe(409);
    const resting = ': thứ Bảy 31/10/2026 là ngày nghỉ cuối tuần';
    expect((await personnel.get(`/periods/${id}/correction`)).text).toContain(resting);
    const earlier = await personnel.post(`/periods/${id}/correction`, { ...days, selfDueOn: '2026-10-13', reason });
    expect(earlier.status).toBe(422);
    expect(earlier.text).toContain('phải còn ít nhất năm ngày làm việc');
    const order = await personnel.post(`/periods/${id}/correction`, { ...days, reviewDueOn: '2026-10-26', reason });
    expect(order.text).toContain('không được trước hạn duyệt');
    expect(order.text).toContain(resting);
    const working = { ...days, closesOn: '2026-11-02', reviewDueOn: 'mai', reason };
    const typed = await personnel.post(`/periods/${id}/correction`, working);
    expect(typed.status).toBe(422);
    expect(typed.text).not.toContain('là ngày nghỉ');
    const later = await personnel.post(`/periods/${id}/correction`, { ...days, closesOn: '2026-11-03', reason });
    expect(later.text).toContain('Đã lưu bản sửa');
    for (const words of ['Đóng kỳ: 31/10/2026 thành 03/11/2026', reason]) expect(later.text).toContain(words);
    expect((await (await signedIn(month, 'mc1')).get('/notices')).text).toContain('đã đổi lịch kỳ tháng 10/2026');
  });
});

describe('an opening that is refused', () => {
  it('names each unit that has neither its own set nor one above', async () => {
    const month = await startMonth(OCTOBER);
    const { db } = month.app;
    await db.rows(
      `insert into account_roles (account_id, role, unit_id, granted_at) values ($1, 'personnel', $2, now())`,
      [month.ward.accounts['personnel'], month.ward.units.X.id],
    );
    const personnel = await signedIn(month, 'personnel');
    const planned = await personnel.post('/periods', { month: '2026-10', rootUnitId: String(month.ward.units.X.id) });
    expect(planned.text).toContain('Phường khác (1 người) chưa có bộ tiêu chí được ban hành');
    const refused = await personnel.post(planned.path + '/opening');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chưa mở được kỳ');
    expect(refused.text).toContain('Phường khác (1 người)');
    const rows = await db.rows(`select 1 from evaluations union all select 1 from period_sets`);
    expect(rows).toEqual([]);
    await month.app.close();
  });
});
