import { asProposed } from '../support/columns.js';
import { holidaysBetween } from '../../src/periods/holidays/holidays-between.js';
import { addWorkingDays } from '../../src/periods/working-days.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

const words = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const sevenDaysFrom = async (day: string) => addWorkingDays(day, 7, await holidaysBetween(t.db, day, '2027-12-31'));

it('the law proposes, the clock goes by it at once, and a person confirms', async () => {
  expect(await sevenDaysFrom('2027-02-04')).toBe('2027-02-22');
  const page = await personnel.get('/settings/holidays?year=2027');
  expect(words(page.text)).toContain('thứ Bảy 06/02/2027: Tết Nguyên đán');
  const proposed = [...page.text.matchAll(/name="days" value="([\d-]+)" checked/g)].map(([, day]) => day!);
  expect(proposed).toHaveLength(14);

  const kept = proposed.filter((day) => day !== '2027-02-11');
  const done = await personnel.post('/settings/holidays/years/2027/confirmation', { days: kept });
  expect(words(done.text)).toContain('Đã xác nhận lịch nghỉ năm 2027.');
  expect(await t.db.one('select count(*)::int as n from holidays')).toEqual({ n: 13 });
  expect(await sevenDaysFrom('2027-02-04')).toBe('2027-02-19');
  expect((await personnel.post('/settings/holidays/years/2027/confirmation', { days: kept })).status).toBe(409);
  expect(await t.db.rows(`select act from audit where chain = 'holidays'`)).toEqual([
    { act: 'holiday.year-confirmed' },
  ]);
  expect((await (await t.client('mchead')).get('/settings/holidays')).status).toBe(403);
});

it('days are recorded, worked Saturdays too, and removed; what is wrong is said beside what was typed', async () => {
  const many = await personnel.post('/settings/holidays', {
    kind: 'off',
    holiday: 'Tết Nguyên đán',
    first: '5/2/2027',
    last: '11/02/2027',
  });
  expect(many.text).toContain('thứ Sáu 05/02/2027');
  expect(
    (await personnel.post('/settings/holidays', { kind: 'worked', holiday: 'Làm bù', first: '20/02/2027' })).status,
  ).toBe(200);
  await personnel.post('/settings/holidays/years/2027/confirmation', {});
  expect(await sevenDaysFrom('2027-02-04')).toBe('2027-02-20');

  const none = await personnel.post('/settings/holidays', { kind: 'off', holiday: 'Tết', first: '31/02/2027' });
  expect([
    none.status,
    none.text.includes('“31/02/2027” không phải là một ngày'),
    none.text.includes('value="31/02/2027"'),
  ]).toEqual([422, true, true]);
  expect(
    (
      await personnel.post('/settings/holidays', {
        kind: 'off',
        holiday: 'Tết',
        first: '11/02/2027',
        last: '05/02/2027',
      })
    ).status,
  ).toBe(422);
  expect(
    words(
      (await personnel.post('/settings/holidays', { kind: 'worked', holiday: 'Làm bù', first: '22/02/2027' })).text,
    ),
  ).toContain('Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.');
  await personnel.post('/settings/holidays/2027-02-05/removal');
  expect(await t.db.one('select count(*)::int as n from holidays')).toEqual({ n: 7 });
});

it('a table is pasted or a file handed in: its columns are shown, then each day, then it is written', async () => {
  const paste = async (table: string) =>
    asProposed(personnel, await personnel.upload('/settings/holidays/import', { table }, []));
  const shown = await paste('31/08/2026, Nghỉ dịp Quốc khánh\n22/08/2026, Làm bù, làm bù');
  expect(words(shown.text)).toContain('31/08/2026 Nghỉ dịp Quốc khánh Thêm mới');
  expect(await t.db.rows('select day from holidays')).toEqual([]);
  await personnel.post(`${shown.path}/application`);
  expect(await t.db.rows('select day, kind from holidays order by day')).toEqual([
    { day: '2026-08-22', kind: 'worked' },
    { day: '2026-08-31', kind: 'off' },
  ]);
  const wrong = words((await paste('31/08/2026, Nghỉ\n31/09/2026, Nghỉ\n31/8/2027 Nghỉ dịp Quốc khánh')).text);
  expect(wrong).toContain('“31/09/2026” không phải là ngày');
  expect(wrong).toContain('“31/8/2027 Nghỉ dịp Quốc khánh” thiếu dấu phẩy');
  const none = await personnel.upload('/settings/holidays/import', { table: 'Ngày, Tên' }, []);
  expect([none.status, none.text.includes('Ngày, Tên</textarea>')]).toEqual([422, true]);
  const file = await personnel.upload('/settings/holidays/import', {}, [
    { field: 'file', name: 'nghi.csv', bytes: 'Ngày,Tên\n24/11/2026,Nghỉ theo thông báo\n' },
  ]);
  expect(file.text).toContain('Trong tệp: 24/11/2026');
  const planned = await asProposed(personnel, file);
  expect(words((await personnel.post(`${planned.path}/application`)).text)).toContain('Đã ghi 1 ngày.');
});

it('pages with a clock warn until the years it runs through are confirmed', async () => {
  await openMonth(t.db, ward);
  const warned = async (path: string, who: string) =>
    words((await (await t.client(who)).get(path)).text).includes('chưa được xác nhận: thời hạn theo ngày làm việc');
  expect(
    await Promise.all([
      warned('/periods/new', 'personnel'),
      warned('/petitions', 'mchead'),
      warned('/legal/petitions', 'mchead'),
      warned('/legal/months/new', 'personnel'),
    ]),
  ).toEqual([true, true, true, true]);
  await t.db.rows(
    'insert into holiday_years (year, confirmed_by, confirmed_at) select y, $1, $2 from unnest(array[2026, 2027]) y',
    [ward.accounts['personnel'], t.clock.now()],
  );
  expect(
    await Promise.all([
      warned('/periods/new', 'personnel'),
      warned('/petitions', 'mchead'),
      warned('/legal/petitions', 'mchead'),
    ]),
  ).toEqual([false, false, false]);
});

it('a calendar with a due day on a weekend or a holiday says so', async () => {
  const id = await openMonth(t.db, ward);
  await t.db.rows(
    `update periods set self_due_on = '2026-11-28', approval_due_on = '2026-11-30', review_due_on = '2026-11-30', closes_on = '2026-12-01' where id = $1`,
    [id],
  );
  await t.db.rows(`insert into holidays (day, name) values ('2026-11-30', 'Nghỉ theo thông báo')`);
  for (const path of [`/periods/${id}`, `/periods/${id}/calendar`]) {
    if (path.endsWith('calendar')) await t.db.rows('update periods set opened_at = null where id = $1', [id]);
    const shown = words((await personnel.get(path)).text);
    expect(shown).toContain('thứ Bảy 28/11/2026 là ngày nghỉ cuối tuần.');
    expect(shown).toContain('thứ Hai 30/11/2026 là ngày nghỉ: Nghỉ theo thông báo.');
  }
});
