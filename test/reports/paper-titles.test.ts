import type { ReportModel } from '../../src/reports/report-model.js';
import type { Client } from '../support/client.js';
import { reportedWard, type ReportedWard } from './reported-ward.js';

let at: ReportedWard;
let personnel: Client;
const address = (body: string, unit = at.ward.units.PM.id) => `/units/${unit}/paper-names/${body}/titles`;
const field = (login: string) => `title.${at.ward.posts[login]}`;
const made = (code: string, more: Record<string, string> = {}): Promise<ReportModel> =>
  at.model('secretary', code, {
    unit: String(at.ward.units.PM.id),
    ...(code === 'directive-05' ? { span: '2026-H2' } : { month: '2026-11', below: '1' }),
    ...more,
  });
const signedBy = (model: ReportModel) => model.signatures.map(({ prefix, post, name }) => [prefix, post, name]);
const act = (official: string, delegation: number | null = null) =>
  at.db.rows(
    `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number, delegation_id) values ($1, $2, '2026-11-20', null, '9/QĐ', $3)`,
    [at.ward.units.PM.id, at.ward.officials[official], delegation],
  );
const nobodyActs = () => at.db.rows('delete from acting_appointments');

beforeAll(async () => {
  at = await reportedWard();
  personnel = await at.as('personnel');
});
afterAll(() => at.close());

describe('before any title is typed', () => {
  it('who signs for a head says so under the titles of the posts', async () => {
    expect(signedBy(await made('unit-month'))).toEqual([[undefined, 'NGƯỜI ĐỨNG ĐẦU', 'Trần Quốc Mẫu']]);
    await act('vice');
    expect(signedBy(await made('unit-month'))).toEqual([
      ['KT. NGƯỜI ĐỨNG ĐẦU', 'CÔNG CHỨC', expect.stringMatching(/^Lê/)],
    ]);
    await nobodyActs();
    await act('mcHead');
    expect(signedBy(await made('unit-month'))).toEqual([[undefined, 'Q. NGƯỜI ĐỨNG ĐẦU', 'Nguyễn Thị Một']]);
    await nobodyActs();
  });

  it('a committee’s deputy signs for it by name, under the title of a deputy', async () => {
    await at.db.rows(`update committee_members set role = 'deputy' where role = 'chair'`);
    const [[prefix, post, name]] = signedBy(await made('committee-month', { issuer: 'committee' })) as [string[]];
    expect([prefix, post, name]).toEqual(['T/M ĐẢNG ỦY PHƯỜNG MẪU', 'PHÓ BÍ THƯ', 'Trần Quốc Mẫu']);
    await at.db.rows(`update committee_members set role = 'chair' where role = 'deputy'`);
  });
});

