import { ActorsService } from '../../src/accounts/actors.service.js';
import { periodsOverview } from '../../src/periods/overview.js';
import { planMonth, signedIn, startMonth, type Month } from './month.js';

describe('planning a month', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
  });
  afterAll(async () => month.app.close());

  it('shows an empty list with the way on, and to an inspector without it', async () => {
    const personnel = await (await signedIn(month, 'personnel')).get('/periods');
    expect(personnel.status).toBe(200);
    expect(personnel.text).toContain('Chưa có kỳ nào');
    expect(personnel.text).toContain('/periods/new');
    const inspector = await (await signedIn(month, 'inspector')).get('/periods');
    expect(inspector.text).not.toContain('/periods/new');
  });

  it('gives December its early calendar, keeps the act and says what comes next', async () => {
    const id = await planMonth(month, '2026-12');
    const row = await month.app.db.one(
      `select opens_on, self_due_on, approval_due_on, review_due_on, closes_on from periods where id = $1`,
      [id],
    );
    expect(Object.values(row!)).toEqual(['2026-12-01', '2026-12-04', '2026-12-07', '2026-12-09', '2026-12-10']);
    const page = await (await signedIn(month, 'personnel')).get(`/periods/${id}`);
    expect(page.text).toContain('Tháng 12/2026, Phường mẫu');
    expect(page.text).toContain('Lịch ghi mở từ 01/12/2026');
    expect(page.text).not.toContain('/opening"');
    const acts = await month.app.db.rows(`select act from audit where chain = $1`, [`period:${id}`]);
    expect(acts).toEqual([{ act: 'period.planned' }]);
  });

  it('refuses a month that is taken, by the same unit or by one above or below it', async () => {
    const personnel = await signedIn(month, 'personnel');
    for (const unit of [month.ward.units.PM, month.ward.units.MC]) {
      const again = await personnel.post('/periods', { month: '2026-12', rootUnitId: String(unit.id) });
      expect(again.status).toBe(422);
      expect(again.text).toContain('Tháng này đã có kỳ của Phường mẫu');
    }
  });

  it('offers the months that have no period yet', async () => {
    const offered = async () =>
      [
        ...(await (await signedIn(month, 'personnel')).get('/periods/new')).text.matchAll(
          /<option value="(\d{4}-\d{2})"/g,
        ),
      ].map(([, value]) => value);
    const months = await offered();
    expect(months).not.toContain('2026-12');
    expect(months).toContain('2027-01');
  });

  it('warns of every due day that nobody works on, the closing too', async () => {
    const id = await planMonth(month, '2027-01');
    const row = await month.app.db.one(
      `select opens_on, self_due_on, approval_due_on, review_due_on, closes_on from periods where id = $1`,
      [id],
    );
    expect(Object.values(row!)).toEqual(['2027-01-01', '2027-01-25', '2027-01-27', '2027-01-28', '2027-01-31']);
    const personnel = await signedIn(month, 'personnel');
    for (const path of [`/periods/${id}`, `/periods/${id}/calendar`]) {
      expect((await personnel.get(path)).text).toMatch(/Đóng kỳ: Chủ nhật[^<]*31\/01\/2027[^<]*là ngày nghỉ cuối tuần/);
    }
    await month.app.db.rows('delete from periods where id = $1', [id]);
  });

  it('refuses a unit out of scope, a month out of reach and a form left empty', async () => {
    const personnel = await signedIn(month, 'personnel');
    expect(
      (await personnel.post('/periods', { month: '2027-01', rootUnitId: String(month.ward.units.X.id) })).status,
    ).toBe(404);
    expect(
      (await personnel.post('/periods', { month: '2031-01', rootUnitId: String(month.ward.units.PM.id) })).status,
    ).toBe(422);
    expect((await personnel.post('/periods', {})).status).toBe(422);
  });

  it('gives the home page of who runs or inspects it the month, where it stands and what comes next', async () => {
    const of = async (login: string) => {
      const actor = await month.app.app.get(ActorsService).load(month.ward.accounts[login]!, undefined);
      return periodsOverview(month.app.db, actor!, month.app.clock.today());
    };
    const [planned] = await of('inspector');
    expect(planned).toMatchObject({
      month: '2026-12',
      rootName: 'Phường mẫu',
      now: { state: 'planned', next: { what: 'opensOn', on: '2026-12-01' } },
      counts: { evaluations: 0 },
    });
    expect(await of('mc1')).toEqual([]);
  });

  it('changes the calendar in order, and shows it as typed when it is not', async () => {
    const id = (await month.app.db.one<{ id: number }>(`select id from periods where month = '2026-12'`))!.id;
    const personnel = await signedIn(month, 'personnel');
    const days = {
      opensOn: '2026-12-01',
      selfDueOn: '07/12/2026',
      approvalDueOn: '2026-12-08',
      reviewDueOn: '2026-12-09',
      closesOn: '2026-12-10',
    };
    const wrong = await personnel.post(`/periods/${id}/calendar`, { ...days, approvalDueOn: '2026-12-03' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Hạn duyệt không được trước hạn tự chấm');
    expect(wrong.text).toContain('value="03/12/2026"');
    const right = await personnel.post(`/periods/${id}/calendar`, days);
    expect(right.text).toContain('Đã lưu lịch');
    const acts = await month.app.db.rows<{ payload: string }>(
      `select payload from audit where chain = $1 and act = 'period.calendar-changed'`,
      [`period:${id}`],
    );
    expect(JSON.parse(acts[0]!.payload).detail).toEqual({
      selfDueOn: { from: '2026-12-04', to: '2026-12-07' },
      approvalDueOn: { from: '2026-12-07', to: '2026-12-08' },
    });
  });

  it.each([
    ['an official', 'mc1', 403],
    ['the head of the ward', 'chair', 403],
    ['an administrator', 'admin', 403],
    ['an inspector', 'inspector', 200],
  ])('%s opens the list: %s', async (_, login, status) => {
    expect((await (await signedIn(month, login)).get('/periods')).status).toBe(status);
  });

  it('lets an inspector read and not write', async () => {
    const id = (await month.app.db.one<{ id: number }>(`select id from periods where month = '2026-12'`))!.id;
    const inspector = await signedIn(month, 'inspector');
    expect((await inspector.get(`/periods/${id}`)).status).toBe(200);
    for (const path of ['calendar', 'opening', 'refresh', 'closing', 'excusals', 'reopenings']) {
      expect((await inspector.post(`/periods/${id}/${path}`, {})).status).toBe(403);
    }
    expect((await inspector.get('/periods/99999')).status).toBe(404);
  });
});
