import { main } from '../../src/commands/import.js';
import type { ImportDocument } from '../../src/commands/importing/document.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';

describe('the command beside a database', () => {
  let app: TestApp;
  const before = { ...process.env };

  beforeAll(async () => {
    app = await startTestApp();
    await makeWard(app.db);
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
});
