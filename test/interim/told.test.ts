import type { Client } from '../support/client.js';
import { signedIn, startMonth, type Month } from '../approvals/support.js';

let t: Month;
let personnel: Client;

const told = (login: string) =>
  t.db.rows<{ day: string; count: number; href: string }>(
    `select params ->> 'day' as day, (params ->> 'count')::int as count, href from notices where official_id = $1 and code = 'interim-former' order by id`,
    [t.ward.officials[login]],
  );
const HREF = '/interim-views';

beforeAll(async () => {
  t = await startMonth('2026-11-20T02:00:00Z');
  personnel = await signedIn(t, 'personnel');
});
afterAll(() => t.close());

describe('who stops deciding on papers that are open is told once that they may leave a view', () => {
  it('when somebody is given the rights of the head, from the day these begin', async () => {
    await personnel.post(`/units/${t.ward.units.VP.id}/acting`, {
      ...{ person: 'CB-vp1', decisionNumber: '45/QĐ-UBND', fromDate: '22/11/2026', toDate: '' },
    });
    expect(await told('vpHead')).toEqual([{ day: '2026-11-22', count: expect.any(Number), href: HREF }]);
    expect(await told('vp1')).toEqual([]);
  });

  it('when the rights that were given end', async () => {
    const { id } = (await t.db.one<{ id: number }>('select id from acting_appointments where unit_id = $1', [
      t.ward.units.VP.id,
    ]))!;
    await personnel.post(`/acting/${id}/end`, { day: '25/11/2026' });
    expect(await told('vp1')).toEqual([{ day: '2026-11-26', count: expect.any(Number), href: HREF }]);
  });

  it('when the post of a head ends; others who change their posts are told nothing', async () => {
    await personnel.post(`/posts/${t.ward.posts['mcHead']}/end`, { day: '24/11/2026' });
    const open = await t.db.one<{ n: number }>(
      `select count(*)::int as n from evaluations where unit_id = $1 and official_id <> $2 and status in ('draft', 'submitted', 'returned')`,
      [t.ward.units.MC.id, t.ward.officials['mcHead']],
    );
    expect(await told('mcHead')).toEqual([{ day: '2026-11-25', count: open!.n, href: HREF }]);
    expect(open!.n).toBeGreaterThan(1);
    await personnel.post(`/posts/${t.ward.posts['mc5']}/end`, { day: '24/11/2026' });
    for (const login of ['mc5', 'chair', 'mcDeputy']) expect([login, await told(login)]).toEqual([login, []]);
    await personnel.post(`/units/${t.ward.units.MC.id}/acting`, {
      ...{ person: 'CB-mcHead', decisionNumber: '46/QĐ-UBND', fromDate: '20/12/2026', toDate: '' },
    });
    expect((await told('mcHead')).length).toBe(1);
  });
});
