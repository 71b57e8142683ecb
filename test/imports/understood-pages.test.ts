import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { sendFile } from '../support/columns.js';
import { makeWard, type Ward } from '../support/ward.js';

describe('a list as people keep it, on the pages', () => {
  let t: TestApp;
  let ward: Ward;
  let personnel: Client;

  beforeAll(async () => {
    t = await startTestApp();
    ward = await makeWard(t.db);
    personnel = await t.client('personnel');
  });
  afterAll(() => t.close());

  const send = (kind: string, text: string): Promise<Answer> =>
    sendFile(personnel, `/imports/${kind}`, { unit: String(ward.units.PM.id) }, { name: 'tep.csv', bytes: text });

  it('people in sections, with titles above, a total below, and a day that is none', async () => {
    const [vp] = await t.db.rows<{ name: string }>(`select name from units where code = 'VP'`);
    const shown = await send(
      'officials',
      `DANH SÁCH CÁN BỘ\nSTT,Họ và tên,Mã,Đối tượng,Chức vụ,Ngày bổ nhiệm,Số điện thoại\nI,${vp!.name.toUpperCase()},,,,,\n` +
        '1,NGUYỄN VĂN BẢY,01234,Công chức,Chuyên viên,1/9/26,0912345678\n2,Trần Thị Tám,01235,Công chức,Văn thư,31/2/2026,0912345679\n,Tổng cộng: 2,,,,,\n',
    );
    expect(shown.text).toContain('lịch không có ngày “31/2/2026”');
    expect(shown.text).toContain('“Ngày bổ nhiệm”');
    expect(shown.text).not.toContain('0912345678');
    await personnel.post(`${shown.path}/application`);
    expect(
      await t.db.rows(
        `select o.code, o.full_name as name, u.code as unit, p.from_date as "from", p.position from officials o join posts p on p.official_id = o.id join units u on u.id = p.unit_id
         where o.code in ('01234', '01235')`,
      ),
    ).toEqual([{ code: '01234', name: 'Nguyễn Văn Bảy', unit: 'VP', from: '2026-09-01', position: 'member' }]);
  });

  it('one person in two units, and a second run that changes nothing', async () => {
    const text =
      'Họ và tên,Ngày sinh,Đối tượng,Đơn vị,Chức vụ,Từ ngày\nĐỗ Văn Chín,1/2/1980,Công chức,VP,Chuyên viên,01/09/2026\nĐỗ Văn Chín,01.02.1980,Công chức,MC,Thành viên,01/09/2026\n';
    const shown = await send('officials', text);
    expect(shown.text).toContain('vị trí nào là chính?');
    await personnel.post(`${shown.path}/application`, { 'asked-which-main': 'yes' });
    expect(
      await t.db.rows(
        `select u.code, p.main from officials o join posts p on p.official_id = o.id join units u on u.id = p.unit_id where o.code = 'CHINDV' order by p.id`,
      ),
    ).toEqual([
      { code: 'VP', main: true },
      { code: 'MC', main: false },
    ]);
    expect((await send('officials', text)).text).toContain('không thay đổi gì');
  });

  it('units by their indents, without codes', async () => {
    const shown = await send('units', 'Tên đơn vị\nTrung tâm Văn hóa\n  Tổ Thư viện\n');
    await personnel.post(`${shown.path}/application`);
    expect(
      await t.db.rows(
        `select u.code, p.code as parent from units u join units p on p.id = u.parent_id where u.code in ('TTVH', 'TTV') order by u.id`,
      ),
    ).toEqual([
      { code: 'TTVH', parent: 'PM' },
      { code: 'TTV', parent: 'TTVH' },
    ]);
  });
});
