import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { confirmed, FULL_COMMON, openLegalMonth, type LegalMonth } from '../support/legal.js';
import { broughtForward } from '../support/migrations.js';
import { makeWard, type Ward } from '../support/ward.js';

/** What follows where the kind of a person was entered wrongly: for viên chức the decree holds by choice alone. */
let app: TestApp;
let ward: Ward;
let personnel: Client;
let month: LegalMonth;
const WHY = 'Nhập nhầm, người này là viên chức';

beforeEach(async () => {
  app = await startTestApp('2026-12-01T02:00:00Z');
  ward = await makeWard(app.db);
  month = await openLegalMonth(app.db, ward, '2026-12');
  personnel = await app.client('personnel');
  await personnel.post('/years', { year: '2026', rootUnitId: String(ward.units.PM.id), dueOn: '2026-12-14' });
});
afterEach(() => app.close());

const hidden = (text: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? '';
async function put(key: string, kind: string) {
  const path = `/officials/${ward.officials[key]}/correction`;
  const page = await personnel.get(path);
  const fields = {
    name: hidden(page.text, 'name'),
    code: hidden(page.text, 'code'),
    email: '',
    personType: kind,
    reason: WHY,
    seen: hidden(page.text, 'seen'),
  };
  const shown = await personnel.post(path, fields);
  return { shown, done: () => personnel.post(path, { ...fields, agreed: hidden(shown.text, 'agreed') }) };
}
const kindOf = async (key: string) =>
  (await app.db.one<{ kind: string }>('select person_type as kind from officials where id = $1', [
    ward.officials[key],
  ]))!.kind;
const papersOf = async (key: string) => {
  const row = await app.db.one<{ forms: number; years: number }>(
    `select (select count(*)::int from legal_forms where official_id = $1) as forms, (select count(*)::int from year_records where official_id = $1) as years`,
    [ward.officials[key]],
  );
  return [row!.forms, row!.years];
};

it('is shown first with the papers that go; then the blank ones of month and year are gone, and December lists the person under their own rule', async () => {
  const { shown, done } = await put('mc1', 'public-employee');
  expect(shown.text).toContain('Chưa sửa gì');
  for (const said of ['phiếu theo luật tháng 12/2026', 'năm 2026']) expect(shown.text).toContain(said);
  expect([await kindOf('mc1'), await papersOf('mc1')]).toEqual(['civil-servant', [1, 1]]);
  expect((await done()).text).toContain('Đã lưu bản sửa');
  expect([await kindOf('mc1'), await papersOf('mc1')]).toEqual(['public-employee', [0, 0]]);
  const { id } = (await app.db.one<{ id: number }>('select id from years'))!;
  expect((await personnel.get(`/years/${id}/december`)).text).toContain(`/years/${id}/others/${ward.officials['mc1']}`);
  expect(await papersOf('mc2')).toEqual([1, 1]);
});

const WORDS = 'Đã hoàn thành các việc được giao trong năm, còn chậm hai hồ sơ.';
const write = () =>
  app.db.rows(`update year_records set self_saved_at = now(), self_report = $2 where official_id = $1`, [
    ward.officials['mc1'],
    WORDS,
  ]);
const yearOf = async () => (await app.db.one<{ id: number }>('select id from years'))!.id;

it('words of the year are set aside with the record, and stay readable', async () => {
  await write();
  const { shown, done } = await put('mc1', 'public-employee');
  expect(shown.text).toContain('lời đã viết vẫn giữ và đọc được');
  expect(shown.text).not.toContain('Phiếu chưa có gì nên được bỏ ra. xếp loại');
  expect((await papersOf('mc1'))[1]).toBe(1);
  expect((await done()).text).toContain('Đã lưu bản sửa');
  expect((await papersOf('mc1'))[1]).toBe(0);
  const page = `/years/${await yearOf()}/others/${ward.officials['mc1']}`;
  expect((await personnel.get(page)).text).toContain(WORDS);
  const own = await app.client('mc1');
  expect((await own.get('/notices')).text).toContain('Lời bạn đã viết vẫn giữ để đọc lại');
  expect((await own.get(page)).text).toContain(WORDS);
  expect((await (await app.client('mc2')).get(page)).status).toBe(404);
  expect(await app.db.rows(`select act from audit where act like 'year-sheet.%'`)).toEqual([
    { act: 'year-sheet.set-aside' },
  ]);
});

it('the way back of the migration puts the words into the year again', async () => {
  await write();
  await (await put('mc1', 'public-employee')).done();
  expect((await papersOf('mc1'))[1]).toBe(0);
  const notices = 'insert into notices (account_id, code, href, at) values ($1, $2, $3, now())';
  await app.db.rows(notices, [ward.accounts['personnel'], 'comment', '/evaluations']);
  let said: { words: string; label: string | null }[] = [];
  await broughtForward(app.ownerUrl, 'NoticesOfAccounts1764000001960', async (runner) => {
    said = (await runner.query(
      'select self_report as words, self_label as label from year_records where official_id = $1',
      [ward.officials['mc1']],
    )) as typeof said;
  });
  expect(said).toEqual([{ words: WORDS, label: null }]);
  expect(await app.db.rows('select 1 from notices where official_id is null')).toEqual([]);
});

it('where others stated something on the record, it is held and the preview says why', async () => {
  await write();
  await app.db.rows(
    `insert into party_opinions (year_record_id, committee_id, text, by_account, at)
     select id, (select min(id) from committees), 'Đồng ý với tự nhận xét', $2, now() from year_records where official_id = $1`,
    [ward.officials['mc1'], ward.accounts['personnel']],
  );
  const { shown, done } = await put('mc1', 'public-employee');
  expect(shown.text).toContain('Phiếu ở lại theo đối tượng cũ');
  await done();
  expect((await papersOf('mc1'))[1]).toBe(1);
});

it('a form of the month in which something was stated stays', async () => {
  await app.db.rows(`update legal_forms set self_marks = $2, self_saved_at = now(), revision = 1 where id = $1`, [
    month.legalForms['mc1'],
    JSON.stringify(FULL_COMMON),
  ]);
  const { done } = await put('mc1', 'public-employee');
  await done();
  expect([await kindOf('mc1'), await papersOf('mc1')]).toEqual(['public-employee', [1, 0]]);
});

it('where a result is decided another confirms', async () => {
  await confirmed(app.db, ward, month.legalForms['mc1']!, '90.00');
  const { shown, done } = await put('mc1', 'public-employee');
  expect(shown.text).toContain('cần người thứ hai xác nhận');
  expect((await done()).path).toContain('/corrections/requests/');
  expect(await kindOf('mc1')).toBe('civil-servant');
});

it('a name is put right at once', async () => {
  const path = `/officials/${ward.officials['mc1']}/correction`;
  const { text } = await personnel.get(path);
  const fields = { code: hidden(text, 'code'), email: '', personType: 'civil-servant', reason: 'Viết sai tên đệm' };
  const answer = await personnel.post(path, { ...fields, name: 'Bùi Thị Bảy', seen: hidden(text, 'seen') });
  expect(answer.text).toContain('Đã lưu bản sửa');
});
