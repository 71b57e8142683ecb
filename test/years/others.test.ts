import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from './support.js';

const DECISION = {
  label: 'excellent',
  decisionNumber: '81-QĐ/ĐU',
  decisionDate: '2026-12-05',
  issuedBy: 'Đảng ủy cấp trên',
};

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
let personnel: Client;
const of = (key: string) => `/years/${year.id}/others/${ward.officials[key]}`;
const december = () => `/years/${year.id}/december?show=all`;
const seenIn = (text: string) => /name="seen" value="([^"]+)"/.exec(text)![1]!;
const correctionIn = (text: string) => /href="(\/years\/outside-labels\/\d+)\/correction"/.exec(text)?.[1];

beforeEach(async () => {
  app = await startTestApp('2026-12-08T02:00:00Z');
  ward = await makeWard(app.db);
  await app.db.rows(`update officials set person_type = 'cadre' where id = any ($1)`, [
    [ward.officials['chair'], ward.officials['vice']],
  ]);
  await app.db.rows(`update officials set person_type = 'public-employee' where id = $1`, [ward.officials['mc5']]);
  year = await openTestYear(app.db, ward, '2026-12-01');
  personnel = await app.client('personnel');
});
afterEach(() => app.close());

describe('who is under another rule', () => {
  it('stands in December with the rule, and in none of its counts', async () => {
    const { text } = await personnel.get(december());
    const others = text.slice(text.indexOf('id="others"'));
    for (const words of [
      'Trần Quốc Mẫu',
      'Lê Thị Phó',
      'theo quy định của Đảng',
      'Dương Thị Bảy',
      'theo Nghị định 233/2026/NĐ-CP',
    ])
      expect(others).toContain(words);
    expect(others).toContain('3 người không thuộc Nghị định 335 trong năm, 0 người đã có quyết định');
    expect(text.slice(0, text.indexOf('id="others"'))).not.toContain('Trần Quốc Mẫu');
    expect(text).toContain('0 / 14');
    expect(await app.db.rows('select 1 from year_records where official_id = $1', [ward.officials['chair']])).toEqual(
      [],
    );
  });

  it('is read by their head, by duty and by themselves, by nobody else', async () => {
    const statuses = async (key: string, logins: string[]) =>
      Promise.all(logins.map(async (login) => (await (await app.client(login)).get(of(key))).status));
    expect(
      await statuses('mc5', ['mc5', 'mchead', 'chair', 'personnel', 'inspector', 'mc1', 'vphead', 'stranger']),
    ).toEqual([200, 200, 200, 200, 200, 404, 404, 404]);
    expect(await statuses('chair', ['chair', 'outside', 'personnel', 'vice', 'mchead'])).toEqual([
      200, 200, 200, 404, 404,
    ]);
    expect(await statuses('mc1', ['personnel'])).toEqual([404]);
  });
});

