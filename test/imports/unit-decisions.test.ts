import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { sendFile } from '../support/columns.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

const FILE = 'code,name,parent_code,kind\nMC,Trung tâm Hành chính công,VP,office\n';
const DECISION = { 'all-from_date': '16/11/2026', 'all-decision': '21/QĐ-UBND' };
const send = (said: Record<string, string> = {}) =>
  sendFile(personnel, '/imports/units', { unit: String(ward.units.PM.id) }, { name: 'don-vi.csv', bytes: FILE }, said);
const write = async (said: Record<string, string>) => personnel.post(`${(await send(said)).path}/application`);
const closeOctober = async () => {
  await openMonth(t.db, ward, '2026-10');
  await t.db.rows(`update periods set closed_at = '2026-11-03T00:00:00Z'`);
};
const acts = () =>
  t.db.rows<{ id: number; kind: string; day: string; number: string | null }>(
    `select id, kind, day, decision_number as number from unit_acts where unit_id = $1 order by id`,
    [ward.units.MC.id],
  );
const named = async () =>
  (await t.db.one<{ name: string }>('select name from units where id = $1', [ward.units.MC.id]))!.name;

describe('a file that gives units that are there another name or parent', () => {
  it('needs a day and the number of a decision once a closed month shows them', async () => {
    await closeOctober();
    const refused = await send();
    expect(refused.text).toContain('cần ngày và số quyết định');
    expect(refused.text).toContain('hoặc đổi ở trang của đơn vị');
    const half = await send({ 'all-decision': '21/QĐ-UBND' });
    expect(half.text).toContain('cần cả từ ngày và số quyết định');
    const shut = await send({ ...DECISION, 'all-from_date': '31/10/2026' });
    expect(shut.text).toContain('ghi từ ngày 01/11/2026 trở đi');
    const far = await send({ ...DECISION, 'all-from_date': '16/11/2096' });
    expect(far.text).toContain('còn hơn hai năm nữa');
    expect(await acts()).toEqual([]);
  });

  it('states the acts of the unit’s page by it, each of which is corrected as those are', async () => {
    await closeOctober();
    expect((await send(DECISION)).text).toContain('21/QĐ-UBND');
    expect((await write(DECISION)).text).toContain('Đã ghi');
    expect(await named()).toBe('Trung tâm Hành chính công');
    const [rename, move] = await acts();
    expect([rename, move]).toMatchObject([
      { kind: 'rename', day: '2026-11-16', number: '21/QĐ-UBND' },
      { kind: 'move', day: '2026-11-16', number: '21/QĐ-UBND' },
    ]);
    const said = await t.db.rows<{ act: string }>('select act from audit where chain = $1 order by id', [
      `unit:${ward.units.MC.id}`,
    ]);
    expect(said.map(({ act }) => act)).toEqual(['unit.renamed', 'unit.moved']);
    const put = await personnel.post(`/unit-acts/${rename!.id}/correction`, {
      ...{ day: '18/11/2026', decisionNumber: '22/QĐ-UBND', name: 'Trung tâm Phục vụ hành chính công' },
      reason: 'Tệp ghi nhầm ngày và tên',
    });
    expect(put.status).toBe(200);
    expect(await named()).toBe('Trung tâm Phục vụ hành chính công');
  });

  it('puts right what another file entered as long as nothing closed shows it', async () => {
    expect((await write({})).text).toContain('Đã ghi');
    expect(await acts()).toMatchObject([{ kind: 'import', day: '-infinity', number: null }]);
    // From then on it is what acts made it: a decision says from when it is something else.
    expect(await named()).toBe('Trung tâm Hành chính công');
  });

  it('does not pass over what an act made of a unit', async () => {
    const rename = { name: 'Bộ phận Tiếp dân', code: 'MC', kind: 'office', day: '2026-11-10', decisionNumber: '9/QĐ' };
    await personnel.post(`/units/${ward.units.MC.id}`, rename);
    expect((await send()).text).toContain('cần ngày và số quyết định');
    const before = await send({ ...DECISION, 'all-from_date': '05/11/2026' });
    expect(before.text).toContain('đơn vị như hiện nay từ 10/11/2026');
    await write(DECISION);
    expect(await named()).toBe('Trung tâm Hành chính công');
  });
});
