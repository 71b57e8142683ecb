import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { FULL_COMMON, openLegalMonth, type LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let decree: LegalMonth;
let hanoi: LegalMonth;
let personnel: Client;
const frames: Record<string, number> = {};

const signed = (login: string) => t.client(login.toLowerCase());
const legalForm = (of: LegalMonth, key: string) =>
  t.db.one<{
    id: number;
    status: string;
    unitId: number;
    frame: number | null;
    marks: Record<string, string>;
    left: string | null;
  }>(
    'select id, status, unit_id as "unitId", frame_id as frame, self_marks as marks, left_on as left from legal_forms where legal_period_id = $1 and official_id = $2',
    [of.periodId, ward.officials[key]],
  );
const notices = async (key: string) =>
  (
    await t.db.rows<{ code: string }>('select code from notices where official_id = $1 order by id', [
      ward.officials[key],
    ])
  ).map(({ code }) => code);
const marks = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).map(([item, mark]) => [`mark.${item}`, mark.replace('.', ',')]));
const end = (key: string, day: string) => personnel.post(`/posts/${ward.posts[key]}/end`, { day });

async function frame(audience: string, items: object[]): Promise<number> {
  const row = await t.db.one<{ id: number }>(
    `insert into hanoi_frames (unit_id, audience, number, items, from_month, decision_number, decision_date, created_by, created_at, updated_at, adopted_by, adopted_at)
     values ($1, $2, 1, $3, '2026-01', '3/QĐ', '2026-01-02', $4, $5, $5, $4, $5) returning id`,
    [ward.units.PM.id, audience, JSON.stringify(items), ward.accounts['chair'], '2026-01-02T01:00:00Z'],
  );
  return row!.id;
}
const SAME = { code: 'discipline-1', text: 'Chấp hành giờ giấc', group: 'discipline', most: '20' };

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  decree = await openLegalMonth(t.db, ward);
  hanoi = await openLegalMonth(t.db, ward, '2026-11', 'hanoi-3814-2018');
  frames['staff'] = await frame('staff', [
    SAME,
    { code: 'results-1', text: 'Hồ sơ đúng hạn', group: 'results', most: '70' },
    { code: 'bonus-1', text: 'Sáng kiến', group: 'bonus', most: '10' },
  ]);
  frames['leaders'] = await frame('leaders', [
    SAME,
    { code: 'results-1', text: 'Kết quả của đơn vị', group: 'results', most: '70' },
    { code: 'bonus-1', text: 'Sáng kiến', group: 'bonus', most: '10' },
  ]);
  await t.db.rows(
    `update legal_forms set frame_id = case when leader then $2::int else $3::int end where legal_period_id = $1`,
    [hanoi.periodId, frames['leaders'], frames['staff']],
  );
  await t.db.rows(
    `insert into edition_choices (unit_id, person_type, edition, from_month, decision_number, decision_date, chosen_by, chosen_at) values ($1, 'civil-servant', 'hanoi-3814-2018', '2026-01', '4/QĐ', '2026-01-02', $2, $3)`,
    [ward.units.PM.id, ward.accounts['chair'], '2026-01-02T01:00:00Z'],
  );
  personnel = await signed('personnel');
  await personnel.get('/account/password');
});
afterAll(() => t.close());

