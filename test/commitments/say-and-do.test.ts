import { countsOfPeople, keptShares } from '../../src/commitments/commitments.queries.js';
import { shareView } from '../../src/commitments/share.view.js';
import { statementDenial, proofDenial } from '../../src/commitments/statement.policy.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let on: TestApp;
let ward: Ward;
let head: Client;
const PDF = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n';

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  head = await on.client('mchead');
});
afterEach(() => on.close());

async function given(
  key: string,
  text: string,
  dueOn: string,
  kept: boolean | null = null,
  madeAt = '2026-10-01',
): Promise<number> {
  const row = await on.db.one<{ id: number }>(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by, self_kept) values ($1, $2, $3, $3, $4, $5, $6) returning id`,
    [ward.officials[key], text, dueOn, madeAt, ward.accounts[key], kept],
  );
  return row!.id;
}

describe('the agency page', () => {
  it('lists every leader in the order of the tree, never by share, with both numbers of it', async () => {
    await given('mcHead', 'Dán lại bảng hướng dẫn', '2026-10-20', true);
    await given('mcHead', 'Gọi lại cho từng người', '2026-10-21', false);
    await given('mcHead', 'Số hóa sổ cũ của quý', '2026-10-22');
    await given('vpHead', 'Rà lại lịch họp tuần', '2026-11-02', true);
    await given('mc1', 'Việc của người không lãnh đạo', '2026-11-02', true);
    const { text } = await head.get('/commitments');
    const names = ['Trần Quốc Mẫu', 'Lê Thị Phó', 'Nguyễn Thị Một', 'Hoàng Văn Hai', 'Lý Văn Phòng'];
    const leaders = text.slice(text.indexOf('leaders-title'), text.indexOf('people-title'));
    const found = names.map((name) => leaders.indexOf(`>${name}</a>`));
    expect(found.every((place) => place > 0)).toBe(true);
    expect(leaders).toContain('<strong>50 %</strong> <span class="soft small">(1/2)</span>');
    expect(leaders).toContain('<strong>100 %</strong> <span class="soft small">(1/1)</span>');
    expect(leaders).not.toContain('Bùi Thị Ba');
    expect(leaders).not.toContain('Đinh Văn Xa');
    const shares = await keptShares(on.db, { rootUnitId: ward.units.PM.id, until: '2026-11-20' });
    expect(shares.map(({ officialId }) => officialId)).toEqual(
      ['chair', 'vice', 'mcHead', 'mcDeputy', 'vpHead'].map((key) => ward.officials[key]),
    );
    expect(shares[2]).toMatchObject({ made: 3, due: 3, kept: 1, broken: 1, unsaid: 1, moved: 0, open: 0 });
  });

  it('counts what fell due in twelve months, to the day', async () => {
    await given('vpHead', 'Đúng ngày đầu', '2025-11-21', true, '2025-10-01');
    await given('vpHead', 'Trước một ngày', '2025-11-20', true, '2025-10-01');
    await given('vpHead', 'Đúng hôm nay', '2026-11-20', false);
    await given('vpHead', 'Ngày mai mới đến', '2026-11-21', true);
    const counts = (await countsOfPeople(on.db, [ward.officials['vpHead']!], '2026-11-20')).get(
      ward.officials['vpHead']!,
    );
    expect(counts).toMatchObject({ due: 2, kept: 1, broken: 1, open: 1 });
  });

  it('takes the word of the approver over the person, once the evaluation is decided, and hides what stands on a draft', async () => {
    const period = await openMonth(on.db, ward);
    const id = await given('mcHead', 'Trả lời xong đơn tồn', '2026-11-10', true);
    const shares = async () =>
      (await keptShares(on.db, { rootUnitId: ward.units.PM.id, until: '2026-11-20' })).find(
        ({ officialId }) => officialId === ward.officials['mcHead'],
      );
    expect(await shares()).toMatchObject({ due: 1, kept: 0, broken: 0, unsaid: 1 });
    await on.db.rows(`update evaluations set status = 'submitted' where period_id = $1 and official_id = $2`, [
      period,
      ward.officials['mcHead'],
    ]);
    await on.db.rows('update commitments set head_kept = false where id = $1', [id]);
    expect(await shares()).toMatchObject({ due: 1, kept: 1, broken: 0, unsaid: 0 });
    await decide(period);
    expect(await shares()).toMatchObject({ due: 1, kept: 0, broken: 1, unsaid: 0 });
    expect((await (await on.client('vphead')).get(`/commitments/${ward.officials['mcHead']}`)).text).toContain(
      'người duyệt xác định là chưa giữ',
    );
  });

  it('shows a head their own people, and nobody else these', async () => {
    await given('mc1', 'Sắp lại tủ hồ sơ', '2026-12-20');
    expect((await head.get('/commitments')).text).toContain('Bùi Thị Ba');
    expect((await head.get(`/commitments/${ward.officials['mc1']}`)).text).toContain('Sắp lại tủ hồ sơ');
    for (const other of ['mc2', 'vphead', 'secretary', 'chair'])
      expect((await (await on.client(other)).get(`/commitments/${ward.officials['mc1']}`)).status).toBe(404);
  });
});

describe('saying how it went', () => {
  it('keeps the answer with proof and file, which the agency opens', async () => {
    const id = await given('mcHead', 'Dán lại bảng hướng dẫn', '2026-12-05');
    const page = await head.upload(`/commitments/${id}/statement`, { kept: 'kept', text: 'Đã dán ở sảnh, có ảnh' }, [
      { field: 'file', name: 'anh.pdf', bytes: PDF },
    ]);
    expect(page.text).toContain('Đã dán ở sảnh, có ảnh');
    const other = await on.client('vp1');
    const seen = await other.get(`/commitments/${ward.officials['mcHead']}?show=kept`);
    expect((await other.get(`/commitments/${id}/proofs`)).headers.get('location')).toBe(
      `/commitments/${ward.officials['mcHead']}#c-${id}`,
    );
    const file = /href="(\/commitments\/\d+\/proofs\/\d+\/file)"/.exec(seen.text)![1]!;
    expect((await other.download(file)).status).toBe(200);
    expect((await (await on.client('stranger')).download(file)).status).toBe(404);
    expect(await on.db.rows(`select 1 from audit where payload::json->>'act' = 'commitment.stated'`)).toHaveLength(1);
  });

  it('refuses without an answer, without proof, and a file that is none of those taken, with what was typed', async () => {
    const id = await given('mcHead', 'Dán lại bảng hướng dẫn', '2026-12-05');
    const bare = await head.post(`/commitments/${id}/statement`, { text: 'ok' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Chọn đã giữ hay không giữ được.');
    expect(bare.text).toMatch(/>\s*ok<\/textarea>/);
    const strange = await head.upload(`/commitments/${id}/statement`, { kept: 'kept', text: 'Đã xong việc này' }, [
      { field: 'file', name: 'anh.pdf', bytes: 'chữ thường' },
    ]);
    expect(strange.status).toBe(422);
    expect(await on.db.rows('select 1 from commitment_proofs')).toEqual([]);
  });

  it('is put right with a reason, words and answer, until its month is handed in; both versions are read', async () => {
    const period = await openMonth(on.db, ward);
    const id = await given('mcHead', 'Trả lời xong đơn tồn của tháng', '2026-11-10');
    const at = `/commitments/${id}/correction`;
    const words = { text: 'Trả lời xong đơn tồn của quý ba', reason: 'Ghi nhầm khoảng thời gian' };
    expect((await (await on.client('vp1')).get(at)).status).toBe(403);
    expect((await (await on.client('stranger')).get(at)).status).toBe(404);
    expect((await head.post(at, { ...words, reason: 'ngắn' })).status).toBe(422);
    expect((await head.post(at, words)).text).toContain('Trả lời xong đơn tồn của quý ba');
    await head.post(`/commitments/${id}/statement`, { kept: 'kept', text: 'Đã xong hết' });
    const again = await head.post(`/commitments/${id}/statement`, { kept: 'broken', text: 'Còn ba đơn' });
    expect([again.status, again.text.includes('Muốn đổi thì sửa câu trả lời')]).toEqual([409, true]);
    const seen = /name="seen" value="([^"]+)"/.exec((await head.get(at)).text)![1]!;
    const tabs = ['Sót ba đơn chưa trả lời', 'Sót bốn đơn chưa trả lời'].map((reason) =>
      head.post(at, { text: words.text, kept: 'broken', reason, seen }),
    );
    expect((await Promise.all(tabs)).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await on.db.rows('select text, self_kept from commitments where id = $1', [id])).toEqual([
      { text: words.text, self_kept: false },
    ]);
    await on.db.rows(`update evaluations set status = 'submitted' where official_id = $1`, [ward.officials['mcHead']]);
    const read = (await (await on.client('vp1')).get(`/commitments/${ward.officials['mcHead']}?show=broken`)).text;
    expect(read).toContain('Trả lời xong đơn tồn của tháng');
    expect(read).toContain('Ghi nhầm khoảng thời gian');
    expect(read).toMatch(/Sót (ba|bốn) đơn chưa trả lời/);
    expect((await head.get(at)).status).toBe(409);
    await decide(period);
    expect((await head.get(at)).status).toBe(409);
    expect(await on.db.rows(`select 1 from audit where payload::json->>'act' = 'commitment.corrected'`)).toHaveLength(
      2,
    );
  });

  it('said with its proof, it is not turned over in the month’s draft: the form shows it and leads to its page', async () => {
    await openMonth(on.db, ward);
    const [said, open] = [
      await given('mcHead', 'Trả lời xong đơn tồn của tháng', '2026-11-10'),
      await given('mcHead', 'Dán lại bảng hướng dẫn', '2026-11-12'),
    ];
    await head.post(`/commitments/${said}/statement`, { kept: 'broken', text: 'Còn ba đơn' });
    const { id } = (await on.db.one<{ id: number }>('select id from evaluations where official_id = $1', [
      ward.officials['mcHead'],
    ]))!;
    const form = await head.get(`/evaluations/${id}`);
    expect(form.text).toContain(`href="/commitments/${said}/correction"`);
    expect(form.text).not.toContain(`name="kept.${said}"`);
    expect(form.text).toContain(`name="kept.${open}"`);
    const saved = await head.post(`/evaluations/${id}/draft`, { [`kept.${said}`]: 'kept', [`kept.${open}`]: 'kept' });
    expect([saved.status, saved.text.includes('không đổi trong phiếu')]).toEqual([422, true]);
    expect(await on.db.rows('select id, self_kept as kept from commitments order by id')).toEqual([
      { id: said, kept: false },
      { id: open, kept: true },
    ]);
  });

  it('may be changed until the evaluation is handed in, proved until it is decided, and not after', async () => {
    const period = await openMonth(on.db, ward);
    const id = await given('mcHead', 'Trả lời xong đơn tồn', '2026-11-10');
    const evaluation = await on.db.one<{ id: number; revision: number }>(
      'select id, revision from evaluations where period_id = $1 and official_id = $2',
      [period, ward.officials['mcHead']],
    );
    await head.post(`/commitments/${id}/statement`, { kept: 'broken', text: 'Còn ba đơn' });
    expect(
      (await on.db.one<{ revision: number }>('select revision from evaluations where id = $1', [evaluation!.id]))!
        .revision,
    ).toBe(evaluation!.revision + 1);
    await on.db.rows(`update evaluations set status = 'submitted' where id = $1`, [evaluation!.id]);
    expect((await head.post(`/commitments/${id}/statement`, { kept: 'kept', text: 'Đã xong hết' })).status).toBe(409);
    expect((await head.post(`/commitments/${id}/proofs`, { text: 'Danh sách ba đơn còn lại' })).status).toBe(200);
    await decide(period);
    expect((await head.post(`/commitments/${id}/proofs`, { text: 'Thêm nữa' })).status).toBe(409);
    expect(await on.db.rows('select text from commitment_proofs order by id')).toEqual([
      { text: 'Còn ba đơn' },
      { text: 'Danh sách ba đơn còn lại' },
    ]);
  });
});

