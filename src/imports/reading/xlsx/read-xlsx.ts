import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import { Grid, type Room } from '../grid.js';
import { readPart, type Zip } from '../zip.js';
import { readStrings } from './strings.js';
import { readStyles } from './styles.js';
import { readWorkbook } from './workbook.js';
import { WorksheetReader } from './worksheet.js';

/** All worksheets of an XLSX workbook, hidden ones too. Throws UnreadableFile. */
export function readXlsx(zip: Zip, room: Room): Grid[] {
  const workbook = readWorkbook(zip);
  if (workbook.worksheets.length > TABLE_LIMITS.worksheets) throw new UnreadableFile({ code: 'too-big' });
  const from = {
    strings: readStrings(zip, workbook.strings),
    looks: readStyles(zip, workbook.styles),
    from1904: workbook.from1904,
  };
  return workbook.worksheets.map(({ name, hidden, part }) => {
    const grid = new Grid(name, room);
    grid.hidden = hidden;
    readPart(zip, part, readerOf(grid, from));
    return grid;
  });
}

function readerOf(grid: Grid, from: ConstructorParameters<typeof WorksheetReader>[1]) {
  const reader = new WorksheetReader(grid, from);
  return {
    open: (name: string, tag: string) => reader.open(name, tag),
    close: (name: string) => reader.close(name),
    text: (text: string) => reader.text(text),
  };
}
