import { sendFile } from '../support/columns.js';
import { mappingFields } from '../catalogue/mapping-fields.js';
import { startWork, type WorkTown } from '../work/support.js';
import { standardList, stateFigure, SOURCE } from '../measures/support.js';

let town: WorkTown;
beforeAll(async () => {
  town = await startWork();
  await standardList(town.db, town.ward);
  await stateFigure(town.db, town.ward, { code: 'dossiers-on-time', month: '2026-09', value: '95' });
});
afterAll(() => town.close());

interface Kind {
  kind: string;
  to: string;
  fields(): Record<string, string>;
  file: string;
  colleague(): Promise<unknown>;
  /** What stands after the refused writing: the colleague's word. */
  stands(): Promise<unknown>;
  left: unknown;
  /** What the refusal, and then the plan made anew, says of it. */
  said: string;
}

const one = (sql: string) => town.db.one(sql);
const PM = () => ({ unit: String(town.ward.units.PM.id) });

const KINDS: Kind[] = [
  {
    kind: 'holidays',
    to: '/settings/holidays/import',
    fields: () => ({}),
    file: '31/08/2026,Theo tệp\n',
    colleague: () => one(`insert into holidays (day, name, kind) values ('2026-08-31', 'Đồng nghiệp ghi', 'off')`),
    stands: () => one('select name from holidays'),
    left: { name: 'Đồng nghiệp ghi' },
    said: 'Đồng nghiệp ghi → Theo tệp',
  },
  {
    kind: 'scored-months',
    to: '/legal/imported-months/imports',
    fields: PM,
    file: 'mã,tháng,điểm,cơ quan gửi,số văn bản,ngày văn bản\nCB-mc1,7/2026,88,Phường bên,1/UBND,02/08/2026\n',
    colleague: () =>
      one(
        `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
         values (${town.ward.officials['mc1']}, '2026-07', 77, 'Nơi khác', '9/UBND', '2026-08-03', ${town.ward.accounts['personnel']}, '2026-09-01')`,
      ),
    stands: () => one(`select trim_scale(score)::text as score from imported_months where month = '2026-07'`),
    left: { score: '77' },
    said: 'tháng này đã có 77 điểm',
  },
  {
    kind: 'units',
    to: '/imports/units',
    fields: PM,
    file: 'code,name,parent_code\nMC,Một cửa theo tệp,\n',
    colleague: () => one(`update units set name = 'Một cửa của đồng nghiệp' where code = 'MC'`),
    stands: () => one(`select name from units where code = 'MC'`),
    left: { name: 'Một cửa của đồng nghiệp' },
    said: 'Một cửa của đồng nghiệp → Một cửa theo tệp',
  },
  {
    kind: 'officials',
    to: '/imports/officials',
    fields: PM,
    file: 'code,full_name,person_type,unit_code,title,position,tier,from_date\nCB-mc1,Tên Theo Tệp,công chức,MC,Chuyên viên,,0,16/11/2026\n',
    colleague: () => one(`update officials set full_name = 'Tên Đồng Nghiệp Sửa' where code = 'CB-mc1'`),
    stands: () => one(`select full_name as name from officials where code = 'CB-mc1'`),
    left: { name: 'Tên Đồng Nghiệp Sửa' },
    said: 'Tên Đồng Nghiệp Sửa → Tên Theo Tệp',
  },
  {
    kind: 'figures',
    to: '/measures/imports',
    fields: () => ({ root: String(town.ward.units.PM.id) }),
    file: `mã đơn vị,mã chỉ số,tháng,số liệu,nguồn,lý do sửa\nMC,dossiers-on-time,09/2026,96,${SOURCE},Rà lại thấy nhập nhầm\n`,
    colleague: () =>
      stateFigure(town.db, town.ward, {
        code: 'dossiers-on-time',
        month: '2026-09',
        value: '97',
        number: 2,
        reason: 'Đồng nghiệp sửa trước',
      }),
    stands: () => one('select trim_scale(value)::text as value from measure_figures order by number desc limit 1'),
    left: { value: '97' },
    said: '97 → 96',
  },
  {
    kind: 'work',
    to: '/legal/work/imports',
    fields: () => ({ period: String(town.month.periodId) }),
    file: 'mã cán bộ,mã sản phẩm,số lượng giao,hạn,mã tham chiếu\nCB-mc1,DC.02,4,20/11/2026,V-1\n',
    colleague: () => one(`update legal_forms set status = 'absent' where id = ${town.month.legalForms['mc1']}`),
    stands: () => one('select count(*)::int as lines from work_lines'),
    left: { lines: 0 },
    said: 'phiếu đã xác nhận hoặc tháng đã đóng',
  },
];

