import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import { damaged } from '../damaged.js';
import { Grid, type Room } from '../grid.js';
import { Ole } from './ole.js';
import { XlsWorkbook } from './workbook.js';
import { XlsWorksheet } from './worksheet.js';

/** All worksheets of a workbook of Excel 5 to 2003, hidden ones too. Throws UnreadableFile. */
export function readXls(bytes: Uint8Array, room: Room): Grid[] {
  const container = new Ole(bytes);
  // A newer workbook with a password is kept in the same way.
  if (container.has('EncryptedPackage')) throw new UnreadableFile({ code: 'encrypted' });
  const stream = container.stream('Workbook') ?? container.stream('Book');
  if (!stream) throw new UnreadableFile({ code: 'unknown-format' });
  try {
    return worksheetsOf(stream, room);
  } catch (error) {
    throw error instanceof RangeError ? damaged() : error;
  }
}

function worksheetsOf(stream: Uint8Array, room: Room): Grid[] {
  const workbook = new XlsWorkbook(stream);
  if (workbook.worksheets.length > TABLE_LIMITS.worksheets) throw new UnreadableFile({ code: 'too-big' });
  return workbook.worksheets.map(({ name, hidden, place }) => {
    const grid = new Grid(name, room);
    grid.hidden = hidden;
    new XlsWorksheet(workbook, grid).read(stream, place);
    return grid;
  });
}
