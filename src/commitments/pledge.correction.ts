import type { CorrectionKind } from '../corrections/correction-kind.js';
import { sql } from '../database/entity-sql.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { openPledge } from './pledge-access.js';
import { Pledge } from './pledge.entity.js';
import { itemsOf } from './pledges.queries.js';

/** A signed pledge on which nothing rests yet: taken back by who signed it, or returned by their head; then it is a draft again. */
export const PLEDGE_CORRECTION: CorrectionKind = {
  code: 'pledge',
  path: 'pledges',
  allow: ['official', 'outside-approver'],
  acts: { withdrawn: 'pledge.withdrawn' },
  fields: [],
  async find(on, id) {
    const { pledge, self, head } = await openPledge(on, on.actor, id, on.today);
    if (!self && !head) throw new Forbidden();
    if (pledge.signedAt === null) throw new Conflict('correction-pledge-draft');
    const items = await itemsOf(on, id);
    if (items.some(({ checkins, selfKept, headKept }) => checkins.length > 0 || selfKept !== null || headKept !== null))
      throw new Conflict('correction-pledge-checked');
    return {
      id,
      words: { text: items.map(({ text }, place) => `${place + 1}. ${text}`).join('\n') },
      chain: `official:${pledge.officialId}`,
      unitId: pledge.unitId,
      about: { name: pledge.name, year: String(pledge.year) },
      href: self ? `/pledges/${id}` : `/pledges/units/${pledge.unitId}?year=${pledge.year}`,
      told: self ? [] : [pledge.officialId],
      way: self ? 'self' : 'head',
    };
  },
  lock: (act, id) => act.one('select id from pledges where id = $1 for update', [id]),
  async write(act, { id }) {
    const unsigned = { signedAt: null, signedBy: null, acknowledgedAt: null, acknowledgedBy: null, nearlySame: [] };
    await act.update(Pledge, { id }, { ...unsigned, revision: sql('revision + 1') });
  },
};
