import { pledgeCounts } from '../../src/commitments/commitments.queries.js';
import { ledByMany } from '../../src/standing/led.js';
import { verify } from '../../src/verify/verify.js';
import { approve } from '../committee/approve.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WHY = 'Nhập nhầm khi lập danh sách';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let second: Client;
let october: number;
let decided: number;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  october = await openMonth(t.db, ward, '2026-10');
  decided = await approve(t.db, ward, 'mc1', {
    values: ['8', '95', '0', '0', '0'],
    self: ['8', '95', '0', '0', '0'],
    by: 'mcHead',
    month: '2026-10',
  });
  await t.db.rows(`update periods set closed_at = '2026-11-05T00:00:00Z', closed_by = $2 where id = $1`, [
    october,
    ward.accounts['personnel'],
  ]);
  await openMonth(t.db, ward, '2026-11');
  await t.db.rows(
    `insert into account_roles (account_id, role, unit_id, granted_at) values ($1, 'personnel', $2, now())`,
    [ward.accounts['member1'], ward.units.PM.id],
  );
  personnel = await t.client('personnel');
  second = await t.client('member1');
});
afterAll(() => t.close());

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const row = <T extends object>(sql: string, ...values: unknown[]) => t.db.one<T>(sql, values);
const postOf = async (key: string) =>
  (await row<{ id: number }>(
    'select id from posts where official_id = $1 and to_date is null order by id desc',
    ward.officials[key],
  ))!.id;
const postRow = (id: number) =>
  row<Record<string, unknown>>(
    `select p.title, u.code as unit, p.position, p.tier, p.main, p.from_date as "fromDate", p.to_date as "toDate", p.decision_number as number from posts p join units u on u.id = p.unit_id where p.id = $1`,
    id,
  );
