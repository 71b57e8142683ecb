import { openLegalMonth, type LegalMonth } from '../support/legal.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { verify } from '../../src/verify/verify.js';

const SAID = 'Nửa đầu tháng trả hồ sơ đúng hẹn, dân khen';
const WHY = 'Nhớ nhầm số hồ sơ của tháng trước';

let t: TestApp;
let ward: Ward;
let legal: LegalMonth;
let evaluation: number;

/** The head of the one-stop desk leaves on the 14th; the deputy acts from the 15th. */
beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  const period = await openMonth(t.db, ward);
  legal = await openLegalMonth(t.db, ward);
  const row = await t.db.one<{ id: number }>('select id from evaluations where period_id = $1 and official_id = $2', [
    period,
    ward.officials['mc1'],
  ]);
  evaluation = row!.id;
  await t.db.rows(`update posts set to_date = '2026-11-14' where id = $1`, [ward.posts['mcHead']]);
  await t.db.rows(
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-11-15')`,
    [ward.officials['mcHead'], ward.units.VP.id],
  );
  await t.db.rows(
    `insert into acting_appointments (official_id, unit_id, decision_number, from_date) values ($1, $2, '12/QĐ', '2026-11-15')`,
    [ward.officials['mcDeputy'], ward.units.MC.id],
  );
  await t.db.rows('update units set blind_first = true where id = $1', [ward.units.MC.id]);
});
afterAll(() => t.close());

it('is left by who decided before, with proposed marks; both are told; nobody else can', async () => {
  const before = await t.as('mcHead');
  expect((await before.get('/')).text).toContain('/interim-views');
  expect((await before.get('/interim-views')).text).toContain(`/evaluations/${evaluation}/interim-view`);
  const address = `/evaluations/${evaluation}/interim-view`;
  expect((await before.get(address)).status).toBe(200);
  const short = await before.post(address, { text: 'tốt', 'value.chao-dan': '99' });
  expect(short.status).toBe(422);
  expect(short.text).toContain('99');
  await before.post(address, { text: SAID, 'value.chao-dan': '8,5' });
  expect((await before.get(address)).text).toContain(SAID);
  expect((await before.post(address, { text: SAID })).status).toBe(409);
  for (const login of ['mcDeputy', 'mc1', 'mc2', 'chair', 'inspector'])
    expect([403, 404]).toContain((await (await t.as(login)).get(address)).status);
  for (const login of ['mcDeputy', 'mc1']) expect((await (await t.as(login)).get('/notices')).text).toContain('ý kiến');
});

it('is seen by who decides only after their own marks where these come first, and not by the person before the result', async () => {
  expect((await (await t.as('mc1')).get(`/evaluations/${evaluation}`)).text).not.toContain(SAID);
  await t.db.rows(`update evaluations set status = 'submitted', submitted_at = $2 where id = $1`, [
    evaluation,
    t.clock.now(),
  ]);
  const head = await t.as('mcDeputy');
  const blind = await head.get(`/approvals/${evaluation}`);
  expect(blind.status).toBe(200);
  expect(blind.text).not.toContain(SAID);
  await t.db.rows('update evaluations set revealed_at = $2 where id = $1', [evaluation, t.clock.now()]);
  const shown = await head.get(`/approvals/${evaluation}`);
  expect(shown.text).toContain(SAID);
  expect(shown.text).toContain('8,5');
});

it('is put right by its author, both versions readable, until the paper is decided', async () => {
  const { id } = (await t.db.one<{ id: number }>('select max(id) as id from interim_views'))!;
  const before = await t.as('mcHead');
  const address = `/interim-views/${id}/correction`;
  const form = (await before.get(address)).text;
  expect(form).toContain(SAID);
  expect(form).toMatch(/name="value\.chao-dan"[^>]*value="8,5"/);
  expect((await before.post(address, { text: SAID, 'value.chao-dan': '99', reason: WHY })).status).toBe(422);
  await before.post(address, { text: 'Nửa đầu tháng làm tốt', 'value.chao-dan': '9', reason: WHY });
  const shown = (await (await t.as('mcDeputy')).get(`/approvals/${evaluation}`)).text;
  for (const words of ['Nửa đầu tháng làm tốt', SAID, WHY]) expect(shown).toContain(words);
  await t.db.rows(`update evaluations set status = 'returned' where id = $1`, [evaluation]);
  expect((await before.get(address)).status).toBe(200);
  await t.db.rows(`update evaluations set status = 'excused' where id = $1`, [evaluation]);
  expect((await before.get(address)).status).toBe(409);
});

it('is left on the form by the decree too, and the row and its act agree', async () => {
  const before = await t.as('mcHead');
  const address = `/legal/forms/${legal.legalForms['mc1']}/interim-view`;
  expect((await before.get(address)).status).toBe(200);
  expect((await before.post(address, { text: SAID, 'mark.I.1': '77' })).status).toBe(422);
  await before.post(address, { text: SAID, 'mark.I.1': '4,5' });
  expect(await t.db.one('select marks from interim_views where legal_form_id is not null')).toEqual({
    marks: { 'I.1': '4.5' },
  });
  const found = await verify(t.db, { paths: null, patient: true });
  expect(JSON.stringify(found)).not.toContain('interim');
});
