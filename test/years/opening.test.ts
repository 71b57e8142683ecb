import { groupsOf } from '../../src/years/year-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let app: TestApp;
let ward: Ward;
let personnel: Client;
let year: number;

beforeAll(async () => {
  app = await startTestApp('2026-12-01T02:00:00Z');
  ward = await makeWard(app.db);
  personnel = await app.client('personnel');
});
afterAll(() => app.close());

const yearRecordOf = async (key: string) =>
  (await app.db.one<Record<string, unknown>>('select * from year_records where year_id = $1 and official_id = $2', [
    year,
    ward.officials[key],
  ]))!;

describe('opening a year', () => {
  it('refuses a day that Article 19.2 does not know, and keeps what was typed', async () => {
    const answer = await personnel.post('/years', {
      year: '2026',
      rootUnitId: String(ward.units.PM.id),
      dueOn: '2027-01-15',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="15/01/2027"');
  });

  it('gives every công chức of the tree a draft, where they work, with the usual share', async () => {
    const answer = await personnel.post('/years', {
      year: '2026',
      rootUnitId: String(ward.units.PM.id),
      dueOn: '2026-12-14',
    });
    expect(answer.status).toBe(200);
    year = Number(/\/years\/(\d+)\/meetings/.exec(answer.text)![1]);
    const row = await app.db.one<{ share: string; base: string; people: number }>(
      'select share, quota_base as base, (select count(*)::int from year_records where year_id = y.id) as people from years y where id = $1',
      [year],
    );
    expect(row).toEqual({ share: '0.20', base: 'good', people: 17 });
    expect(await yearRecordOf('mcHead')).toMatchObject({
      position: 'head',
      leader: true,
      unit_id: ward.units.MC.id,
      using_unit_id: ward.units.PM.id,
      status: 'draft',
      self_label: null,
    });
  });

  it('is done once for a tree and a year', async () => {
    const answer = await personnel.post('/years', {
      year: '2026',
      rootUnitId: String(ward.units.MC.id),
      dueOn: '2026-12-14',
    });
    expect([answer.status, answer.text.includes('Phường mẫu đã có năm này')]).toEqual([422, true]);
  });

  it('moves who has not handed in to where they work now, adds who came, and leaves what is handed in', async () => {
    await app.db.rows(`update posts set to_date = '2026-12-05' where id = any ($1)`, [
      [ward.posts['mc1'], ward.posts['mc2']],
    ]);
    for (const key of ['mc1', 'mc2']) {
      await app.db.rows(
        `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-12-06')`,
        [ward.officials[key], ward.units.VP.id],
      );
    }
    await app.db.rows(`update year_records set status = 'submitted', submitted_at = now() where official_id = $1`, [
      ward.officials['mc2'],
    ]);
    app.clock.set(new Date('2026-12-07T02:00:00Z'));
    personnel = await app.client('personnel');
    const answer = await personnel.post(`/years/${year}/refresh`);
    expect(answer.text).toContain('Đã thêm 0 phiếu, chuyển 1 phiếu');
    expect([(await yearRecordOf('mc1')).unit_id, (await yearRecordOf('mc2')).unit_id]).toEqual([
      ward.units.VP.id,
      ward.units.MC.id,
    ]);
    expect((await personnel.get(`/years/${year}?show=moved`)).text).toContain('Vũ Văn Bốn');
  });

  it('shows a head the people of their unit alone, and a colleague nothing', async () => {
    const head = await app.client('mchead');
    const text = (await head.get(`/years/${year}`)).text;
    expect([text.includes('Đặng Thị Năm'), text.includes('Tạ Văn Kinh')]).toEqual([true, false]);
    const colleague = await app.client('mc3');
    expect((await colleague.get(`/years/${year}`)).status).toBe(404);
    expect((await colleague.get('/years')).text).toContain('Phiếu xếp loại chất lượng (Mẫu 02) năm 2026');
  });
});

describe('groups of like duties', () => {
  it('stand in the way of the ceiling until everybody is in one', async () => {
    expect((await groupsOf(app.db, year)).ungrouped).toBe(17);
    expect((await personnel.get(`/years/${year}`)).text).toContain('Còn 17 người chưa vào nhóm nào');
  });

  it('start with heads and deputies, then unit by unit', async () => {
    await personnel.post(`/years/${year}/groups/start`, { by: 'leaders', name: 'Người đứng đầu và cấp phó' });
    const answer = await personnel.post(`/years/${year}/groups/start`, { by: 'units' });
    const { groups, ungrouped } = await groupsOf(app.db, year);
    expect(ungrouped).toBe(0);
    expect(groups.find(({ code }) => code === 'LD')!.people).toBe(5);
    expect(answer.text).toContain('công thức cho 0');
    expect(answer.text).toContain('đó là kết quả của công thức');
  });

  it('are changed person by person in one table, never for who is classified, never to a group of another year', async () => {
    await personnel.post(`/years/${year}/groups`, { code: 'CM', name: 'Công chức chuyên môn' });
    const group = (await groupsOf(app.db, year)).groups.find(({ code }) => code === 'CM')!.id;
    const [kt1, kt2, mc3] = await Promise.all(['kt1', 'kt2', 'mc3'].map(yearRecordOf));
    await app.db.rows(`update year_records set status = 'classified' where id = $1`, [kt2!.id]);
    await personnel.post(`/years/${year}/groups/people`, {
      [`group-${kt1!.id}`]: String(group),
      [`group-${kt2!.id}`]: String(group),
      [`group-${mc3!.id}`]: '999999',
    });
    expect([
      (await yearRecordOf('kt1')).group_id,
      (await yearRecordOf('kt2')).group_id,
      (await yearRecordOf('mc3')).group_id,
    ]).toEqual([group, kt2!.group_id, mc3!.group_id]);
    await app.db.rows(`update year_records set status = 'draft' where id = $1`, [kt2!.id]);
  });

  it('refuse a code twice and keep a group that has people', async () => {
    const twice = await personnel.post(`/years/${year}/groups`, { code: 'CM', name: 'Nhóm khác' });
    expect([twice.status, twice.text.includes('Nhóm khác')]).toEqual([422, true]);
    const group = (await groupsOf(app.db, year)).groups.find(({ code }) => code === 'CM')!.id;
    expect((await personnel.post(`/years/${year}/groups/${group}/removal`)).status).toBe(409);
  });
});