const words = async (id: number) => {
  const post = (await postRow(id))!;
  return {
    unit: String(post['unit']),
    postTitle: String(post['title']),
    position: String(post['position']),
    tier: String(post['tier']),
    mainPost: post['main'] ? 'main' : 'concurrent',
    fromDate: String(post['fromDate']),
    toDate: String(post['toDate'] ?? ''),
    decisionNumber: String(post['number'] ?? ''),
    reason: WHY,
  };
};
const errorsIn = (text: string) => /govuk-error-summary[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';

/** Sent once to see what it touches, and again with a yes to that. */
async function twice(
  client: Client,
  path: string,
  fields: Record<string, string>,
): Promise<{ shown: Answer; done: Answer }> {
  const shown = await client.post(path, fields);
  const done = await client.post(path, { ...fields, agreed: hidden(shown.text, 'agreed') });
  return { shown, done };
}
const lastRequest = async () => (await row<{ id: number }>('select max(id) as id from correction_requests'))!.id;
const peopleOn = async (day: string) =>
  (await pledgeCounts(t.db, { unitPath: `/${ward.units.PM.id}/`, year: 2026, day })).map(
    ({ unitName, people }) => `${unitName} ${people}`,
  );
const bytesOf = async () =>
  JSON.stringify([
    await t.db.rows('select * from evaluations where period_id = $1 order by id', [october]),
    await t.db.rows('select * from approvals order by id'),
  ]);

describe('a post of an open month that was entered wrongly', () => {
  it('is put right by one, after what it touches was shown; both versions are read on the person’s page', async () => {
    const id = (await row<{ id: number }>(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Kế toán', 0, 'member', false, '2026-11-03') returning id`,
      ward.officials['vp1'],
      ward.units.KT.id,
    ))!.id;
    const path = `/posts/${id}/correction`;
    const form = await personnel.get(path);
    expect(form.text).toContain('Sửa bản ghi chức vụ: Trịnh Thị Thư');
    expect((await personnel.post(path, { ...(await words(id)), reason: 'nhầm' })).status).toBe(422);
    expect((await personnel.post(path, await words(id))).status).toBe(422);
    const fields = { ...(await words(id)), unit: 'VT', fromDate: '05/11/2026' };
    const shown = await personnel.post(path, fields);
    expect(shown.text).toContain('Sửa như vậy sẽ ảnh hưởng đến');
    expect(await postRow(id)).toMatchObject({ unit: 'KT', fromDate: '2026-11-03' });
    const done = await personnel.post(path, { ...fields, agreed: hidden(shown.text, 'agreed') });
    expect(done.path).toBe(`/officials/${ward.officials['vp1']}`);
    expect(await postRow(id)).toMatchObject({ unit: 'VT', fromDate: '2026-11-05', title: 'Kế toán' });
    for (const said of ['Chức vụ đã sửa hoặc xóa vì ghi nhầm', 'Tổ văn thư', '03/11/2026', '05/11/2026', WHY])
      expect(done.text).toContain(said);
    expect((await (await t.client('vp1')).get('/notices')).text).toContain('đã sửa bản ghi chức vụ của Trịnh Thị Thư');
  });

  it('keeps to the rules of new ones: order of days, one main post, one head', async () => {
    const id = await postOf('vp2');
    const path = `/posts/${id}/correction`;
    const fields = await words(id);
    expect(
      errorsIn((await personnel.post(path, { ...fields, fromDate: '2026-11-10', toDate: '2026-11-09' })).text),
    ).toContain('Ngày kết thúc');
    const heads = await personnel.post(path, { ...fields, position: 'head' });
    expect([heads.status, errorsIn(heads.text).includes('Lý Văn Phòng')]).toEqual([422, true]);
    const concurrent = (await row<{ id: number }>(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Kế toán', 0, 'member', false, '2026-11-01') returning id`,
      ward.officials['vp2'],
      ward.units.KT.id,
    ))!.id;
    const main = await personnel.post(`/posts/${concurrent}/correction`, {
      ...(await words(concurrent)),
      mainPost: 'main',
    });
    expect([main.status, errorsIn(main.text).includes('Mai Văn Ký')]).toEqual([422, true]);
    expect((await personnel.post(path, { ...fields, unit: 'X' })).status).toBe(422);
    await t.db.rows('delete from posts where id = $1', [concurrent]);
  });

  it('is struck where it never was; the last one of a person is not', async () => {
    const id = (await row<{ id: number }>(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Thủ quỹ', 0, 'member', false, '2026-11-03') returning id`,
      ward.officials['vp1'],
      ward.units.KT.id,
    ))!.id;
    const { done } = await twice(personnel, `/posts/${id}/withdrawal`, { why: WHY });
    expect(done.status).toBe(200);
    expect(await postRow(id)).toBeUndefined();
    expect(done.text).toContain('xóa vì ghi nhầm');
    expect(done.text).toContain('Thủ quỹ');
    const only = await personnel.post(`/posts/${await postOf('vp2')}/withdrawal`, { why: WHY });
    expect([only.status, only.text.includes('chức vụ duy nhất')]).toEqual([422, true]);
  });

  it('from a page that is out of date is refused; nobody else’s to put right', async () => {
    const id = await postOf('kt1');
    const seen = hidden((await personnel.get(`/posts/${id}/correction`)).text, 'seen');
    await t.db.rows(`update posts set decision_number = '5/QĐ' where id = $1`, [id]);
    expect(
      (await personnel.post(`/posts/${id}/correction`, { ...(await words(id)), postTitle: 'Khác', seen })).status,
    ).toBe(409);
    for (const login of ['vphead', 'chair', 'inspector', 'admin'])
      expect([403, 404]).toContain((await (await t.client(login)).get(`/posts/${id}/correction`)).status);
    expect((await personnel.get(`/posts/${ward.posts['stranger']}/correction`)).status).toBe(404);
  });

  it('two at once come one after the other: the second is told', async () => {
    const id = await postOf('kt1');
    const path = `/posts/${id}/correction`;
    const seen = hidden((await personnel.get(path)).text, 'seen');
    const fields = { ...(await words(id)), fromDate: '2026-09-01', postTitle: 'Chuyên viên' };
    const agreed = hidden((await personnel.post(path, fields)).text, 'agreed');
    const send = () => personnel.post(path, { ...fields, seen, agreed }, {}, false);
    const statuses = (await Promise.all([send(), send()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([303, 409]);
    await t.db.rows(
      `update correction_requests set outcome = 'withdrawn', answered_by = asked_by, answered_at = now() where outcome is null`,
    );
  });
});

describe('a post of a closed month', () => {
  const path = async () => `/posts/${await postOf('mc1')}/correction`;

  it('is asked for by one: until another confirms nothing changes', async () => {
    const id = await postOf('mc1');
    const fields = { ...(await words(id)), unit: 'VP', fromDate: '2026-10-10' };
    const before = await postRow(id);
    const { shown, done } = await twice(personnel, await path(), fields);
    for (const said of [
      'cần người thứ hai xác nhận',
      'Phiếu tháng, Phường mẫu: 10/2026.',
      'Bùi Thị Ba',
      'kỳ đã khóa',
      'Nguyễn Thị Một',
      '1 kết quả đã có giữ nguyên',
    ])
      expect(shown.text).toContain(said);
    expect(done.path).toBe(`/corrections/requests/${await lastRequest()}`);
    expect(await postRow(id)).toEqual(before);
    expect((await personnel.get(`/officials/${ward.officials['mc1']}`)).text).toContain('Đang chờ xác nhận sửa');
    expect((await personnel.post(await path(), { ...fields, agreed: hidden(shown.text, 'agreed') })).status).toBe(409);
  });

  it('is not confirmed by who asked, by whom it is about, or by who answers for only one of its places', async () => {
    const url = `/corrections/requests/${await lastRequest()}`;
    expect((await personnel.post(`${url}/confirmation`, {})).status).toBe(403);
    for (const login of ['mchead', 'vphead', 'mc2', 'mc1'])
      expect([403, 404]).toContain((await (await t.client(login)).post(`${url}/confirmation`, {})).status);
    const page = await personnel.get(url);
    expect(page.text).toContain('Bạn là người đề nghị');
    expect(page.text).toContain('Đỗ Thị Ủy');
  });

  it('is refused with a reason, which who asked reads; or taken back', async () => {
    const id = await lastRequest();
    const url = `/corrections/requests/${id}`;
    expect((await second.post(`${url}/refusal`, { answer: 'sai' })).status).toBe(422);
    await second.post(`${url}/refusal`, { answer: 'Quyết định ghi đúng ngày cũ' });
    expect((await personnel.get(url)).text).toContain('Quyết định ghi đúng ngày cũ');
    expect((await second.post(`${url}/confirmation`, {})).status).toBe(409);
    const again = { ...(await words(await postOf('mc1'))), unit: 'VP', fromDate: '2026-10-10' };
    await twice(personnel, await path(), again);
    const own = `/corrections/requests/${await lastRequest()}`;
    expect((await second.post(`${own}/withdrawal`)).status).toBe(403);
    await personnel.post(`${own}/withdrawal`);
    expect(await row('select outcome from correction_requests where id = $1', await lastRequest())).toEqual({
      outcome: 'withdrawn',
    });
  });

  it('is confirmed by another; results stay to the byte and are flagged for who scored them', async () => {
    const id = await postOf('mc1');
    const fields = { ...(await words(id)), unit: 'VP', fromDate: '2026-10-10' };
    await twice(personnel, await path(), fields);
    const url = `/corrections/requests/${await lastRequest()}`;
    expect((await second.get('/')).text).toContain('1 đề nghị sửa bản ghi chờ bạn xác nhận');
    const before = await bytesOf();
    const [counted, countedNow] = [await peopleOn('2026-10-31'), await peopleOn('2026-11-20')];
    const blind = await second.post(`${url}/confirmation`, { agreed: 'something else' });
    expect(blind.status).toBe(422);
    const page = await second.get(url);
    const done = await second.post(`${url}/confirmation`, { agreed: hidden(page.text, 'agreed') });
    expect(done.text).toContain('Đã xác nhận và sửa bản ghi');
    expect(await postRow(id)).toMatchObject({ unit: 'VP', fromDate: '2026-10-10' });
    expect(await bytesOf()).toBe(before);
    expect(await peopleOn('2026-10-31')).toEqual(counted);
    expect(await peopleOn('2026-11-20')).not.toEqual(countedNow);
    const person = await personnel.get(`/officials/${ward.officials['mc1']}`);
    for (const said of ['Bộ phận Một cửa', 'Văn phòng', 'Đề nghị của', WHY]) expect(person.text).toContain(said);
    const scorer = await t.client('mchead');
    expect((await scorer.get('/')).text).toContain('1 kết quả bạn chấm có bản ghi được sửa');
    expect((await scorer.get('/notices')).text).toContain('1 kết quả bạn chấm giữ nguyên');
    const flags = await scorer.get('/corrections/flags');
    expect(flags.text).toContain(`/evaluations/${decided}`);
    const own = await (await t.client('mc1')).get(`/evaluations/${decided}`);
    expect(own.text).toContain('Chức vụ của Bùi Thị Ba đã được sửa sau khi có kết quả này');
    const flag = /\/corrections\/flags\/(\d+)\/seen/.exec(flags.text)![1]!;
    expect((await (await t.client('vphead')).post(`/corrections/flags/${flag}/seen`)).status).toBe(404);
    expect((await scorer.post(`/corrections/flags/${flag}/seen`)).text).toContain('Không có kết quả nào cần xem lại');
    expect((await scorer.post(`/corrections/flags/${flag}/seen`)).status).toBe(409);
    expect((await (await t.client('mc1')).get(`/evaluations/${decided}`)).text).toContain(
      'đã được sửa sau khi có kết quả này',
    );
  });

  it('what was asked for is not done where the record has changed since', async () => {
    const id = await postOf('mc2');
    const fields = { ...(await words(id)), unit: 'VP' };
    await twice(personnel, `/posts/${id}/correction`, fields);
    const url = `/corrections/requests/${await lastRequest()}`;
    const agreed = hidden((await second.get(url)).text, 'agreed');
    await t.db.rows(`update posts set decision_number = '6/QĐ' where id = $1`, [id]);
    const late = await second.post(`${url}/confirmation`, { agreed });
    expect([late.status, late.text.includes('đã thay đổi sau khi đề nghị')]).toEqual([422, true]);
    expect(await postRow(id)).toMatchObject({ unit: 'MC' });
    await personnel.post(`${url}/withdrawal`);
  });

  it('two confirm at once: it is done once', async () => {
    const id = await postOf('mc3');
    await twice(personnel, `/posts/${id}/correction`, { ...(await words(id)), tier: '1' });
    const request = await lastRequest();
    const url = `/corrections/requests/${request}`;
    const agreed = hidden((await second.get(url)).text, 'agreed');
    const send = () => second.post(`${url}/confirmation`, { agreed }, {}, false);
    expect((await Promise.all([send(), send()])).map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await t.db.rows('select 1 as one from corrections where request_id = $1', [request])).toHaveLength(1);
  });

  it('a head’s post touches those they decide on: decider before and after', async () => {
    const id = await postOf('mcHead');
    const fields = { ...(await words(id)), fromDate: '2026-11-10' };
    const shown = await personnel.post(`/posts/${id}/correction`, fields);
    expect(shown.text.replaceAll(/\s+/g, ' ')).toMatch(
      /Bùi Thị Ba<\/strong>, Bộ phận Một cửa, phiếu tháng 10\/2026.*?Nguyễn Thị Một → Trần Quốc Mẫu/,
    );
  });

  it('what was put right and asked for is reconciled', async () => {
    const { list } = (await verify(t.db, { paths: null, patient: true })).findings;
    expect(list.filter(({ field }) => /correction/.test(`${field}`))).toEqual([]);
    expect(await row('select count(*)::int > 3 as some from corrections')).toEqual({ some: true });
  });
});

describe('an acting head', () => {
  const acting = async (from: string, to: string | null = null) =>
    (await row<{ id: number }>(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, $3, $4, '9/QĐ') returning id`,
      ward.units.KT.id,
      ward.officials['kt1'],
      from,
      to,
    ))!.id;

  it('is put right, person and days and number; both versions stand on the unit’s page', async () => {
    const id = await acting('2026-11-10');
    const fields = { person: 'CB-kt2', fromDate: '2026-11-12', toDate: '', decisionNumber: '10/QĐ', reason: WHY };
    const { shown, done } = await twice(personnel, `/acting/${id}/correction`, fields);
    expect(shown.text).toContain('Tạ Văn Kinh');
    expect(done.path).toBe(`/units/${ward.units.KT.id}/acting`);
    for (const said of ['Tạ Văn Kinh', 'Cao Thị Tế', '9/QĐ', '10/QĐ', WHY]) expect(done.text).toContain(said);
    expect(
      await row('select official_id as who, from_date as "from" from acting_appointments where id = $1', id),
    ).toEqual({
      who: ward.officials['kt2'],
      from: '2026-11-12',
    });
    const struck = await twice(personnel, `/acting/${id}/withdrawal`, { why: WHY });
    expect(struck.done.text).toContain('xóa vì ghi nhầm');
    expect(await row('select 1 as one from acting_appointments where id = $1', id)).toBeUndefined();
  });

  it('in a closed month waits for another; a substitute is not put right here', async () => {
    const id = await acting('2026-10-05', '2026-10-31');
    expect((await personnel.get(`/units/${ward.units.KT.id}/acting`)).text).toContain(`/acting/${id}/correction`);
    const { done } = await twice(personnel, `/acting/${id}/withdrawal`, { why: WHY });
    expect(done.path).toMatch(/^\/corrections\/requests\//);
    expect(await row('select 1 as one from acting_appointments where id = $1', id)).toBeDefined();
    const page = await second.get(done.path);
    await second.post(`${done.path}/confirmation`, { agreed: hidden(page.text, 'agreed') });
    expect(await row('select 1 as one from acting_appointments where id = $1', id)).toBeUndefined();
    const delegation = (await row<{ id: number }>(
      `insert into delegations (unit_id, from_official, to_official, from_date, to_date, offered_at, accepted_at) values ($1, $2, $3, '2026-11-20', '2026-11-25', now(), now()) returning id`,
      ward.units.VP.id,
      ward.officials['vpHead'],
      ward.officials['vp1'],
    ))!.id;
    const substitute = (await row<{ id: number }>(
      `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number, delegation_id) values ($1, $2, '2026-11-20', '2026-11-25', 'delegation', $3) returning id`,
      ward.units.VP.id,
      ward.officials['vp1'],
      delegation,
    ))!.id;
    expect((await personnel.get(`/acting/${substitute}/correction`)).status).toBe(409);
  });
});

describe('a seat of the committee', () => {
  const seat = async (role: string) =>
    (await row<{ id: number }>(
      'select id from committee_members where committee_id = $1 and role = $2',
      ward.committeeId,
      role,
    ))!.id;

  it('is put right; where its days lie in a closed month another confirms', async () => {
    const id = await seat('member');
    const was = (await row<{ from: string; person: string }>(
      `select m.from_date as "from", o.code as person from committee_members m join officials o on o.id = m.official_id where m.id = $1`,
      id,
    ))!;
    const fields = { person: was.person, role: 'deputy', fromDate: was.from, toDate: '', reason: WHY };
    const { shown, done } = await twice(personnel, `/committee-members/${id}/correction`, fields);
    expect(shown.text).toContain('cần người thứ hai xác nhận');
    // It is this very person's: another than they confirms, the root's head.
    expect((await second.post(`${done.path}/confirmation`, { agreed: 'x' })).status).toBe(403);
    const chair = await t.client('chair');
    const page = await chair.get(done.path);
    await chair.post(`${done.path}/confirmation`, { agreed: hidden(page.text, 'agreed') });
    expect(await row('select role from committee_members where id = $1', id)).toEqual({ role: 'deputy' });
    const committee = await personnel.get(`/units/${ward.units.PM.id}/committee`);
    for (const said of ['đã sửa hoặc xóa vì ghi nhầm', WHY]) expect(committee.text).toContain(said);
  });

  it('of the open month is struck by one', async () => {
    const id = (await row<{ id: number }>(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, 'member', '2026-11-05') returning id`,
      ward.committeeId,
      ward.officials['vp2'],
    ))!.id;
    const { done } = await twice(personnel, `/committee-members/${id}/withdrawal`, { why: WHY });
    expect(done.path).toBe(`/units/${ward.units.PM.id}/committee`);
    expect(await row('select 1 as one from committee_members where id = $1', id)).toBeUndefined();
  });
});

