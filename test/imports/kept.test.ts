import { readXlsx, writeXlsx } from 'hucre';
import { ImportFiles } from '../../src/imports/import-files.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { asProposed, sendFile } from '../support/columns.js';
import { makeWard, type Ward } from '../support/ward.js';

const HEAD = 'Mã cán bộ,Họ và tên,Đối tượng,Mã đơn vị,Chức vụ,Từ ngày,Mật khẩu,Số CCCD,Điện thoại,Sở thích\n';
const ROWS =
  'NV-1,Nguyễn Văn Đạt,công chức,VP,Chuyên viên,01/09/2026,bimat123,001099000001,0900000001,cờ tướng\n' +
  'NV-2,Trần Thị Hoa,công chức,VP,Chuyên viên,31/02/2026,bimat456,001099000002,0900000002,đọc sách\n';

const FAULT = '“Từ ngày”: lịch không có ngày “31/02/2026”; ghi ngày/tháng/năm, ví dụ 01/09/2026';

let t: TestApp;
let ward: Ward;
let personnel: Client;
beforeEach(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

const to = () => ({ unit: String(ward.units.PM.id) });
const upload = (bytes: string | Uint8Array, name = 'can-bo.csv') =>
  personnel.upload('/imports/officials', to(), [{ field: 'file', name, bytes }]);
/** All that the database holds of the imports, as one text. */
const stored = async () =>
  (await t.db.one<{ all: string }>(`select string_agg(to_jsonb(i)::text, ' ') as all from imports i`))!.all;

describe('what is kept of a file', () => {
  it('no column of a password, an identity number or a telephone, ever; no column that was not chosen, once they are', async () => {
    const asked = await upload(HEAD + ROWS);
    expect(asked.text).toContain('Mật khẩu (không bao giờ đọc)');
    expect(asked.text).not.toContain('bimat123');
    for (const secret of ['bimat123', 'bimat456', '001099000001', '0900000002'])
      expect(await stored()).not.toContain(secret);
    expect(await stored()).toContain('cờ tướng');
    const shown = await asProposed(personnel, asked);
    expect(shown.text).toContain('Thêm mới');
    expect(await stored()).not.toContain('cờ tướng');
  });

  it('the good rows are written; the others come back as a workbook in their own columns, put right and known again', async () => {
    const shown = await sendFile(personnel, '/imports/officials', to(), { name: 'can-bo.csv', bytes: HEAD + ROWS });
    expect(shown.text).toContain(FAULT);
    const done = await personnel.post(`${shown.path}/application`);
    expect(done.text).toContain('1 dòng chưa nhập được');
    expect(await t.db.rows(`select code from officials where code like 'NV-%'`)).toEqual([{ code: 'NV-1' }]);
    expect(await stored()).toContain('Trần Thị Hoa');
    expect(await t.db.one(`select worksheets::text as text, plan @? '$[*].line' as line from imports`)).toEqual({
      text: expect.not.stringContaining('Nguyễn Văn Đạt') as string,
      line: false,
    });
    const { bytes, headers } = await personnel.download(`${shown.path}/rest.xlsx`);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('can-bo - can sua.xlsx');
    const [sheet] = (await readXlsx(bytes)).sheets;
    const [head, row] = sheet!.rows;
    expect(head).toEqual([...HEAD.trim().split(','), 'Lỗi cần sửa']);
    expect(row!.slice(0, 7)).toEqual(['NV-2', 'Trần Thị Hoa', 'công chức', 'VP', 'Chuyên viên', '31/02/2026', null]);
    expect(row!.at(-1)).toBe(FAULT);
    row![5] = '28/02/2026';
    const mended = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: sheet!.rows }] });
    const again = await upload(mended, 'can-bo-sua.xlsx');
    expect(again.text).toContain('Đọc như lần trước');
    const last = await asProposed(personnel, again);
    await personnel.post(`${last.path}/application`);
    expect(await t.db.rows(`select code from officials where code like 'NV-%' order by code`)).toHaveLength(2);
  });

  it('the others come back under the sections that say their units, before it is written and after', async () => {
    const text =
      'Họ và tên,Mã,Đối tượng,Chức vụ,Từ ngày\nI. Văn phòng,,,,\nNguyễn Văn Đạt,NV-1,công chức,Chuyên viên,01/09/2026\n' +
      'Trần Thị Hoa,NV-2,công chức,Chuyên viên,31/02/2026\nII. Một cửa,,,,\nLê Thị Bé,NV-3,công chức,Chuyên viên,30/02/2026\nLê Thị Cúc,NV-4,công chức,Chuyên viên,31/04/2026\n';
    const shown = await sendFile(personnel, '/imports/officials', to(), { name: 'can-bo.csv', bytes: text });
    const wanted = ['Họ và tên', 'I. Văn phòng', 'Trần Thị Hoa', 'II. Một cửa', 'Lê Thị Bé', 'Lê Thị Cúc'];
    const names = async () =>
      (await readXlsx((await personnel.download(`${shown.path}/rest.xlsx`)).bytes)).sheets[0]!.rows.map(
        ([name]) => name,
      );
    expect(await names()).toEqual(wanted);
    await personnel.post(`${shown.path}/application`);
    expect(await names()).toEqual(wanted);
    expect(await t.db.one(`select worksheets::text like '%Nguyễn Văn Đạt%' as kept from imports`)).toEqual({
      kept: false,
    });
  });

  it('what a person said of the columns is known again, also where it was not what was proposed', async () => {
    const odd = 'Số hiệu cũ,Mã cán bộ,Họ và tên,Đối tượng,Mã đơn vị,Chức vụ,Từ ngày\n';
    const file = `${odd}A-1,NV-1,Nguyễn Văn Đạt,công chức,VP,Chuyên viên,01/09/2026\n`;
    const shown = await asProposed(personnel, await upload(file), { 's0-code': '0' });
    expect(shown.text).toContain('A-1');
    const again = await asProposed(personnel, await upload(file));
    expect(again.text).toContain('A-1');
    expect(again.text).not.toContain('NV-1');
  });

  it('a day and a kind of person that the file has no column for are said once', async () => {
    const file = 'Mã,Họ và tên,Đơn vị,Chức vụ\nNV-1,Nguyễn Văn Đạt,VP,Chuyên viên\n';
    const asked = await upload(file);
    const lacking = await asProposed(personnel, asked);
    expect([lacking.status, lacking.text.includes('chọn cột, hoặc nói một lần ở đây')]).toEqual([422, true]);
    const shown = await asProposed(personnel, asked, { 'all-from_date': '01/09/2026', 'all-person_type': 'hợp đồng' });
    await personnel.post(`${shown.path}/application`);
    expect(
      await t.db.one(
        `select o.person_type, p.from_date from officials o join posts p on p.official_id = o.id where o.code = 'NV-1'`,
      ),
    ).toEqual({ person_type: 'contract', from_date: '2026-09-01' });
  });

  it('after seven days it is gone, by the clock of any instance or when somebody looks', async () => {
    const shown = await sendFile(personnel, '/imports/officials', to(), { name: 'can-bo.csv', bytes: HEAD + ROWS });
    expect(shown.text).toContain('chậm nhất lúc');
    const files = t.app.get(ImportFiles);
    expect(await files.purge()).toBe(0);
    await t.db.rows(`update imports set at = at - interval '7 days'`);
    const late = await personnel.post(`${shown.path}/application`);
    expect(late.status).toBe(409);
    expect(await stored()).not.toContain('Nguyễn Văn Đạt');
    expect((await personnel.get(shown.path)).text).toContain('đã quá 7 ngày');
    await upload(HEAD + ROWS);
    await t.db.rows(`update imports set at = at - interval '7 days' where worksheets is not null`);
    expect((await Promise.all([files.purge(), files.purge()])).reduce((sum, one) => sum + one)).toBe(1);
    expect(await stored()).not.toContain('Trần Thị Hoa');
  });

  it('two people at once: who confirms second is told, and nothing of the first is lost', async () => {
    const asked = await upload(HEAD + ROWS);
    await asProposed(personnel, asked);
    const second = await asProposed(personnel, asked, { 's0-code': '1' });
    expect(second.status).toBe(409);
    expect((await personnel.get(asked.path.replace('/columns', ''))).text).toContain('NV-1');
  });
});
