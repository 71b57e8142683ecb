import type { Approver } from '../standing/chain.js';
import { door } from '../standing/door.js';
import { isKnown, standToEach, type Stand, type Standing } from '../standing/standing.js';
import { findYearSheet, lockYearSheet, type YearSheet } from './year-sheet.queries.js';

/** How a person stands to somebody's year. Who scores the months (`approver`) and who classifies the year are two rights (Art 10). */
export interface YearStanding extends Standing {
  classifier: boolean;
}

export interface OpenedYearSheet {
  sheet: YearSheet;
  at: YearStanding;
  /** Who classifies today (Art 10.2): the head of the using agency; for that head, the head above, or one outside the tree. */
  classifier: Approver;
}

/** A person's year. Colleagues get 404: of a published label they read the list of labels alone. */
export const { open: openYearSheet, openToAct: openYearSheetToAct } = door({
  find: findYearSheet,
  lock: lockYearSheet,
  async standing(on, actor, sheet: YearSheet, day: string): Promise<OpenedYearSheet | null> {
    const using = { ...sheet, unitId: sheet.usingUnitId };
    const [months, year] = (await standToEach(on, actor, [sheet, using], day)) as [Stand, Stand];
    const at = { ...months.at, classifier: year.at.approver };
    return isKnown(at) ? { sheet, at, classifier: year.approver } : null;
  },
});
