import { OFFICIAL_FIELDS } from '../../src/units/imports/officials-fields.js';
import { fromJsonBytes } from '../../src/imports/json-bytes.js';
import { readFile, type FileRead, type ReadFile } from '../../src/imports/read-file.js';
import { inThread } from '../../src/imports/thread.js';

const LARGE = new TextEncoder().encode(
  'mã,họ và tên,đơn vị\n' + Array.from({ length: 50_000 }, (_, i) => `CB-${i},Nguyễn Văn ${i},PM-MC`).join('\n'),
);

const COLUMNS = OFFICIAL_FIELDS;
const read = (bytes: Uint8Array, name: string) => readFile(bytes, name, COLUMNS, []);
const readInThread = (bytes: Uint8Array, name: string) =>
  inThread<FileRead>({ module: 'imports/read-file.js', name: 'readFile' }, bytes, name, COLUMNS, []);

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

/** The best of a few: a busy machine may keep one whole reading to itself. */
async function mostTurnsDuring(work: () => Promise<unknown>, enough: number): Promise<number> {
  let most = 0;
  for (let time = 0; time < 10 && most <= enough; time++) most = Math.max(most, await turnsDuring(work));
  return most;
}

describe('a file that somebody sends', () => {
  it('is read while others are answered', async () => {
    expect(await turnsDuring(() => read(LARGE, 'lon.csv'))).toBeLessThan(10);
    expect(await mostTurnsDuring(() => readInThread(LARGE, 'lon.csv'), 50)).toBeGreaterThan(50);
  });

  it('is read in the thread as it is outside', async () => {
    expect(await readInThread(LARGE, 'lon.csv')).toEqual(await read(LARGE, 'lon.csv'));
    expect(await readInThread(new Uint8Array(), 'a.csv')).toEqual({ faults: [{ code: 'empty' }] });
    expect(
      await inThread(
        { module: 'catalogue/import/read-worksheets.js', name: 'readCatalogue' },
        new Uint8Array(),
        'a.csv',
        null,
      ),
    ).toEqual({ faults: [{ code: 'empty' }] });
  });

  it('waits for its turn when many come at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 6 }, (_, i) => readInThread(new TextEncoder().encode(`a\n${i}\n`), 'a.csv')),
    );
    expect(
      many.map((one) => fromJsonBytes<{ rows: string[][] }[]>((one as ReadFile).worksheets)[0]!.rows[1]![0]),
    ).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});
