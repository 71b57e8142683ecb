import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { broughtForward } from '../support/migrations.js';
import { makeWard, type Ward } from '../support/ward.js';
import { readyYear } from '../years-decision/support.js';
import { openTestYear, type OpenedYear } from './support.js';

const OUTSIDE = {
  label: 'excellent',
  decisionNumber: '81-QĐ/ĐU',
  decisionDate: '2026-12-05',
  issuedBy: 'Đảng ủy cấp trên',
};
const COUNTS = {
  kind: 'discipline',
  relation: 'duty',
  year: '2026',
  decisionNumber: '12/QĐ-UBND',
  decisionDate: '2026-11-10',
  issuedBy: 'Chủ tịch UBND phường',
  concluded: 'yes',
};
const WHY = 'Ghi nhầm người cùng họ tên ở đơn vị khác';

let app: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  app = await startTestApp('2026-12-10T02:00:00Z');
  ward = await makeWard(app.db);
  personnel = await app.client('personnel');
});
afterEach(() => app.close());

const all = (sql: string) => app.db.rows(sql);
const seenOf = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const faults = async () => (await verify(app.db, { paths: null })).findings.list;

describe('what somebody outside the decree decided on a year', () => {
  let year: OpenedYear;
  const of = (key: string) => `/years/${year.id}/others/${ward.officials[key]}`;

  beforeEach(async () => {
    await app.db.rows(`update officials set person_type = 'cadre' where id = $1`, [ward.officials['vice']]);
    await app.db.rows(`update officials set person_type = 'contract' where id = $1`, [ward.officials['mc5']]);
    year = await openTestYear(app.db, ward, '2026-12-01');
    await personnel.post(of('vice'), OUTSIDE);
    const address = '/years/outside-labels/1';
    const seen = seenOf((await personnel.get(`${address}/correction`)).text);
    await personnel.post(`${address}/correction`, {
      ...OUTSIDE,
      ...{ score: '', note: '', label: 'good', reason: WHY, seen },
    });
    await personnel.post('/years/frames', { unit: String(ward.units.PM.id) });
    expect(await all('select label from outside_labels')).toHaveLength(1);
    expect(await all(`select kind from corrections`)).toEqual([{ kind: 'outside-label' }]);
  });

  it('goes with the table on the way back, and how it was put right too: what is entered anew is nobody else’s', async () => {
    const before = await all('select id, official_id, year_id, status from year_records order by id');
    await broughtForward(app.ownerUrl, 'KindsOfTheYear1764000001750', async (runner) => {
      expect(
        await runner.query(`select to_regclass('outside_labels') as outside, to_regclass('own_frames') as frames`),
      ).toEqual([{ outside: null, frames: null }]);
      expect(await runner.query(`select 1 from corrections`)).toEqual([]);
      expect(
        await runner.query(
          `select 1 from information_schema.columns where table_name = 'year_records' and column_name = 'person_type'`,
        ),
      ).toEqual([]);
    });
    expect(await all('select id, official_id, year_id, status from year_records order by id')).toEqual(before);
    expect(await all('select distinct person_type from year_records')).toEqual([{ person_type: 'civil-servant' }]);
    await personnel.post(of('vice'), { ...OUTSIDE, label: 'completed' });
    const page = (await personnel.get(of('vice'))).text;
    expect(page).toContain('Hoàn thành nhiệm vụ');
    expect(page).not.toContain(WHY);
  });

  it('files of it go, other files stay', async () => {
    const head = 'code,name,parent_code,kind\nVT9,Tổ văn thư,MC,office\n';
    await personnel.upload('/imports/units', { unit: String(ward.units.PM.id) }, [
      { field: 'file', name: 'don-vi.csv', bytes: head },
    ]);
    await app.db.rows(
      `insert into imports (kind, status, file_name, account_id, at, root_unit_id, year_id, worksheets, mapping, plan, summary)
       select 'outside-labels', status, 'ket-qua.csv', account_id, at, root_unit_id, $1, worksheets, mapping, plan, summary from imports`,
      [year.id],
    );
    await broughtForward(app.ownerUrl, 'OwnFrames1764000001752', async (runner) => {
      expect(await runner.query('select kind from imports')).toEqual([{ kind: 'units' }]);
      expect(await runner.query('select decision_number as number from outside_labels')).toEqual([
        { number: OUTSIDE.decisionNumber },
      ]);
    });
    expect(await all('select kind, year_id from imports')).toEqual([{ kind: 'units', year_id: null }]);
    expect(await all('select frame_id, note from outside_labels')).toEqual([{ frame_id: null, note: null }]);
  });
});

it('what was struck has ended on the way back, and is struck again on the way forward', async () => {
  await readyYear(app.db, ward);
  const breach = async (key: string) => {
    await personnel.post('/years/breaches', {
      ...{ official: String(ward.officials[key]), unitId: String(ward.units.MC.id) },
      ...{ happenedOn: '2026-10-02', description: 'Nhận hồ sơ nhưng không vào sổ.' },
    });
    const { id } = (await app.db.one<{ id: number }>('select max(id) as id from breaches'))!;
    await personnel.post(`/years/breaches/${id}/overrides`, COUNTS);
    return id;
  };
  const [one, other, lifted] = [await breach('mc1'), await breach('mc2'), await breach('mc3')];
  const overrideOf = async (id: number) =>
    (await app.db.one<{ id: number }>('select max(id) as id from overrides where breach_id = $1', [id]))!.id;
  const strike = async (address: string) =>
    personnel.post(`${address}/withdrawal`, {
      why: WHY,
      seen: seenOf((await personnel.get(`${address}/correction`)).text),
    });
  await strike(`/years/overrides/${await overrideOf(one)}`);
  await personnel.post(`/years/breaches/${one}/overrides`, { ...COUNTS, decisionNumber: '13/QĐ-UBND' });
  await strike(`/years/breaches/${other}`);
  await personnel.post(`/years/breaches/${lifted}/overrides/${await overrideOf(lifted)}/withdrawal`, {
    ...{ reason: 'Quyết định kỷ luật bị hủy', withdrawalNumber: '20/QĐ-UBND', withdrawalDate: '2026-12-09' },
  });
  const columns =
    'id, breach_id, struck_by, struck_at, withdrawn_by, withdrawn_at, withdrawal_reason, withdrawal_number';
  const before = await all(`select ${columns} from overrides order by id`);
  expect(before.filter((row) => (row as { struck_at: unknown }).struck_at !== null)).toHaveLength(2);
  const wrong = await faults();
  await broughtForward(app.ownerUrl, 'OverridesStruck1764000001821', async (runner) => {
    expect(
      await runner.query(
        `select count(*) filter (where withdrawn_at is null)::int as counting, count(*)::int as all from overrides`,
      ),
    ).toEqual([{ counting: 1, all: 4 }]);
    await expect(runner.query('delete from overrides')).rejects.toMatchObject({ code: '23000' });
  });
  expect(await all(`select ${columns} from overrides order by id`)).toEqual(before);
  await expect(
    app.db.rows('update overrides set struck_at = null, struck_by = null where struck_at is not null'),
  ).rejects.toMatchObject({ code: '23000' });
  expect(await faults()).toEqual(wrong);
});
