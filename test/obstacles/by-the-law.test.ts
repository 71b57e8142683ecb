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
