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

/** By which decision, from today. */
const BY = { day: '2026-11-20', decisionNumber: '12/QĐ-UBND' };
const one = <T extends object>(sql: string, params: unknown[] = []) => t.db.one<T>(sql, params);
const unitOf = (code: string) =>
  one<{ id: number; path: string; closed_on: string | null }>('select * from units where code = $1', [code]);

describe('the tree', () => {
  it('shows personnel their scope, and no other root', async () => {
    const { text } = await personnel.get('/units');
    expect(text).toContain('Tổ văn thư');
    expect(text).toContain('Lý Văn Phòng');
    expect(text).not.toContain('Phường khác');
  });

  it('shows an administrator the names alone', async () => {
    const admin = await t.client('admin');
    const { text } = await admin.get('/units');
    expect(text).toContain('Phường khác');
    expect(text).not.toContain('Lý Văn Phòng');
    const unit = await admin.get(`/units/${ward.units.MC.id}`);
    expect(unit.status).toBe(200);
    expect(unit.text).not.toContain('Nguyễn Thị Một');
  });

  it.each(['van thu', 'Văn thư', 'VĂN THƯ'])('finds %s', async (typed) => {
    const { text } = await personnel.get(`/units?q=${encodeURIComponent(typed)}`);
    expect(text).toContain('Tổ văn thư');
    expect(text).not.toContain('Một cửa');
  });

  it('is closed to those without the right', async () => {
    expect((await (await t.client('mc1')).get('/units')).status).toBe(403);
    expect((await personnel.get(`/units/${ward.units.X.id}`)).status).toBe(404);
    const head = await t.client('mchead');
    expect((await head.get(`/units/${ward.units.MC.id}`)).status).toBe(200);
    expect((await head.get(`/units/${ward.units.VP.id}`)).status).toBe(404);
    expect(
      (await (await t.client('inspector')).post(`/units/${ward.units.MC.id}`, { name: 'X', code: 'X', kind: 'office' }))
        .status,
    ).toBe(403);
  });
});

describe('a unit', () => {
  it('is created, renamed, refused a taken code, and audited', async () => {
    const made = await personnel.post(`/units/${ward.units.PM.id}/units`, {
      name: 'Tổ công nghệ số',
      code: 'CNS',
      kind: 'office',
    });
    expect(made.text).toContain('Tổ công nghệ số');
    const unit = (await unitOf('CNS'))!;
    expect(unit.path).toBe(`${ward.units.PM.path}${unit.id}/`);
    const taken = await personnel.post(`/units/${unit.id}`, { name: 'Tổ khác', code: 'MC', kind: 'office', ...BY });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('Mã “MC” đã có đơn vị dùng.');
    expect(taken.text).toContain('value="Tổ khác"');
    await personnel.post(`/units/${unit.id}`, { name: 'Tổ chuyển đổi số', code: 'CDS', kind: 'office', ...BY });
    const acts = await t.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
      `unit:${unit.id}`,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['unit.created', 'unit.renamed']);
  });

  it('says what is missing', async () => {
    const empty = await personnel.post(`/units/${ward.units.PM.id}/units`, {
      name: '',
      code: 'có dấu',
      kind: 'palace',
    });
    expect(empty.status).toBe(422);
    for (const field of ['name', 'code', 'kind']) expect(empty.text).toContain(`href="#${field}"`);
  });

  it('moves with all below it, never into itself', async () => {
    const cycle = await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'VT', ...BY });
    expect(cycle.status).toBe(422);
    expect(cycle.text).toContain('nằm trong chính đơn vị đang chuyển');
    await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'KT', ...BY });
    const path = `${ward.units.KT.path}${ward.units.VP.id}/`;
    expect((await unitOf('VP'))!.path).toBe(path);
    expect((await unitOf('VT'))!.path).toBe(`${path}${ward.units.VT.id}/`);
    await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'PM', ...BY });
    expect((await unitOf('VT'))!.path).toBe(ward.units.VT.path);
    expect((await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'X', ...BY })).status).toBe(422);
    expect((await personnel.post(`/units/${ward.units.PM.id}/parent`, { parent: 'PM', ...BY })).status).toBe(422);
  });

  it('two moves at once never make a cycle', async () => {
    const other = await t.client('personnel2');
    await Promise.all([
      personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'KT', ...BY }),
      other.post(`/units/${ward.units.KT.id}/parent`, { parent: 'VP', ...BY }),
    ]);
    const [vp, kt] = [(await unitOf('VP'))!, (await unitOf('KT'))!];
    expect([vp.path.startsWith(kt.path), kt.path.startsWith(vp.path)].filter(Boolean)).toHaveLength(1);
    await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'PM', ...BY });
    await personnel.post(`/units/${ward.units.KT.id}/parent`, { parent: 'PM', ...BY });
  });

  it('closes only when nobody holds a post in it', async () => {
    const full = await personnel.post(`/units/${ward.units.VT.id}/closing`, { ...BY, day: '2026-11-30' });
    expect(full.status).toBe(422);
    expect(full.text).toContain('còn 1 chức vụ chưa kết thúc');
    const empty = (await unitOf('CDS'))!;
    await personnel.post(`/units/${empty.id}/closing`, { ...BY, day: '2026-11-20' });
    expect((await unitOf('CDS'))!.closed_on).toBeNull();
    t.clock.set(new Date('2026-11-21T02:00:00Z'));
    await t.client('admin');
    t.clock.set(new Date('2026-11-20T02:00:00Z'));
    expect((await unitOf('CDS'))!.closed_on).toBe('2026-11-20');
    const late = await personnel.post('/officials', {
      name: 'Kiều Văn Muộn',
      code: 'MUON',
      personType: 'contract',
      unit: 'CDS',
      postTitle: 'Nhân viên',
      tier: '0',
      position: 'member',
      fromDate: '2026-11-21',
    });
    expect(late.status).toBe(422);
    expect(late.text).toContain('đã giải thể');
  });

  it('has its blind-first setting changed by its own head', async () => {
    const head = await t.client('mchead');
    await head.post(`/units/${ward.units.MC.id}/blind-first`, { blindFirst: 'false' });
    expect(await one('select blind_first from units where id = $1', [ward.units.MC.id])).toEqual({
      blind_first: false,
    });
    expect(
      (await (await t.client('vphead')).post(`/units/${ward.units.MC.id}/blind-first`, { blindFirst: 'true' })).status,
    ).toBe(404);
    const chair = await t.client('chair');
    expect((await chair.post(`/units/${ward.units.MC.id}/blind-first`, { blindFirst: 'true' })).status).toBe(403);
  });
});

