import { broughtForward } from '../support/migrations.js';
import { startWork, type WorkTown } from '../work/support.js';
import { measureId, standardList, SOURCE } from '../measures/support.js';

let town: WorkTown;
beforeAll(async () => {
  town = await startWork();
  await standardList(town.db, town.ward);
});
afterAll(() => town.close());

const AT = '2026-11-18T02:00:00Z';
const PLAN = (code: string, name: string, after: string) => [
  { row: 3, code, name, action: 'change', changes: [{ column: 'name', before: 'Cũ', after }], faults: [] },
];
const SUMMARY = JSON.stringify({ create: 0, change: 1, same: 0, wrong: 0 });

describe('imports of the former tables', () => {
  beforeAll(() =>
    broughtForward(town.ownerUrl, 'OneImports1764000001500', async () => {
      const { db, ward, month } = town;
      const [who, unit] = [ward.accounts['personnel'], ward.units.PM.id];
      const table = {
        headers: ['code', 'name', 'parent_code', ''],
        rows: [{ row: 3, cells: { code: 'MC', name: 'Một cửa mới', parent_code: '' } }],
      };
      const columns = { code: 'code', name: 'name', parent_code: 'parent_code' };
      const rows = JSON.stringify({ plan: PLAN('MC', 'Một cửa', 'Một cửa mới'), table, columns });
      for (const [status, applied] of [
        ['applied', AT],
        ['checked', null],
      ] as const)
        await db.rows(
          `insert into imports (kind, file_name, account_id, root_unit_id, at, status, total, done, rows, summary, applied_at) values ('units', $7, $1, $2, $3, $4, 1, 1, $5, $6, $8)`,
          [who, unit, AT, status, rows, SUMMARY, `don-vi-${status}.csv`, applied],
        );
      const lines = [
        {
          row: 2,
          unitCode: 'MC',
          measureCode: 'initiatives',
          month: '2026-10',
          value: '2',
          asked: '',
          source: SOURCE,
          reason: '',
        },
      ];
      await db.rows(
        `insert into measure_imports (root_unit_id, file_name, account_id, at, status, rows, summary, applied_at) values ($1, 'so-lieu.csv', $2, $3, 'applied', $4, $5, $3)`,
        [unit, who, AT, JSON.stringify({ plan: PLAN('MC', 'initiatives', '2'), lines }), SUMMARY],
      );
      await db.rows(
        `insert into measure_figures (measure_id, unit_id, month, number, value, source, import_id, by_account, at) values ($1, $2, '2026-10', 1, 2, $3, 1, $4, $5)`,
        [await measureId(db, ward, 'initiatives'), ward.units.MC.id, SOURCE, who, AT],
      );
      await db.rows(
        `insert into work_imports (legal_period_id, file_name, account_id, at, status, rows, summary) values ($1, 'viec.csv', $2, $3, 'refused', $4, $5)`,
        [month.periodId, who, AT, rows, SUMMARY],
      );
      const sheets = JSON.stringify([{ name: 'A', rows: [['Mã'], ['B.1']] }]);
      const counts = { imported: 1, title: 0, heading: 1, subheading: 0, blank: 0, refused: 0, 'left-out': 0 };
      const row = { sheet: 0, kind: 'imported', row: 2, code: 'B.1', text: 'Cũ → mới', faults: [], warnings: [] };
      const outcome = {
        outcomes: [row],
        sheets: [{ name: 'A', include: true, rows: 2, counts, warnings: 0 }],
        groups: [],
        tooManyGroups: false,
      };
      await db.rows(
        `insert into catalogue_imports (unit_id, file_name, account_id, at, sheets, mapping, outcome, mapped_at, applied_by, applied_at)
         values ($1, 'danh-muc.xlsx', $2, $3, $4, '{"sheets":[],"standardPoints":""}', $5, $3, $2, $3)`,
        [unit, who, AT, sheets, JSON.stringify(outcome)],
      );
    }),
  );

  it('are read where they were', async () => {
    const personnel = await town.client('personnel');
    for (const [path, file] of [
      ['/imports/1', 'don-vi-applied.csv'],
      ['/imports/2', 'don-vi-checked.csv'],
      ['/measures/imports/1', 'so-lieu.csv'],
      ['/legal/work/imports/1', 'viec.csv'],
      ['/catalogue/imports/1', 'danh-muc.xlsx'],
    ] as const) {
      const { status, text } = await personnel.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain(file);
      expect(text).toContain('Cũ → ');
    }
    for (const path of ['/imports', '/measures/imports', '/legal/work/imports'])
      expect((await personnel.get(path)).text).toMatch(/don-vi-checked|so-lieu|viec\.csv/);
  });

  it('keep the number that the figures name', async () => {
    expect(
      await town.db.rows(
        `select i.kind, f.import_id as id from measure_figures f join imports i on i.id = f.import_id`,
      ),
    ).toEqual([{ kind: 'figures', id: 1 }]);
  });

  it('are planned anew from what was read before they are written', async () => {
    const personnel = await town.client('personnel');
    const refused = await personnel.post('/imports/2/application');
    expect(refused.status).toBe(409);
    const again = await personnel.post('/imports/2/plan');
    expect(again.text).toContain('Một cửa mới');
    expect(again.text).toContain('/application"');
    expect((await personnel.post(`${again.path}/application`)).text).toContain('Đã ghi tất cả các dòng');
    expect(await town.db.one(`select name from units where code = 'MC'`)).toEqual({ name: 'Một cửa mới' });
  });
});