describe('a commitment that nearly repeats another', () => {
  const TEN = 'Trả lời xong toàn bộ đơn thư còn tồn trong tháng này';

  it('is asked about first without a name, and made all the same carries the mark for those above alone', async () => {
    await given('vpHead', TEN, '2026-10-20', true);
    const asked = await head.post('/commitments', { text: `${TEN} nhé`, dueOn: '2026-12-20' });
    expect(asked.text).toContain('trùng 92 % số từ với bản của một người khác trong cơ quan');
    expect(asked.text).not.toContain('Lý Văn Phòng');
    expect(await on.db.rows('select 1 from commitments where official_id = $1', [ward.officials['mcHead']])).toEqual(
      [],
    );
    await head.post('/commitments', { text: `${TEN} nhé`, dueOn: '2026-12-20', anyway: 'yes' });
    expect(
      await on.db.rows('select nearly_same from commitments where official_id = $1', [ward.officials['mcHead']]),
    ).toEqual([{ nearly_same: [{ item: 1, with: 'other', percent: 92 }] }]);
    const address = `/commitments/${ward.officials['mcHead']}`;
    for (const [who, sees] of [
      ['chair', true],
      ['secretary', true],
      ['mc1', false],
      ['vphead', false],
    ] as const)
      expect([who, (await (await on.client(who)).get(address)).text.includes('Trùng 92 %')]).toEqual([who, sees]);
  });

  it('is let through below nine words in ten, or older than twelve months, or of another agency', async () => {
    await given('stranger', TEN, '2026-10-20', true);
    await given('vpHead', TEN, '2025-10-20', true, '2025-10-01');
    await given('chair', `${TEN} và báo`, '2026-10-20', true);
    await head.post('/commitments', { text: TEN, dueOn: '2026-12-20' });
    expect(
      await on.db.rows('select nearly_same from commitments where official_id = $1', [ward.officials['mcHead']]),
    ).toEqual([{ nearly_same: [] }]);
  });

  it("knows one's own of last year", async () => {
    await given('mcHead', TEN, '2025-03-20', true, '2025-02-01');
    expect((await head.post('/commitments', { text: TEN, dueOn: '2026-12-20' })).text).toContain(
      'bản của chính bạn năm trước',
    );
  });
});

