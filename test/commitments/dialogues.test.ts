import { namesSomebody, readDialogue } from '../../src/commitments/dialogue.form.js';
import { dialoguesOf } from '../../src/commitments/commitments.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let on: TestApp;
let ward: Ward;
let head: Client;
const TYPED = {
  heldOn: '18/11/2026',
  withWhom: 'Nhân dân tổ dân phố số 5',
  people: '42',
  asked: 'Rác để quá giờ ở đầu ngõ',
  answered: 'Đổi giờ thu gom',
  'promise-0': 'Lắp xong hai thùng rác có nắp',
  'due-0': '2026-12-20',
  'promise-3': 'Gửi lịch thu gom đến từng hộ',
  'due-3': '2026-11-30',
};

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  head = await on.client('mchead');
});
afterEach(() => on.close());

const figures = () =>
  on.db.rows<{ value: string; number: number }>(
    `select trim_scale(f.value)::text as value, f.number from measure_figures f join measures m on m.id = f.measure_id
   where m.counts = 'dialogues' and f.unit_id = $1 and f.month = '2026-11' order by f.number`,
    [ward.units.MC.id],
  );

it('records a dialogue, makes its promises commitments of the leader, and counts the month', async () => {
  const page = await head.post('/dialogues', TYPED);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Đã ghi cuộc đối thoại, 2 lời hứa.');
  expect(page.text).toContain('Lắp xong hai thùng rác có nắp');
  const rows = await on.db.rows(
    'select c.text, c.due_on, c.official_id from commitments c join dialogues d on d.id = c.dialogue_id order by c.due_on',
  );
  expect(rows).toEqual([
    { text: TYPED['promise-3'], due_on: '2026-11-30', official_id: ward.officials['mcHead'] },
    { text: TYPED['promise-0'], due_on: '2026-12-20', official_id: ward.officials['mcHead'] },
  ]);
  expect(await figures()).toEqual([{ value: '1', number: 1 }]);
  expect((await (await on.client('vp1')).get(`/commitments/${ward.officials['mcHead']}`)).text).toContain(
    'Hứa khi đối thoại 18/11/2026',
  );
  expect(
    await dialoguesOf(on.db, { unitPath: ward.units.PM.path, from: '2026-11-01', to: '2026-11-30' }),
  ).toMatchObject([{ promises: 2, kept: 0, people: 42 }]);
});

it('refuses what is missing or names somebody, keeping what was typed and all of it unwritten', async () => {
  const page = await head.post('/dialogues', {
    ...TYPED,
    heldOn: '21/11/2026',
    people: 'nhiều',
    asked: 'Gọi cho ông Năm 0912 345 678',
    'due-3': '',
  });
  expect(page.status).toBe(422);
  for (const words of [
    'Chọn một ngày từ',
    'Ghi số người',
    'Có dãy số dài',
    'Mỗi lời hứa cần một ngày làm xong',
    'Lắp xong hai thùng rác có nắp',
  ])
    expect(page.text).toContain(words);
  expect(await on.db.rows('select 1 from dialogues')).toEqual([]);
  expect(await on.db.rows('select 1 from commitments')).toEqual([]);
});

it('gives more lines without losing any, up to ten', async () => {
  const page = await head.post('/dialogues', { ...TYPED, go: 'add' });
  expect(page.status).toBe(200);
  expect(page.text).toContain('name="promise-6"');
  expect(page.text).toContain('>\nGửi lịch thu gom đến từng hộ</textarea>');
  expect((await head.post('/dialogues', { ...TYPED, 'promise-9': 'Lời hứa thứ mười', go: 'add' })).text).toContain(
    'Đã đủ 10 lời hứa.',
  );
});

it('is withdrawn by its leader alone, once and with a reason; the count goes down, the promises stay', async () => {
  await head.post('/dialogues', TYPED);
  const id = (await on.db.one<{ id: number }>('select id from dialogues'))!.id;
  expect((await head.post(`/dialogues/${id}/withdrawal`, { reason: 'nhầm' })).status).toBe(422);
  const reason = 'Ghi nhầm buổi của tổ khác';
  expect((await (await on.client('chair')).post(`/dialogues/${id}/withdrawal`, { reason })).status).toBe(403);
  expect((await (await on.client('stranger')).post(`/dialogues/${id}/withdrawal`, { reason })).status).toBe(404);
  const both = await Promise.all(
    [1, 2].map(async () => (await (await on.client('mchead')).post(`/dialogues/${id}/withdrawal`, { reason })).status),
  );
  expect(both.sort()).toEqual([200, 409]);
  expect(await figures()).toEqual([
    { value: '1', number: 1 },
    { value: '0', number: 2 },
  ]);
  expect(await on.db.rows('select 1 from commitments')).toHaveLength(2);
  const seen = await (await on.client('mc1')).get('/dialogues?month=2026-11');
  expect(seen.text).toContain('đã rút');
  expect(await dialoguesOf(on.db, { unitPath: ward.units.PM.path, from: '2026-11-01', to: '2026-11-30' })).toEqual([]);
});

it("asks about a promise that nearly repeats another leader's, and records it when told to", async () => {
  await on.db.rows(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) values ($1, $2, '2026-12-01', '2026-12-01', '2026-11-01', $3)`,
    [ward.officials['vpHead'], TYPED['promise-0'], ward.accounts['vpHead']],
  );
  const asked = await head.post('/dialogues', TYPED);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('trùng 100 % số từ với bản của một người khác');
  expect(asked.text).not.toContain('Lý Văn Phòng');
  expect(await on.db.rows('select 1 from dialogues')).toEqual([]);
  await head.post('/dialogues', { ...TYPED, anyway: 'yes' });
  expect(await on.db.rows('select nearly_same from commitments where dialogue_id is not null order by due_on')).toEqual(
    [{ nearly_same: [] }, { nearly_same: [{ item: 1, with: 'other', percent: 100 }] }],
  );
});

it('is for leaders to record and for the agency to read', async () => {
  expect((await (await on.client('mc1')).get('/dialogues/new')).status).toBe(403);
  await head.post('/dialogues', TYPED);
  expect((await (await on.client('stranger')).get('/dialogues')).text).not.toContain('tổ dân phố số 5');
  expect((await (await on.client('mc1')).get(`/dialogues?unit=${ward.units.MC.id}`)).text).toContain('tổ dân phố số 5');
});

it('finds long numbers, not figures of a speech', () => {
  expect(['0912345678', 'số 0912.345.678', '001 099 012 345'].map(namesSomebody)).toEqual([true, true, true]);
  expect(['42 người', 'từ 2020 đến 2026', '15.000.000 đồng', 'tổ 5, 6, 7, 8, 9, 10'].map(namesSomebody)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(readDialogue({ ...TYPED, heldOn: '19/11/2025' }, '2026-11-20').issues).toBeUndefined();
  expect(readDialogue({ ...TYPED, heldOn: '18/11/2025' }, '2026-11-20').issues).toMatchObject([{ field: 'heldOn' }]);
});