describe('between the preview and the writing a colleague changes what the plan read', () => {
  it.each(KINDS)('$kind: nothing is written over it', async ({ to, fields, file, colleague, stands, left, said }) => {
    const personnel = await town.client('personnel');
    const shown = await sendFile(personnel, to, fields(), { name: 'tep.csv', bytes: file });
    expect(shown.text).toContain('/application"');
    await colleague();
    const refused = await personnel.post(`${shown.path}/application`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Dữ liệu đã thay đổi từ khi kiểm tra tệp');
    expect(refused.text).toContain(said);
    expect(await stands()).toEqual(left);
    expect((await personnel.post(`${shown.path}/application`)).status).toBe(409);
    const again = await personnel.post(`${shown.path}/plan`);
    expect(again.text).toContain(said);
    expect(again.text.includes('/application"')).toBe(!again.text.includes('không dòng nào ghi được'));
  });

  it('catalogue: nothing is written over it', async () => {
    const personnel = await town.client('personnel');
    await personnel.post('/catalogue/drafts', PM());
    const { id } = (await one('select max(id) as id from catalogues')) as { id: number };
    const file = 'Mã,Nhiệm vụ,Hệ số\nDC.01,Theo tệp,2\n';
    const mapping = await personnel.upload(`/catalogue/drafts/${id}/imports`, {}, [
      { field: 'file', name: 'danh-muc.csv', bytes: file },
    ]);
    const shown = await personnel.post(mapping.path, mappingFields(mapping.text));
    expect(shown.text).toContain('Xác nhận tình trạng hôn nhân → Theo tệp');
    await one(`update catalogue_products set task = 'Đồng nghiệp sửa' where catalogue_id = ${id} and code = 'DC.01'`);
    const refused = await personnel.post(`${shown.path}/application`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Đồng nghiệp sửa → Theo tệp');
    expect(await one(`select task from catalogue_products where catalogue_id = ${id} and code = 'DC.01'`)).toEqual({
      task: 'Đồng nghiệp sửa',
    });
    const again = await personnel.post(`${shown.path}/plan`);
    expect((await personnel.post(`${again.path}/application`)).text).toContain('Đã ghi vào bản dự thảo');
    expect(await one(`select task from catalogue_products where catalogue_id = ${id} and code = 'DC.01'`)).toEqual({
      task: 'Theo tệp',
    });
  });

  it('a plan that was made anew in another tab is not written unseen', async () => {
    const personnel = await town.client('personnel');
    const file = { name: 'tep.csv', bytes: 'code,name,parent_code\nVP,Văn phòng mới,\n' };
    const shown = await sendFile(personnel, '/imports/units', PM(), file);
    expect((await personnel.post(`${shown.path}/application`, { revision: '7' })).status).toBe(409);
    const done = await personnel.post(`${shown.path}/application`, { revision: '2' });
    expect(done.text).toContain('Nội dung đã đọc từ tệp không còn được giữ');
    expect(await one('select worksheets, purged_at is not null as purged from imports order by id desc')).toEqual({
      worksheets: null,
      purged: true,
    });
  });
});
