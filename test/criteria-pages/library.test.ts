import { LIBRARY } from '../../src/criteria/library/all-library.js';
import { countersignaturesFor } from '../../src/criteria/countersignatures.js';
import { ActorsService } from '../../src/accounts/actors.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { idIn, revisionIn } from './criterion-fields.js';

describe('the starting library', () => {
  let test: TestApp;
  let ward: Ward;
  let chair: Client;
  let vpHead: Client;
  beforeAll(async () => {
    test = await startTestApp();
    ward = await makeWard(test.db);
    [chair, vpHead] = [await test.client('chair'), await test.client('vphead')];
  });
  afterAll(() => test.close());

  async function signed(client: Client, unitId: number, code: string): Promise<number> {
    const draft = await client.post('/criteria/drafts', { unit: String(unitId), from: `library:${code}` });
    const id = idIn(draft.path);
    const page = await client.get(`/criteria/drafts/${id}/signature`);
    const fields = { revision: revisionIn(page.text), decisionNumber: '5/QĐ', decisionDate: '2026-11-20' };
    expect((await client.post(`/criteria/drafts/${id}/signature`, fields)).status).toBe(200);
    return id;
  }

  async function countersigned(client: Client, id: number): Promise<void> {
    const page = await client.get(`/criteria/versions/${id}`);
    const done = await client.post(`/criteria/drafts/${id}/countersignature`, { revision: revisionIn(page.text) });
    expect(done.text).toContain('Đang áp dụng');
  }

  it('is listed, and a unit without a set says whose it takes', async () => {
    const page = await vpHead.get('/criteria/library');
    for (const set of LIBRARY) expect(page.text).toContain(set.name);
    expect((await vpHead.get('/criteria')).text).toContain('chưa có bộ tiêu chí riêng nên dùng bộ của Phường mẫu');
    expect((await vpHead.get('/criteria/library/khong-co')).status).toBe(404);
  });

  it.each(LIBRARY.map(({ code }) => code))('has %s, which a unit takes over, signs and sees adopted', async (code) => {
    const shown = await vpHead.get(`/criteria/library/${code}`);
    expect(shown.text).toContain('Lấy về làm của đơn vị');
    await countersigned(chair, await signed(vpHead, ward.units.VP.id, code));
  });

  it('serves a unit without a head: the nearest head above signs, and who is above that one countersigns', async () => {
    const id = await signed(chair, ward.units.KT.id, LIBRARY[2]!.code);
    expect((await chair.post(`/criteria/drafts/${id}/countersignature`)).status).toBe(403);
    const outside = await test.client('outside');
    expect((await outside.get('/criteria')).text).toContain('Chờ bạn phê duyệt');
    await countersigned(outside, id);
  });

  it('leaves the root head to the outside approver', async () => {
    const id = await signed(chair, ward.units.PM.id, LIBRARY[5]!.code);
    const actors = test.app.get(ActorsService);
    const waitingFor = async (login: string) => {
      const actor = await actors.load(ward.accounts[login]!, undefined);
      return (await countersignaturesFor(test.db, actor!, test.clock.today())).map((version) => version.id);
    };
    expect(await waitingFor('outside')).toEqual([id]);
    expect(await waitingFor('chair')).toEqual([]);
    expect(await waitingFor('vpHead')).toEqual([]);
    await countersigned(await test.client('outside'), id);
  });

  it('counts an acting head as the head, and the head above as countersigner', async () => {
    await test.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, decision_number)
       values ($1, $2, '2026-11-01', '9/QĐ')`,
      [ward.units.MC.id, ward.officials['mcDeputy']],
    );
    const acting = await test.client('mcdeputy');
    await acting.get('/criteria');
    const id = await signed(acting, ward.units.MC.id, 'mot-cua');
    const replaced = await test.client('mchead');
    expect((await replaced.get(`/criteria/versions/${id}`)).text).not.toContain('name="revision"');
    expect((await replaced.post(`/criteria/drafts/${id}/countersignature`)).status).toBe(403);
    await countersigned(chair, id);
  });

  it('is read in English, and units are found without diacritics', async () => {
    await chair.post('/language', { lang: 'en', back: '/criteria' });
    const page = await chair.get('/criteria?q=mot+cua');
    expect(page.text).toContain('Bộ phận Một cửa</a>');
    expect(page.text).not.toContain('Tổ văn thư</a>');
    expect(page.text).toContain('In force');
    expect((await chair.get('/criteria/library/mot-cua')).text).toContain('One-stop desk');
  });
});
