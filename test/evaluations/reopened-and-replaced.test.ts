import {
  approveByPages,
  chung,
  CHUNG_SELF,
  excuseAllBut,
  handIn,
  rowOf,
  signedIn,
  startMonth,
  type Month,
} from '../approvals/support.js';
import { rewind } from '../support/audit.js';

let t: Month;
const FILLED = { 'value.dan': '9', 'value.viec': '8', 'value.guong': '7,5', 'value.le': '0' };
const REASON = 'Số liệu trong sổ trực ghi khác với phiếu';
const MARK = 'Kết quả này thay một kết quả trước mà cấp ủy đã cho ý kiến';
const petitions = async () =>
  (await t.db.rows('select id from petitions where evaluation_id = $1', [t.evaluations['vp1']])).length;
const file = async () =>
  (await signedIn(t, 'vp1')).post(`/evaluations/${t.evaluations['vp1']}/petition`, { reason: REASON });

beforeAll(async () => {
  t = await startMonth();
  for (const key of ['vp1', 'vpHead', 'chair']) await handIn(t, key, CHUNG_SELF);
  await excuseAllBut(t, ['vp1', 'vp2', 'vpHead', 'chair']);
  await approveByPages(t, 'vpHead', 'vp1', chung('8', '8', '7', '0'));
  const id = t.evaluations['vp1'];
  await t.db.rows(
    `insert into reviews (evaluation_id, approval_id, committee_id, by_account, at) select id, approval_id, $2, $3, $4 from evaluations where id = $1`,
    [id, t.ward.committeeId, t.ward.accounts['secretary'], t.clock.now()],
  );
  await t.db.rows(`update evaluations set status = 'reviewed', reviewed_at = $2 where id = $1`, [id, t.clock.now()]);
  await t.db.rows('update periods set closed_at = $1, closed_by = $2', [
    '2026-12-01T00:00:00Z',
    t.ward.accounts['personnel'],
  ]);
  t.clock.set(new Date('2026-12-07T02:00:00Z'));
});
afterAll(() => t.close());

describe('a reopened evaluation that was never handed in', () => {
  it('is closed to its author until it is reopened, then filled in and handed in', async () => {
    const own = await signedIn(t, 'vp2');
    const address = `/evaluations/${t.evaluations['vp2']}`;
    expect((await own.get(address)).text).not.toContain('name="value.dan"');
    await t.db.rows(
      `insert into reopenings (evaluation_id, reason, requested_by, requested_at, confirmed_by, confirmed_at) values ($1, 'Nghỉ ốm khi đến hạn', $2, $4, $3, $4)`,
      [t.evaluations['vp2'], t.ward.accounts['personnel'], t.ward.accounts['chair'], t.clock.now()],
    );
    const { text } = await own.get(address);
    expect(text).toContain('Phiếu được mở lại');
    expect(text).toContain('name="value.dan"');
    await own.post(`${address}/draft`, FILLED);
    await own.post(`${address}/submission`);
    expect((await rowOf(t.db, t.evaluations['vp2']!))['status']).toBe('submitted');
  });
});

describe('a petition', () => {
  it('is filed once for a result', async () => {
    expect((await file()).status).toBeLessThan(400);
    expect((await file()).status).toBe(409);
    const head = await signedIn(t, 'chair');
    const [{ id }] = (await t.db.rows<{ id: number }>('select id from petitions')) as [{ id: number }];
    await head.post(`/petitions/${id}`, { outcome: 'kept', reason: 'Sổ trực ghi đúng như phiếu' });
    expect((await file()).status).toBe(409);
    expect((await (await signedIn(t, 'vp1')).get(`/evaluations/${t.evaluations['vp1']}`)).text).not.toContain(
      'name="reason"',
    );
    expect(await petitions()).toBe(1);
  });

  it('and again once for the result that took its place', async () => {
    await rewind(
      t.ownerUrl,
      'update petitions set outcome = null, decided_by = null, decided_at = null, decision_reason = null',
    );
    const [{ id }] = (await t.db.rows<{ id: number }>('select id from petitions')) as [{ id: number }];
    const answer = await (
      await signedIn(t, 'chair')
    ).post(`/petitions/${id}`, { outcome: 'replaced', reason: 'Sổ trực ghi ít lần hơn', ...chung('9', '9', '9', '0') });
    expect(answer.status).toBeLessThan(400);
    expect((await t.db.one<{ outcome: string }>('select outcome from petitions'))!.outcome).toBe('replaced');
    expect((await (await signedIn(t, 'vp1')).get(`/evaluations/${t.evaluations['vp1']}`)).text).toContain(
      'name="reason"',
    );
  });
});

describe('a result that replaced another', () => {
  it.each([
    ['vp1', () => `/evaluations/${t.evaluations['vp1']}`],
    ['secretary', () => `/committee/evaluations/${t.evaluations['vp1']}`],
    ['secretary', () => `/committee/units/${t.ward.units.VP.id}?month=2026-11`],
    ['inspector', () => `/reports/slip?evaluation=${t.evaluations['vp1']}`],
    ['inspector', () => `/reports/unit-month?unit=${t.ward.units.VP.id}&month=2026-11`],
  ])('says so, and that the review was of the one before, to %s', async (login, address) => {
    const { status, text } = await (await signedIn(t, login)).get(address());
    expect(status).toBe(200);
    expect(text).toContain(MARK);
  });

  it.each(['unit-month', 'leaders', 'committee-month'])('is counted in the report %s', async (report) => {
    const { text } = await (
      await signedIn(t, 'inspector')
    ).get(`/reports/${report}?unit=${t.ward.units.VP.id}&month=2026-11`);
    expect(text).toContain(
      '1 kết quả đã thay bản trước (sau kiến nghị, mở lại hoặc phiên họp); trong đó 1 kết quả thay sau khi cấp ủy đã cho ý kiến',
    );
  });

  it('and in the table of the months', async () => {
    const { text } = await (
      await signedIn(t, 'inspector')
    ).get(`/reports/months?unit=${t.ward.units.VP.id}&month=2026-11`);
    expect(text).toContain('Thay sau khi cấp ủy cho ý kiến');
  });
});
