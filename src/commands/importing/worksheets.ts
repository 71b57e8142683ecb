import { proposeMapping } from '../../imports/layout/mapping.js';
import type { Field, LaidMapping } from '../../imports/layout/field.js';
import type { RawWorksheet } from '../../imports/reading/raw-file.js';
import { withMap, type GivenMap } from './map-file.js';

export interface Chosen {
  worksheet: RawWorksheet;
  mapping: LaidMapping;
}

/** The worksheets that are read: those that the map names, else those with all that is needed, else the one that has most of it. Undefined where no row names a column. */
export function chosenWorksheets(
  worksheets: readonly RawWorksheet[],
  fields: readonly Field[],
  given: GivenMap,
): Chosen[] | undefined {
  const named = given.worksheet === undefined ? worksheets : worksheets.filter(({ name }) => name === given.worksheet);
  const all = named.map((worksheet) => ({
    worksheet,
    mapping: withMap(worksheet, proposeMapping(worksheet, fields), fields, given),
  }));
  const count = ({ mapping }: Chosen) => Object.keys(mapping.columns).length;
  const included = all.filter(({ mapping }) => mapping.include);
  const most = Math.max(0, ...included.map(count));
  // One that has less than half of what another has is a page of notes.
  if (included.length > 0) return included.filter((one) => count(one) * 2 >= most);
  const best = all.filter(({ mapping }) => mapping.header > 0).toSorted((a, b) => count(b) - count(a))[0];
  return best && [best];
}