describe('what a deputy oversees', () => {
  const oversightOf = (id: number) =>
    row<Record<string, unknown>>(
      `select u.code as unit, o.code as person, s.from_date as "fromDate", s.to_date as "toDate" from oversights s
       left join units u on u.id = s.unit_id left join officials o on o.id = s.official_id where s.id = $1`,
      id,
    );
  const entered = async (unit: string | null, person: string | null) =>
    (await row<{ id: number }>(
      `insert into oversights (post_id, unit_id, official_id, from_date)
       values ($1, (select id from units where code = $2), (select id from officials where code = $3), '2026-11-03') returning id`,
      ward.posts['vice'],
      unit,
      person,
    ))!.id;
  const page = () => `/posts/${ward.posts['vice']}/oversights`;

  it('is put right in its unit and days after what it touches was shown; both versions stand on its page', async () => {
    const id = await entered('VT', null);
    const path = `/oversights/${id}/correction`;
    expect((await personnel.get(page())).text).toContain(path);
    const fields = { unit: 'KT', fromDate: '05/11/2026', toDate: '', reason: WHY };
    const { shown, done } = await twice(personnel, path, fields);
    expect(shown.text).toContain('Sửa như vậy sẽ ảnh hưởng đến');
    expect(done.path).toBe(page());
    expect(await oversightOf(id)).toEqual({ unit: 'KT', person: null, fromDate: '2026-11-05', toDate: null });
    for (const said of ['Phân công phụ trách đã sửa', 'Tổ văn thư', '03/11/2026', '05/11/2026', WHY])
      expect(done.text).toContain(said);
    expect((await (await t.client('vice')).get('/notices')).text).toContain(
      'đã sửa phân công phụ trách của Lê Thị Phó',
    );
  });

  it('is of a unit below or of one person who is not the head, in order of days, with a reason', async () => {
    const [unit, person] = [await entered('VT', null), await entered(null, 'CB-vp1')];
    for (const [path, fields, said] of [
      [unit, { unit: 'X', fromDate: '05/11/2026', toDate: '' }, 'Chọn'],
      [unit, { unit: 'VT', fromDate: '05/11/2026', toDate: '04/11/2026' }, 'Ngày kết thúc'],
      [person, { person: 'CB-chair', fromDate: '05/11/2026', toDate: '' }, 'người đứng đầu'],
      [person, { person: 'CB-khong', fromDate: '05/11/2026', toDate: '' }, 'CB-khong'],
    ] as const) {
      const answer = await personnel.post(`/oversights/${path}/correction`, { ...fields, reason: WHY });
      expect([answer.status, errorsIn(answer.text).includes(said)]).toEqual([422, true]);
    }
    const { done } = await twice(personnel, `/oversights/${person}/correction`, {
      ...{ person: 'CB-vp2', fromDate: '03/11/2026', toDate: '30/11/2026', reason: WHY },
    });
    expect(done.status).toBe(200);
    expect(await oversightOf(person)).toMatchObject({ person: 'CB-vp2', toDate: '2026-11-30' });
    const struck = await twice(personnel, `/oversights/${unit}/withdrawal`, { why: WHY });
    expect(struck.done.text).toContain('xóa vì ghi nhầm lúc');
    expect(await oversightOf(unit)).toBeUndefined();
  });

  it('that reaches into a closed month is struck by two; who led whom then is read as it was', async () => {
    const id = (await row<{ id: number }>(
      `select id from oversights where post_id = $1 and from_date = '2025-01-01'`,
      ward.posts['vice'],
    ))!.id;
    const led = async (known: Date | null) =>
      (await ledByMany(t.db, [ward.officials['vice']!], '2026-10-31', known)).get(ward.officials['vice']!) ?? [];
    expect(await led(null)).toContain(ward.officials['mcHead']);
    const { shown, done } = await twice(personnel, `/oversights/${id}/withdrawal`, { why: WHY });
    for (const said of ['cần người thứ hai xác nhận', 'Phiếu tháng, Phường mẫu: 10/2026.'])
      expect(shown.text).toContain(said);
    expect(done.text).toContain('Xóa phân công phụ trách ghi nhầm: Lê Thị Phó');
    expect(await led(null)).toContain(ward.officials['mcHead']);
    const confirming = await second.get(done.path);
    await second.post(`${done.path}/confirmation`, { agreed: hidden(confirming.text, 'agreed') });
    expect(await oversightOf(id)).toBeUndefined();
    expect(await led(null)).not.toContain(ward.officials['mcHead']);
    expect(await led(new Date('2026-11-06T00:00:00Z'))).toContain(ward.officials['mcHead']);
    const { list } = (await verify(t.db, { paths: null, patient: true })).findings;
    expect(list.filter(({ field }) => /correction/.test(`${field}`))).toEqual([]);
  });
});
