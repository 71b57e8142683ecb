import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let app: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  app = await startTestApp('2026-11-10T02:00:00Z');
  ward = await makeWard(app.db);
  await app.db.rows(`update officials set person_type = 'contract' where id = $1`, [ward.officials['mc5']]);
  personnel = await app.client('personnel');
});
afterEach(() => app.close());

const open = (month: string, edition = 'nd-335-2025', days: Record<string, string> = {}) =>
  personnel.post('/legal/months', { rootUnitId: String(ward.units.PM.id), month, edition, ...days });
const forms = async () =>
  app.db.rows<{
    key: string;
    leader: boolean;
    status: string;
    type: string;
    month: string;
    span: string;
    capAt: string;
    selfDueOn: string;
  }>(
    `select o.code as key, s.leader, s.status, s.person_type as type, s.month, p.span, p.cap_at as "capAt", p.self_due_on as "selfDueOn"
     from legal_forms s join officials o on o.id = s.official_id join legal_periods p on p.id = s.legal_period_id order by o.code`,
  );
const settings = (fields: Record<string, string>) =>
  personnel.post(`/legal/settings/${ward.units.PM.id}`, {
    'legal-rhythm': 'month',
    'legal-cap-at': 'average',
    'legal-mark-takes': 'quarter',
    readingNumber: '2/QĐ-UBND',
    readingDate: '02/01/2026',
    'quota-base': 'good',
    'hanoi-ceiling': 'agency',
    ...fields,
  });
const choose = (fields: Record<string, string>) =>
  personnel.post(`/legal/settings/${ward.units.PM.id}/choices`, {
    edition: 'nd-335-2025',
    forWhom: 'contract',
    from: '01/2026',
    decisionNumber: '15/QĐ-UBND',
    decisionDate: '05/01/2026',
    ...fields,
  });

describe('opening a month by Decree 335', () => {
  it('makes a form for every civil servant and nobody else, leaders marked', async () => {
    await personnel.get('/legal/months/new');
    const shown = await open('2026-11');
    expect(shown.status).toBe(200);
    const made = await forms();
    expect(made).toHaveLength(16);
    expect(made.every(({ type, selfDueOn }) => type === 'civil-servant' && selfDueOn === '2026-11-25')).toBe(true);
    expect(made.filter(({ leader }) => leader).map(({ key }) => key)).toEqual([
      'CB-chair',
      'CB-mcDeputy',
      'CB-mcHead',
      'CB-vice',
      'CB-vpHead',
    ]);
    expect(made.some(({ key }) => key === 'CB-mc5' || key === 'CB-stranger')).toBe(false);
  });

  it('takes contract staff in by the unit’s decision, and is refused a second time', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    expect((await choose({})).text).toContain('15/QĐ-UBND');
    await open('2026-11');
    expect(await forms()).toHaveLength(17);
    const again = await open('2026-11');
    expect(again.status).toBe(422);
    expect(again.text).toContain('đã được mở theo quy định này');
  });

  it.each(['public-employee', 'everybody'])('asks who decided 335 for %s, whom Decree 233 governs', async (forWhom) => {
    const asked = await choose({ forWhom });
    expect([asked.status, asked.text.includes('Nghị định 233/2026/NĐ-CP điều chỉnh viên chức')]).toEqual([422, true]);
    expect(asked.text).toContain('15/QĐ-UBND');
    expect((await choose({ forWhom, issuedBy: 'X' })).status).toBe(422);
    const chosen = await choose({ forWhom, issuedBy: 'Chủ tịch UBND phường' });
    expect(chosen.text).toContain('ở đây áp dụng theo quyết định của cơ quan');
    expect(chosen.text).toContain('05/01/2026, Chủ tịch UBND phường');
  });

  it('counts an acting head as a leader and an absent person as absent', async () => {
    await app.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2026-11-01', '9/QĐ')`,
      [ward.units.KT.id, ward.officials['kt1']],
    );
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-11', 'sick', 'Giấy nghỉ ốm', $2, '2026-11-02T01:00:00Z')`,
      [ward.officials['mc1'], ward.accounts['personnel']],
    );
    await personnel.get('/legal/months/new');
    await open('2026-11');
    const made = new Map((await forms()).map((form) => [form.key, form]));
    expect(made.get('CB-kt1')).toMatchObject({ leader: true, status: 'draft' });
    expect(made.get('CB-mc1')).toMatchObject({ status: 'absent' });
  });

  it('takes the days of the scorecard’s month where it has one', async () => {
    await app.db.rows(
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on) values ($1, '2026-11', '2026-11-01', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-26')`,
      [ward.units.PM.id],
    );
    await personnel.get('/legal/months/new');
    await open('2026-11');
    expect((await forms())[0]).toMatchObject({ selfDueOn: '2026-11-20' });
  });

  it('warns without a catalogue, and does not open before the edition is in force or too early', async () => {
    const look = await personnel.get(
      `/legal/months/new?rootUnitId=${ward.units.PM.id}&month=2026-11&edition=nd-335-2025`,
    );
    expect(look.text).toContain('Chưa có danh mục sản phẩm/công việc nào có hiệu lực');
    expect((await open('2025-12')).text).toContain('có hiệu lực từ 01/01/2026');
    const early = await open('2027-02');
    expect(early.status).toBe(422);
    expect(early.text).toContain('Còn quá sớm');
  });
});

describe('by the quarter', () => {
  it('opens the quarter’s last month only, once for its three months', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    await settings({ 'legal-rhythm': 'quarter' });
    expect((await open('2026-11')).text).toContain('chọn tháng cuối quý');
    await open('2026-12');
    expect((await forms())[0]).toMatchObject({ month: '2026-12', span: 'quarter' });
    await settings({ 'legal-rhythm': 'month' });
    const covered = await open('2026-11');
    expect(covered.status).toBe(422);
    expect(covered.text).toContain('đã nằm trong kỳ');
  });
});

