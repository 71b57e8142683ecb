import { main } from '../../src/commands/import.js';
import type { ImportDocument } from '../../src/commands/importing/document.js';
import { figureNow, standardList } from '../measures/support.js';
import { startWork, type WorkTown } from '../work/support.js';

const MEASURES =
  'Mã đơn vị,Mã chỉ số,Tháng,Số liệu,Số người được hỏi,Nguồn\nMC,satisfaction,10/2026,"93,5",214,Phiếu hỏi\n';
const WORK = 'Mã cán bộ,Mã sản phẩm,Số lượng giao,Hạn,Mã tham chiếu\nCB-mc1,DC.02,4,20/11/2026,V-1\n';
const CATALOGUE =
  'Mã,Nhiệm vụ,Nhóm,Khung điểm,Điểm,Hệ số quy đổi\nVP.01,Soạn công văn trả lời,1,1-10,5,1\nVP.02,Báo cáo quý,1,1-10,"7,5","1,5"\n';

/** What stands of each noun, and the acts that tell of it. */
const STANDS: Record<string, { sql: string; acts: string[] }> = {
  measures: {
    sql: `select count(*)::int as n from measure_figures`,
    acts: ['measure.import-checked', 'measure.imported'],
  },
  work: {
    sql: 'select count(*)::int as n from work_lines',
    acts: ['work.import-checked', 'work.import-applied', 'work.imported'],
  },
  catalogue: {
    sql: `select count(*)::int as n from catalogue_products p join catalogues c on c.id = p.catalogue_id where c.adopted_at is null`,
    acts: ['catalogue.file-read', 'catalogue.file-imported'],
  },
};

describe('the command writes', () => {
  let town: WorkTown;
  const before = { ...process.env };

  beforeAll(async () => {
    town = await startWork();
    await standardList(town.db, town.ward);
    await town.db.rows(
      `insert into catalogues (unit_id, number, name, standard_code, groups, created_by, created_at, updated_at)
       values ($1, 2, 'Danh mục của phường', null, '[]', $2, '2026-11-02', '2026-11-02')`,
      [town.ward.units.PM.id, town.ward.accounts['personnel']],
    );
    Object.assign(process.env, { DATABASE_URL: town.appUrl, SESSION_SECRET: 'x'.repeat(40) });
  });

  afterAll(async () => {
    process.env = before;
    await town.close();
  });

  const apply = async (noun: string, text: string, login = 'personnel', unit = 'PM') => {
    const written = { out: '', err: '' };
    const status = await main([noun, 'tep.csv', '--unit', unit, '--apply', '--as', login], {
      stdout: { write: (said) => (written.out += said) },
      stderr: { write: (said) => (written.err += said) },
      readFile: async () => Buffer.from(text),
    });
    const said = written.err.trimEnd();
    const { applied, rows } = (written.out === '' ? {} : JSON.parse(written.out)) as Partial<ImportDocument>;
    return { status, said, applied, records: rows?.filter(({ kind }) => kind === 'record') };
  };
  const count = async (noun: string) => (await town.db.one<{ n: number }>(STANDS[noun]!.sql))!.n;
  const acts = async (noun: string) =>
    (
      await town.db.rows<{ act: string }>(
        `select distinct a.act from audit a join accounts c on c.id = a.account_id where c.login = 'personnel' and a.act = any ($1)`,
        [STANDS[noun]!.acts],
      )
    ).map(({ act }) => act);

  it.each([
    ['measures', MEASURES, 1],
    ['work', WORK, 1],
    ['catalogue', CATALOGUE, 2],
  ])('%s once, audited in the name of the account, and nothing the second time', async (noun, text, many) => {
    const stood = await count(noun);
    const first = await apply(noun, text);
    expect(first).toMatchObject({ status: 0, said: '', applied: { create: many, wrong: 0, written: true } });
    expect(await count(noun)).toBe(stood + many);
    expect((await acts(noun)).sort()).toEqual(STANDS[noun]!.acts.toSorted());
    const audited = await town.db.one('select count(*)::int as n from audit where act like $1', ['%.imported']);
    const second = await apply(noun, text);
    expect(second).toMatchObject({
      status: 0,
      said: '',
      applied: { create: 0, change: 0, same: many, wrong: 0, written: false },
    });
    expect(await count(noun)).toBe(stood + many);
    expect(await town.db.one('select count(*)::int as n from audit where act like $1', ['%.imported'])).toEqual(
      audited,
    );
  });

  it('what the file said', async () => {
    expect(await figureNow(town.db, town.ward, 'satisfaction', '2026-10')).toMatchObject({
      value: '93.5',
      asked: 214,
      source: 'Phiếu hỏi',
    });
    expect(
      await town.db.one(
        `select o.code, trim_scale(l.quantity)::text as quantity, l.due_on::text as due from work_lines l join legal_forms f on f.id = l.legal_form_id join officials o on o.id = f.official_id where l.reference = 'V-1'`,
      ),
    ).toEqual({ code: 'CB-mc1', quantity: '4', due: '2026-11-20' });
    expect(
      await town.db.rows(
        `select code, task, trim_scale(factor)::text as factor from catalogue_products where code like 'VP.%' order by code`,
      ),
    ).toEqual([
      { code: 'VP.01', task: 'Soạn công văn trả lời', factor: '1' },
      { code: 'VP.02', task: 'Báo cáo quý', factor: '1.5' },
    ]);
  });

  it.each([
    ['measures', MEASURES.replace('93,5', '94,5'), 'cần lý do sửa'],
    ['work', WORK.replace('V-1', 'V-2').replace('DC.02', 'XX.99'), 'XX.99'],
    ['catalogue', CATALOGUE.replace('"1,5"', 'một'), 'một'],
  ])('%s but for a row that is wrong, which is said', async (noun, text, words) => {
    const stood = await count(noun);
    const { status, records } = await apply(noun, text);
    expect(status).toBe(2);
    expect(records!.flatMap(({ faults }) => faults.map(({ why }) => why)).join(' ')).toContain(words);
    expect(await count(noun)).toBe(stood);
  });

  describe.each([
    ['measures', MEASURES.replace('93,5', '95,5')],
    ['work', WORK.replace('V-1', 'V-9')],
    ['catalogue', CATALOGUE.replace('VP.02', 'VP.09')],
  ])('no %s', (noun, text) => {
    it.each([
      ['for somebody without the right', 'mc1', 'PM'],
      ['for who only inspects', 'inspector', 'PM'],
      ['for an account that is not there', 'nobody', 'PM'],
      ['for a unit that is not there', 'personnel', 'NONE'],
      ['for a unit out of scope', 'personnel', 'X'],
    ])('%s, in one line', async (_, login, unit) => {
      const all = `select (select count(*) from imports)::int as imports, (select count(*) from audit)::int as acts`;
      const stands = [await count(noun), await town.db.one(all)];
      const { status, said, records } = await apply(noun, text, login, unit);
      expect([status, records, said.split('\n').length]).toEqual([1, undefined, 1]);
      expect(said).toMatch(/^tep\.csv: \S/);
      expect([await count(noun), await town.db.one(all)]).toEqual(stands);
    });
  });
});
