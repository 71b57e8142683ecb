import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let admin: Client;
let personnel: Client;

beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  [admin, personnel] = await Promise.all([t.client('admin'), t.client('personnel')]);
});
afterAll(() => t.close());

const at = (key: string) => `/accounts/${ward.accounts[key]}`;
const passwordIn = (text: string) => /<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<\/code>/.exec(text)![1]!;
/** What was asked for last is agreed to by a second person. */
const agreed = async (by: Client) =>
  by.post(
    `/accounts/requests/${(await t.db.one<{ id: number }>('select max(id) as id from access_requests'))!.id}/confirmation`,
  );
const rolesOf = (id: number) =>
  t.db.rows<{ id: number; role: string }>(
    'select id, role from account_roles where account_id = $1 and ended_at is null',
    [id],
  );

describe('personnel', () => {
  it('see the accounts of their officials, not the administrator’s', async () => {
    const { text } = await personnel.get('/accounts?q=nguyen%20thi%20mot');
    expect(text).toContain('mchead');
    expect((await personnel.get('/accounts')).text).not.toContain('Tài khoản admin');
    expect((await personnel.get(at('admin'))).status).toBe(404);
    expect((await personnel.get(at('stranger'))).status).toBe(404);
    expect((await (await t.client('mchead')).get('/accounts')).status).toBe(403);
  });

  it('reset a forgotten password by a slip; open sessions end', async () => {
    const old = await t.client('mc1');
    const slip = await personnel.post(`${at('mc1')}/one-time-password`);
    expect(slip.status).toBe(200);
    expect((await old.get('/notices')).status).toBe(303);
    const first = await (await t.client()).signIn('mc1', passwordIn(slip.text));
    expect(first.text).toContain('action="/account/password"');
  });

  it('unlock, disable and enable; a disabled person is out at once', async () => {
    await personnel.post(`${at('mc2')}/unlocking`);
    const client = await t.client('mc2');
    const reset = async () => (await personnel.get(at('mc2'))).text.includes('/one-time-password"');
    expect(await reset()).toBe(true);
    await personnel.post(`${at('mc2')}/disabling`);
    expect(await reset()).toBe(false);
    expect((await client.get('/notices')).status).toBe(303);
    expect((await personnel.post(`${at('mc2')}/disabling`)).status).toBe(409);
    await personnel.post(`${at('mc2')}/enabling`);
    await t.client('mc2');
    const acts = await t.db.rows<{ act: string }>(
      `select act from audit where chain = $1 and act not like '%signed-in' order by seq`,
      [`account:${ward.accounts['mc2']}`],
    );
    expect(acts.map(({ act }) => act)).toEqual(['account.unlocked', 'account.disabled', 'account.enabled']);
  });

  it('grant nothing', async () => {
    expect((await personnel.post(`${at('mc1')}/roles`, { role: 'inspector', unit: 'PM' })).status).toBe(403);
  });
});

describe('an administrator', () => {
  it('makes an outside approver’s account and gives it the role in a unit', async () => {
    const taken = await admin.post('/accounts', { name: 'Người Ngoài', login: 'outside' });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('“outside” đã có người dùng');
    const slip = await admin.post('/accounts', { name: 'Người Ngoài', login: 'Quan.Uy' });
    expect(slip.text).toContain('<code>quan.uy</code>');
    const made = (await t.db.one<{ id: number }>(`select id from accounts where login = 'quan.uy'`))!;
    expect((await admin.post(`/accounts/${made.id}/roles`, { role: 'outside-approver', unit: '' })).text).toContain(
      'Chọn đơn vị là phạm vi của quyền.',
    );
    await admin.post(`/accounts/${made.id}/roles`, { role: 'outside-approver', unit: 'PM' });
    await agreed(personnel);
    expect((await admin.post(`/accounts/${made.id}/roles`, { role: 'outside-approver', unit: 'PM' })).status).toBe(422);
    const [held] = await rolesOf(made.id);
    expect(held!.role).toBe('outside-approver');
    await admin.post(`/accounts/${made.id}/roles/${held!.id}/end`);
    expect(await rolesOf(made.id)).toEqual([]);
  });

  it('grants nothing to themself, resets not themself, and the last one stays', async () => {
    const id = ward.accounts['admin']!;
    expect((await admin.post(`${at('admin')}/roles`, { role: 'personnel', unit: 'PM' })).status).toBe(403);
    expect((await admin.post(`${at('admin')}/one-time-password`)).status).toBe(403);
    expect((await admin.post(`${at('admin')}/disabling`)).status).toBe(403);
    const [own] = await rolesOf(id);
    const last = await admin.post(`${at('admin')}/roles/${own!.id}/end`);
    expect(last.status).toBe(409);
    expect(last.text).toContain('quản trị hệ thống cuối cùng');
  });

  it('two administrators never end each other at the same moment', async () => {
    await admin.post(`${at('personnel2')}/roles`, { role: 'administrator' });
    await agreed(personnel);
    const second = await t.client('personnel2');
    const [a] = await rolesOf(ward.accounts['admin']!);
    const b = (await rolesOf(ward.accounts['personnel2']!)).find(({ role }) => role === 'administrator')!;
    const answers = await Promise.all([
      admin.post(`${at('personnel2')}/roles/${b.id}/end`),
      second.post(`${at('admin')}/roles/${a!.id}/end`),
    ]);
    const left = await t.db.one<{ n: number }>(
      `select count(*)::int as n from account_roles where role = 'administrator' and ended_at is null`,
    );
    expect(left!.n).toBe(1);
    expect(answers.map(({ status }) => status).some((status) => status >= 400)).toBe(true);
  });
});
