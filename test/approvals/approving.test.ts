import { approveByPages, chung, CHUNG_SELF, handIn, rowOf, signedIn, startMonth, type Month } from './support.js';

describe('a head decides an evaluation', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    await handIn(month, 'vp1', CHUNG_SELF);
    await handIn(month, 'vp2', CHUNG_SELF);
  });
  afterAll(() => month.close());

  it('sees the queue with what is new and how many are still to come', async () => {
    const { text, status } = await (await signedIn(month, 'vpHead')).get('/approvals');
    expect(status).toBe(200);
    expect(text).toContain('Trịnh Thị Thư');
    expect(text).toContain('Mới nộp');
    expect(text).toContain('Phiếu tháng 11/2026 của chính bạn');
  });

  it('is not shown the self marks before marking, in no part of the page', async () => {
    const { text } = await (await signedIn(month, 'vpHead')).get(`/approvals/${month.evaluations['vp1']}`);
    expect(text).toContain('mở sau khi bạn chấm');
    expect(text).not.toMatch(/7,5|8,00|9,00|8[.,]75/);
    expect(text).not.toMatch(/value="(9|8|7,5)"/);
  });

  it('cannot reveal before every conduct criterion is marked', async () => {
    const client = await signedIn(month, 'vpHead');
    const answer = await client.post(`/approvals/${month.evaluations['vp1']}/revelation`, { 'value.dan': '6' });
    expect(answer.status).toBe(422);
    expect((await rowOf(month.db, month.evaluations['vp1']!))['revealed_at']).toBeNull();
    expect(answer.text).not.toContain('7,5');
  });

  it('begins with the first saved mark', async () => {
    const row = await rowOf(month.db, month.evaluations['vp1']!);
    expect(row['began_by']).toBe(month.ward.accounts['vpHead']);
    expect(row['head_values']).toEqual(['6', null, null, null]);
  });

  it('says what stands in the way and approves nothing', async () => {
    const client = await signedIn(month, 'vpHead');
    const answer = await client.post(`/approvals/${month.evaluations['vp1']}/approval`, chung('6', '8', '7', ''));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tiêu chí 4 chưa chấm');
    expect(answer.text).toContain('Mở điểm tự chấm trước khi duyệt');
    expect((await rowOf(month.db, month.evaluations['vp1']!))['status']).toBe('submitted');
  });

  it('owes a reason for a large difference once revealed, and for a mark changed after it', async () => {
    const client = await signedIn(month, 'vpHead');
    const id = month.evaluations['vp1']!;
    expect((await client.post(`/approvals/${id}/revelation`, chung('6', '8', '7', '0'))).status).toBe(200);
    const page = await client.get(`/approvals/${id}`);
    expect(page.text).toContain('7,5');
    expect(page.text).toContain('Lệch từ 20 % điểm tối đa');
    const changed = await client.post(`/approvals/${id}/approval`, chung('6', '8', '7.5', '0'));
    expect(changed.status).toBe(422);
    expect(changed.text).toContain('khác điểm trước khi xem');
    expect(changed.text).toContain('Điểm trước khi xem');
  });

  it('approves after a summary, whatever total the browser sends, and goes on to the next evaluation', async () => {
    const client = await signedIn(month, 'vpHead');
    const id = month.evaluations['vp1']!;
    const fields = {
      ...chung('6', '8', '7,5', '0'),
      'note.dan': 'Hai lần bị dân phản ánh ngắt lời',
      'note.guong': 'Xem lại biên bản họp',
      score: '100',
    };
    const summary = await client.post(`/approvals/${id}/approval`, fields);
    expect(summary.text).toContain('Duyệt phiếu của Trịnh Thị Thư?');
    const version = /name="version" value="(\d+)"/.exec(summary.text)![1]!;
    const next = await client.post(`/approvals/${id}/approval`, {
      confirm: 'yes',
      version,
      score: '100',
      total: '100',
    });
    expect(next.text).toContain('Đã duyệt phiếu của Trịnh Thị Thư. Tiếp theo: Mai Văn Ký.');
    expect(next.path).toBe(`/approvals/${month.evaluations['vp2']}`);
    const row = await rowOf(month.db, id);
    // (6 + 8 + 7.5 + 2·10) / 50
    expect([row['status'], row['score'], row['exemplarity']]).toEqual(['approved', '83.00', '91.67']);
    const approval = await month.db.one<Record<string, unknown>>('select * from approvals where id = $1', [
      row['approval_id'],
    ]);
    expect(approval!['blind_values']).toEqual(['6', '8', '7', null]);
    expect(approval!['values']).toEqual(['6', '8', '7.5', '0']);
    expect(approval!['notes']).toEqual({ dan: 'Hai lần bị dân phản ánh ngắt lời', guong: 'Xem lại biên bản họp' });
  });

  it('tells the person and leaves a chained audit row for each act', async () => {
    const notices = await month.db.rows<{ code: string }>('select code from notices where official_id = $1', [
      month.ward.officials['vp1'],
    ]);
    expect(notices).toEqual([{ code: 'approved' }]);
    const acts = await month.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
      `evaluation:${month.evaluations['vp1']}`,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['evaluation.begun', 'evaluation.revealed', 'evaluation.approved']);
  });

  it('keeps what is right of a wrong form and gives back what was typed', async () => {
    const client = await signedIn(month, 'vpHead');
    const answer = await client.post(`/approvals/${month.evaluations['vp2']}/draft`, chung('9', '8,3', '7', '0'));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="8,3"');
    expect((await rowOf(month.db, month.evaluations['vp2']!))['head_values']).toEqual(['9', null, '7', '0']);
  });

  it('answers an autosave with the score and tells nothing of the self marks', async () => {
    const client = await signedIn(month, 'vpHead');
    const page = await client.get(`/approvals/${month.evaluations['vp2']}`);
    const version = /name="version" value="(\d+)"/.exec(page.text)![1]!;
    const { status, json } = await client.live(`/approvals/${month.evaluations['vp2']}/draft`, {
      ...chung('9', '8', '7', '0'),
      version,
    });
    expect(status).toBe(200);
    expect(json['score']).toBe('88.00');
    expect(JSON.stringify(json)).not.toMatch(/7[.,]5|87[.,]40/);
    const stale = await client.live(`/approvals/${month.evaluations['vp2']}/draft`, {
      ...chung('1', '1', '1', '0'),
      version,
    });
    expect(stale.status).toBe(409);
  });

  it('opens a decided evaluation as its result and shows it as decided in the queue', async () => {
    const client = await signedIn(month, 'vpHead');
    const answer = await client.get(`/approvals/${month.evaluations['vp1']}`);
    expect(answer.headers.get('location')).toBe(`/evaluations/${month.evaluations['vp1']}`);
    expect((await client.get('/approvals')).text).toContain('83,00');
  });

  it('approves by the short way', async () => {
    const answer = await approveByPages(month, 'vphead', 'vp2', chung('9', '8', '7', '0'));
    expect(answer.text).toContain('Đã duyệt phiếu của Mai Văn Ký.');
  });
});
