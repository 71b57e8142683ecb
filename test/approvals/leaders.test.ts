import {
  approveByPages,
  chung,
  CHUNG_SELF,
  excuseAllBut,
  handIn,
  motCua,
  MOT_CUA_SELF,
  rowOf,
  signedIn,
  startMonth,
  type Month,
} from './support.js';

const STAFF = ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4', 'mc5'];

describe('leaders are approved after their people', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    for (const key of [...STAFF, 'mcHead']) await handIn(month, key, MOT_CUA_SELF);
  });
  afterAll(() => month.close());

  it('waits, says for whom, and shows no result of the unit yet', async () => {
    const chair = await signedIn(month, 'chair');
    const queue = await chair.get('/approvals');
    expect(queue.text).toContain('Phiếu người đứng đầu, chờ phiếu cấp dưới');
    const page = await chair.get(`/approvals/${month.evaluations['mcHead']}`);
    expect(page.text).toContain('Còn 6 trên 6 phiếu');
    const answer = await approveByPages(month, 'chair', 'mcHead', motCua('9', '96,5', '1'));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('phiếu chưa được quyết định');
    expect((await rowOf(month.db, month.evaluations['mcHead']!))['status']).toBe('submitted');
  });

  it('is ready when each is approved, excused, or was not submitted in time', async () => {
    for (const key of ['mcDeputy', 'mc1', 'mc2']) await approveByPages(month, 'mcHead', key, motCua('9', '96,5', '1'));
    await month.db.rows(`update evaluations set status = 'excused' where id = $1`, [month.evaluations['mc3']]);
    await month.db.rows(`update evaluations set status = 'draft', submitted_at = null where id = any($1::int[])`, [
      [month.evaluations['mc4'], month.evaluations['mc5']],
    ]);
    const before = await approveByPages(month, 'chair', 'mcHead', motCua('9', '96,5', '1'));
    expect(before.text).toContain('Còn 2 phiếu chưa được quyết định');
    month.clock.set(new Date('2026-11-26T02:00:00Z'));
    const after = await approveByPages(month, 'chair', 'mcHead', motCua('9', '96,5', '1'));
    expect(after.text).toContain('Đã duyệt phiếu của Nguyễn Thị Một.');
  });

  it('freezes sorted scores and the approvals they came from', async () => {
    const row = await rowOf(month.db, month.evaluations['mcHead']!);
    const approval = await month.db.one<Record<string, unknown>>('select * from approvals where id = $1', [
      row['approval_id'],
    ]);
    const led = await month.db.rows<{ id: number; score: string }>(
      'select approval_id as id, score from evaluations where id = any($1::int[]) order by score',
      [['mcDeputy', 'mc1', 'mc2'].map((key) => month.evaluations[key])],
    );
    expect(approval!['led_scores']).toEqual(led.map(({ score }) => score).sort((a, b) => Number(a) - Number(b)));
    expect(approval!['led_approvals']).toEqual(led.map(({ id }) => id).sort((a, b) => a - b));
    const mean = led.reduce((sum, { score }) => sum + Number(score), 0) / led.length;
    expect(Number((row['points'] as string[])[4])).toBeCloseTo(mean / 10, 4);
  });

  it('scores a evaluation that was not submitted only with a reason, the self column empty', async () => {
    const head = await signedIn(month, 'mcHead');
    const id = month.evaluations['mc4']!;
    const page = await head.get(`/approvals/${id}`);
    expect(page.text).toContain('không nộp phiếu đúng hạn');
    expect(page.text).not.toContain('9,5');
    const without = await head.post(`/approvals/${id}/approval`, motCua('5', '85', '0'));
    expect(without.status).toBe(422);
    expect(without.text).toContain('Cần ghi lý do của quyết định');
    await head.post(`/approvals/${id}/approval`, {
      ...motCua('5', '85', '0'),
      'note.': 'Không nộp dù đã nhắc hai lần',
    });
    await head.post(`/approvals/${id}/approval`, { confirm: 'yes' });
    const approval = await month.db.one<Record<string, unknown>>(
      'select submission_id, reason, score from approvals where evaluation_id = $1',
      [id],
    );
    expect(approval).toMatchObject({ submission_id: null, reason: 'Không nộp dù đã nhắc hai lần' });
    const notice = await month.db.one<{ code: string }>('select code from notices where official_id = $1', [
      month.ward.officials['mc4'],
    ]);
    expect(notice!.code).toBe('not-submitted-scored');
  });

  it('is flagged, and not reckoned anew, when a led result is replaced', async () => {
    const id = month.evaluations['mc1']!;
    const before = await rowOf(month.db, month.evaluations['mcHead']!);
    await month.db.rows(
      `insert into reopenings (evaluation_id, reason, requested_by, requested_at, confirmed_by, confirmed_at) values ($1, 'Nhập nhầm số liệu', $2, now(), $3, now())`,
      [id, month.ward.accounts['personnel'], month.ward.accounts['chair']],
    );
    const head = await signedIn(month, 'mcHead');
    expect((await head.get(`/approvals/${id}`)).text).toContain('mở lại sau khi đã duyệt');
    await head.post(`/approvals/${id}/approval`, {
      ...motCua('8', '96,5', '1'),
      'note.': 'Sửa số liệu nhập nhầm',
      'note.chao-dan': 'Theo biên bản mới',
    });
    const done = await head.post(`/approvals/${id}/approval`, { confirm: 'yes' });
    expect(done.text).toContain('Đã duyệt phiếu của Bùi Thị Ba.');
    const row = await rowOf(month.db, month.evaluations['mcHead']!);
    expect(row['flagged_at']).not.toBeNull();
    expect(row['score']).toBe(before['score']);
    const rows = await month.db.rows<Record<string, unknown>>(
      'select id, kind, number, supersedes from approvals where evaluation_id = $1 order by number',
      [id],
    );
    expect(rows).toMatchObject([
      { kind: 'approval', number: 1, supersedes: null },
      { kind: 'reopening', number: 2 },
    ]);
    expect(rows[1]!['supersedes']).toBe(rows[0]!['id']);
    const open = await month.db.one('select 1 from reopenings where evaluation_id = $1 and ended_at is null', [id]);
    expect(open).toBeUndefined();
    const notice = await month.db.one('select 1 as n from notices where official_id = $1 and code = $2', [
      month.ward.officials['mcHead'],
      'flagged',
    ]);
    expect(notice).toBeDefined();
    expect((await (await signedIn(month, 'chair')).get('/approvals')).text).toContain(
      'Kết quả của người được lãnh đạo đã thay đổi',
    );
  });
});