describe('who holds no main post on the last day', () => {
  it('has no form by law when it was untouched', async () => {
    await end('vp1', '2026-11-25');
    expect(await legalForm(decree, 'vp1')).toBeUndefined();
    expect(await legalForm(hanoi, 'vp1')).toBeUndefined();
    expect(await notices('vp1')).toEqual(['legal-left-removed', 'legal-left-removed']);
    expect(await notices('vpHead')).toContain('legal-left-head');
  });

  it('is not scored when something was stated; it comes back with a post', async () => {
    const own = await signed('vp2');
    await own.get(`/legal/forms/${decree.legalForms['vp2']}`);
    await own.post(`/legal/forms/${decree.legalForms['vp2']}/draft`, marks({ 'I.1': '4' }));
    await end('vp2', '2026-11-25');
    expect(await legalForm(decree, 'vp2')).toMatchObject({
      status: 'absent',
      left: '2026-11-30',
      marks: { 'I.1': '4' },
    });
    await personnel.post(`/officials/${ward.officials['vp2']}/posts`, {
      unit: 'VP',
      postTitle: 'Công chức',
      tier: '0',
      position: 'member',
      mainPost: 'main',
      fromDate: '2026-11-26',
      toDate: '',
      decisionNumber: '',
    });
    expect(await legalForm(decree, 'vp2')).toMatchObject({ status: 'draft', left: null });
  });

  it('cannot hand a form in, and what was typed is kept', async () => {
    const own = await signed('kt1');
    await own.get(`/legal/forms/${decree.legalForms['kt1']}`);
    await t.db.rows(`update posts set to_date = '2026-11-29' where id = $1`, [ward.posts['kt1']]);
    const { text } = await own.post(`/legal/forms/${decree.legalForms['kt1']}/submission`, marks(FULL_COMMON));
    expect(text).toContain('không giữ chức vụ chính ở đây vào ngày cuối tháng');
    expect(await legalForm(decree, 'kt1')).toMatchObject({ status: 'draft', marks: { 'I.1': '5' } });
    const paper = await own.post(`/legal/hanoi/${hanoi.legalForms['kt1']}/draft`, {
      'mark.discipline-1': '19',
      'mark.results-1': '60',
      'mark.bonus-1': '3',
      go: 'submission',
    });
    expect(paper.text).toContain('không giữ chức vụ chính ở đây vào ngày cuối tháng');
    expect((await legalForm(hanoi, 'kt1'))?.status).toBe('draft');
  });

  it('is taken out by “Cập nhật danh sách”', async () => {
    const { text } = await personnel.post(`/legal/months/${decree.periodId}/refresh`);
    expect(text).toContain('bỏ 0 phiếu trắng và ghi không chấm 1 phiếu');
    expect((await legalForm(decree, 'kt1'))?.status).toBe('absent');
  });
});

describe('a transfer', () => {
  it('takes the form by law along with what was stated', async () => {
    const own = await signed('mc1');
    await own.get(`/legal/forms/${decree.legalForms['mc1']}`);
    await own.post(`/legal/forms/${decree.legalForms['mc1']}/draft`, marks({ 'I.1': '4', 'I.2': '5' }));
    await own.post(`/legal/hanoi/${hanoi.legalForms['mc1']}/draft`, {
      'mark.discipline-1': '19',
      'mark.results-1': '60',
      'mark.bonus-1': '3',
    });
    await personnel.post(`/officials/${ward.officials['mc1']}/transfer`, {
      unit: 'KT',
      postTitle: 'Trưởng phòng',
      tier: '2',
      position: 'head',
      fromDate: '2026-11-21',
      decisionNumber: '',
    });
    expect(await legalForm(decree, 'mc1')).toMatchObject({
      unitId: ward.units.KT.id,
      marks: { 'I.1': '4', 'I.2': '5' },
    });
  });

  it('keeps the marks of Hanoi’s other frame beside the new form, and only what is the same in it', async () => {
    expect(await legalForm(hanoi, 'mc1')).toMatchObject({
      unitId: ward.units.KT.id,
      frame: frames['leaders'],
      marks: { 'discipline-1': '19', 'bonus-1': '3' },
    });
    const { text } = await (await signed('mc1')).get(`/legal/hanoi/${hanoi.legalForms['mc1']}`);
    expect(text).toContain('Đã khai ở Bộ phận Một cửa');
    expect(text).toMatch(/Hồ sơ đúng hạn: <b>60<\/b>/);
    expect((await legalForm(hanoi, 'mc1'))?.marks).not.toHaveProperty('results-1');
  });
});
