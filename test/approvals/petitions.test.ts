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
} from './support.js';
import { rewind } from '../support/audit.js';

async function petition(month: Month, key: string): Promise<number> {
  const row = await month.db.one<{ id: number }>(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
     select 'evaluation', id, approval_id, $2, '2026-12-04T02:00:00Z', '2026-12-04', '2026-12-15', 'Số liệu trả hồ sơ chưa đúng' from evaluations where id = $1 returning id`,
    [month.evaluations[key], month.ward.accounts[key]],
  );
  return row!.id;
}

describe('a petition is decided', () => {
  let month: Month;
  let id: number;
  beforeAll(async () => {
    month = await startMonth();
    for (const key of ['vp1', 'vpHead', 'chair']) await handIn(month, key, CHUNG_SELF);
    await excuseAllBut(month, ['vp1', 'vpHead', 'chair']);
    await approveByPages(month, 'vpHead', 'vp1', chung('8', '8', '7', '0'));
    await approveByPages(month, 'chair', 'vpHead', chung('8', '8', '7', '0'));
    await approveByPages(month, 'outside', 'chair', chung('8', '8', '7', '0'));
    await month.db.rows('update periods set closed_at = $1, closed_by = $2', [
      '2026-12-01T00:00:00Z',
      month.ward.accounts['personnel'],
    ]);
    month.clock.set(new Date('2026-12-07T02:00:00Z'));
    id = await petition(month, 'vp1');
  });
  afterAll(() => month.close());

  it("falls to the approver's superior, with the days left", async () => {
    const { text } = await (await signedIn(month, 'chair')).get('/petitions');
    expect(text).toContain('Trịnh Thị Thư');
    expect(text).toContain('15/12/2026');
    expect(text).toContain('còn 6 ngày làm việc');
    expect((await (await signedIn(month, 'vpHead')).get('/petitions')).text).toContain(
      'Không có kiến nghị nào chờ bạn',
    );
    expect((await (await signedIn(month, 'chair')).get('/approvals')).text).toContain('1 kiến nghị chờ bạn giải quyết');
  });

  it('or is taken back by the petitioner, and filed anew', async () => {
    const vp1 = await signedIn(month, 'vp1');
    const why = { reason: 'Số liệu đã đối chiếu lại, không sai' };
    const own = await vp1.get(`/evaluations/${month.evaluations['vp1']}`);
    expect(own.text).toContain(`/petitions/${id}/withdrawal`);
    expect((await vp1.get(`/petitions/${id}`)).text).toContain(`/petitions/${id}/withdrawal`);
    expect((await vp1.post(`/petitions/${id}/withdrawal`, why)).text).toContain('Đã rút kiến nghị.');
    const chair = await signedIn(month, 'chair');
    const list = (await chair.get('/petitions')).text;
    expect([list.includes('Không có kiến nghị nào chờ bạn'), list.includes('· Đã rút ·')]).toEqual([true, true]);
    expect((await chair.post(`/petitions/${id}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' })).status).toBe(409);
    const at = `/evaluations/${month.evaluations['vp1']}`;
    expect((await vp1.post(`${at}/petition`, { reason: 'Số liệu trả hồ sơ chưa đúng' })).status).toBe(200);
    expect((await vp1.get(at)).text).toContain('Đã rút.');
    id = (await month.db.one<{ id: number }>('select max(id) as id from petitions where outcome is null'))!.id;
  });

  it.each([
    ['vpHead', 403],
    ['vp1', 403],
    ['mcHead', 404],
    ['outside', 404],
    ['personnel', 403],
    ['stranger', 404],
  ])('is not for %s to decide', async (login, status) => {
    const answer = await (
      await signedIn(month, login)
    ).post(`/petitions/${id}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' });
    expect(answer.status).toBe(status);
    expect(
      (await month.db.one<{ outcome: string }>('select outcome from petitions where id = $1', [id]))!.outcome,
    ).toBeNull();
  });

  it('wants a reason, an outcome, and something changed', async () => {
    const chair = await signedIn(month, 'chair');
    expect((await chair.get(`/petitions/${id}`)).text).toContain(
      '<button class="govuk-button">Ghi quyết định</button>',
    );
    expect((await chair.post(`/petitions/${id}`, { reason: 'ngắn' })).text).toContain('Hãy chọn giữ nguyên hay thay');
    const same = await chair.post(`/petitions/${id}`, {
      outcome: 'replaced',
      reason: 'Đã đối chiếu sổ trực',
      ...chung('8', '8', '7', '0'),
    });
    expect(same.status).toBe(422);
    expect(same.text).toContain('Chưa có kết quả nào khác đi');
    const both = await chair.post(`/petitions/${id}`, {
      outcome: 'kept',
      reason: 'Đã đối chiếu sổ trực',
      ...chung('9', '8', '7', '0'),
    });
    expect([both.status, both.text.includes('nhưng có mục được sửa')]).toEqual([422, true]);
  });

  it('replaces the result in a closed period; the old one stays', async () => {
    const before = await rowOf(month.db, month.evaluations['vp1']!);
    const chair = await signedIn(month, 'chair');
    const done = await chair.post(`/petitions/${id}`, {
      outcome: 'replaced',
      reason: 'Đã đối chiếu sổ trực',
      ...chung('9', '8', '7', '0'),
    });
    expect(done.text).toContain('Đã giải quyết kiến nghị');
    expect(done.text).toContain('Thay bằng kết quả mới');
    const after = await rowOf(month.db, month.evaluations['vp1']!);
    expect([before['score'], after['score'], after['status']]).toEqual(['86.00', '88.00', 'approved']);
    const rows = await month.db.rows<Record<string, unknown>>(
      'select id, kind, score, supersedes from approvals where evaluation_id = $1 order by number',
      [month.evaluations['vp1']],
    );
    expect(rows).toMatchObject([
      { kind: 'approval', score: '86.00' },
      { kind: 'petition', score: '88.00', supersedes: before['approval_id'] },
    ]);
    const row = await month.db.one<Record<string, unknown>>(
      'select outcome, new_approval_id from petitions where id = $1',
      [id],
    );
    expect(row).toEqual({ outcome: 'replaced', new_approval_id: rows[1]!['id'] });
    const notice = await month.db.one<{ code: string }>(
      'select code from notices where official_id = $1 order by id desc',
      [month.ward.officials['vp1']],
    );
    expect(notice!.code).toBe('petition-replaced');
    const again = await chair.post(`/petitions/${id}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Trần Quốc Mẫu đã giải quyết kiến nghị này lúc');
  });

  it('of two decisions at once exactly one wins', async () => {
    const chair = await signedIn(month, 'chair');
    await rewind(
      month.ownerUrl,
      `update petitions set outcome = null, decided_by = null, decided_at = null, decision_reason = null, renewed_id = null where id = $1`,
      [id],
    );
    const answers = await Promise.all(
      ['Giữ nguyên kết quả này', 'Giữ nguyên kết quả kia'].map((reason) =>
        chair.post(`/petitions/${id}`, { outcome: 'kept', reason }, {}, false),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('of a head under the root goes outside; who gave the result never hears it', async () => {
    const head = await petition(month, 'vpHead');
    const outside = await signedIn(month, 'outside');
    expect((await outside.get(`/petitions/${head}`)).status).toBe(200);
    expect(
      (
        await (
          await signedIn(month, 'chair')
        ).post(`/petitions/${head}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' })
      ).status,
    ).toBe(403);
    expect(
      (await outside.post(`/petitions/${head}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' })).text,
    ).toContain('Giữ nguyên kết quả');
    const root = await petition(month, 'chair');
    expect((await outside.post(`/petitions/${root}`, { outcome: 'kept', reason: 'Giữ nguyên kết quả' })).status).toBe(
      403,
    );
  });
});
