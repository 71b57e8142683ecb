import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

let app: TestApp;
let ward: Ward;

beforeEach(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  ward = await makeWard(app.db);
});
afterEach(() => app.close());

const rows = () =>
  app.db.rows<{ id: number; official_id: number; from_date: string; to_date: string | null; cell: string }>(
    'select * from party_members order by id',
  );
const id = (key: string) => String(ward.officials[key]);

async function enter(people: string[], fields: Record<string, string> = {}) {
  return (await app.as('personnel')).post('/party/people', {
    people: people.map(id),
    fromDate: '01/01/2026',
    cell: 'Chi bộ Một cửa',
    ...fields,
  });
}

test('personnel enter several people at once, who are told; nobody is a member before that', async () => {
  expect(await rows()).toEqual([]);
  expect((await (await app.as('mc1')).get('/party')).text).toContain('Bạn chưa được ghi là đảng viên');
  const answer = await enter(['mc1', 'mcHead']);
  expect([answer.status, answer.text.includes('Đã ghi nhận 2 đảng viên')]).toEqual([200, true]);
  expect(await rows()).toMatchObject([
    { official_id: ward.officials['mc1'], from_date: '2026-01-01', to_date: null, cell: 'Chi bộ Một cửa' },
    { official_id: ward.officials['mcHead'] },
  ]);
  const mc1 = await app.as('mc1');
  expect((await mc1.get('/party')).text).toContain('Viết bản thảo năm 2026');
  expect((await mc1.get('/notices')).text).toContain('ghi nhận bạn là đảng viên');
});

test('all who are ticked or nobody: days that lie over others, come later, or a person of another agency change nothing', async () => {
  await enter(['mc1']);
  const held = await enter(['mc2', 'mc1']);
  expect([held.status, held.text.includes('Đã được ghi trong khoảng ngày này: Bùi Thị Ba')]).toEqual([422, true]);
  expect(held.text).toMatch(new RegExp(`value="${id('mc2')}" checked`));
  expect((await enter(['mc2'], { fromDate: '01/01/2027' })).status).toBe(422);
  expect((await enter([])).status).toBe(422);
  expect((await enter(['mc2', 'stranger'])).status).toBe(403);
  expect(await rows()).toHaveLength(1);
});

test('an end is entered once, not before the beginning; a mistake is put right or taken back with a reason, and told', async () => {
  await enter(['mc1', 'mc2']);
  const [one, two] = await rows();
  const personnel = await app.as('personnel');
  const end = (day: string) => personnel.post(`/party/members/${one!.id}/end`, { day });
  expect((await end('31/12/2025')).status).toBe(422);
  expect((await end('03/12/2026')).status).toBe(422);
  expect((await end('30/11/2026')).status).toBe(200);
  expect((await end('29/11/2026')).status).toBe(409);
  const path = `/party/members/${one!.id}/correction`;
  const seen = async (at: string) => /name="seen" value="([^"]+)"/.exec((await personnel.get(at)).text)![1]!;
  const words = { fromDate: '01/02/2026', toDate: '15/11/2026', cell: 'Chi bộ 2', reason: 'Ghi nhầm ngày chuyển đi' };
  expect((await personnel.post(path, { ...words, toDate: '01/01/2026', seen: await seen(path) })).status).toBe(422);
  expect((await personnel.post(path, { ...words, seen: await seen(path) })).status).toBe(200);
  const other = `/party/members/${two!.id}`;
  await personnel.post(`${other}/withdrawal`, { why: 'Ghi nhầm người này', seen: await seen(`${other}/correction`) });
  expect(await rows()).toMatchObject([{ from_date: '2026-02-01', to_date: '2026-11-15', cell: 'Chi bộ 2' }]);
  expect((await (await app.as('mc2')).get('/notices')).text).toContain('đã bỏ ghi nhận đảng viên của bạn');
});

test('the list says in order what each member lacks, in the year in which they were one, and holds no text', async () => {
  await enter(['mc1', 'mc2']);
  await app.db.rows(`update party_members set to_date = '2026-06-30' where official_id = $1`, [id('mc2')]);
  const secretary = await app.as('secretary');
  const list = (await secretary.get('/party/members')).text;
  expect(list).toContain('Bùi Thị Ba');
  expect(list).toContain('Vũ Văn Bốn');
  expect(list).toContain('Đảng viên tự đánh giá cam kết của năm');
  expect((await secretary.get('/party/members?year=2025')).text).toContain('Chưa có đảng viên nào được ghi nhận');
  expect((await secretary.get('/party/members?q=vu%20van')).text).not.toContain('Bùi Thị Ba');
  expect((await (await app.as('mchead')).get('/party/members')).status).toBe(403);
});
