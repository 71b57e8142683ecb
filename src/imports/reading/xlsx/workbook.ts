import { posix } from 'node:path';
import { UnreadableFile } from '../../table.js';
import { attribute } from '../xml.js';
import { readPart, type Zip } from '../zip.js';

export interface Workbook {
  worksheets: { name: string; hidden: boolean; part: string }[];
  from1904: boolean;
  strings: string;
  styles: string;
}

interface Relation {
  id: string;
  type: string;
  part: string;
}

const TYPES = '[Content_Types].xml';

/** Where the parts of an XLSX workbook are. Throws UnreadableFile `unknown-format` for another kind of document in a zip. */
export function readWorkbook(zip: Zip): Workbook {
  const part = relations(zip, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  // A workbook of binary parts (.xlsb) is another format.
  if (!isSpreadsheet(zip) || !zip.has(part) || part.endsWith('.bin'))
    throw new UnreadableFile({ code: 'unknown-format' });
  const related = relations(zip, part);
  const byType = (type: string) => related.find((one) => one.type === type)?.part ?? '';
  const workbook: Workbook = {
    worksheets: [],
    from1904: false,
    strings: byType('sharedStrings'),
    styles: byType('styles'),
  };
  readPart(zip, part, {
    open: (name, tag) => {
      if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
      if (name === 'sheet') addWorksheet(workbook, related, tag);
    },
  });
  return workbook;
}

/** Charts have sheets of their own, which hold no cells. */
function addWorksheet(workbook: Workbook, related: readonly Relation[], tag: string): void {
  const relation = related.find(({ id }) => id === attribute(tag, 'id'));
  if (relation?.type !== 'worksheet') return;
  const state = attribute(tag, 'state') ?? 'visible';
  workbook.worksheets.push({
    name: attribute(tag, 'name') ?? '',
    hidden: state !== 'visible',
    part: relation.part,
  });
}

function isSpreadsheet(zip: Zip): boolean {
  let found = false;
  readPart(zip, TYPES, {
    open: (_name, tag) => {
      found ||= /spreadsheetml|ms-excel/.test(attribute(tag, 'ContentType') ?? '');
    },
  });
  return found;
}

function relations(zip: Zip, of: string): Relation[] {
  const { dir, base } = posix.parse(of);
  const found: Relation[] = [];
  readPart(zip, posix.join(dir, '_rels', `${base}.rels`), {
    open: (name, tag) => {
      if (name !== 'Relationship') return;
      const target = attribute(tag, 'Target') ?? '';
      found.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').split('/').pop()!,
        part: target.startsWith('/') ? target.slice(1) : posix.join(dir, target),
      });
    },
  });
  return found;
}
