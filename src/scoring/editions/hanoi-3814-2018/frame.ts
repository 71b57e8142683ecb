import { one, readUnits, toDec, toUnits, type Dec } from '../../decimal.js';
import { keyPath, placePath, type Fault } from '../../fault.js';
import type { Edition, Step } from '../edition.js';

/**
 * Quyết định 3814-QĐ/TU of the Hanoi Party committee. Known from official news, press and summaries: its text and
 * annexes were never read, so no article is cited, and the items under its three groups are the unit's own.
 */
export const hanoi3814: Edition = {
  code: 'hanoi-3814-2018',
  document: '3814-QĐ/TU',
  signed: '2018-05-16',
  inForce: '2018-07-01',
  source: 'press-and-second-hand',
  persons: {
    cadre: { standing: 'unit-choice', article: null },
    'civil-servant': { standing: 'unit-choice', article: null },
    'public-employee': { standing: 'unit-choice', article: null },
    contract: { standing: 'unit-choice', article: null },
  },
};

/** Discipline and ethics, results of duties, bonus: 100 points together. */
export const frameMost = { discipline: '20', results: '70', bonus: '10' } as const satisfies Record<string, Dec>;
export type FrameGroup = keyof typeof frameMost;
export const frameGroups = Object.keys(frameMost) as FrameGroup[];

export type Grade = 'A' | 'B' | 'C' | 'D';
export const grades: readonly Step<Grade>[] = [
  { level: 'A', from: '90' },
  { level: 'B', from: '70' },
  { level: 'C', from: '50' },
  { level: 'D', from: '0' },
];

/** One sub-criterion as the unit typed it in. */
export interface FrameItem {
  readonly code: string;
  readonly group: FrameGroup;
  /** Above 0, two decimals. */
  readonly most: Dec;
}

/** Every fault of a unit's items; none: the maxima of each group add up to the group's own, so that all is 100. */
export function checkFrame(items: readonly FrameItem[]): Fault[] {
  const seen = new Set<string>();
  const faults = items.flatMap((item, place) => {
    const own = itemFaults(item, placePath('items', place));
    if (seen.has(item.code)) own.push({ path: `${placePath('items', place)}.code`, code: 'code-twice' });
    seen.add(item.code);
    return own;
  });
  return faults.length > 0 ? faults : frameGroups.flatMap((group) => groupFaults(items, group));
}

function itemFaults({ most }: FrameItem, path: string): Fault[] {
  const units = readUnits(most);
  const at = keyPath(path, 'most');
  if (typeof units !== 'bigint') return [{ path: at, code: units }];
  if (units <= 0n) return [{ path: at, code: 'not-above', bound: '0' }];
  return units % (one / 100n) === 0n ? [] : [{ path: at, code: 'too-many-places' }];
}

function groupFaults(items: readonly FrameItem[], group: FrameGroup): Fault[] {
  const total = items.filter((item) => item.group === group).reduce((sum, { most }) => sum + toUnits(most), 0n);
  if (total === toUnits(frameMost[group])) return [];
  return [{ path: group, code: 'group-maximum', bound: toDec(total) }];
}
