import { door } from '../standing/door.js';
import { standTo, type Stand } from '../standing/standing.js';
import { sight, type Sight } from './sheet.policy.js';
import { findSheet, lockSheet, type Sheet } from './sheet.queries.js';

/** A sheet with how the reader stands to it, and who decides on it today. */
export interface OpenedSheet extends Stand {
  sheet: Sheet;
  sight: Sight;
}

export const { open: openSheet, openToAct: openSheetToAct } = door({
  find: findSheet,
  lock: lockSheet,
  async standing(on, actor, sheet: Sheet, day: string): Promise<OpenedSheet | null> {
    const stand = await standTo(on, actor, sheet, day);
    const seen = sight(stand.at, sheet);
    return seen.exists ? { sheet, ...stand, sight: seen } : null;
  },
});
