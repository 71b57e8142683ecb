import { signedIn } from '../approvals/support.js';
import { giveWork } from '../support/legal.js';
import { PNG, say, startTelling, tell, TOLD, type Told } from './support.js';

const LATE = { kind: 'late', item: '1', happenedOn: '24/11/2026', markReason: 'Trả sau hẹn hai ngày' };
const WHY = 'Đã hỏi bên quản trị, cổng ngừng đến 10 giờ';

let month: Told;
const as = (login: string) => signedIn(month, login);
const page = async (login: string, line = month.line) =>
  (await (await as(login)).get(`/legal/work/lines/${line}`)).text;
const waived = () =>
  month.db.rows('select obstacle_id as obstacle, waiver_reason as reason from work_marks order by id');

beforeAll(async () => {
  month = await startTelling();
});
afterAll(() => month.close());

describe('a confirmed obstacle is put forward at the mark that comes later', () => {
  let about: number;
  let mark: number;
  const waive = async (login: string, obstacle: number) =>
    (await as(login)).post(`/legal/work/marks/${mark}/waiver`, { obstacle: String(obstacle) });

  it('stands on the page of its work for both once it is confirmed, not before', async () => {
    about = await tell(month, 'mc1', { about: `line:${month.line}` }, PNG);
    expect(await page('mcHead')).not.toContain(TOLD);
    await say(month, 'mcHead', about, 'confirmed');
    for (const login of ['mcHead', 'mc1']) {
      expect(await page(login)).toContain(TOLD);
      expect(await page(login)).toContain(`/obstacles/${about}/photo`);
    }
  });

  it('and takes nothing off by itself', async () => {
    await (await as('mcHead')).post(`/legal/work/lines/${month.line}/marks`, LATE);
    mark = (await month.db.one<{ id: number }>('select max(id) as id from work_marks'))!.id;
    expect(await waived()).toEqual([{ obstacle: null, reason: null }]);
    expect(await page('mcHead')).toContain('Xác nhận khách quan theo vướng mắc này');
    expect(await page('mc1')).not.toContain('Xác nhận khách quan theo vướng mắc này');
  });

  it('not one that is another’s, about other work, later than the mark, or not confirmed', async () => {
    const other = await giveWork(month.db, month.ward, month.legal.legalForms['mc1']!, 'DC.05', '4', '2', '1');
    const colleagues = await tell(month, 'mc2');
    await say(month, 'mcHead', colleagues, 'confirmed');
    const elsewhere = await tell(month, 'mc1', { about: `line:${other}` });
    await say(month, 'mcHead', elsewhere, 'confirmed');
    const waiting = await tell(month, 'mc1', { about: `line:${month.line}` });
    const taken = await tell(month, 'mc1');
    await say(month, 'mcHead', taken, 'confirmed');
    await say(month, 'mcHead', taken, 'taken-back', WHY);
    const later = await tell(month, 'mc1');
    await say(month, 'mcHead', later, 'confirmed');
    await month.db.rows(`update work_marks set happened_on = '2026-11-23' where id = $1`, [mark]);
    for (const id of [colleagues, elsewhere, waiting, taken, later, 999_999])
      expect([id, (await waive('mcHead', id)).status]).toEqual([id, 409]);
    expect(await page('mcHead')).not.toContain('Xác nhận khách quan theo vướng mắc này');
    await month.db.rows(`update work_marks set happened_on = '2026-11-24' where id = $1`, [mark]);
    expect(await waived()).toEqual([{ obstacle: null, reason: null }]);
  });

  it('by who gives the work alone; the mark then names it, and the person is told', async () => {
    for (const login of ['mc1', 'vpHead', 'personnel'])
      expect((await waive(login, about)).status).toBeGreaterThanOrEqual(403);
    const answer = await waive('mcHead', about);
    expect(answer.text).toContain('Căn cứ: vướng mắc ngày 24/11/2026');
    expect(await waived()).toEqual([{ obstacle: about, reason: `24/11/2026: ${TOLD}` }]);
    expect(await page('mc1')).toContain('Căn cứ: vướng mắc ngày 24/11/2026');
    expect((await waive('mcHead', about)).status).toBe(409);
    const told = await month.db.rows(`select 1 from notices where code = 'work-mark-waived'`);
    expect(told).toHaveLength(1);
  });

  it('and is not taken back any more', async () => {
    expect((await say(month, 'mcHead', about, 'taken-back', WHY)).status).toBe(409);
    const shown = (await (await as('mcHead')).get(`/obstacles/${about}`)).text;
    expect(shown).toContain('không rút xác nhận được nữa');
    expect(shown).not.toContain('value="taken-back"');
  });
});

