import { one, readUnits, toUnits, type Dec } from '../../decimal.js';
import { placePath, type Fault } from '../../fault.js';
import type { JsonValue } from '../../json/json-value.js';
import { mostScores } from '../../limits.js';
import { ObjectReader, readNumber, type NumberRule } from '../../object-reader.js';
import { capPlaces, commonItems, legalMonthFormat, markTakings, type LegalMonthRecord } from '../month-record.js';
import { monthTree } from '../month-tree.js';
import { figures, nd335 } from './constants.js';

const keys = ['format', 'edition', 'period', 'leader', 'common', 'work'];
const leaderKeys = ['led', 'organising', 'uniting'] as const;
const leaderShares = [figures.leaderWhole.value, figures.leaderHalf.value];
const lineKeys = ['product', 'factor', 'assigned', 'completed', 'extra', 'failed', 'late'];

/** A score out of a hundred, two decimals. */
export const scoreRule: NumberRule = { from: 0n, to: 100n * one, step: one / 100n, stepFault: 'too-many-places' };
const quantityRule: NumberRule = { from: 0n, step: one / 100n, stepFault: 'too-many-places' };
const factorRule: NumberRule = { above: 0n, step: one / 1_000n, stepFault: 'more-than-three-decimals' };
const marksRule: NumberRule = { from: one, step: one };

/** Every fault of a month's record, in the order of its keys; none: it can be scored. */
export function checkMonth(record: LegalMonthRecord): Fault[] {
  const faults: Fault[] = [];
  readMonth(faults, '$', monthTree(record));
  return faults;
}

/** A month's record out of JSON values; undefined when a fault was added. */
export function readMonth(faults: Fault[], path: string, value: JsonValue): LegalMonthRecord | undefined {
  const before = faults.length;
  const reader = ObjectReader.open(faults, path, value, keys, ['capAt', 'markTakes', ...leaderKeys]);
  if (!reader) return undefined;
  const edition = reader.oneOf('edition', [nd335.code]);
  const period = reader.month('period');
  const first = figures.firstMonth.value;
  if (period !== undefined && period < first) reader.fault('period', 'before-the-edition', first);
  const leader = reader.flag('leader');
  const capAt = reader.oneOf('capAt', capPlaces);
  const markTakes = reader.oneOf('markTakes', markTakings);
  const common = readCommon(reader.open('common', commonItems));
  const work = readWork(reader);
  const leading = readLeading(reader, leader);
  if (faults.length > before) return undefined;
  const read: object = { format: legalMonthFormat, edition, period, leader, common, work, ...leading };
  return { ...read, ...(capAt && { capAt }), ...(markTakes && { markTakes }) } as LegalMonthRecord;
}

function readCommon(reader: ObjectReader | undefined): Record<string, Dec | undefined> | undefined {
  if (!reader) return undefined;
  const points = commonItems.map((item) => {
    const to = toUnits(figures.commonItems.value[item].most);
    return [
      item,
      reader.decimal(item, { from: 0n, to, step: toUnits(figures.commonStep.value), stepFault: 'not-quarter-points' }),
    ] as const;
  });
  return Object.fromEntries(points);
}

function readWork(reader: ObjectReader) {
  const seen = new Set<string>();
  const path = reader.at('work');
  return reader.list('work')?.map((value, place) => readLine(reader.faults, placePath(path, place), value, seen));
}

function readLine(faults: Fault[], path: string, value: JsonValue, seen: Set<string>) {
  const reader = ObjectReader.open(faults, path, value, lineKeys);
  if (!reader) return undefined;
  const product = reader.code('product');
  if (product !== undefined && seen.has(product)) reader.fault('product', 'code-twice');
  if (product !== undefined) seen.add(product);
  const factor = reader.decimal('factor', factorRule);
  const assigned = reader.decimal('assigned', quantityRule);
  const completed = reader.decimal('completed', quantityRule);
  if (isAbove(completed, assigned)) reader.fault('completed', 'completed-above-assigned', assigned);
  const extra = reader.decimal('extra', quantityRule);
  const most = productsDone(completed, extra);
  const [failed, late] = [readMarks(reader, 'failed', most), readMarks(reader, 'late', most)];
  return { product, factor, assigned, completed, extra, failed, late };
}

function isAbove(a: Dec | undefined, b: Dec | undefined): boolean {
  return a !== undefined && b !== undefined && (readUnits(a) as bigint) > (readUnits(b) as bigint);
}

/** ⌈completed + extra⌉: a part of a product can carry marks as a whole one can. */
function productsDone(completed: Dec | undefined, extra: Dec | undefined): bigint | undefined {
  if (completed === undefined || extra === undefined) return undefined;
  return ((readUnits(completed) as bigint) + (readUnits(extra) as bigint) + one - 1n) / one;
}

function readMarks(reader: ObjectReader, key: 'failed' | 'late', most: bigint | undefined) {
  const list = reader.list(key);
  if (!list) return undefined;
  if (most !== undefined && BigInt(list.length) > most) reader.fault(key, 'too-many-marks', String(most));
  return list.map((value, place) => {
    const units = readNumber(reader.faults, placePath(reader.at(key), place), value, marksRule);
    return units === undefined ? undefined : Number(units / one);
  });
}

/** d, đ and e: a leader has all three, staff none. Of a record that does not say which, only what is there is read. */
function readLeading(reader: ObjectReader, leader: boolean | undefined) {
  for (const key of leaderKeys) {
    if (leader === true && !reader.has(key)) reader.fault(key, 'missing');
    if (leader === false && reader.has(key)) reader.fault(key, 'not-for-staff');
  }
  if (leader === false) return {};
  const led = reader.decimals('led', scoreRule, mostScores);
  return { led, organising: readShare(reader, 'organising'), uniting: readShare(reader, 'uniting') };
}

function readShare(reader: ObjectReader, key: 'organising' | 'uniting') {
  const share = reader.decimal(key);
  if (share === undefined || leaderShares.some((each) => each === share)) return share;
  return reader.fault(key, 'not-one-of', leaderShares.join(', '));
}
