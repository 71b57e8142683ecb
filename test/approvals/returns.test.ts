import { chung, CHUNG_SELF, handIn, rowOf, signedIn, startMonth, type Month } from './support.js';

describe('an evaluation is given back', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    await handIn(month, 'vp1', CHUNG_SELF);
  });
  afterAll(() => month.close());

  it('asks for a reason of ten characters and gives back what was typed', async () => {
    const head = await signedIn(month, 'vpHead');
    const answer = await head.post(`/approvals/${month.evaluations['vp1']}/return`, {
      reason: 'thiếu',
      'because.dan': 'Nêu rõ ngày',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Lý do cần từ 10 ký tự');
    expect(answer.text).toContain('Nêu rõ ngày');
    expect((await rowOf(month.db, month.evaluations['vp1']!))['status']).toBe('submitted');
  });

  it("keeps the head's own marks and names the criteria", async () => {
    const head = await signedIn(month, 'vpHead');
    const id = month.evaluations['vp1']!;
    await head.post(`/approvals/${id}/revelation`, chung('6', '8', '7', '0'));
    await head.post(`/approvals/${id}/return`, {
      reason: 'Bổ sung minh chứng về tiếp dân',
      'because.dan': 'Nêu rõ ngày tiếp dân',
    });
    const row = await rowOf(month.db, id);
    expect([row['status'], row['began_at'], row['head_values']]).toEqual(['returned', null, ['6', '8', '7', '0']]);
    const [made] = await month.db.rows<Record<string, unknown>>(
      'select reason, criteria from returns where evaluation_id = $1',
      [id],
    );
    expect(made).toEqual({ reason: 'Bổ sung minh chứng về tiếp dân', criteria: { dan: 'Nêu rõ ngày tiếp dân' } });
    const waiting = await head.get(`/approvals/${id}`);
    expect(waiting.text).toContain('chờ nộp lại');
    expect(waiting.text).toContain('Nêu rõ ngày tiếp dân');
    expect((await head.post(`/approvals/${id}/return`, { reason: 'Bổ sung minh chứng về tiếp dân' })).status).toBe(409);
    expect((await head.post(`/approvals/${id}/approval`, { confirm: 'yes' })).text).toContain(
      'đã trả lại phiếu này lúc',
    );
  });

  it('shows old and new side by side when it comes again', async () => {
    await handIn(month, 'vp1', ['6.5', '8', '7.5', '0']);
    const head = await signedIn(month, 'vpHead');
    const page = await head.get(`/approvals/${month.evaluations['vp1']}`);
    expect(page.text).toMatch(/Lần nộp trước<\/dt><dd><del>9<\/del>/);
    expect(page.text).toContain('Đã trả lại vì:');
    expect(page.text).toContain('value="6"');
  });

  it("is decided without its author when nobody hands it in again before the approval's due day", async () => {
    const head = await signedIn(month, 'vpHead');
    const id = month.evaluations['vp1']!;
    await head.post(`/approvals/${id}/return`, { reason: 'Bổ sung minh chứng lần nữa' });
    month.clock.set(new Date('2026-11-27T02:00:00Z'));
    expect((await (await signedIn(month, 'vpHead')).get(`/approvals/${id}`)).text).toContain('chờ nộp lại');
    month.clock.set(new Date('2026-11-28T02:00:00Z'));
    const late = await signedIn(month, 'vpHead');
    const page = await late.get(`/approvals/${id}`);
    expect(page.text).toContain('không nộp phiếu đúng hạn');
    expect(page.text).not.toContain('6,5');
  });
});
