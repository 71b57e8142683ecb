import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

const BY = { day: '2026-11-15', decisionNumber: '15/QĐ-UBND' };

beforeEach(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

type Unit = keyof Ward['units'];
const merge = (unit: Unit, more: object = {}) =>
  personnel.post(`/units/${ward.units[unit].id}/merging`, { into: 'KT', headAs: 'member', ...BY, ...more });
const split = (more: object = {}) =>
  personnel.post(`/units/${ward.units.MC.id}/splitting`, {
    name: 'Tổ Hộ tịch',
    code: 'HT',
    kind: 'office',
    place: 'beside',
    people: [ward.officials['mcDeputy'], ward.officials['mc1']].map(String),
    ...BY,
    ...more,
  });
const give = (login: string, role: string, unit: Unit) =>
  t.db.rows(`insert into account_roles (account_id, role, unit_id, granted_at) values ($1, $2, $3, now())`, [
    ward.accounts[login],
    role,
    ward.units[unit].id,
  ]);
const roles = async (login: string) =>
  (
    await t.db.rows<{ held: string }>(
      `select r.role || ' ' || u.code as held from account_roles r join units u on u.id = r.unit_id where r.account_id = $1 and r.ended_at is null order by 1`,
      [ward.accounts[login]],
    )
  ).map(({ held }) => held);
const oversights = (person: string) =>
  t.db.rows<{ of: string; from: string; to: string | null }>(
    `select coalesce(u.code, o.code) as of, x.from_date as "from", x.to_date as "to" from oversights x join posts p on p.id = x.post_id
     left join units u on u.id = x.unit_id left join officials o on o.id = x.official_id where p.official_id = $1 order by x.from_date, x.id`,
    [ward.officials[person]],
  );

describe('a merger takes along', () => {
  it('the roles that hang on the unit, but for what is held there anyhow', async () => {
    await give('vp1', 'inspector', 'MC');
    await give('inspector', 'inspector', 'MC');
    await merge('MC');
    expect(await roles('vp1')).toEqual(['inspector KT']);
    expect(await roles('inspector')).toEqual(['inspector PM']);
    const [kept] = await t.db.rows<{ detail: object }>(
      `select payload::jsonb -> 'detail' as detail from audit where act = 'account.role-moved' and chain = $1`,
      [`account:${ward.accounts['vp1']}`],
    );
    expect(kept!.detail).toMatchObject({ role: 'inspector', to: ward.units.KT.id, given: true, ended: true });
  });

  it('no role of who states it', async () => {
    await give('personnel', 'inspector', 'MC');
    await merge('MC');
    expect(await roles('personnel')).toEqual(['inspector MC', 'personnel PM']);
  });

  it('roles on its day, where that is to come', async () => {
    await give('vp1', 'inspector', 'MC');
    await merge('MC', { day: '2026-12-01' });
    expect(await roles('vp1')).toEqual(['inspector MC']);
    t.clock.set(new Date('2026-12-01T02:00:00Z'));
    await t.client('personnel');
    expect(await roles('vp1')).toEqual(['inspector KT']);
  });

  it('roles back and forth with its day when that is put right', async () => {
    await give('vp1', 'inspector', 'MC');
    await merge('MC');
    const correct = async (day: string) => {
      const { id } = (await t.db.one<{ id: number }>('select max(id) as id from unit_acts'))!;
      const done = await personnel.post(`/unit-acts/${id}/correction`, {
        day,
        decisionNumber: '15/QĐ-UBND',
        reason: 'Ghi nhầm ngày',
      });
      expect(done.status).toBe(200);
    };
    await correct('2026-12-01');
    expect(await roles('vp1')).toEqual(['inspector MC']);
    expect((await oversights('vice')).map(({ of, from, to }) => [of, from, to])).toEqual([
      ['MC', '2025-01-01', '2026-11-30'],
      ['KT', '2026-12-01', null],
    ]);
    await correct('2026-11-18');
    expect(await roles('vp1')).toEqual(['inspector KT']);
  });

  it('who oversees it, and what its deputies oversee below', async () => {
    const post = ward.posts['mcDeputy'];
    await t.db.rows(`update oversights set to_date = '2026-12-31'`);
    await t.db.rows(
      `insert into oversights (post_id, unit_id, official_id, from_date) values ($1, null, $2, '2025-01-01'), ($1, null, $3, '2025-01-01')`,
      [post, ward.officials['mc1'], ward.officials['vp1']],
    );
    await merge('MC');
    expect(await oversights('vice')).toEqual([
      { of: 'MC', from: '2025-01-01', to: '2026-11-14' },
      { of: 'KT', from: '2026-11-15', to: '2026-12-31' },
    ]);
    expect(await oversights('mcDeputy')).toEqual([
      { of: 'CB-mc1', from: '2025-01-01', to: '2026-11-14' },
      { of: 'CB-vp1', from: '2025-01-01', to: '2026-11-14' },
      { of: 'CB-mc1', from: '2026-11-15', to: null },
    ]);
  });

  it('secretaries, where the successor has a committee', async () => {
    const [from, to] = await t.db.rows<{ id: number }>(
      `insert into committees (unit_id, name) values ($1, 'Chi ủy Một cửa'), ($2, 'Chi ủy Kinh tế') returning id`,
      [ward.units.MC.id, ward.units.KT.id],
    );
    await t.db.rows(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, 'secretary', '2025-01-01'), ($1, $3, 'chair', '2025-01-01')`,
      [from!.id, ward.officials['mc1'], ward.officials['mcHead']],
    );
    await merge('MC');
    expect(
      await t.db.rows(
        'select official_id as id, role, from_date as "from" from committee_members where committee_id = $1',
        [to!.id],
      ),
    ).toEqual([{ id: ward.officials['mc1'], role: 'secretary', from: '2026-11-15' }]);
    expect(
      await t.db.rows(`select 1 from committee_members where committee_id = $1 and to_date is null`, [from!.id]),
    ).toEqual([]);
  });
});

describe('a split shares', () => {
  it('the roles and the oversight of the unit, where the new one stands beside it', async () => {
    await give('vp1', 'inspector', 'MC');
    await split();
    expect(await roles('vp1')).toEqual(['inspector HT', 'inspector MC']);
    expect(await oversights('vice')).toEqual([
      { of: 'MC', from: '2025-01-01', to: null },
      { of: 'HT', from: '2026-11-15', to: null },
    ]);
  });

  it('nothing where it stands below', async () => {
    await give('vp1', 'inspector', 'MC');
    await split({ place: 'below' });
    expect(await roles('vp1')).toEqual(['inspector MC']);
    expect(await oversights('vice')).toHaveLength(1);
  });
});

describe('what an act would do is shown before, and nothing is done', () => {
  const nothing = async () => expect(await t.db.rows('select 1 from unit_acts')).toEqual([]);

  it('of a merger', async () => {
    await give('vp1', 'inspector', 'MC');
    await give('personnel', 'inspector', 'MC');
    const { status, text } = await merge('MC', { see: 'yes' });
    expect(text).not.toContain('Phiếu của các kỳ đã qua');
    expect(status).toBe(200);
    for (const words of [
      'Nếu ghi nhận, từ ngày 15/11/2026',
      'Bùi Thị Ba, Công chức: Nguyễn Thị Một → <strong>Trần Quốc Mẫu</strong>',
      'Lê Thị Phó · phụ trách: Bộ phận Một cửa → <strong>Kinh tế, Hạ tầng và Đô thị</strong>',
      'Trịnh Thị Thư, Kiểm tra: Bộ phận Một cửa → <strong>Kinh tế, Hạ tầng và Đô thị</strong>',
      'không tự chuyển',
      'value="15/QĐ-UBND"',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    await nothing();
    expect(await roles('vp1')).toEqual(['inspector MC']);
  });

  it('says who then decides on papers of a past month that still wait: they stay in the unit that ends', async () => {
    const { text } = await merge('MC', { see: 'yes', day: '2026-12-01' });
    const left = /Phiếu của các kỳ đã qua còn chờ quyết định[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
    const said = left.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(said).toContain('Bộ phận Một cửa, Phiếu tháng 11/2026: ');
    const [, before, after] = /phiếu, (.+?) → (.+)/.exec(said) ?? [];
    await merge('MC', { day: '2026-12-01' });
    t.clock.set(new Date('2026-12-02T02:00:00Z'));
    const chair = await t.client('chair');
    const name = async (key: string) =>
      (await t.db.one<{ name: string }>('select full_name as name from officials where id = $1', [
        ward.officials[key],
      ]))!.name;
    expect(before).toBe(await name('mcHead'));
    expect(after?.trim()).toBe(await name('chair'));
    expect((await chair.get('/approvals')).text).toContain(await name('mc1'));
  });

  it('of a split, with who decides on each person, on a day to come too', async () => {
    const who = { head: String(ward.officials['mc1']), headTitle: 'Tổ trưởng', headTier: '2', day: '2026-12-01' };
    const { text } = await split({ ...who, see: 'yes' });
    for (const words of [
      'Hoàng Văn Hai, Công chức: Nguyễn Thị Một → <strong>Bùi Thị Ba</strong>',
      'Bùi Thị Ba, Công chức: Nguyễn Thị Một → <strong>Trần Quốc Mẫu</strong>',
      'Vũ Văn Bốn, Công chức: Nguyễn Thị Một',
      'Lê Thị Phó · phụ trách: <strong>Tổ Hộ tịch</strong>',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    expect(text).not.toContain('Vũ Văn Bốn, Công chức: Nguyễn Thị Một →');
    await nothing();
  });

  it('and why it is refused', async () => {
    const refused = await merge('MC', { see: 'yes', into: 'MC' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#into"');
  });
});

describe('titles on paper', () => {
  const title = (post: number | undefined, day: string, words: string) =>
    t.db.rows(`insert into paper_titles (post_id, day, title, by_account, at) values ($1, $2, $3, $4, '2026-10-01')`, [
      post,
      day,
      words,
      ward.accounts['personnel'],
    ]);
  const titlesOf = (person: string) =>
    t.db.rows<{ unit: string; day: string; title: string }>(
      `select u.code as unit, x.day, x.title from paper_titles x join posts p on p.id = x.post_id join units u on u.id = p.unit_id
       where p.official_id = $1 order by p.from_date, p.id, x.day`,
      [ward.officials[person]],
    );

  beforeEach(async () => {
    await title(ward.posts['mcDeputy'], '2026-02-01', 'Phó Trưởng bộ phận thường trực');
    await title(ward.posts['mcDeputy'], '2027-01-01', 'Phó Trưởng bộ phận');
    await title(ward.posts['mcHead'], '2026-02-01', 'Trưởng bộ phận Một cửa');
  });

  it('follow posts that a merger carries over, from the days they were stated for; not who is no head any more', async () => {
    await merge('MC');
    expect(await titlesOf('mcDeputy')).toEqual([
      { unit: 'MC', day: '2026-02-01', title: 'Phó Trưởng bộ phận thường trực' },
      { unit: 'MC', day: '2027-01-01', title: 'Phó Trưởng bộ phận' },
      { unit: 'KT', day: '2026-02-01', title: 'Phó Trưởng bộ phận thường trực' },
      { unit: 'KT', day: '2027-01-01', title: 'Phó Trưởng bộ phận' },
    ]);
    expect((await titlesOf('mcHead')).map(({ unit }) => unit)).toEqual(['MC']);
  });

  it('follow those that a split takes along', async () => {
    expect((await split()).status).toBe(200);
    expect((await titlesOf('mcDeputy')).map(({ unit }) => unit)).toEqual(['MC', 'MC', 'HT', 'HT']);
  });

  it('go with the post where the merger is taken back', async () => {
    await merge('MC');
    const { id } = (await t.db.one<{ id: number }>('select max(id) as id from unit_acts'))!;
    const done = await personnel.post(`/unit-acts/${id}/annulment`, { annulReason: 'Ghi nhầm đơn vị' });
    expect(done.status).toBe(200);
    const now = await titlesOf('mcHead');
    expect(now.at(-1)).toMatchObject({ unit: 'MC', title: 'Trưởng bộ phận Một cửa' });
    expect((await titlesOf('mcDeputy')).at(-1)!.unit).toBe('MC');
  });
});
