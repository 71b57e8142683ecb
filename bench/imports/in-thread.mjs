import { jsonBytes, WORKSHEETS_DEPTH } from '../../dist/imports/json-bytes.js';
import { proposeMapping } from '../../dist/imports/layout/mapping.js';
import { laidRows } from '../../dist/imports/layout/rows.js';
import { readRaw } from '../../dist/imports/reading/read-raw.js';
import { OFFICIAL_FIELDS } from '../../dist/units/imports/officials-fields.js';

/** For the thread of imports: how long it takes to read a file and to find its records, in milliseconds, and its worksheets as bytes. */
export async function readAndLay(bytes, fileName) {
  const from = performance.now();
  const { worksheets } = await readRaw(bytes, fileName);
  const read = performance.now() - from;
  const laid = worksheets.map((worksheet) =>
    laidRows(worksheet, proposeMapping(worksheet, OFFICIAL_FIELDS), OFFICIAL_FIELDS),
  );
  const records = laid.flat().filter(({ kind }) => kind === 'record').length;
  return { read, laid: performance.now() - from - read, records, worksheets: jsonBytes(worksheets, WORKSHEETS_DEPTH) };
}
