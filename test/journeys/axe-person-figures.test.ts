import type { Db } from '../../src/database/db.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { Client } from '../support/client.js';
import { asProposed } from '../support/columns.js';
import { everyPage, type Sites } from './support/every-page.js';
import type { SampleApp } from './support/sample-app.js';

const SITES: Sites = {
  'to-chuc': {
    sources: '/criteria/units/{desk}/sources',
    door: '/person-figures/imports',
    columns: '/person-figures/imports/{read}/columns',
    preview: '/person-figures/imports/{checked}',
    written: '/person-figures/imports/{written}',
    figures: '/person-figures/sources/{source}',
    void: '/person-figures/figures/{figure}/correction',
  },
  'can-bo': {
    set: '/criteria/versions/{set}',
    form: '/evaluations/{own}',
    summary: '/evaluations/{own}/submission',
  },
  'truong-mot-cua': { decide: '/approvals/{handed}', sources: '/criteria/units/{desk}/sources' },
};

const HEAD = 'Mã cán bộ,Họ và tên,Tỷ lệ đúng hạn,Số đúng hạn,Tổng số\n';
const CODES = `select o.code from evaluations e join officials o on o.id = e.official_id join units u on u.id = e.unit_id
  where e.month = '2026-11' and u.code = 'PM-MC' order by o.code`;

/** A source of the one-stop desk's shares: one that has ended, a file that waits for its columns, one with wrong rows, two that are written. */
async function bringFigures(app: SampleApp): Promise<void> {
  const personnel = new Client(app.url);
  await personnel.signIn('to-chuc', SAMPLE_PASSWORD);
  const desk = (await app.db.one<{ id: number }>(`select id from units where code = 'PM-MC'`))!.id;
  const name = (name: string) => personnel.post(`/criteria/units/${desk}/sources`, { criterion: 'dung-hen', name });
  await name('Sổ theo dõi hồ sơ');
  const former = (await app.db.one<{ id: number }>('select id from person_sources'))!.id;
  await personnel.post(`/criteria/sources/${former}/ending`, { reason: 'Từ nay lấy từ hệ thống một cửa' });
  await name('Hệ thống một cửa');
  const door = await personnel.get('/person-figures/imports');
  const target = /<option value="(\d+)"/.exec(door.text)![1]!;
  const send = (file: string, rows: string) =>
    personnel.upload('/person-figures/imports', { target }, [{ field: 'file', name: file, bytes: HEAD + rows }]);
  const codes = (await app.db.rows<{ code: string }>(CODES)).map(({ code }) => code);
  const all = (value: string) => codes.map((code) => `${code},,"${value}",49,51\n`).join('');
  for (const [file, rows] of [
    ['lan-1.csv', all('96,08')],
    ['lan-2.csv', all('')],
  ] as const) {
    const shown = await asProposed(personnel, await send(file, rows));
    await personnel.post(`${shown.path}/application`);
  }
  await asProposed(personnel, await send('sai.csv', `KHONG-CO,,"0,97",,\n${codes[1]},,95,,\n`));
  await send('cot.csv', all('95'));
}

async function idsOf(db: Db): Promise<Record<string, number>> {
  const id = async (sql: string) => (await db.one<{ id: number }>(sql))!.id;
  const file = (name: string) => id(`select id from imports where file_name = '${name}'`);
  const november = `select e.id from evaluations e join accounts a on a.official_id = e.official_id where e.month = '2026-11'`;
  return {
    desk: await id(`select id from units where code = 'PM-MC'`),
    source: await id('select max(id) as id from person_sources'),
    figure: await id('select max(id) as id from person_figures'),
    set: await id(
      `select max(v.id) as id from criteria_versions v join criteria_sets s on s.id = v.set_id join units u on u.id = s.unit_id where u.code = 'PM-MC'`,
    ),
    own: await id(`${november} and a.login = 'can-bo'`),
    handed: await id(
      `select min(e.id) as id from evaluations e join person_figures f on f.evaluation_id = e.id where e.status = 'submitted'`,
    ),
    read: await file('cot.csv'),
    checked: await file('sai.csv'),
    written: await file('lan-2.csv'),
  };
}

describe('the pages of persons’ figures, for whom they are for, in both languages', () =>
  everyPage(Object.keys(SITES), SITES, idsOf, bringFigures));