describe('pure', () => {
  const due = {
    dueOn: '2026-11-10',
    selfKept: true,
    evaluationStatus: 'draft',
    evaluationDecided: false,
    evaluationAsks: true,
    evaluationClosed: false,
  };
  it.each([
    ['a draft', {}, null, null],
    ['handed in', { evaluationStatus: 'submitted' }, 'commitment-submitted', null],
    ['returned', { evaluationStatus: 'returned' }, null, null],
    ['decided', { evaluationStatus: 'approved', evaluationDecided: true }, 'commitment-decided', 'commitment-decided'],
    ['closed', { evaluationClosed: true }, 'commitment-closed', 'commitment-closed'],
    ['a set without promises', { evaluationStatus: 'submitted', evaluationAsks: false }, null, null],
    ['excused', { evaluationStatus: 'excused' }, null, null],
  ] as const)('on an evaluation that is %s', (_, facts, statement, proof) => {
    expect([statementDenial({ ...due, ...facts }, '2026-11-20'), proofDenial({ ...due, ...facts })]).toEqual([
      statement,
      proof,
    ]);
  });
  it('without a evaluation an answer stands from the second month on, a first one may still be given', () => {
    const none = { ...due, evaluationStatus: null };
    expect([
      statementDenial(none, '2026-12-31'),
      statementDenial(none, '2027-01-01'),
      statementDenial({ ...none, selfKept: null }, '2027-03-01'),
    ]).toEqual([null, 'commitment-late', null]);
  });
  it('rounds the share half up and has none of nothing', () => {
    expect([
      shareView({ kept: 1, broken: 7, unsaid: 0 }).percent,
      shareView({ kept: 0, broken: 0, unsaid: 3 }).percent,
      shareView({ kept: 2, broken: 1, unsaid: 0 }).percent,
    ]).toEqual(['13', null, '67']);
  });
});

async function decide(period: number): Promise<void> {
  const official = ward.officials['mcHead'];
  const approval = await on.db.one<{ id: number }>(
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, values, left_out, due_count, notes, points, score, exemplarity)
     select e.id, 1, 'approval', $3, '2026-11-19T02:00:00Z', e.unit_id, e.tier, e.version_id, '{9,9,1,1,NULL}', '{f,f,f,f,f}', 1, '{}', '{9,9,9,9,NULL}', 90, 90
     from evaluations e where e.period_id = $1 and e.official_id = $2 returning id`,
    [period, official, ward.accounts['chair']],
  );
  await on.db.rows(
    `update evaluations e set status = 'approved', approval_id = a.id, approved_at = a.at, points = a.points, score = a.score, exemplarity = a.exemplarity
     from approvals a where a.id = $3 and e.period_id = $1 and e.official_id = $2`,
    [period, official, approval!.id],
  );
}