describe('who approves whom', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    for (const key of ['kt1', 'vt1', 'vpHead', 'vp1', 'chair', 'vice', 'secretary'])
      await handIn(month, key, CHUNG_SELF);
  });
  afterAll(() => month.close());

  it.each([
    ['kt1', 'chair', 'a vacant unit goes to the nearest head above'],
    ['vt1', 'vpHead', 'a vacant team goes to the head of its office'],
    ['vpHead', 'chair', 'a head goes to the head above'],
    ['vice', 'chair', 'a deputy goes to the head'],
    ['chair', 'outside', 'the head of the root goes outside'],
  ])('%s is approved by %s: %s', async (key, approver) => {
    expect((await (await signedIn(month, approver)).get(`/approvals/${month.evaluations[key]}`)).status).toBe(200);
    for (const other of ['chair', 'vpHead', 'outside', 'mcHead', 'personnel', 'secretary'].filter(
      (one) => one !== approver,
    )) {
      const answer = await (await signedIn(month, other)).get(`/approvals/${month.evaluations[key]}`);
      expect([403, 404]).toContain(answer.status);
    }
  });

  it('gives the right to who acts as head, from the day to the day, and takes it from the head', async () => {
    await month.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-20', '2026-11-24', '12/QĐ')`,
      [month.ward.units.VP.id, month.ward.officials['vp2']],
    );
    expect((await (await signedIn(month, 'vp2')).get(`/approvals/${month.evaluations['vp1']}`)).status).toBe(200);
    expect((await (await signedIn(month, 'vpHead')).get(`/approvals/${month.evaluations['vp1']}`)).status).toBe(403);
    expect((await (await signedIn(month, 'vp2')).get('/approvals')).text).toContain('Trịnh Thị Thư');
    month.clock.set(new Date('2026-11-25T02:00:00Z'));
    expect([403, 404]).toContain(
      (await (await signedIn(month, 'vp2')).get(`/approvals/${month.evaluations['vp1']}`)).status,
    );
    expect((await (await signedIn(month, 'vpHead')).get(`/approvals/${month.evaluations['vp1']}`)).status).toBe(200);
    month.clock.set(new Date('2026-11-24T02:00:00Z'));
  });

  it('lets the outside approver decide on the chair once all others are decided', async () => {
    await excuseAllBut(month, ['chair']);
    const answer = await approveByPages(month, 'outside', 'chair', chung('9', '8', '7,5', '0'));
    expect(answer.text).toContain('Đã duyệt phiếu của Trần Quốc Mẫu.');
    expect((await rowOf(month.db, month.evaluations['chair']!))['approval_id']).not.toBeNull();
  });
});