describe('a decision from outside', () => {
  it('is entered once by personnel, told to the person, and counted under no ceiling', async () => {
    const done = await personnel.post(of('vice'), DECISION);
    expect([done.status, done.text.includes('Đã nhập quyết định và báo cho người được xếp loại.')]).toEqual([
      200,
      true,
    ]);
    expect(done.text).toContain('Quyết định số 81-QĐ/ĐU ngày 05/12/2026 của Đảng ủy cấp trên.');
    expect((await personnel.post(of('vice'), DECISION)).status).toBe(409);
    const { text } = await personnel.get(december());
    expect(text).toContain('1 người đã có quyết định');
    expect(text).toContain('Hoàn thành xuất sắc nhiệm vụ <span class="soft small">(số 81-QĐ/ĐU, 05/12/2026)</span>');
    const own = await (await app.client('vice')).get('/years');
    expect(own.text).toContain('theo quy định của Đảng (số 81-QĐ/ĐU, 05/12/2026)');
    expect(await app.db.rows(`select 1 from notices where code = 'outside-label-entered'`)).toHaveLength(1);
    const all = await personnel.get(`/years/${year.id}/classification`);
    expect(all.text).toContain('3 người xếp loại theo quy định khác không có trong danh sách này');
    expect(all.text).not.toContain('Lê Thị Phó');
    const record = JSON.parse((await personnel.get(`/years/${year.id}/classification/record`)).text) as {
      officials: object[];
    };
    expect(record.officials).toHaveLength(14);
  });

  it('is refused with a reason for each field, and what was typed stays', async () => {
    const answer = await personnel.post(of('vice'), { ...DECISION, label: 'A', decisionDate: '2026-12-09' });
    expect([answer.status, answer.text.includes('value="81-QĐ/ĐU"')]).toEqual([422, true]);
    expect(answer.text).toContain('Chọn mức xếp loại ghi trong quyết định.');
    const early = await personnel.post(of('vice'), { ...DECISION, decisionDate: '2025-12-31' });
    expect([early.status, early.text.includes('phải ban hành từ ngày 01/01/2026 trở đi')]).toEqual([422, true]);
    for (const login of ['chair', 'inspector', 'vice'])
      expect([login, (await (await app.client(login)).post(of('vice'), DECISION)).status]).toEqual([login, 403]);
    expect((await personnel.post(of('mc1'), DECISION)).status).toBe(404);
  });

  it('nobody enters on themselves', async () => {
    await app.db.rows(`update accounts set official_id = $1 where id = $2`, [null, ward.accounts['vice']]);
    await app.db.rows(`update accounts set official_id = $1 where id = $2`, [
      ward.officials['vice'],
      ward.accounts['personnel'],
    ]);
    const same = await app.client('personnel');
    expect((await same.post(of('vice'), DECISION)).status).toBe(403);
    expect((await same.get(of('vice'))).text).not.toContain('Nhập quyết định xếp loại');
  });

  it('is put right with a reason, both versions readable, and can be taken back and entered anew', async () => {
    const page = await personnel.post(of('chair'), DECISION);
    const address = correctionIn(page.text)!;
    const form = await personnel.get(`${address}/correction`);
    const corrected = await personnel.post(`${address}/correction`, {
      ...DECISION,
      label: 'good',
      seen: seenIn(form.text),
      reason: 'Gõ nhầm mức so với văn bản',
    });
    expect(corrected.status).toBe(200);
    expect(corrected.text).toContain('<h2>Hoàn thành tốt nhiệm vụ</h2>');
    expect(corrected.text).toContain('Hoàn thành xuất sắc nhiệm vụ. Quyết định số 81-QĐ/ĐU');
    expect(corrected.text).toContain('Gõ nhầm mức so với văn bản');
    const again = await personnel.get(`${address}/correction`);
    const late = await personnel.post(`${address}/correction`, {
      ...DECISION,
      decisionDate: '2027-01-05',
      seen: seenIn(again.text),
      reason: 'Gõ nhầm ngày so với văn bản',
    });
    expect(late.status).toBe(422);
    const gone = await personnel.post(`${address}/withdrawal`, {
      seen: seenIn(again.text),
      why: 'Văn bản là của người khác',
    });
    expect(gone.text).toContain('Văn bản là của người khác');
    expect((await personnel.get(december())).text).toContain('0 người đã có quyết định');
    expect((await personnel.get(`${address}/correction`)).status).toBe(409);
    expect((await personnel.post(of('chair'), { ...DECISION, decisionNumber: '82-QĐ/ĐU' })).status).toBe(200);
    expect((await (await app.client('chair')).get(`${address}/correction`)).status).toBe(403);
  });

  it('keeps the person out of Mẫu 02 when the agency chooses the decree afterwards', async () => {
    await personnel.post(of('mc5'), { ...DECISION, issuedBy: 'Trung tâm dịch vụ công' });
    await app.db.rows(
      `insert into edition_choices (unit_id, person_type, edition, from_month, decision_number, decision_date, issued_by, chosen_by, chosen_at)
       values ($1, 'public-employee', 'nd-335-2025', '2026-01', '12/QĐ', '2026-01-05', 'UBND', $2, '2026-01-05T02:00:00Z')`,
      [ward.units.PM.id, ward.accounts['personnel']],
    );
    expect((await personnel.post(`/years/${year.id}/refresh`)).text).toContain('Danh sách đã đúng (0 thêm');
    expect((await personnel.get(december())).text).toContain('theo Nghị định 233/2026/NĐ-CP');
  });
});
