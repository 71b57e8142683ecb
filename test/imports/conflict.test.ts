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
}

const one = (sql: string) => town.db.one(sql);
const PM = () => ({ unit: String(town.ward.units.PM.id) });

const KINDS: Kind[] = [
  {
    kind: 'units',
    to: '/imports/units',
    fields: PM,
    file: 'code,name,parent_code\nMC,Một cửa theo tệp,\n',
    colleague: () => one(`update units set name = 'Một cửa của đồng nghiệp' where code = 'MC'`),
    stands: () => one(`select name from units where code = 'MC'`),
    left: { name: 'Một cửa của đồng nghiệp' },
  },
  {
    kind: 'officials',
    to: '/imports/officials',
    fields: PM,
    file: 'code,full_name,person_type,unit_code,title,position,tier,from_date\nCB-mc1,Tên Theo Tệp,công chức,MC,Chuyên viên,,0,16/11/2026\n',
    colleague: () => one(`update officials set full_name = 'Tên Đồng Nghiệp Sửa' where code = 'CB-mc1'`),
    stands: () => one(`select full_name as name from officials where code = 'CB-mc1'`),
    left: { name: 'Tên Đồng Nghiệp Sửa' },
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
  },
  {
    kind: 'work',
    to: '/legal/work/imports',
    fields: () => ({ period: String(town.month.periodId) }),
    file: 'mã cán bộ,mã sản phẩm,số lượng giao,hạn,mã tham chiếu\nCB-mc1,DC.02,4,20/11/2026,V-1\n',
    colleague: () => one(`update legal_sheets set status = 'absent' where id = ${town.month.sheets['mc1']}`),
    stands: () => one('select count(*)::int as lines from work_lines'),
    left: { lines: 0 },
  },
];

describe('between the preview and the writing a colleague changes what the plan read', () => {
  it.each(KINDS)('$kind: nothing is written over it', async ({ to, fields, file, colleague, stands, left }) => {
    const personnel = await town.client('personnel');
    const shown = await personnel.upload(to, fields(), [{ field: 'file', name: 'tep.csv', bytes: file }]);
    expect(shown.text).toContain('/application"');
    await colleague();
    const refused = await personnel.post(`${shown.path}/application`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Dữ liệu đã thay đổi từ khi kiểm tra tệp');
    expect(await stands()).toEqual(left);
  });
});
