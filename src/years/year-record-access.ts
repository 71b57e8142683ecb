import type { Approver } from '../standing/chain.js';
import { door } from '../standing/door.js';
import { isKnown, standToEach, type Stand, type Standing } from '../standing/standing.js';
import { findYearRecord, lockYearRecord, type YearRecord } from './year-record.queries.js';

/** How a person stands to somebody's year. Who scores the months (`approver`) and who classifies the year are two rights (Art 10). */
export interface YearStanding extends Standing {
  classifier: boolean;
}

export interface OpenedYearRecord {
  yearRecord: YearRecord;
  at: YearStanding;
  /** Who classifies today (Art 10.2): the head of the using agency; for that head, the head above, or one outside the tree. */
  classifier: Approver;
}

/** A person's year. Colleagues get 404: of a published label they read the list of labels alone. */
export const { open: openYearRecord, openToAct: openYearRecordToAct } = door({
  find: findYearRecord,
  lock: lockYearRecord,
  async standing(on, actor, yearRecord: YearRecord, day: string): Promise<OpenedYearRecord | null> {
    const using = { ...yearRecord, unitId: yearRecord.usingUnitId };
    const [months, year] = (await standToEach(on, actor, [yearRecord, using], day)) as [Stand, Stand];
    const at = { ...months.at, classifier: year.at.approver };
    return isKnown(at) ? { yearRecord, at, classifier: year.approver } : null;
  },
});
