import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
});
afterAll(() => t.close());

const NEW = {
  name: 'Kiều Thị Mới',
  code: 'CB-100',
  personType: 'civil-servant',
  email: '',
  unit: 'MC',
  postTitle: 'Công chức hộ tịch',
  tier: '0',
  position: 'member',
  fromDate: '2026-11-02',
  decisionNumber: '',
};
const idOf = async (code: string) =>
  (await t.db.one<{ id: number }>('select id from officials where code = $1', [code]))!.id;
const postsOf = (code: string) =>
  t.db.rows<{ title: string; from_date: string; to_date: string | null; main: boolean }>(
    'select title, from_date, to_date, main from posts where official_id = (select id from officials where code = $1) order by from_date, id',
    [code],
  );
const passwordIn = (text: string) => /<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<\/code>/.exec(text)![1]!;

describe('the list', () => {
  it.each(['bui thi ba', 'Bùi Thị Ba', 'cb-mc1', 'Ba Bùi', 'BA bui'])('finds %s', async (typed) => {
    const { text } = await personnel.get(`/officials?q=${encodeURIComponent(typed)}`);
    expect(text).toContain('Bùi Thị Ba');
    expect(text).not.toContain('Vũ Văn Bốn');
  });

  it('stays within the scope', async () => {
    expect((await personnel.get('/officials?q=xa')).text).not.toContain('Đinh Văn Xa');
    expect((await personnel.get(`/officials/${ward.officials['stranger']}`)).status).toBe(404);
    expect((await (await t.client('mchead')).get('/officials')).status).toBe(403);
    expect((await (await t.client('admin')).get('/officials')).status).toBe(403);
  });
});

describe('a new official', () => {
  it('gets a post, an account and a slip; the first password must be changed', async () => {
    const slip = await personnel.post('/officials', NEW);
    expect(slip.status).toBe(200);
    expect(slip.text).toContain('<code>cb-100</code>');
    const client = await t.client();
    const first = await client.signIn('cb-100', passwordIn(slip.text));
    expect(first.text).toContain('action="/account/password"');
    expect(await postsOf('CB-100')).toEqual([
      { title: 'Công chức hộ tịch', from_date: '2026-11-02', to_date: null, main: true },
    ]);
    const acts = await t.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
      `official:${await idOf('CB-100')}`,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['official.created', 'post.added']);
  });

  it('is refused with a taken code, a second head, a unit outside the scope, and keeps what was typed', async () => {
    const taken = await personnel.post('/officials', { ...NEW, name: 'Người Khác' });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('Mã “CB-100” là của Kiều Thị Mới.');
    expect(taken.text).toContain('value="Người Khác"');
    const head = await personnel.post('/officials', { ...NEW, code: 'CB-101', position: 'head', tier: '2' });
    expect(head.text).toContain('Bộ phận Một cửa đã có người đứng đầu: Nguyễn Thị Một, 01/01/2025');
    expect((await personnel.post('/officials', { ...NEW, code: 'CB-101', unit: 'X' })).text).toContain(
      'Không có đơn vị nào mang mã này',
    );
    const empty = await personnel.post('/officials', { fromDate: '31/02/2026' });
    for (const field of ['code', 'name', 'personType', 'unit', 'postTitle', 'tier', 'position', 'fromDate'])
      expect(empty.text).toContain(`href="#${field}"`);
    expect(await t.db.one('select 1 from officials where code = $1', ['CB-101'])).toBeUndefined();
  });

  it('is corrected with a reason; both versions are readable, the account takes the new name', async () => {
    const id = await idOf('CB-100');
    const path = `/officials/${id}/correction`;
    const words = { name: 'Kiều Thị Mới Hơn', code: 'CB-100', personType: 'contract', email: 'moi@example.vn' };
    const reason = 'Gõ nhầm tên theo hồ sơ';
    const seen = /name="seen" value="([^"]+)"/.exec((await personnel.get(path)).text)![1]!;
    expect((await personnel.post(path, { ...words, seen })).text).toContain('Ghi lý do');
    const taken = await personnel.post(path, { ...words, code: 'CB-mc1', reason, seen });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('Mã “CB-mc1” là của');
    expect((await personnel.post(path, { ...words, code: 'a b', reason, seen })).status).toBe(422);
    expect((await personnel.post(path, { ...words, email: 'không phải', reason, seen })).status).toBe(422);
    const { text } = await personnel.post(path, { ...words, reason, seen });
    expect(text).toContain('<h1>Kiều Thị Mới Hơn</h1>');
    expect(text).toContain('Kiều Thị Mới · CB-100');
    expect(text).toContain(reason);
    expect((await personnel.post(path, { ...words, name: 'Kiều Thị Khác', reason, seen })).status).toBe(409);
    expect(await t.db.one('select display_name from accounts where official_id = $1', [id])).toEqual({
      display_name: 'Kiều Thị Mới Hơn',
    });
    expect((await (await t.client('inspector')).post(path, { ...words, reason })).status).toBe(403);
  });
});

