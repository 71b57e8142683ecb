import { TABLE_LIMITS, UnreadableFile } from '../../table.js';
import type { Grid, Room } from '../grid.js';
import { readPart, type Zip } from '../zip.js';
import { ContentReader } from './content.js';
import { OdsStyles } from './styles.js';

/** All worksheets of an OpenDocument spreadsheet, hidden ones too. Throws UnreadableFile. */
export function readOds(zip: Zip, room: Room): Grid[] {
  let type = '';
  zip.read('mimetype', (text) => (type += text.slice(0, 100)));
  if (!type.includes('opendocument.spreadsheet')) throw new UnreadableFile({ code: 'unknown-format' });
  holdOpen(zip);
  const styles = new OdsStyles();
  readPart(zip, 'styles.xml', {
    open: (name, tag) => styles.open(name, tag),
    close: (name) => styles.close(name),
  });
  const content = new ContentReader(styles, room);
  readPart(zip, 'content.xml', {
    open: (name, tag) => content.open(name, tag),
    close: (name) => content.close(name),
    text: (text) => content.text(text),
  });
  if (content.grids.length > TABLE_LIMITS.worksheets) throw new UnreadableFile({ code: 'too-big' });
  return content.grids;
}

function holdOpen(zip: Zip): void {
  readPart(zip, 'META-INF/manifest.xml', {
    open: (name) => {
      if (name === 'encryption-data') throw new UnreadableFile({ code: 'encrypted' });
    },
  });
}
