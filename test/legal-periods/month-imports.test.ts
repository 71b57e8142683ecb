import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { asProposed, sendFile } from '../support/columns.js';
import { openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

const DOOR = '/legal/imported-months/imports';
const DOCUMENT = {
  'all-agency': 'UBND phường bên',
  'all-document_number': '45/UBND',
  'all-document_date': '02/08/2026',
};

let app: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(app.db);
  await openLegalMonth(app.db, ward);
  personnel = await app.client('personnel');
});
afterEach(() => app.close());

const bring = (bytes: string, otherwise: Record<string, string> = {}, unit = ward.units.PM.id) =>
  sendFile(personnel, DOOR, { unit: String(unit) }, { name: 'diem-thang.csv', bytes }, otherwise);
const months = () =>
  app.db.rows<{ score: string }>(
    `select o.code, i.month, trim_scale(i.score)::text as score, i.agency, i.document_number as number, i.document_date::text as date
     from imported_months i join officials o on o.id = i.official_id where i.ended_at is null order by o.code, i.month`,
  );
const nameOf = async (key: string) =>
  (await app.db.one<{ name: string }>('select full_name as name from officials where id = $1', [ward.officials[key]]))!
    .name;

describe('months scored by another agency in a file', () => {
  it('are shown, then written as the form writes them: each in the person’s chain, each person told', async () => {
    const name = await nameOf('mc2');
    const file =
      'Mã cán bộ,Họ và tên,Tháng,Điểm,Xếp loại tháng,Số điện thoại\n' +
      'CB-mc1,,7/2026,"88,5",Tốt,0900000001\nCB-mc1,,Tháng 8 năm 2026,91.25,Tốt,0900000001\n' +
      `,${name},01/06/2026,70,,0900000002\n`;
    const door = await personnel.get(`/legal/officials/${ward.officials['mc1']}/imported-months/new`);
    expect(door.text).toContain(`href="${DOOR}"`);
    const columns = await personnel.upload(DOOR, { unit: String(ward.units.PM.id) }, [
      { field: 'file', name: 'diem-thang.csv', bytes: file },
    ]);
    expect(columns.path).toMatch(/\/columns$/);
    const unsaid = await asProposed(personnel, columns);
    expect([unsaid.status, await months()]).toEqual([422, []]);
    const shown = await asProposed(personnel, columns, DOCUMENT);
    expect(shown.status).toBe(200);
    for (const said of [
      '07/2026',
      '88,5',
      'UBND phường bên',
      '02/08/2026',
      'tệp ghi “Tốt”, còn điểm này ở mức xuất sắc',
    ])
      expect(shown.text).toContain(said);
    const written = await personnel.post(`${shown.path}/application`);
    expect(written.text).toContain('Đã nhập 3 tháng và báo cho từng người.');
    const document = { agency: 'UBND phường bên', number: '45/UBND', date: '2026-08-02' };
    expect(await months()).toEqual([
      { code: 'CB-mc1', month: '2026-07', score: '88.5', ...document },
      { code: 'CB-mc1', month: '2026-08', score: '91.25', ...document },
      { code: 'CB-mc2', month: '2026-06', score: '70', ...document },
    ]);
    const acts = await app.db.rows<{ chain: string; detail: Record<string, unknown> }>(
      `select chain, payload::jsonb -> 'detail' as detail from audit where payload::jsonb ->> 'act' = 'official.month-imported' order by id`,
    );
    expect(acts.map(({ chain }) => chain)).toEqual(
      ['mc1', 'mc1', 'mc2'].map((key) => `official:${ward.officials[key]}`),
    );
    expect(acts[0]!.detail).toMatchObject({
      month: '2026-07',
      score: '88.5',
      import: Number(shown.path.split('/').at(-1)),
    });
    expect(await app.db.rows(`select 1 from notices where code = 'legal-month-imported'`)).toHaveLength(3);
    expect(await app.db.rows(`select 1 from imports where worksheets::text like '%0900000001%'`)).toEqual([]);
  });

  it('sent twice change nothing; another figure is a fault with the way to put it right', async () => {
    const file = 'mã,tháng,điểm\nCB-mc1,7/2026,"88,5"\n';
    await personnel.post(`${(await bring(file, DOCUMENT)).path}/application`);
    const before = await months();
    const again = await bring(file, DOCUMENT);
    expect(again.text).not.toContain('/application"');
    const other = await bring('mã,tháng,điểm\nCB-mc1,7/2026,90\nCB-mc2,7/2026,90\nCB-mc2,T7/2026,91\n', DOCUMENT);
    expect(other.text).toContain('tháng này đã có 88,5 điểm từ văn bản khác hoặc điểm khác');
    expect(other.text).toContain('trùng người và tháng với dòng 3');
    const rest = await personnel.get(`${other.path}/rest.xlsx`);
    expect(rest.status).toBe(200);
    const written = await personnel.post(`${other.path}/application`);
    expect(written.text).toContain('Đã nhập 1 tháng và báo cho từng người; còn 2 dòng chưa nhập được.');
    expect((await months()).slice(0, 1)).toEqual(before);
    expect(await months()).toHaveLength(2);
  });

  it('are refused row by row with what the form refuses', async () => {
    const own = ward.officials['personnel'];
    const ownCode = own
      ? (await app.db.one<{ code: string }>('select code from officials where id = $1', [own]))!.code
      : '';
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-02', 'sick', 'Nghỉ ốm', $2, '2026-02-05')`,
      [ward.officials['mc2'], ward.accounts['personnel']],
    );
    const { text, path } = await bring(
      'mã,họ và tên,tháng,điểm,cơ quan gửi,số văn bản,ngày văn bản\n' +
        'KHONG-CO,,7/2026,88,Phường bên,1/UBND,02/08/2026\n' +
        'CB-mc1,Người Khác,7/2026,88,Phường bên,1/UBND,02/08/2026\n' +
        'CB-mc1,,13/2026,"100,5",P,,31/02/2026\n' +
        'CB-mc1,,12/2026,88,Phường bên,1/UBND,02/12/2026\n' +
        'CB-mc1,,11/2026,88,Phường bên,1/UBND,02/11/2026\n' +
        'CB-mc2,,2/2026,88,Phường bên,1/UBND,02/08/2026\n' +
        (ownCode ? `${ownCode},,7/2026,88,Phường bên,1/UBND,02/08/2026\n` : ''),
    );
    for (const fault of [
      'không có ai là “KHONG-CO” trong đơn vị này',
      `mã này là của ${await nameOf('mc1')}`,
      '“13/2026” không phải là tháng',
      '“100,5” không phải là điểm từ 0 đến 100',
      'tên cơ quan có từ 2 đến 200 ký tự',
      'số văn bản có từ 1 đến 60 ký tự',
      '“31/02/2026” không phải là ngày',
      'tháng này chưa tới',
      'ngày văn bản sau hôm nay',
      'người này có phiếu tháng 11/2026 ở đây',
      'tháng 02/2026 đã được ghi vắng',
      ...(ownCode ? ['bạn không tự nhập điểm của mình'] : []),
    ])
      expect(text).toContain(fault);
    expect((await personnel.post(`${path}/application`)).status).not.toBe(200);
    expect(await months()).toEqual([]);
  });

  it('are not written over what a colleague entered after the preview', async () => {
    const looked = await bring('mã,tháng,điểm\nCB-mc1,7/2026,88\n', DOCUMENT);
    const typed = await personnel.post(`/legal/officials/${ward.officials['mc1']}/imported-months`, {
      ...{ month: '7/2026', score: '77', agency: 'Nơi khác', documentNumber: '9/UBND', documentDate: '03/08/2026' },
    });
    expect(typed.status).toBe(200);
    expect((await personnel.post(`${looked.path}/application`)).status).toBe(409);
    expect((await months()).map(({ score }) => score)).toEqual(['77']);
  });

  it('are not written once the year is labelled, and a file read after that says so', async () => {
    const file = 'mã,tháng,điểm\nCB-mc1,7/2026,88\n';
    const looked = await bring(file, DOCUMENT);
    const { yearRecords } = await openTestYear(app.db, ward);
    const { id } = (await app.db.one<{ id: number }>(
      `insert into labels (year_record_id, number, kind, label, reasons, record, by_account, at)
       values ($1, 1, 'classification', 'good', '[]', '{}', $2, '2026-11-19') returning id`,
      [yearRecords['mc1'], ward.accounts['chair']],
    ))!;
    await app.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
      yearRecords['mc1'],
      id,
    ]);
    expect((await personnel.post(`${looked.path}/application`)).status).toBe(409);
    expect((await bring(file, DOCUMENT)).text).toContain('năm của tháng 07/2026 đã có quyết định xếp loại');
    expect(await months()).toEqual([]);
  });

  it('are nobody’s to bring but personnel’s, into a unit of theirs alone', async () => {
    const file = { name: 'diem-thang.csv', bytes: 'mã,tháng,điểm\nCB-mc1,7/2026,88\n' };
    const other = await sendFile(personnel, DOOR, { unit: String(ward.units.X.id) }, file, DOCUMENT);
    expect(other.status).not.toBe(200);
    const head = await app.client('mcHead');
    expect((await head.get(DOOR)).status).toBe(403);
    expect(await app.db.rows('select 1 from imports')).toEqual([]);
  });
});
