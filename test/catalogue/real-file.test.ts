import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingFor } from '../../src/catalogue/import/mapping.js';
import { planImport } from '../../src/catalogue/import/plan.js';
import { readWorksheets } from '../../src/catalogue/import/read-worksheets.js';
import { PROJECT_ROOT } from '../../src/config.js';

/** The catalogue of a commune as it was published; not ours to keep beside the code, so it is read where it lies. */
const FILE = join(PROJECT_ROOT, '../shared/data/commune-work-catalogue-2026.xlsx');
const there = existsSync(FILE);
if (!there)
  console.warn('commune-work-catalogue-2026.xlsx is not there: the published catalogue is not read in this run');

(there ? describe : describe.skip)('the published catalogue of a commune', () => {
  it('is imported with every one of its rows accounted for', async () => {
    const { worksheets } = await readWorksheets(readFileSync(FILE), 'danh-muc.xlsx');
    const plan = planImport(worksheets!, mappingFor(worksheets!, null), [], 5);
    const counts = plan.worksheets.map(({ include, rows, counts: of }) => ({ include, rows, ...of }));
    const none = { imported: 0, title: 0, heading: 0, subheading: 0, blank: 0, refused: 0, 'left-out': 0 };
    expect(counts).toEqual([
      { ...none, include: false, rows: 17, 'left-out': 17 },
      { ...none, include: true, rows: 22, title: 3, heading: 1, imported: 18 },
      { ...none, include: true, rows: 66, title: 3, heading: 1, imported: 62 },
      { ...none, include: true, rows: 296, title: 3, blank: 1, heading: 1, imported: 291 },
    ]);
    for (const worksheet of plan.worksheets)
      expect(Object.values(worksheet.counts).reduce((sum, one) => sum + one, 0)).toBe(worksheet.rows);
    expect(plan.outcomes).toHaveLength(17 + 22 + 66 + 296);
  });

  it('keeps what stands in it: groups, places, leadership, the standard of five points, factors without a remainder', async () => {
    const { worksheets } = await readWorksheets(readFileSync(FILE), 'danh-muc.xlsx');
    const mapping = mappingFor(worksheets!, null);
    const plan = planImport(worksheets!, mapping, [], 5);
    expect(mapping.standardPoints).toBe('5');
    expect(plan.tooManyGroups).toBe(false);
    expect(plan.groups).toEqual([
      { code: 'N3', name: 'N3', from: '51', to: '100', products: 178 },
      { code: 'N2', name: 'N2', from: '11', to: '50', products: 159 },
      { code: 'N1', name: 'N1', from: '1', to: '10', products: 16 },
      { code: 'N4', name: 'N4', from: '101', to: '200', products: 18 },
    ]);
    expect(plan.products.filter(({ leading }) => leading)).toHaveLength(18);
    const places = [...new Set(plan.products.map(({ place }) => place))];
    expect(places.map((place) => plan.products.filter((product) => product.place === place).length)).toEqual([
      80, 42, 136, 71, 42,
    ]);
    expect(plan.outcomes.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(plan.products.find(({ code }) => code === 'DC.KT.04')).toMatchObject({
      factor: '1.6',
      points: '8',
      groupCode: 'N1',
      place: '',
    });
  });
});
