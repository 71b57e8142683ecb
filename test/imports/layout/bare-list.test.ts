import type { ImportDocument } from '../../../src/commands/importing/document.js';
import { main } from '../../../src/commands/import.js';
import { proposeMapping } from '../../../src/imports/layout/mapping.js';
import { OFFICIAL_FIELDS } from '../../../src/units/imports/officials-fields.js';
import { UNIT_FIELDS } from '../../../src/units/imports/units-fields.js';

async function read(text: string, noun = 'units') {
  const written = { out: '', err: '' };
  const status = await main([noun, 'don-vi.csv'], {
    stdout: { write: (said) => (written.out += said) },
    stderr: { write: (said) => (written.err += said) },
    readFile: async () => Buffer.from(text),
  });
  const { headerRow, rows } = (written.out === '' ? {} : JSON.parse(written.out)) as Partial<ImportDocument>;
  const units = rows?.filter(({ kind }) => kind === 'record').map(({ values: { name, parent } }) => [name, parent]);
  return { status, headerRow, units, said: written.err.trimEnd() };
}

const propose = (rows: string[][], fields = UNIT_FIELDS) => proposeMapping({ name: '', rows }, fields);

describe('a list of units that has no header', () => {
  it.each([
    ['names', 'Văn phòng\nPhòng Kinh tế\nTrung tâm Phục vụ hành chính công\n'],
    ['names with numbers', '1. Văn phòng\n2. Phòng Kinh tế\n3. Trung tâm Phục vụ hành chính công\n'],
    ['numbers beside names', '1,Văn phòng\n2,Phòng Kinh tế\n3,Trung tâm Phục vụ hành chính công\n'],
    ['empty rows between', '\nVăn phòng\n\nPhòng Kinh tế\nTrung tâm Phục vụ hành chính công\n'],
  ])('of %s is read from its first row', async (_, text) => {
    const { status, headerRow, units } = await read(text);
    expect([status, headerRow]).toEqual([0, 0]);
    expect(units!.map(([name]) => name)).toEqual(['Văn phòng', 'Phòng Kinh tế', 'Trung tâm Phục vụ hành chính công']);
  });

  it.each([
    ['by its indents', 'UBND phường Mẫu\n  Văn phòng\n    Tổ Văn thư\n  Phòng Kinh tế\n'],
    ['by its numbers', '1,UBND phường Mẫu\n1.1,Văn phòng\n1.1.1,Tổ Văn thư\n1.2,Phòng Kinh tế\n'],
  ])('is put in order %s', async (_, text) => {
    const { status, units } = await read(text);
    expect([status, units!.map(([name]) => name)]).toEqual([
      0,
      ['UBND phường Mẫu', 'Văn phòng', 'Tổ Văn thư', 'Phòng Kinh tế'],
    ]);
    const [root, office, desk, economy] = units!.map(([, parent]) => parent);
    expect([root, office === economy, office === desk, office === root]).toEqual([null, true, false, false]);
  });

  it.each([
    ['a person among the units', 'Văn phòng\nNguyễn Văn An\nPhòng Kinh tế\n'],
    ['one row alone', 'Văn phòng\n'],
    ['a second column of words', 'Văn phòng,chín người\nPhòng Kinh tế,tám người\n'],
    ['names in two columns', 'Văn phòng\n,Phòng Kinh tế\n'],
  ])('is not made of %s', async (_, text) => {
    const { status, said } = await read(text);
    expect([status, said.split('\n').length, said.includes('tên cột')]).toEqual([1, 1, true]);
  });

  it('is of units alone, and a header that is there goes before', () => {
    const names = [['Văn phòng'], ['Phòng Kinh tế']];
    expect(propose(names)).toMatchObject({ include: true, header: 0, columns: { name: 0 } });
    expect(propose(names, OFFICIAL_FIELDS)).toMatchObject({ include: false, header: 0, columns: {} });
    expect(propose([['Tên đơn vị'], ...names])).toMatchObject({ include: true, header: 1, columns: { name: 0 } });
  });
});
