import { sendFile } from '../support/columns.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const REAL = join(PROJECT_ROOT, '../shared/data/vn-units-2025.csv');

describe('imports', () => {
  let t: TestApp;
  let ward: Ward;
  let personnel: Client;

  beforeEach(async () => {
    t = await startTestApp();
    ward = await makeWard(t.db);
    personnel = await t.client('personnel');
  });
  afterEach(() => t.close());

  const send = (kind: string, text: string | Uint8Array, name = 'tep.csv', unit = ward.units.PM.id): Promise<Answer> =>
    sendFile(personnel, `/imports/${kind}`, { unit: String(unit) }, { name, bytes: text });
  const units = () => t.db.rows<{ code: string; path: string }>('select code, path from units order by id');

  it('shows what each row would do, then writes all of it', async () => {
    const checked = await send(
      'units',
      'code,name,parent_code\nTO1,Tổ dân phố số 1,\nTO2,Tổ dân phố số 2,TO1\nMC,Bộ phận Một cửa,\n',
    );
    expect(checked.text).toContain('đã kiểm tra, chưa ghi');
    expect((await units()).map((unit) => unit.code)).not.toContain('TO1');
    const done = await personnel.post(checked.path + '/application');
    expect(done.text).toContain('Đã ghi tất cả các dòng');
    const rows = await units();
    const [one, two] = ['TO1', 'TO2'].map((code) => rows.find((unit) => unit.code === code)!);
    expect(two!.path.startsWith(one!.path)).toBe(true);
    expect(one!.path.startsWith(ward.units.PM.path)).toBe(true);
  });

  it.each([
    ['03/02/1948', 'ngày 03/02/1948 là trước năm 1950'],
    ['01/01/2098', 'ngày 01/01/2098 còn hơn hai năm nữa'],
  ])('refuses the far day %s of a post, and says how it is taken', async (day, words) => {
    const head = 'code,full_name,person_type,unit_code,title,from_date\n';
    const { text } = await send('officials', `${head}NV-7,Trần Văn Bảy,công chức,VP,Chuyên viên,${day}\n`);
    expect(text).toContain(words);
    expect(text).toContain('nhập người này trên trang');
    expect(await t.db.rows(`select 1 from officials where code = 'NV-7'`)).toEqual([]);
  });

  it('changes nothing when the same file comes twice', async () => {
    const file = 'code,name,parent_code\nTO1,Tổ dân phố số 1,\n';
    await personnel.post((await send('units', file)).path + '/application');
    const again = await send('units', file);
    expect(again.text).toContain('Tệp này không thay đổi gì');
    const [row] = await t.db.rows<{ summary: object }>('select summary from imports order by id desc limit 1');
    expect(row!.summary).toEqual({ create: 0, change: 0, same: 1, wrong: 0 });
  });

  it.each([
    ['a cycle', 'code,name,parent_code\nA,Tổ A,B\nB,Tổ B,A\n', 'vòng lặp', []],
    ['an orphan', 'code,name,parent_code\nA,Tổ A,KHONG-CO\n', 'không có đơn vị cấp trên', []],
    ['a duplicate', 'code,name,parent_code\nA,Tổ A,\nA,Tổ A,\n', 'mã này đã có ở dòng 2', ['A']],
    ['a code of another ward', 'code,name,parent_code\nX,Phường khác,\n', 'ngoài phạm vi của bạn', []],
    [
      'what is below a row that is left',
      'code,name,parent_code\nA!,Tổ A,\nB,Tổ B,A!\nC,Tổ C,B\nD,Tổ D,\n',
      'nằm ở một dòng chưa nhập được',
      ['D'],
    ],
  ])('leaves %s row by row and writes the others alone', async (_, file, why, written) => {
    const before = await units();
    const answer = await send('units', file);
    expect(answer.text).toContain(why);
    await personnel.post(answer.path + '/application');
    const fresh = (await units()).map(({ code }) => code).filter((code) => !before.some((unit) => unit.code === code));
    expect(fresh).toEqual(written);
  });

  it.each([
    [
      'a bad encoding',
      new Uint8Array([...Buffer.from('code,name,parent_code\nA,T'), 0xe9, 0xff, 0x0a]),
      'không nhận ra bảng mã',
    ],
    ['an empty file', '', 'Hãy chọn tệp'],
  ])('refuses %s with the form and the reason', async (_name, bytes, why) => {
    const answer = await send('units', bytes);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(why);
  });

  it('imports officials with accounts, and makes a transfer of a changed post', async () => {
    const head = 'code,full_name,person_type,unit_code,title,position,tier,from_date\n';
    const first = await send('officials', head + 'NV-1,Nguyễn Văn Đạt,công chức,VP,Chuyên viên,,0,01/09/2026\n');
    for (const said of [
      'Thêm mới',
      'Chức vụ: Chuyên viên',
      'Vị trí: ',
      'Bậc nêu gương: ',
      'Đối tượng: Công chức',
      'Từ ngày: 01/09/2026',
    ])
      expect(first.text).toContain(said);
    expect(first.text).toMatch(/Đơn vị: [^<(]+ \(VP\)/);
    await personnel.post(first.path + '/application');
    const second = await send('officials', head + 'NV-1,Nguyễn Văn Đạt,công chức,MC,Chuyên viên,,0,16/11/2026\n');
    expect(second.text).toContain('VP → MC');
    await personnel.post(second.path + '/application');
    const posts = await t.db.rows(
      `select u.code, p.from_date, p.to_date from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id
       where o.code = 'NV-1' order by p.from_date`,
    );
    expect(posts).toEqual([
      { code: 'VP', from_date: '2026-09-01', to_date: '2026-11-15' },
      { code: 'MC', from_date: '2026-11-16', to_date: null },
    ]);
    expect(await t.db.one(`select login, password_hash from accounts where login = 'nv-1'`)).toEqual({
      login: 'nv-1',
      password_hash: null,
    });
  });

  it('brings open papers along with a transfer, and tells whom a transfer by hand tells', async () => {
    await openMonth(t.db, ward);
    const head = 'code,full_name,person_type,unit_code,title,position,tier,from_date\n';
    const { name } = (await t.db.one<{ name: string }>(
      `select full_name as name from officials where code = 'CB-mc1'`,
    ))!;
    const moved = await send('officials', `${head}CB-mc1,${name},công chức,VP,Chuyên viên,,0,16/11/2026\n`);
    expect((await personnel.post(moved.path + '/application')).text).toContain('Đã ghi');
    const paper = `select unit_id as unit from evaluations where official_id = $1`;
    expect(await t.db.rows(paper, [ward.officials['mc1']])).toEqual([{ unit: ward.units.VP.id }]);
    const told = await t.db.rows(
      `select n.code, o.code as who from notices n join officials o on o.id = n.official_id where n.code like 'transfer%' order by n.code`,
    );
    expect(told).toEqual([
      { code: 'transfer-head', who: 'CB-vpHead' },
      { code: 'transfer-left', who: 'CB-mcHead' },
      { code: 'transferred', who: 'CB-mc1' },
    ]);
    const acts = await t.db.rows<{ act: string }>(`select act from audit where chain = $1 order by id`, [
      `official:${ward.officials['mc1']}`,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['official.transferred', 'official.sheet-placed']);
  });

  it('keeps what a name was, with the file as the reason, and leaves the kind to the person’s page', async () => {
    const head = 'code,full_name,person_type,unit_code,title,position,tier,from_date\n';
    const first = await send('officials', head + 'NV-1,Nguyễn Văn Đạt,công chức,VP,Chuyên viên,,0,01/09/2026\n');
    await personnel.post(first.path + '/application');
    const named = await send('officials', head + 'NV-1,Nguyễn Văn Đạt Hai,công chức,MC,Chuyên viên,,0,16/11/2026\n');
    await personnel.post(named.path + '/application');
    const { id } = (await t.db.one<{ id: number }>(`select id from officials where code = 'NV-1'`))!;
    const page = await personnel.get(`/officials/${id}`);
    for (const said of ['<h1>Nguyễn Văn Đạt Hai</h1>', 'Nguyễn Văn Đạt · NV-1', `tep.csv · ${named.path}`])
      expect(page.text).toContain(said);
    const acts = await t.db.rows<{ act: string }>(`select act from audit where chain = $1 order by id`, [
      `official:${id}`,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['official.created', 'official.corrected', 'official.transferred']);
    const { list } = (await verify(t.db, { paths: null, patient: true })).findings;
    expect(list.filter(({ chain }) => chain === `official:${id}`)).toEqual([]);
    const other = await send('officials', head + 'NV-1,Nguyễn Văn Đạt Hai,viên chức,MC,Chuyên viên,,0,16/11/2026\n');
    expect(other.text).toContain('đối tượng khác với hồ sơ');
  });

  it('refuses a second head of a unit', async () => {
    const answer = await send(
      'officials',
      'code,full_name,person_type,unit_code,title,position,from_date\nNV-9,Trần Văn Hai,công chức,MC,Trưởng,người đứng đầu,2026-10-01\n',
    );
    expect(answer.text).toContain('đơn vị đã có người đứng đầu: CB-mcHead');
  });

  it('is for personnel of the scope alone', async () => {
    expect((await (await t.client('mchead')).get('/imports')).status).toBe(403);
    expect((await send('units', 'code,name,parent_code\nA,Tổ A,\n', 'tep.csv', ward.units.X.id)).status).toBe(404);
  });

  (existsSync(REAL) ? it : it.skip)(
    'takes the 3,355 provinces, wards and communes of 2025 (skipped where the file is not there)',
    async () => {
      const file = readFileSync(REAL);
      const answer = await send('units', file, 'vn-units-2025.csv');
      expect(answer.text).toContain('3.355');
      expect((await personnel.post(answer.path + '/application')).status).toBe(422);
      await personnel.post(answer.path + '/application', { 'asked-many': 'yes' });
      while (await t.db.one(`select 1 from imports where status = 'applying'`))
        await new Promise((done) => setTimeout(done, 100));
      expect(await t.db.one('select count(*)::int as n from units')).toEqual({ n: 3355 + 6 });
      expect((await send('units', file, 'vn-units-2025.csv')).text).toContain('Tệp này không thay đổi gì');
    },
  );
});