describe('a committee', () => {
  it('is made, and nobody sits on it twice', async () => {
    const path = `/units/${ward.units.MC.id}/committee`;
    await personnel.post(path, { name: 'Chi bộ Một cửa' });
    const seated = await personnel.post(`${path}/members`, {
      person: 'nguyen thi mot',
      role: 'chair',
      fromDate: '2026-01-01',
    });
    expect(seated.text).toContain('Nguyễn Thị Một');
    const twice = await personnel.post(`${path}/members`, {
      person: 'CB-mcHead',
      role: 'member',
      fromDate: '2026-02-01',
    });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Nguyễn Thị Một đã tham gia cấp ủy này, 01/01/2026');
  });
});

describe('an acting head', () => {
  it('is appointed by decision, one at a time, and has the rights at once', async () => {
    const path = `/units/${ward.units.KT.id}/acting`;
    const form = { person: 'Tạ Văn Kinh', decisionNumber: '45/QĐ-UBND', fromDate: '2026-11-01', toDate: '2026-12-31' };
    expect((await personnel.post(path, { ...form, toDate: '2026-10-31' })).status).toBe(422);
    await personnel.post(path, form);
    const second = await personnel.post(path, { ...form, person: 'CB-kt2', decisionNumber: '46/QĐ-UBND' });
    expect(second.status).toBe(422);
    expect(second.text).toContain('Tạ Văn Kinh đang được giao quyền theo 45/QĐ-UBND, 01/11/2026');
    const held = (await one<{ id: number }>('select id from acting_appointments where unit_id = $1', [
      ward.units.KT.id,
    ]))!;
    const none = await personnel.post(`/acting/${held.id}/end`, { day: '31/02/2026' });
    expect([
      none.status,
      none.text.includes('“31/02/2026” không phải là một ngày'),
      none.text.includes('value="31/02/2026"'),
    ]).toEqual([422, true, true]);
    expect((await personnel.post(`/acting/${held.id}/end`, { day: '31/10/2026' })).text).toContain(
      'không thể trước ngày bắt đầu',
    );
    expect(await one('select to_date from acting_appointments where id = $1', [held.id])).toEqual({
      to_date: '2026-12-31',
    });
    expect((await (await t.client('kt1')).get(`/units/${ward.units.KT.id}`)).status).toBe(200);
  });
});