describe('posts', () => {
  it('a transfer in mid-month ends one post the day before and keeps both', async () => {
    const path = `/officials/${ward.officials['mc1']}/transfer`;
    const place = {
      unit: 'VP',
      postTitle: 'Văn thư',
      tier: '0',
      position: 'member',
      fromDate: '2026-11-16',
      decisionNumber: '77/QĐ',
    };
    const page = await personnel.post(path, place);
    expect(page.text).toContain('Đã ghi nhận điều chuyển.');
    expect((await postsOf('CB-mc1')).map((post) => [post.title, post.from_date, post.to_date])).toEqual([
      ['Công chức', '2025-01-01', '2026-11-15'],
      ['Văn thư', '2026-11-16', null],
    ]);
    const again = await personnel.post(path, place);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Chức vụ chính bắt đầu từ 16/11/2026');
    const head = await personnel.post(path, { ...place, unit: 'MC', position: 'head', fromDate: '2026-12-01' });
    expect(head.text).toContain('Nguyễn Thị Một');
    expect(await postsOf('CB-mc1')).toHaveLength(2);
  });

  it('a second main post is refused by name, a concurrent one is not', async () => {
    const path = `/officials/${ward.officials['mc2']}/posts`;
    const post = {
      mainPost: 'main',
      unit: 'VT',
      postTitle: 'Phụ trách văn thư',
      tier: '0',
      position: 'member',
      fromDate: '2026-11-01',
    };
    const second = await personnel.post(path, post);
    expect(second.status).toBe(422);
    expect(second.text).toContain('Vũ Văn Bốn đang có chức vụ chính: Công chức, Bộ phận Một cửa');
    await personnel.post(path, { ...post, mainPost: 'concurrent' });
    expect(await postsOf('CB-mc2')).toHaveLength(2);
  });

  it('ends on a day not before its beginning', async () => {
    const path = `/posts/${ward.posts['mc3']}/end`;
    expect((await personnel.post(path, { day: '2024-12-31' })).status).toBe(422);
    await personnel.post(path, { day: '2026-11-30' });
    expect((await postsOf('CB-mc3'))[0]!.to_date).toBe('2026-11-30');
    expect((await personnel.post(`/posts/${ward.posts['stranger']}/end`, { day: '2026-11-30' })).status).toBe(404);
  });

  it('a deputy oversees units below and named staff, not the head', async () => {
    const path = `/posts/${ward.posts['vice']}/oversights`;
    expect((await personnel.post(path, { unit: 'VP', fromDate: '2026-11-01' })).text).toContain(
      'Văn phòng HĐND và UBND',
    );
    expect((await personnel.post(path, { unit: 'PM', fromDate: '2026-11-01' })).text).toContain(
      'Chỉ chọn được đơn vị nằm dưới Phường mẫu',
    );
    expect((await personnel.post(path, { person: 'Trần Quốc Mẫu', fromDate: '2026-11-01' })).text).toContain(
      'Không thể phụ trách',
    );
    await personnel.post(path, { person: 'pham van bi', fromDate: '2026-11-01' });
    const rows = await t.db.rows(
      'select unit_id, official_id from oversights where post_id = $1 and from_date >= $2 order by id',
      [ward.posts['vice'], '2026-11-01'],
    );
    expect(rows).toEqual([
      { unit_id: ward.units.VP.id, official_id: null },
      { unit_id: null, official_id: ward.officials['secretary'] },
    ]);
    expect(
      (await personnel.post(`/posts/${ward.posts['mc4']}/oversights`, { unit: 'VT', fromDate: '2026-11-01' })).status,
    ).toBe(409);
  });
});

describe('one-time passwords for a unit', () => {
  it('are printed for those chosen, once, and open the account', async () => {
    const path = `/units/${ward.units.KT.id}/passwords`;
    expect((await personnel.get(path)).text).toContain('Tạ Văn Kinh');
    expect((await personnel.post(path)).status).toBe(422);
    const slips = await personnel.post(path, {
      account: [String(ward.accounts['kt1']), String(ward.accounts['kt2']), String(ward.accounts['admin'])],
    });
    expect(slips.text.match(/class="card slip"/g)).toHaveLength(2);
    expect(slips.text).toContain('Cao Thị Tế');
    await expect(t.client('kt1')).rejects.toThrow('sign-in');
    expect((await (await t.client('mchead')).get(path)).status).toBe(403);
  });
});