describe('readings and choices', () => {
  it('a month keeps what it was opened with, whatever is set later', async () => {
    await personnel.get('/legal/months/new');
    await open('2026-11');
    await settings({ 'legal-cap-at': 'component', 'legal-rhythm': 'quarter' });
    expect((await forms())[0]).toMatchObject({ span: 'month', capAt: 'average' });
    const page = await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    expect(page.text).toMatch(/11\/2026<\/a>[^<]*Theo tháng; Cắt trung bình/);
  });

  it('335 is the law for civil servants: nobody chooses it, nobody ends it', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    const answer = await choose({ forWhom: 'civil-servant' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('đã là luật đối với công chức');
    expect((await personnel.get(`/legal/settings/${ward.units.PM.id}`)).text).toContain('Điều 2.2, 27.1');
  });

  it('refuses overlaps, months before the edition, and reversed months', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    await choose({ to: '06/2026' });
    expect((await choose({ from: '06/2026' })).text).toContain('Trùng thời gian với quyết định 15/QĐ-UBND');
    expect((await choose({ from: '07/2026' })).status).toBe(200);
    expect((await choose({ forWhom: 'cadre', from: '12/2025' })).text).toContain('chỉ có hiệu lực từ tháng 01/2026');
    expect((await choose({ forWhom: 'cadre', to: '12/2025' })).status).toBe(422);
  });

  it('ends a choice for the future; not before a month opened by it', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    await choose({});
    await open('2026-11');
    const { id } = (await app.db.one<{ id: number }>('select id from edition_choices'))!;
    const refused = await personnel.post(`/legal/settings/${ward.units.PM.id}/choices/${id}/ending`, {
      last: '10/2026',
    });
    expect(refused.status).toBe(422);
    await personnel.post(`/legal/settings/${ward.units.PM.id}/choices/${id}/ending`, { last: '11/2026' });
    expect(await app.db.one('select to_month as "to", ended_at from edition_choices')).toEqual({
      to: '2026-11',
      ended_at: null,
    });
  });

  it('3814 needs the unit’s choice and its frame', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    expect((await open('2026-11', 'hanoi-3814-2018')).text).toContain('chưa chọn quy định này');
    await choose({ edition: 'hanoi-3814-2018', forWhom: 'everybody' });
    expect((await open('2026-11', 'hanoi-3814-2018')).text).toContain('khung tiêu chí');
    await app.db.rows(
      `insert into hanoi_frames (unit_id, audience, number, items, from_month, decision_number, decision_date, created_by, created_at, updated_at, adopted_by, adopted_at)
       values ($1, 'everybody', 1, '[]', '2026-01', '3/QĐ', '2026-01-02', $2, '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', $2, '2026-01-02T00:00:00Z')`,
      [ward.units.PM.id, ward.accounts['chair']],
    );
    expect((await open('2026-11', 'hanoi-3814-2018')).status).toBe(200);
    expect(await app.db.one('select count(*)::int as forms, count(frame_id)::int as framed from legal_forms')).toEqual({
      forms: 17,
      framed: 17,
    });
  });
});

it('a refresh adds who is missing and moves drafts', async () => {
  await personnel.get('/legal/months/new');
  await open('2026-11');
  const { id } = (await app.db.one<{ id: number }>('select id from legal_periods'))!;
  await app.db.rows('delete from legal_forms where official_id = $1', [ward.officials['vt1']]);
  await app.db.rows('update posts set unit_id = $2 where official_id = $1', [ward.officials['mc2'], ward.units.VP.id]);
  expect((await personnel.post(`/legal/months/${id}/refresh`)).text).toContain(
    'Đã thêm 1 phiếu, chuyển 1 phiếu; bỏ 0 phiếu trắng',
  );
  expect(
    await app.db.one('select unit_id as unit from legal_forms where official_id = $1', [ward.officials['mc2']]),
  ).toEqual({ unit: ward.units.VP.id });
});

describe('a month by the law that opens late', () => {
  it('takes days that leave five working days for each step; they are changed with a reason, people told', async () => {
    app.clock.set(new Date('2026-12-10T02:00:00Z'));
    personnel = await app.client('personnel');
    const page = await personnel.get(
      `/legal/months/new?rootUnitId=${ward.units.PM.id}&month=2026-11&edition=nd-335-2025`,
    );
    for (const words of ['Mở muộn nên hạn cũ đã qua', '17/12/2026', '24/12/2026', '31/12/2026'])
      expect(page.text).toContain(words);
    await open('2026-11', undefined, { selfDueOn: '09/12/2026', confirmDueOn: '24/12/2026', closesOn: '31/12/2026' });
    expect(await forms()).toHaveLength(0);
    const opened = await open('2026-11', undefined, {
      selfDueOn: '18/12/2026',
      confirmDueOn: '24/12/2026',
      closesOn: '31/12/2026',
    });
    expect(opened.path).toMatch(/^\/legal\/months\/\d+$/);
    const typed = { selfDueOn: '21/12/2026', confirmDueOn: '24/12/2026', closesOn: '31/12/2026' };
    const reason = 'Mạng hỏng hai ngày, lùi hạn';
    expect((await personnel.post(`${opened.path}/correction`, { ...typed, reason: 'ngắn' })).status).toBe(422);
    const changed = await personnel.post(`${opened.path}/correction`, { ...typed, reason });
    for (const words of [reason, 'Hạn tự đánh giá: 18/12/2026 thành 21/12/2026']) expect(changed.text).toContain(words);
    expect((await (await app.client('mc1')).get('/notices')).text).toContain('đã đổi lịch theo dõi, đánh giá');
  });
});