describe('a title of one post', () => {
  it('is stated by personnel and the administrator, bounded, with its day, once', async () => {
    const page = await personnel.get(address('state'));
    expect(page.text).toContain('Để trống: Người đứng đầu');
    const wrong = await personnel.post(address('state'), { [field('chair')]: 'x'.repeat(121), day: '01/11/2026' });
    expect([wrong.status, wrong.text.includes(`id="${field('chair')}-error"`)]).toEqual([422, true]);
    expect((await personnel.post(address('state'), { [field('chair')]: 'Chủ tịch' })).status).toBe(422);
    expect((await (await at.as('chair')).get(address('state'))).status).toBe(403);
    const titles = {
      [field('chair')]: 'Chủ tịch',
      [field('vice')]: 'Phó Chủ tịch phụ trách kinh tế',
      day: '01/11/2026',
    };
    const seen = /name="seen" value="(\d+)"/.exec(page.text)![1]!;
    const done = await personnel.post(address('state'), { ...titles, seen });
    expect([done.status, done.text.includes('Từ 01/11/2026')]).toEqual([200, true]);
    expect((await personnel.post(address('state'), { ...titles, [field('vice')]: 'Khác', seen })).status).toBe(409);
    await personnel.post(address('state'), titles);
    const kept = await at.db.one<{ rows: number; acts: number }>(
      `select (select count(*)::int from paper_titles) as rows, (select count(*)::int from audit where act = 'unit.paper-titles') as acts`,
    );
    expect(kept).toEqual({ rows: 2, acts: 1 });
  });

  it('stands over its holder’s signature and after KT. and Q., before what the unit’s heads and deputies are called', async () => {
    expect(signedBy(await made('unit-month'))).toEqual([[undefined, 'CHỦ TỊCH', 'Trần Quốc Mẫu']]);
    await personnel.post(`/units/${at.ward.units.PM.id}/paper-names/state`, {
      ...{ day: '01/11/2026', collective: 'Ủy ban nhân dân', headTitle: 'Trưởng', deputyTitle: 'Phó' },
    });
    for (const code of ['unit-month', 'directive-05'])
      expect(signedBy(await made(code))).toEqual([['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Mẫu']]);
    await act('vice');
    expect(signedBy(await made('unit-month'))).toEqual([
      ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH PHỤ TRÁCH KINH TẾ', expect.stringMatching(/^Lê/)],
    ]);
    await nobodyActs();
    await act('mcHead');
    expect(signedBy(await made('unit-month'))).toEqual([['TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH', 'Nguyễn Thị Một']]);
    await nobodyActs();
  });

  it('a substitute signs as the delegation says: TUQ., TL., or not at all', async () => {
    const { id } = (await at.db.one<{ id: number }>(
      `insert into delegations (unit_id, from_official, to_official, from_date, to_date, offered_at, accepted_at, signing)
       values ($1, $2, $3, '2026-11-20', '2026-12-20', '2026-11-19T02:00:00Z', '2026-11-19T02:00:00Z', 'authorised') returning id`,
      [at.ward.units.PM.id, at.ward.officials['chair'], at.ward.officials['mcHead']],
    ))!;
    await act('mcHead', id);
    const said = async (signing: string) => {
      await at.db.rows('update delegations set signing = $2 where id = $1', [id, signing]);
      return signedBy(await made('unit-month'));
    };
    const title = expect.stringMatching(/\S/);
    expect(await said('authorised')).toEqual([['TUQ. CHỦ TỊCH', title, 'Nguyễn Thị Một']]);
    expect(await said('ordered')).toEqual([['TL. CHỦ TỊCH', title, 'Nguyễn Thị Một']]);
    expect(await said('none')).toEqual([['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Mẫu']]);
    await nobodyActs();
    await at.db.rows('delete from delegations');
  });

  it('of a committee’s seat stands in the Party’s layout', async () => {
    const member = await at.db.one<{ id: number }>(`select id from committee_members where role = 'chair'`);
    const page = await personnel.get(address('party'));
    expect(page.text).toContain('Để trống: Bí thư');
    await personnel.post(address('party'), { [`title.${member!.id}`]: 'Bí thư Đảng ủy', day: '01/11/2026' });
    expect(signedBy(await made('committee-month', { issuer: 'committee' }))).toEqual([
      ['T/M ĐẢNG ỦY PHƯỜNG MẪU', 'BÍ THƯ ĐẢNG ỦY', 'Trần Quốc Mẫu'],
    ]);
  });

  it('goes with a post that is taken back', async () => {
    const { units, officials, accounts } = at.ward;
    const { id } = (await at.db.one<{ id: number }>(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Kiêm nhiệm', 0, 'member', false, '2026-11-01') returning id`,
      [officials['mc1'], units.PM.id],
    ))!;
    await at.db.rows(
      `insert into paper_titles (post_id, day, title, by_account, at) values ($1, '2026-11-01', 'Ủy viên', $2, '2026-11-02')`,
      [id, accounts['personnel']],
    );
    await at.db.rows('delete from posts where id = $1', [id]);
    expect(await at.db.rows('select 1 from paper_titles where post_id = $1', [id])).toEqual([]);
  });

  it('never makes a closed month’s paper another', async () => {
    await at.db.rows(`update periods set closed_at = '2026-11-30T02:00:00Z' where month = '2026-11'`);
    const shut = await personnel.post(address('state'), { [field('chair')]: 'Khác', day: '15/11/2026' });
    expect([shut.status, shut.text.includes('01/12/2026')]).toEqual([422, true]);
    expect((await personnel.post(address('state'), { [field('chair')]: 'Khác', day: '01/12/2026' })).status).toBe(200);
    expect(signedBy(await made('unit-month'))).toEqual([['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Mẫu']]);
  });
});