describe('settings', () => {
  it('are set for a root unit and hold below it', async () => {
    const path = `/settings/${ward.units.PM.id}`;
    await personnel.post(path, {
      place: 'Hà Nội',
      agencyAbove: 'UBND THÀNH PHỐ',
      agencyName: '',
      petitionDecider: 'root-head',
    });
    expect((await personnel.get('/settings')).status).toBe(303);
    expect((await personnel.get(path)).text).toContain('value="Hà Nội"');
    expect(await t.db.rows('select key from settings where unit_id = $1 order by key', [ward.units.PM.id])).toEqual([
      { key: 'agency-above' },
      { key: 'petition-decider' },
      { key: 'place' },
    ]);
    expect((await personnel.get(`/settings/${ward.units.X.id}`)).status).toBe(404);
    expect((await personnel.get(`/settings/${ward.units.MC.id}`)).status).toBe(404);
  });
});

describe('after October is closed', () => {
  const place = { postTitle: 'Văn thư', tier: '0', position: 'member', decisionNumber: '78/QĐ' };
  const sentence = (day: string) =>
    `Tháng 10/2026 đã khóa theo vị trí công tác của từng người khi đó nên không ghi lùi vào trước được. Ghi ngày từ ${day} trở đi`;
  const held = () =>
    t.db.rows(
      `select 'post' as kind, id, from_date, to_date from posts union all select 'acting', id, from_date, to_date from acting_appointments
       union all select 'seat', id, from_date, to_date from committee_members order by kind, id`,
    );
  const id = async (sql: string, ...values: unknown[]) => (await t.db.one<{ id: number }>(sql, values))!.id;
  const addresses: Record<string, string> = {};

  beforeAll(async () => {
    await t.db.rows(
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on, opened_at, closed_at)
       select id, '2026-10', '2026-10-01', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-10-01', '2026-11-05'
       from units where id = (select split_part(trim('/' from path), '/', 1)::int from units where id = $1)`,
      [ward.units.MC.id],
    );
    const { mc4, vice } = ward.officials;
    const [post, acting] = [
      await id('select id from posts where official_id = $1 and to_date is null', mc4),
      await id(
        `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2026-09-01', '1/QĐ') returning id`,
        ward.units.KT.id,
        vice,
      ),
    ];
    const committee = await id(
      `insert into committees (unit_id, name) values ($1, 'Chi ủy thử') returning id`,
      ward.units.KT.id,
    );
    const seat = await id(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, 'member', '2026-09-01') returning id`,
      committee,
      vice,
    );
    Object.assign(addresses, {
      add: `/officials/${mc4}/posts`,
      transfer: `/officials/${mc4}/transfer`,
      end: `/posts/${post}/end`,
      appoint: `/units/${ward.units.VP.id}/acting`,
      dismiss: `/acting/${acting}/end`,
      seat: `/units/${ward.units.KT.id}/committee/members`,
      unseat: `/committee-members/${seat}/end`,
    });
  });

  it.each([
    ['add', { ...place, unit: 'VP', mainPost: 'concurrent', fromDate: '2026-10-31', toDate: '' }, '01/11/2026'],
    ['transfer', { ...place, unit: 'VP', fromDate: '2026-10-31' }, '01/11/2026'],
    ['end', { day: '2026-10-30' }, '31/10/2026'],
    ['appoint', { person: 'CB-mc4', fromDate: '2026-10-31', toDate: '', decisionNumber: '79/QĐ' }, '01/11/2026'],
    ['dismiss', { day: '2026-10-30' }, '31/10/2026'],
    ['seat', { person: 'CB-mc4', role: 'member', fromDate: '2026-10-31', toDate: '' }, '01/11/2026'],
    ['unseat', { day: '2026-10-30' }, '31/10/2026'],
  ] as const)('%s is refused on a day of it, with the earliest day, and leaves nothing', async (act, typed, free) => {
    const before = await held();
    const answer = await personnel.post(addresses[act]!, typed);
    expect([answer.status, answer.text.includes(sentence(free))]).toEqual([422, true]);
    expect(await held()).toEqual(before);
  });

  it('a post ends on its last day: what it says stands', async () => {
    const ended = await personnel.post(addresses['end']!, { day: '2026-10-31' });
    expect(ended.status).not.toBe(422);
  });
});
