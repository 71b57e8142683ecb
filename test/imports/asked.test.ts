import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { sendFile } from '../support/columns.js';
import { makeWard, type Ward } from '../support/ward.js';

const HEAD = 'Mã cán bộ,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\n';

let t: TestApp;
let ward: Ward;
let personnel: Client;
beforeEach(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
  const units = await send('units', 'Mã,Tên đơn vị\nKT9,Phòng Kinh tế\n');
  await personnel.post(`${units.path}/application`);
});
afterEach(() => t.close());

const send = (kind: string, bytes: string) =>
  sendFile(personnel, `/imports/${kind}`, { unit: String(ward.units.PM.id) }, { name: 'tep.csv', bytes });
const acts = (chain: string) =>
  t.db.rows<{ act: string; import: string }>(
    `select payload::jsonb ->> 'act' as act, payload::jsonb #>> '{detail,import}' as import from audit where chain like $1 order by seq`,
    [chain],
  );

describe('what is asked before a file is written', () => {
  it('who would lead what: a head is no head before somebody says so', async () => {
    const shown = await send(
      'officials',
      `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,Phòng Kinh tế,Trưởng phòng,01/09/2026\n`,
    );
    expect(shown.text).toContain('Nguyễn Văn Đạt, Trưởng phòng: đứng đầu Phòng Kinh tế');
    const unanswered = await personnel.post(`${shown.path}/application`);
    expect([unanswered.status, unanswered.text.includes('Hãy xem và đánh dấu trước khi ghi')]).toEqual([422, true]);
    expect(await t.db.rows(`select 1 from officials where code = 'NV-1'`)).toEqual([]);
    await personnel.post(`${shown.path}/application`, { 'asked-heads': 'yes' });
    expect(
      await t.db.rows(
        `select p.position, u.code from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id where o.code = 'NV-1'`,
      ),
    ).toEqual([{ position: 'head', code: 'KT9' }]);
  });

  it('whether far more than stands there is meant', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `T${i},Tổ dân phố ${i}`).join('\n');
    const shown = await send('units', `Mã,Tên đơn vị\n${rows}\n`);
    expect(shown.text).toContain('Tệp thêm 60 vào');
    expect((await personnel.post(`${shown.path}/application`)).status).toBe(422);
    const done = await personnel.post(`${shown.path}/application`, { 'asked-many': 'yes' });
    expect(done.text).toContain('Đã ghi tất cả các dòng');
  });

  it('each person and each unit has the import in the chain of their own', async () => {
    const shown = await send('officials', `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,KT9,Chuyên viên,01/09/2026\n`);
    await personnel.post(`${shown.path}/application`);
    const { id, unit, file } = (await t.db.one<{ id: number; unit: number; file: number }>(
      `select o.id, (select id from units where code = 'KT9') as unit, (select max(id) from imports) as file from officials o where o.code = 'NV-1'`,
    ))!;
    expect(await acts(`official:${id}`)).toEqual([{ act: 'official.created', import: String(file) }]);
    expect(await acts(`unit:${unit}`)).toEqual([{ act: 'unit.created', import: String(file - 1) }]);
  });
});
