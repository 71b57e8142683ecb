import type { Db } from '../../src/database/db.js';
import { ensureStandardMeasures } from '../../src/measures/standard-measures.js';
import { insertFigures } from '../../src/measures/write-figures.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** A file is kept for a week. */
const BROUGHT = new Date('2026-11-23T02:00:00Z');
const AT = new Date('2026-11-05T02:00:00Z');

/** The ward's list with one closed measure of its own, a figure of the one-stop desk, a file of personnel's. */
export async function makeMeasures(db: Db, ward: Ward) {
  await db.tx((tx) => ensureStandardMeasures(tx, ward.units.PM.id, ward.accounts['personnel']!, AT));
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const measure = await id('select id from measures where root_unit_id = $1 and code = $2', [
    ward.units.PM.id,
    'dossiers-on-time',
  ]);
  await db.tx((tx) =>
    insertFigures(
      tx,
      [
        {
          measureId: measure,
          unitId: ward.units.MC.id,
          month: '2026-10',
          number: 1,
          value: '96.5',
          asked: null,
          source: 'Hệ thống một cửa',
          note: '',
          reason: null,
        },
      ],
      { account: ward.accounts['personnel']!, at: AT },
    ),
  );
  const source = await id(
    `insert into person_sources (set_id, criterion, name, by_account, at) select set_id, 'dung-hen', 'Hệ thống một cửa', $2, $3 from criteria_versions where id = $1 returning id`,
    [ward.versions.motCua, ward.accounts['personnel'], AT],
  );
  return {
    personSource: source,
    personFigure: await id(
      `insert into person_figures (source_id, evaluation_id, value, by_account, at)
      select $1, e.id, 91.5, $2, $3 from evaluations e where e.official_id = $4 and e.month = '2026-11' and e.unit_id = $5 returning id`,
      [source, ward.accounts['personnel'], AT, ward.officials['mc2'], ward.units.MC.id],
    ),
    personFigureImport: await id(
      `insert into imports (kind, root_unit_id, person_source_id, figure_month, file_name, account_id, at, status, worksheets, mapping)
      values ('person-figures', $1, $2, '2026-11', 'tung-nguoi.csv', $3, $4, 'checked', '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [ward.units.PM.id, source, ward.accounts['personnel'], BROUGHT],
    ),
    measure,
    figure: await id('select id from measure_figures where measure_id = $1 and unit_id = $2', [
      measure,
      ward.units.MC.id,
    ]),
    measureClosed: await id(
      `insert into measures (root_unit_id, code, name, kind, direction, created_at, closed_on) values ($1, 'cu', 'Chỉ số cũ', 'count', 'up', $2, '2026-10-01') returning id`,
      [ward.units.PM.id, AT],
    ),
    measureImport: await id(
      `insert into imports (kind, root_unit_id, file_name, account_id, at, status, worksheets, mapping)
      values ('figures', $1, 'chi-so.csv', $2, $3, 'checked', '[{"name":"","rows":[["mã"]]}]', '{"worksheets":[{"name":"","include":true,"header":1,"columns":{"code":0}}]}') returning id`,
      [ward.units.PM.id, ward.accounts['personnel'], BROUGHT],
    ),
  };
}

const MC_READERS = 'mc1 mc2 mcHead chair secretary personnel inspector';
const MC_WRITERS = 'mcHead personnel';
const LISTERS = 'chair stranger personnel';

export const MEASURES: Row[] = [
  ['GET /measures', '?unit={MC}', MC_READERS],
  ['GET /measures', '?unit={PM}', 'mc1 mc2 mcHead chair vpHead vice secretary personnel inspector'],
  ['GET /measures/units/:unitId/:month', 'unitId=MC month=2026-11', MC_WRITERS],
  [
    'POST /measures/units/:unitId/:month',
    'unitId=MC month=2026-11',
    MC_WRITERS,
    { 'value.initiatives': '1', 'source.initiatives': 'Biên bản' },
  ],
  ['GET /measures/figures/:id/correction', 'id=figure', MC_WRITERS],
  ['POST /measures/figures/:id/withdrawal', 'id=figure', MC_WRITERS, { why: 'Ghi nhầm sang đơn vị khác' }],
  ['GET /measures/units/:unitId/:month/:code', 'unitId=MC month=2026-10 code=dossiers-on-time', MC_READERS],
  [
    'POST /measures/units/:unitId/:month/:code',
    'unitId=MC month=2026-10 code=dossiers-on-time',
    MC_WRITERS,
    { number: '1', 'value.dossiers-on-time': '97' },
  ],
  ['GET /measures/list', '', LISTERS],
  ['POST /measures/list', '', LISTERS, { code: 'rieng', name: 'Chỉ số riêng', kind: 'count', direction: 'up' }],
  ['POST /measures/list/standard', '', LISTERS],
  ['POST /measures/list/:id/threshold', 'id=measure', 'chair personnel', { threshold: '2' }],
  ['POST /measures/list/:id/closing', 'id=measure', 'chair personnel'],
  ['POST /measures/list/:id/reopening', 'id=measureClosed', 'chair personnel'],
  ['GET /measures/targets', '', LISTERS],
  ['GET /measures/targets/:unitId/:year', 'unitId=MC year=2026', 'chair personnel'],
  [
    'POST /measures/targets/:unitId/:year',
    'unitId=MC year=2026',
    'chair personnel',
    { 'target.dossiers-on-time': '98' },
  ],
  ['GET /measures/imports', '', 'heads personnel inspector'],
  ['GET /measures/imports/template.xlsx', '', 'heads personnel'],
  ['POST /measures/imports', '', 'heads personnel'],
  ['GET /measures/imports/:id', 'id=measureImport', 'personnel inspector'],
  ['GET /measures/imports/:id/columns', 'id=measureImport', 'personnel'],
  ['POST /measures/imports/:id/columns', 'id=measureImport', 'personnel'],
  ['GET /measures/imports/:id/rest.xlsx', 'id=measureImport', 'personnel'],
  ['POST /measures/imports/:id/plan', 'id=measureImport', 'personnel'],
  ['POST /measures/imports/:id/application', 'id=measureImport', 'personnel'],
  ['GET /criteria/units/:id/sources', 'id=MC', MC_WRITERS],
  ['POST /criteria/units/:id/sources', 'id=MC', MC_WRITERS, { criterion: 'gio-lam', name: 'Sổ đơn thư' }],
  ['POST /criteria/sources/:id/ending', 'id=personSource', MC_WRITERS, { reason: 'Hệ thống cũ đã ngừng chạy' }],
  ['GET /person-figures/sources/:id', 'id=personSource', MC_WRITERS],
  ['GET /person-figures/figures/:id/correction', 'id=personFigure', MC_WRITERS],
  ['POST /person-figures/figures/:id/withdrawal', 'id=personFigure', MC_WRITERS, { why: 'Ghi nhầm sang người khác' }],
  ['GET /person-figures/imports', '', 'heads personnel inspector'],
  ['GET /person-figures/imports/template.xlsx', '', 'heads personnel'],
  ['POST /person-figures/imports', '', 'heads personnel'],
  ['GET /person-figures/imports/:id', 'id=personFigureImport', 'personnel inspector'],
  ['GET /person-figures/imports/:id/columns', 'id=personFigureImport', 'personnel'],
  ['POST /person-figures/imports/:id/columns', 'id=personFigureImport', 'personnel'],
  ['GET /person-figures/imports/:id/rest.xlsx', 'id=personFigureImport', 'personnel'],
  ['POST /person-figures/imports/:id/plan', 'id=personFigureImport', 'personnel'],
  ['POST /person-figures/imports/:id/application', 'id=personFigureImport', 'personnel'],
];
