import { createHash } from 'node:crypto';
import type { Issue } from '../web/issues.js';
import { knownFrom, shapeOf, type Remembered } from './columns/header-words.js';
import { withIdentityNamed } from './columns/identity.js';
import { withoutNever } from './columns/never.js';
import { jsonBytes, WORKSHEETS_DEPTH, type JsonBytes } from './json-bytes.js';
import type { Field } from './layout/field.js';
import { headersOf, proposeMapping } from './layout/mapping.js';
import type { Mapping, WorksheetMapping } from './plan.js';
import { readRaw } from './reading/read-raw.js';
import type { RawWorksheet } from './reading/raw-file.js';
import { UnreadableFile, type TableFault } from './table.js';

/** A file as it was read, with the columns that are proposed; `worksheets` is the JSON of RawWorksheet[]. */
export interface ReadFile {
  worksheets: JsonBytes;
  mapping: Mapping;
  hash: string;
  sizes: { name: string; rows: number }[];
}

/** Or why it was not taken: places in a table, or issues in the noun's own words. */
export type FileRead = ReadFile | { faults: TableFault[] } | { issues: Issue[] };

/** For a thread: every worksheet of a file, each with how it is read: as a person said the last time, or as is proposed. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  fields: readonly Field[],
  remembered: readonly Remembered[],
): Promise<FileRead> {
  try {
    const { worksheets: raw, encoding, converted } = await readRaw(bytes, fileName);
    const worksheets = withIdentityNamed(raw);
    const read = worksheets.map((worksheet) => mappingOf(worksheet, fields, remembered));
    const like = read.find(({ id }) => id !== undefined)?.id;
    return {
      ...fileOf(bytes, worksheets),
      mapping: {
        worksheets: withOne(read.map(({ mapping }) => mapping)),
        ...(like === undefined ? {} : { like }),
        ...(converted?.length ? { converted: { from: encoding ?? '', texts: converted } } : {}),
      },
    };
  } catch (error) {
    if (error instanceof UnreadableFile) return { faults: [error.fault] };
    throw error;
  }
}

function mappingOf(
  worksheet: RawWorksheet,
  fields: readonly Field[],
  remembered: readonly Remembered[],
): { mapping: WorksheetMapping; id?: number } {
  const proposed = proposeMapping(worksheet, fields);
  const known = knownFrom(remembered, worksheet, proposed);
  return known ?? { mapping: { ...proposed, words: shapeOf(headersOf(worksheet, proposed)) } };
}

/** Where no worksheet has all that is needed, the one that has most of it is asked about; one that has less than half of what another has is a page of notes. */
function withOne(worksheets: WorksheetMapping[]): WorksheetMapping[] {
  const count = ({ columns }: WorksheetMapping) => Object.keys(columns).length;
  const most = Math.max(...worksheets.map(count));
  const best = worksheets.findIndex((one) => count(one) === most);
  const none = worksheets.every(({ include }) => !include);
  return worksheets.map((one, at) => ({ ...one, include: none ? at === best : one.include && count(one) * 2 >= most }));
}

export function fileOf(
  bytes: Uint8Array,
  read: readonly RawWorksheet[],
): Pick<ReadFile, 'worksheets' | 'hash' | 'sizes'> {
  const worksheets = withoutNever(read);
  return {
    worksheets: jsonBytes(worksheets, WORKSHEETS_DEPTH),
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizes: worksheets.map(({ name, rows: { length } }) => ({ name, rows: length })),
  };
}
