import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { IMPORT_PERSON_FIGURES } from '../../src/evaluations/person-figures/import-person-figures.js';
import { keepMapped, type KeptWorksheet } from '../../src/imports/columns/kept.js';
import type { ImportKind } from '../../src/imports/import-kind.js';
import { recordsOf } from '../../src/imports/plan-file.js';
import { readFile } from '../../src/imports/read-file.js';
import { readRaw } from '../../src/imports/reading/read-raw.js';
import { writeTemplate } from '../../src/imports/template.js';
import { readPlain } from '../../src/imports/understanding/plain.js';
import { IMPORT_WORK } from '../../src/legal/work/imports/import-work.js';
import { IMPORT_FIGURES } from '../../src/measures/imports/import-figures.js';
import { IMPORT_HOLIDAYS } from '../../src/periods/holidays/import-holidays.js';
import { planHolidays } from '../../src/periods/holidays/holidays-plan.js';
import { IMPORT_OFFICIALS } from '../../src/units/imports/import-officials.js';
import { IMPORT_UNITS } from '../../src/units/imports/import-units.js';
import { readOfficials } from '../../src/units/imports/understanding/officials.js';
import { readUnits } from '../../src/units/imports/understanding/units.js';
import { Labels } from '../../src/web/labels.js';

const t = Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi');
const KINDS: ImportKind[] = [
  IMPORT_OFFICIALS,
  IMPORT_UNITS,
  IMPORT_FIGURES,
  IMPORT_WORK,
  IMPORT_HOLIDAYS,
  IMPORT_PERSON_FIGURES,
];

async function readBack({ fields, template }: ImportKind) {
  const bytes = await writeTemplate({ fields, example: template!.example }, t);
  const read = await readFile(bytes, template!.fileName, fields, []);
  if (!('mapping' in read)) throw new Error(JSON.stringify(read));
  const worksheets = JSON.parse(keepMapped(read.worksheets, read.mapping, fields)) as KeptWorksheet[];
  return { bytes, mapping: read.mapping, records: recordsOf({ worksheets, mapping: read.mapping }, fields) };
}

describe('the template of a kind', () => {
  it.each(KINDS.map((kind) => [kind.code, kind] as const))('%s: is read as it was written', async (_, kind) => {
    const { mapping, records } = await readBack(kind);
    expect(mapping.worksheets.map(({ include }) => include)).toEqual([true, false]);
    expect(Object.keys(mapping.worksheets[0]!.columns)).toEqual(
      expect.arrayContaining(Object.keys(kind.template!.example)),
    );
    expect(records.map(({ cells }) => cells)).toEqual([kind.template!.example]);
    expect(readPlain(1, records[0]!.cells, kind.fields).faults).toEqual([]);
  });

  it('of people, units and days off gives its example without a fault by their own reading', async () => {
    const people = readOfficials((await readBack(IMPORT_OFFICIALS)).records, { units: null });
    expect(people.map(({ faults, values }) => [faults, values.position])).toEqual([[[], 'member']]);
    expect(readUnits((await readBack(IMPORT_UNITS)).records, { units: null }).map(({ faults }) => faults)).toEqual([
      [],
    ]);
    expect(planHolidays((await readBack(IMPORT_HOLIDAYS)).records, []).map(({ action }) => action)).toEqual(['create']);
  });

  it('explains every column on a second worksheet', async () => {
    const { worksheets } = await readRaw((await readBack(IMPORT_OFFICIALS)).bytes, 'mau.xlsx');
    expect(worksheets.map(({ name }) => name)).toEqual(['Danh sách', 'Hướng dẫn']);
    expect(worksheets[1]!.rows.map(([first]) => first)).toEqual(expect.arrayContaining(worksheets[0]!.rows[0]!));
    expect(worksheets[1]!.rows.flat().join(' ')).toContain('Một trong: cán bộ, công chức, viên chức, hợp đồng.');
  });
});