describe('what a leader told is put forward at đ and e', () => {
  const form = () => month.legal.legalForms['mcHead']!;
  const shares = async () => {
    const { text } = await (await as('chair')).get(`/legal/forms/${form()}/confirmation`);
    return [/id="organising"[^]*?<\/section>/.exec(text)![0], /id="uniting"[^]*?<\/section>/.exec(text)![0]] as const;
  };
  const kept = () =>
    month.db.one<{ head_obstacles: object; organising: number | null; organising_reason: string }>(
      'select head_obstacles, organising, organising_reason from legal_forms where id = $1',
      [form()],
    );
  let general: number;

  beforeAll(async () => {
    await month.db.rows(
      `update legal_forms set status = 'submitted', submitted_at = '2026-11-24T02:00:00Z' where id = $1`,
      [form()],
    );
  });

  it('once it is confirmed, and changes neither of them', async () => {
    general = await tell(month, 'mcHead', { text: 'Ba người cùng nghỉ ốm cả tuần' });
    expect((await shares())[0]).not.toContain('Ba người');
    await say(month, 'chair', general, 'confirmed');
    for (const share of await shares()) expect(share).toContain('Ba người cùng nghỉ ốm cả tuần');
    expect(await kept()).toMatchObject({ head_obstacles: {}, organising: null });
  });

  it('about work of their own at đ alone; another’s, or one that waits, nowhere', async () => {
    const line = await giveWork(month.db, month.ward, form(), 'DC.02', '5', '4', '2');
    const own = await tell(month, 'mcHead', { about: `line:${line}`, text: 'Phần mềm báo cáo ngừng hai ngày' });
    await say(month, 'chair', own, 'confirmed');
    await tell(month, 'mcHead', { text: 'Chưa ai xác nhận điều này' });
    const [organising, uniting] = await shares();
    expect(organising).toContain('Phần mềm báo cáo ngừng hai ngày');
    expect(uniting).not.toContain('Phần mềm');
    expect(organising + uniting).not.toContain('Chưa ai xác nhận');
    expect(organising).not.toContain(TOLD);
  });

  it('ticked it is the reason where none was written; the share is what the scorer states', async () => {
    const head = await as('chair');
    const path = `/legal/forms/${form()}/confirmation/draft`;
    await head.post(path, { organising: '50', organisingReason: '', 'obstacle.organising': ['no', String(general)] });
    expect(await kept()).toEqual({
      head_obstacles: { organising: [general] },
      organising: 50,
      organising_reason: '24/11/2026: Ba người cùng nghỉ ốm cả tuần',
    });
    await head.post(path, {
      organising: '100',
      organisingReason: 'Đơn vị vẫn xong kế hoạch',
      'obstacle.organising': 'no',
    });
    expect(await kept()).toEqual({
      head_obstacles: {},
      organising: 100,
      organising_reason: 'Đơn vị vẫn xong kế hoạch',
    });
    await head.post(path, { 'obstacle.organising': ['no', String(general), '999999'] });
    expect((await kept())!.head_obstacles).toEqual({ organising: [general] });
  });

  it('and goes into the result, which then keeps it from being taken back', async () => {
    await month.db.rows(
      `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, record, printed, score, band, organising, uniting, obstacles)
       select id, 1, 'confirmation', $2, '2026-11-24', '{}', '{}', '{}', '{}', 80, 'good', 50, 100, $3 from legal_forms where id = $1`,
      [form(), month.ward.accounts['chair'], JSON.stringify({ organising: [general] })],
    );
    await month.db.rows(
      `update legal_forms set status = 'confirmed', result_id = (select max(id) from legal_results), confirmed_at = '2026-11-24', score = 80, band = 'good', organising = 50, uniting = 100 where id = $1`,
      [form()],
    );
    expect((await say(month, 'chair', general, 'taken-back', WHY)).status).toBe(409);
    expect((await (await as('mcHead')).get(`/legal/forms/${form()}`)).text).toContain(`/obstacles/${general}`);
  });
});
