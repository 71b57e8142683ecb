import { main } from '../../src/commands/import.js';
import type { ImportDocument } from '../../src/commands/importing/document.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth } from '../support/ward.js';

describe('the command beside a database', () => {
  let app: TestApp;
  const before = { ...process.env };

  beforeAll(async () => {
    app = await startTestApp();
    await openMonth(app.db, await makeWard(app.db));
    Object.assign(process.env, { DATABASE_URL: app.appUrl, SESSION_SECRET: 'x'.repeat(40) });
  });

  afterAll(async () => {
    process.env = before;
    await app.close();
  });

  const run = async (argv: string[], text: string) => {
    const written = { out: '', err: '' };
    const status = await main(argv, {
      stdout: { write: (said) => (written.out += said) },
      stderr: { write: (said) => (written.err += said) },
      readFile: async () => Buffer.from(text),
    });
    return {
      status,
      said: written.err,
      rows: written.out === '' ? [] : (JSON.parse(written.out) as ImportDocument).rows.slice(1),
    };
  };

  const LIST = (unit: string) =>
    `Mã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\nN1,Nguyễn Văn An,Công chức,"${unit}",Chuyên viên,01/07/2025\n`;

  it('finds units by their names below the one that is named', async () => {
    const [unit] = await app.db.rows<{ code: string; name: string }>(`select code, name from units where code = 'VP'`);
    const { status, rows } = await run(['officials', 'a.csv', '--unit', 'PM'], LIST(unit!.name.toUpperCase()));
    expect([status, rows[0]!.values['unit']]).toEqual([0, 'VP']);
  });

  it('finds the unit of a figure by its name or the section above, and proposes near ones', async () => {
    const head = 'Đơn vị,Mã chỉ số,Tháng,Số liệu,Nguồn\n';
    const { rows } = await run(
      ['measures', 'a.csv', '--unit', 'PM'],
      `${head}bo phan mot cua,satisfaction,10/2026,90,Phiếu\nSở Xây dựng,satisfaction,10/2026,90,Phiếu\n`,
    );
    expect(rows.map(({ values, faults }) => [values['unit'], faults.map(({ column }) => column)])).toEqual([
      ['MC', []],
      ['Sở Xây dựng', ['Đơn vị']],
    ]);
  });

  it('says of one that is not there what is wrong, in words', async () => {
    const { status, rows } = await run(['officials', 'a.csv', '--unit', 'PM'], LIST('Sở Xây dựng'));
    expect([status, rows[0]!.faults]).toEqual([
      2,
      [
        {
          column: 'Đơn vị',
          typed: 'Sở Xây dựng',
          why: expect.stringContaining('không có đơn vị “Sở Xây dựng”') as string,
        },
      ],
    ]);
  });

  it('changes nothing, and refuses a unit that is not there', async () => {
    const count = () =>
      app.db.one(
        'select (select count(*) from imports)::int as imports, (select count(*) from officials)::int as officials',
      );
    const stands = await count();
    await run(['officials', 'a.csv', '--unit', 'PM'], LIST('VP'));
    expect(await count()).toEqual(stands);
    expect(await run(['officials', 'a.csv', '--unit', 'NONE'], LIST('VP'))).toMatchObject({
      status: 1,
      rows: [],
      said: expect.stringContaining('NONE') as string,
    });
  });

  describe('applies', () => {
    const apply = (noun: string, text: string, login: string, unit = 'PM') =>
      run([noun, 'tep.csv', '--unit', unit, '--apply', '--as', login], text);

    it('what can be written, in the name of the account, and says why the rest stays out', async () => {
      const text = `Danh sách\nMã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\nN7,NGUYỄN VĂN BẢY,Công chức,Văn phòng,Chuyên viên,1/9/26\nN8,Trần Thị Tám,Công chức,Sở Xây dựng,Chuyên viên,01/09/2026\n`;
      const { status, rows } = await apply('officials', text, 'personnel');
      expect(status).toBe(2);
      expect(rows.filter(({ kind }) => kind === 'record').map(({ faults }) => faults.length)).toEqual([0, 1]);
      expect(
        await app.db.rows(
          `select o.full_name as name, u.code, p.from_date as "from" from officials o join posts p on p.official_id = o.id join units u on u.id = p.unit_id where o.code in ('N7', 'N8')`,
        ),
      ).toEqual([{ name: 'Nguyễn Văn Bảy', code: 'VP', from: '2026-09-01' }]);
      const said = await app.db.rows<{ act: string }>(
        `select a.act from audit a join accounts c on c.id = a.account_id where c.login = 'personnel' and a.act like 'import.%' order by a.id`,
      );
      expect(said.map(({ act }) => act)).toEqual(['import.checked', 'import.officials-applied']);
      expect((await apply('officials', text, 'personnel')).status).toBe(2);
      expect(await app.db.one(`select count(*)::int as n from officials where code = 'N7'`)).toEqual({ n: 1 });
    });

    it('a transfer, and open papers follow it', async () => {
      const { name } = (await app.db.one<{ name: string }>(
        `select full_name as name from officials where code = 'CB-mc1'`,
      ))!;
      const text = `Mã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\nCB-mc1,${name},Công chức,VP,Chuyên viên,16/11/2026\n`;
      expect((await apply('officials', text, 'personnel')).status).toBe(0);
      expect(
        await app.db.rows(
          `select u.code from evaluations e join units u on u.id = e.unit_id join officials o on o.id = e.official_id where o.code = 'CB-mc1'`,
        ),
      ).toEqual([{ code: 'VP' }]);
    });

    it('a list of units that is indented, without codes', async () => {
      const { status } = await apply('units', 'TT,Tên đơn vị\n1,Trung tâm Văn hóa\n1.1,Tổ Thư viện\n', 'personnel');
      expect(status).toBe(0);
      expect(
        await app.db.rows(
          `select u.code, p.code as parent from units u join units p on p.id = u.parent_id where u.code in ('TTVH', 'TTV') order by u.id`,
        ),
      ).toEqual([
        { code: 'TTVH', parent: 'PM' },
        { code: 'TTV', parent: 'TTVH' },
      ]);
    });

    it('a head and two posts, and asks what the document does not say', async () => {
      const head = 'Mã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\n';
      const rows =
        'H1,Đỗ Văn Mười,Công chức,TTVH,Giám đốc,01/09/2026\nH1,Đỗ Văn Mười,Công chức,VP,Chuyên viên,01/09/2026\n';
      expect((await apply('officials', head + rows, 'personnel')).status).toBe(0);
      expect(
        await app.db.rows(
          `select u.code, p.position, p.main from officials o join posts p on p.official_id = o.id join units u on u.id = p.unit_id where o.code = 'H1' order by p.main desc`,
        ),
      ).toEqual([
        { code: 'TTVH', position: 'head', main: true },
        { code: 'VP', position: 'member', main: false },
      ]);
      const unsure = head + 'H2,Đỗ Văn Chục,Công chức,VP,Trưởng nhóm,01/09/2026\n';
      expect(await apply('officials', unsure, 'personnel')).toMatchObject({
        status: 1,
        said: expect.stringContaining('--yes') as string,
      });
      expect(
        (await run(['officials', 'tep.csv', '--unit', 'PM', '--apply', '--as', 'personnel', '--yes'], unsure)).status,
      ).toBe(0);
    });

    it.each([
      ['an account that is not there', 'nobody', 'PM'],
      ['who has no such right', 'mchead', 'PM'],
      ['a unit out of scope', 'personnel', 'X'],
      ['a unit that is not there', 'personnel', 'NONE'],
    ])('nothing for %s', async (_, login, unit) => {
      const before = await app.db.one('select count(*)::int as n from imports');
      const { status, rows, said } = await apply('officials', LIST('VP'), login, unit);
      expect([status, rows, said.trimEnd().split('\n').length]).toEqual([1, [], 1]);
      expect(await app.db.one('select count(*)::int as n from imports')).toEqual(before);
    });
  });
});
