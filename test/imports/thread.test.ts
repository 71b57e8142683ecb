import { readSheetsInThread } from '../../src/catalogue/import/read-sheets.js';
import { readTable, readTableInThread } from '../../src/imports/table-reader.js';

const LARGE = new TextEncoder().encode(
  'mã,họ và tên,đơn vị\n' + Array.from({ length: 50_000 }, (_, i) => `CB-${i},Nguyễn Văn ${i},PM-MC`).join('\n'),
);

/** How often this thread could do something else before the answer came. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const count = () => {
    turns++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work();
  over = true;
  return turns;
}

describe('a file that somebody sends', () => {
  it('is read while others are answered', async () => {
    expect(await turnsDuring(() => readTable(LARGE, 'lon.csv'))).toBeLessThan(10);
    expect(await turnsDuring(() => readTableInThread(LARGE, 'lon.csv'))).toBeGreaterThan(50);
  });

  it('is read in the thread as it is outside', async () => {
    expect(await readTableInThread(LARGE, 'lon.csv')).toEqual(await readTable(LARGE, 'lon.csv'));
    expect(await readTableInThread(new Uint8Array(), 'a.csv')).toEqual({ ok: false, faults: [{ code: 'empty' }] });
    expect(await readSheetsInThread(new Uint8Array(), 'a.csv')).toEqual({ fault: { code: 'empty' } });
  });

  it('waits for its turn when many come at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, i) => readTableInThread(new TextEncoder().encode(`a\n${i}\n`), 'a.csv')),
    );
    expect(many.map((read) => (read.ok ? read.table.rows[0]!.cells['a'] : null))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });
});
