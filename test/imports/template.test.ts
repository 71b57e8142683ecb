import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';
import { IMPORT_PERSON_FIGURES } from '../../src/evaluations/person-figures/import-person-figures.js';
import { keepMapped, type KeptWorksheet } from '../../src/imports/columns/kept.js';
import type { Field } from '../../src/imports/layout/field.js';
import type { ImportKind } from '../../src/imports/import-kind.js';
import { proposeMapping } from '../../src/imports/layout/mapping.js';
import { laidRows } from '../../src/imports/layout/rows.js';
import { textsOf } from '../../src/imports/text-worksheet.js';
import { fromJsonBytes } from '../../src/imports/json-bytes.js';
import { recordsOf } from '../../src/imports/plan-file.js';
import { mappingFor } from '../../src/catalogue/import/mapping.js';
import { IMPORT_CATALOGUE } from '../../src/catalogue/import/import-catalogue.js';
import { planCatalogue } from '../../src/catalogue/import/plan.js';
import { readFile } from '../../src/imports/read-file.js';
import { readRaw } from '../../src/imports/reading/read-raw.js';
import { writeTemplate } from '../../src/imports/template.js';
import { readPlain } from '../../src/imports/understanding/plain.js';
import { IMPORT_MONTHS } from '../../src/legal/means/imports/import-months.js';
import { IMPORT_WORK } from '../../src/legal/work/imports/import-work.js';
import { IMPORT_FIGURES } from '../../src/measures/imports/import-figures.js';
import { IMPORT_HOLIDAYS } from '../../src/periods/holidays/import-holidays.js';
import { planHolidays } from '../../src/periods/holidays/holidays-plan.js';
import { IMPORT_OFFICIALS } from '../../src/units/imports/import-officials.js';
import { IMPORT_UNITS } from '../../src/units/imports/import-units.js';
import { readOfficials } from '../../src/units/imports/understanding/officials.js';
import { readUnits } from '../../src/units/imports/understanding/units.js';
import { OUTSIDE_LABEL_FIELDS } from '../../src/years/others/imports/outside-label-fields.js';
import { Labels } from '../../src/web/labels.js';

const t = Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi');
type Kind = Pick<ImportKind, 'code' | 'fields' | 'template'>;
const KINDS: Kind[] = [
  IMPORT_OFFICIALS,
  IMPORT_UNITS,
  IMPORT_FIGURES,
  IMPORT_WORK,
  IMPORT_HOLIDAYS,
  IMPORT_PERSON_FIGURES,
  { code: 'outside-labels', fields: OUTSIDE_LABEL_FIELDS, template: { fileName: 'mau.xlsx' } },
  IMPORT_CATALOGUE,
  IMPORT_MONTHS,
];

const exampleOf = ({ fields }: Kind) =>
  Object.fromEntries(fields.flatMap(({ field, example }) => (example === undefined ? [] : [[field, example]])));

/** As if the example were somebody's own row, and as the machine reads it. */
async function readBack({ fields, template }: Kind) {
  const bytes = await writeTemplate(fields, t, template.order);
  const read = await readFile(bytes, template.fileName, fields, []);
  if (!('mapping' in read)) throw new Error(JSON.stringify(read));
  const recordsBy = (known: readonly Field[]) => {
    const worksheets = fromJsonBytes<KeptWorksheet[]>(keepMapped(read.worksheets, read.mapping, known));
    return { worksheets, records: recordsOf({ worksheets, mapping: read.mapping }, known) };
  };
  const own = fields.map(({ example: _, ...field }): Field => field);
  return { bytes, mapping: read.mapping, records: recordsBy(own).records, sent: recordsBy(fields) };
}

describe('the template of a kind', () => {
  it.each(KINDS.map((kind) => [kind.code, kind] as const))('%s: is read as it was written', async (_, kind) => {
    const { mapping, records } = await readBack(kind);
    expect(mapping.worksheets.map(({ include }) => include)).toEqual([true, false]);
    expect(Object.keys(mapping.worksheets[0]!.columns)).toEqual(expect.arrayContaining(Object.keys(exampleOf(kind))));
    expect(records.map(({ cells }) => cells)).toEqual([exampleOf(kind)]);
    expect(readPlain(1, records[0]!.cells, kind.fields).faults).toEqual([]);
  });

  it.each(KINDS.map((kind) => [kind.code, kind] as const))('%s: its example row is nobody', async (_, kind) => {
    const { sent } = await readBack(kind);
    expect([sent.records, sent.worksheets[0]!.laid![1]!.why]).toEqual([[], 'example']);
  });

  it('of people keeps who was written under the example, and a row that differs from it in one cell', async () => {
    const rows = (await readRaw((await readBack(IMPORT_OFFICIALS)).bytes, 'mau.xlsx')).worksheets[0]!.rows;
    const changed = rows[1]!.map((cell) => (cell === 'Nguyễn Văn Mẫu' ? 'Nguyễn Văn An' : cell));
    const worksheet = { name: '', rows: [...rows, changed] };
    const mapping = proposeMapping(worksheet, IMPORT_OFFICIALS.fields);
    const laid = laidRows(worksheet, mapping, IMPORT_OFFICIALS.fields);
    expect(laid.map(({ kind, why }) => why ?? kind)).toEqual(['header', 'example', 'record']);
    expect(laid[2]!.cells['full_name']).toBe('Nguyễn Văn An');
  });

  it('of a catalogue is read by its own reading, and its example is told apart in the account', async () => {
    const { worksheets } = await readRaw((await readBack(IMPORT_CATALOGUE)).bytes, 'mau.xlsx');
    const texts = worksheets.map(textsOf);
    const own = { ...texts[0]!, rows: [...texts[0]!.rows, texts[0]!.rows[1]!.with(0, 'VP.01')] };
    const file = { worksheets: [own, texts[1]!], mapping: mappingFor([own, texts[1]!], null) };
    const { rows, summary } = planCatalogue([], { groups: [], mostGroups: 5, products: [] }, file);
    expect(rows.filter(({ worksheet }) => worksheet === 0).map(({ kind, why, faults }) => [kind, why, faults])).toEqual(
      [
        ['heading', undefined, []],
        ['title', 'example', []],
        ['imported', undefined, []],
      ],
    );
    expect([summary.create, summary.wrong, file.mapping.standardPoints]).toEqual([1, 0, '5']);
    expect(texts[0]!.rows[0]!.slice(0, 3)).toEqual(['Mã (*)', 'Phòng, ban', 'Nhiệm vụ (*)']);
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
