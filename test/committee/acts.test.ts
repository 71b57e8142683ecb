import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { approve, approveDesk, evaluationOf } from './approve.js';
import { brokenChains } from '../support/audit.js';

let test: TestApp;
let ward: Ward;

const as = (login: string) => test.as(login);

beforeAll(async () => {
  test = await startTestApp('2026-11-27T02:00:00Z');
  ward = await makeWard(test.db);
  await openMonth(test.db, ward);
  await approveDesk(test.db, ward);
  await approve(test.db, ward, 'secretary', { values: ['8', '8', '8', '0'], by: 'chair' });
  await approve(test.db, ward, 'chair', { values: ['8', '8', '8', '0'], by: 'outside' });
  await approve(test.db, ward, 'vp1', { values: ['8', '8', '8', '0'], by: 'vpHead' });
  await approve(test.db, ward, 'vp2', { values: ['8', '8', '8', '0'], by: 'vpHead' });
});
afterAll(() => test.close());

const idOf = async (key: string) => (await evaluationOf(test.db, ward, key))!.id;
const statusOf = async (key: string) => (await evaluationOf(test.db, ward, key))!.status;
const noticesOf = async (key: string) =>
  (
    await test.db.rows<{ code: string }>('select code from notices where official_id = $1 order by id', [
      ward.officials[key],
    ])
  ).map(({ code }) => code);
const acts = async (chain: string) =>
  (
    await test.db.rows<{ act: string }>(
      `select payload::jsonb ->> 'act' as act from audit where chain = $1 order by 1`,
      [chain],
    )
  ).map(({ act }) => act);

describe('a comment', () => {
  it('on an evaluation is told to its person and to who approved it, and is read on the evaluation', async () => {
    const id = await idOf('mc1');
    const page = await (
      await as('member1')
    ).post('/committee/comments', { evaluationId: String(id), text: 'Nên kể rõ việc đã làm vì dân.' });
    expect([page.status, page.path]).toEqual([200, `/committee/evaluations/${id}`]);
    expect(page.text).toContain('Nên kể rõ việc đã làm vì dân.');
    expect(await noticesOf('mc1')).toEqual(['comment']);
    expect(await noticesOf('mcHead')).toEqual(['comment-approver']);
    expect(await acts(`evaluation:${id}`)).toEqual(['evaluation.commented']);
    expect((await (await as('mc1')).get(`/evaluations/${id}`)).text).toContain('Nên kể rõ việc đã làm vì dân.');
  });

  it('on a unit is told to its head, who can read it; a sister unit cannot', async () => {
    const unitId = String(ward.units.MC.id);
    const page = await (
      await as('secretary')
    ).post('/committee/comments', { unitId, month: '2026-11', text: 'Giờ tiếp dân cần giữ đúng.' });
    expect(page.path).toBe(`/committee/units/${unitId}?month=2026-11`);
    expect(page.text).toContain('Giờ tiếp dân cần giữ đúng.');
    const notice = (await test.db.one<{ href: string }>(
      `select href from notices where official_id = $1 and code = 'comment-unit'`,
      [ward.officials['mcHead']],
    ))!;
    expect((await (await as('mcHead')).get(notice.href)).text).toContain('Giờ tiếp dân cần giữ đúng.');
    expect((await (await as('vpHead')).get(notice.href)).status).toBe(404);
    expect((await (await as('mc1')).get(notice.href)).status).toBe(403);
  });

  it.each([
    ['', 'thiếu'],
    ['ab', 'ngắn'],
    ['a'.repeat(4001), 'dài'],
  ])('that is %#: too short or too long comes back as typed', async (text) => {
    const id = await idOf('mc2');
    const page = await (await as('member1')).post('/committee/comments', { evaluationId: String(id), text });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Góp ý dài từ 3 đến 4000 ký tự.');
    if (text) expect(page.text).toContain(`>\n${text}</textarea>`);
    const unit = await (
      await as('member1')
    ).post('/committee/comments', { unitId: String(ward.units.MC.id), month: '2026-11', text });
    expect(unit.status).toBe(422);
  });

  it.each([
    ['inspector', 'mc2', 403],
    ['mcHead', 'mc2', 403],
    ['personnel', 'mc2', 403],
    ['secretary', 'secretary', 403],
    ['secretary', 'kt1', 409],
  ])('by %s on the evaluation of %s is answered with %d', async (login, key, status) => {
    const page = await (
      await as(login)
    ).post('/committee/comments', { evaluationId: String(await idOf(key)), text: 'Một câu.' });
    expect(page.status).toBe(status);
    expect((await test.db.rows('select 1 from comments where evaluation_id = $1', [await idOf(key)])).length).toBe(0);
  });

  it.each([
    [{ text: 'Một câu.' }],
    [{ evaluationId: '0', text: 'Một câu.' }],
    [{ unitId: '1', month: '2026-13', text: 'Một câu.' }],
    [{ unitId: '99999', month: '2026-11', text: 'Một câu.' }],
  ])('on nothing we know (%j) is not found', async (fields) => {
    expect(
      (await (await as('secretary')).post('/committee/comments', fields as unknown as Record<string, string>)).status,
    ).toBe(404);
  });
});

