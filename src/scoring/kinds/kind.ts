import type { Dec } from '../decimal.js';
import type { ObjectReader } from '../object-reader.js';
import type { Ratio } from '../ratio.js';

/** Points of one criterion, in ten-thousandths of a point and exact; null: not assessed. */
interface Worked<Basis> {
  readonly points: Ratio | null;
  readonly basis: Basis;
}

/**
 * A kind says how the points of a criterion come about. `measured`: from figures, not felt.
 * `readSettings` and `readEntry` report every fault to their reader, then give undefined.
 * `points` takes what they let through, `max` as decimal text; anything else may throw RangeError.
 */
export interface Kind<Code extends string, Settings, Entry, Basis> {
  readonly code: Code;
  readonly measured: boolean;
  readonly settingNames: readonly string[];
  readonly entryNames: readonly string[];
  /** The numbers a sentence about the points may name. */
  readonly basisNames: readonly string[];
  readSettings(reader: ObjectReader): Settings | undefined;
  readEntry(reader: ObjectReader, max: Dec | undefined): Entry | undefined;
  points(max: Dec, settings: Settings, entry: Entry): Worked<Basis>;
}

/** For kinds without settings: a record that gives any is refused before this could be called. */
export function noSettings(): undefined {
  return undefined;
}
