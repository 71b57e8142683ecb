import { chung, CHUNG_SELF, handIn, rowOf, signedIn, startMonth, type Month } from './support.js';

const EVERYBODY = [
  'chair',
  'vice',
  'secretary',
  'member1',
  'mcHead',
  'mcDeputy',
  'mc1',
  'vpHead',
  'vp1',
  'vp2',
  'vt1',
  'kt1',
  'personnel',
  'inspector',
  'outside',
  'admin',
  'stranger',
];
const ACTS: [string, Record<string, string>][] = [
  ['draft', chung('5', '5', '5', '5')],
  ['revelation', chung('5', '5', '5', '5')],
  ['approval', chung('5', '5', '5', '5')],
  ['approval', { confirm: 'yes' }],
  ['return', { reason: 'Bổ sung minh chứng tháng này' }],
  ['outside-decision/confirmation', {}],
  ['outside-decision/refusal', {}],
  ['comments', { text: 'Một lời góp ý' }],
];

describe('nobody else decides on an evaluation', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    for (const key of ['vp1', 'vpHead', 'chair']) await handIn(month, key, CHUNG_SELF);
  });
  afterAll(() => month.close());

  it.each([
    ['vp1', 'vpHead'],
    ['vpHead', 'chair'],
    ['chair', 'outside'],
  ])('the evaluation of %s is for %s alone', async (key, approver) => {
    const id = month.evaluations[key]!;
    const before = await rowOf(month.db, id);
    for (const login of EVERYBODY.filter((one) => one !== approver)) {
      const client = await signedIn(month, login);
      for (const route of ['', '/approval', '/return', '/comments'])
        expect([403, 404]).toContain((await client.get(`/approvals/${id}${route}`)).status);
      for (const [route, fields] of ACTS) {
        const { status } = await client.post(`/approvals/${id}/${route}`, fields, {}, false);
        if (!(key === 'chair' && route.startsWith('outside') && ['personnel', 'secretary'].includes(login)))
          expect([login, route, [403, 404].includes(status)]).toEqual([login, route, true]);
      }
    }
    expect(await rowOf(month.db, id)).toEqual(before);
  });

  it('lets nobody decide on their own evaluation, whatever rights they hold', async () => {
    const { db, ward } = month;
    await db.rows(
      `insert into account_roles (account_id, role, unit_id, granted_at) select $1, r, $2, now() from unnest('{personnel,outside-approver}'::text[]) r`,
      [ward.accounts['chair'], ward.units.PM.id],
    );
    await db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2026-11-01', '1/QĐ'), ($3, $2, '2026-11-01', '2/QĐ')`,
      [ward.units.VP.id, ward.officials['vp1'], ward.units.VT.id],
    );
    month.clock.set(new Date('2026-11-24T09:00:00Z'));
    for (const login of ['chair', 'vp1']) {
      const client = await signedIn(month, login);
      const id = month.evaluations[login]!;
      for (const [route, fields] of ACTS)
        expect([403, 404]).toContain((await client.post(`/approvals/${id}/${route}`, fields, {}, false)).status);
      expect([403, 404]).toContain(
        (await client.upload(`/approvals/${id}/outside-decision`, { number: '1', decidedOn: '2026-11-20' }, [])).status,
      );
      expect((await client.get('/approvals')).text).not.toContain(`href="/approvals/${id}"`);
    }
  });

  it('gives 404 for what does not exist and 404 or 400 for what is no number', async () => {
    const head = await signedIn(month, 'vpHead');
    expect((await head.get('/approvals/999999')).status).toBe(404);
    expect([400, 404]).toContain((await head.get('/approvals/abc')).status);
  });
});

describe('another head the person worked for', () => {
  let month: Month;
  beforeAll(async () => {
    month = await startMonth();
    await handIn(month, 'vp1', CHUNG_SELF);
    await month.db.rows(`update posts set from_date = '2026-11-11' where id = $1`, [month.ward.posts['vp1']]);
    await month.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date, to_date) values ($1, $2, 'Công chức', 0, 'member', true, '2025-01-01', '2026-11-10')`,
      [month.ward.officials['vp1'], month.ward.units.MC.id],
    );
  });
  afterAll(() => month.close());

  it('may comment and see nothing else; the approver reads it', async () => {
    const id = month.evaluations['vp1']!;
    const head = await signedIn(month, 'mcHead');
    expect((await head.get('/approvals')).text).toContain('Góp ý cho người từng làm việc với bạn');
    expect((await head.post(`/approvals/${id}/comments`, { text: 'x' })).status).toBe(422);
    await head.post(`/approvals/${id}/comments`, { text: 'Mười ngày đầu tháng làm tốt việc ở Một cửa' });
    expect((await head.get(`/approvals/${id}`)).status).toBe(404);
    expect((await (await signedIn(month, 'vpHead')).get(`/approvals/${id}`)).text).toContain('Mười ngày đầu tháng');
    for (const login of ['chair', 'vp2', 'stranger', 'vpHead', 'personnel'])
      expect([403, 404]).toContain((await (await signedIn(month, login)).get(`/approvals/${id}/comments`)).status);
  });
});