describe('a review', () => {
  const review = async (login: string, ...keys: string[]) =>
    (await as(login)).post('/committee/reviews', {
      unitId: String(ward.units.MC.id),
      month: '2026-11',
      evaluationIds: await Promise.all(keys.map(async (key) => String(await idOf(key)))),
    });

  it.each([
    ['member1', 'mc1', 403, 'Chỉ chủ trì hoặc thư ký'],
    ['secretary', 'secretary', 403, 'phiếu của chính mình'],
    ['chair', 'mcHead', 403, 'Bạn đã duyệt phiếu này'],
    ['secretary', 'kt2', 409, 'chưa được duyệt'],
  ])('by %s of the evaluation of %s is answered with %d', async (login, key, status, words) => {
    const before = await statusOf(key);
    const page = await review(login, key);
    expect([page.status, await statusOf(key)]).toEqual([status, before]);
    expect(page.text).toContain(words);
  });

  it.each(['inspector', 'mcHead', 'personnel', 'admin'])('is not for %s', async (login) => {
    expect((await review(login, 'mc1')).status).toBe(403);
  });

  it('asks for a tick', async () => {
    const page = await review('secretary');
    expect(page.status).toBe(422);
    expect(page.text).toContain('Chọn ít nhất một phiếu.');
  });

  it('of one evaluation keeps its score, its row, its audit, and tells the person', async () => {
    const id = await idOf('mc1');
    const before = await test.db.one('select score, exemplarity, points from evaluations where id = $1', [id]);
    const page = await (await as('secretary')).post('/committee/reviews', { evaluationId: String(id) });
    expect([page.status, page.path]).toEqual([200, `/committee/evaluations/${id}`]);
    expect(await statusOf('mc1')).toBe('reviewed');
    expect(await test.db.one('select score, exemplarity, points from evaluations where id = $1', [id])).toEqual(before);
    expect(
      await test.db.one('select committee_id as committee, by_account as by from reviews where evaluation_id = $1', [
        id,
      ]),
    ).toEqual({ committee: ward.committeeId, by: ward.accounts['secretary'] });
    expect(await acts(`evaluation:${id}`)).toContain('evaluation.reviewed');
    expect(await noticesOf('mc1')).toContain('reviewed');
  });

  it('of several marks those that can be, and names the others with the reason', async () => {
    const page = await review('chair', 'mc1', 'mc2', 'mcHead', 'kt2');
    expect(page.status).toBe(200);
    expect([await statusOf('mc2'), await statusOf('mcHead')]).toEqual(['reviewed', 'approved']);
    expect(page.text).toContain('Phạm Văn Bí đã ghi nhận trước');
    expect(page.text).toContain('Nguyễn Thị Một');
    expect(page.text).toContain('Đã ghi nhận: 1 phiếu');
  });

  it('by two at once is won by one, and the other is told', async () => {
    const [chair, secretary] = await Promise.all([review('chair', 'mc3', 'mc4'), review('secretary', 'mc4', 'mc3')]);
    expect([chair.status, secretary.status].sort()).toEqual([200, 409]);
    const rows = await test.db.rows<{ by: number }>(
      'select by_account as by from reviews where evaluation_id = any ($1)',
      [[await idOf('mc3'), await idOf('mc4')]],
    );
    expect(new Set(rows.map(({ by }) => by)).size).toBe(1);
    expect(rows).toHaveLength(2);
    const loser = chair.status === 409 ? chair : secretary;
    expect(loser.text).toContain('đã ghi nhận trước, lúc 09:00 27/11/2026');
  });

  it('of what nobody may know of is not found', async () => {
    expect((await (await as('secretary')).post('/committee/reviews', { evaluationId: '99999' })).status).toBe(404);
    expect((await (await as('secretary')).post('/committee/reviews', { evaluationId: 'x' })).status).toBe(404);
  });

  it('belongs to the nearest committee, when there is one below', async () => {
    const id = await idOf('vp1');
    const below = (await test.db.one<{ id: number }>(
      `insert into committees (unit_id, name) values ($1, 'Chi bộ Văn phòng') returning id`,
      [ward.units.VP.id],
    ))!;
    await test.db.rows(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, 'secretary', '2026-01-01')`,
      [below.id, ward.officials['vpHead']],
    );
    expect((await review('secretary', 'vp1')).status).toBe(403);
    expect((await review('vpHead', 'vp1')).text).toContain('Bạn đã duyệt phiếu này');
    expect((await test.db.rows('select 1 from reviews where evaluation_id = $1', [id])).length).toBe(0);
  });

  it('and a comment stop when the period is closed', async () => {
    await test.db.rows(`update periods set closed_at = '2026-11-27T01:00:00Z', closed_by = $1`, [
      ward.accounts['personnel'],
    ]);
    expect((await review('secretary', 'mcDeputy')).status).toBe(409);
    expect(
      (
        await (
          await as('secretary')
        ).post('/committee/comments', { evaluationId: String(await idOf('mcDeputy')), text: 'Một câu.' })
      ).status,
    ).toBe(409);
    expect((await (await as('secretary')).get(`/committee/units/${ward.units.MC.id}`)).text).not.toContain(
      'action="/committee/comments"',
    );
  });

  it('leaves chains of the audit that hold', async () => {
    expect(await brokenChains(test.db)).toEqual([]);
  });
});
