import type { CorrectionKind } from '../../corrections/correction-kind.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openYearRecord } from '../year-record-access.js';
import { lockYearRecord } from '../year-record.queries.js';
import { otherOf, talkSide, TALK_BOUNDS } from './talks.view.js';
import { findTalk } from './talks.queries.js';

/** What one of the two stated of their talk: their own part alone, until there is a label. */
export const TALK_CORRECTION: CorrectionKind = {
  code: 'year-talk',
  path: 'years/talks',
  allow: ['official', 'head', 'outside-approver'],
  acts: { corrected: 'year-sheet.talk-corrected' },
  fields: [
    { name: 'heldOn', least: 10, most: 10, day: true },
    { name: 'words', ...TALK_BOUNDS, rows: 4 },
  ],
  async find(on, id) {
    const talk = await findTalk(on, id);
    if (!talk) return undefined;
    const { yearRecord, at, classifier } = await openYearRecord(on, on.actor, talk.yearRecordId, on.today);
    if (talk.byAccount !== on.actor.accountId || talkSide(at) !== talk.side) throw new Forbidden();
    if (yearRecord.labelId !== null) throw new Conflict('talk-late');
    const other = otherOf(talk.side, yearRecord, classifier);
    return {
      id,
      words: { heldOn: talk.heldOn, words: talk.words },
      chain: `official:${yearRecord.officialId}`,
      unitId: yearRecord.unitId,
      about: { name: yearRecord.officialName, year: String(yearRecord.year) },
      href: `/years/records/${yearRecord.id}#talk`,
      told: other === null ? [] : [other],
    };
  },
  check: (on, _stated, { heldOn }) =>
    Promise.resolve(heldOn! > on.today ? [{ field: 'heldOn', code: 'years:talk.future' }] : []),
  /** A decision on the label waits for who puts their words right, or comes first and stops them. */
  async lock(act, id) {
    const talk = await findTalk(act, id);
    return talk && lockYearRecord(act, talk.yearRecordId);
  },
};
