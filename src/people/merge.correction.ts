import type { Asking } from '../acts/asking.js';
import type { CorrectionKind, Stated } from '../corrections/correction-kind.js';
import { violated } from '../database/db.js';
import { whileOpen } from '../standing/closings.js';
import { mayManageOfficial, maySeeOfficial } from '../units/official.policy.js';
import { loadOfficial } from '../units/officials.queries.js';
import { Forbidden } from '../web/errors.js';
import { mergeConflicts } from './merge-conflicts.js';
import { countMoved, moveAll } from './merge-moves.js';

/** Two records of one person: this one goes into the one that is named, and leads there from then on. */
export const MERGE_CORRECTION: CorrectionKind = {
  code: 'official-merge',
  path: 'officials/merging',
  allow: ['personnel'],
  acts: { corrected: 'official.merged' },
  fields: [{ name: 'into', least: 1, most: 40 }],
  async find(on, id) {
    const official = await loadOfficial(on, id, on.today);
    if (!official || !maySeeOfficial(on.actor, official)) return undefined;
    if (!mayManageOfficial(on.actor, official)) throw new Forbidden();
    if (id === on.actor.officialId) throw new Forbidden('own-record');
    return stands(on, id);
  },
  /** Nothing closes meanwhile; then the person, as every act on their posts does. */
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select 1 from officials where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    await moveAll(act, { from: id, to: Number(words!['intoId']) });
    await act.record(`official:${words!['intoId']}`, 'official.merged-into', { from: id, code: words!['code']! });
  },
  twoHands: {
    hidden: ['officialId', 'intoId', 'code'],
    stands,
    async resolve(act, { id, words: was }, words) {
      const row = await act.one<{ id: number; name: string; code: string }>(
        'select id, full_name as name, code from officials where lower(code) = lower($1) for update',
        [words['into']],
      );
      const official = row && (await loadOfficial(act, row.id, act.today));
      const mine = official && maySeeOfficial(act.actor, official) && mayManageOfficial(act.actor, official);
      if (!row || !mine) return [{ field: 'into', code: 'people:merge.issue.unknown' }];
      if (row.id === id) return [{ field: 'into', code: 'people:merge.issue.itself' }];
      if (row.id === act.actor.officialId) throw new Forbidden('own-record');
      const conflicts = await mergeConflicts(act, { from: id, to: row.id });
      if (conflicts.length > 0) return conflicts;
      return { ...was, into: `${row.name} (${row.code})`, intoId: String(row.id) };
    },
    strikes: () => Promise.resolve([]),
    async stillRight(act, { id }, words) {
      const to = Number(words['intoId']);
      await act.rows('select 1 from officials where id = $1 for update', [to]);
      const gone = await act.one('select 1 as gone from official_merges where from_official = $1', [to]);
      if (gone) return [{ field: 'into', code: 'people:merge.issue.unknown' }];
      return mergeConflicts(act, { from: id, to });
    },
    async touches(act, { id, unitId }, words, change) {
      const to = Number(words!['intoId']);
      const staying = await loadOfficial(act, to, act.today);
      const decided = await act.one<{ decided: boolean }>(DECIDED, [[id, to]]);
      const moved = await countMoved(act, id);
      await change();
      return {
        second: decided!.decided,
        papers: [],
        more: false,
        rounds: [],
        notes: [{ code: 'merge-for-good', count: 1 }, { code: 'merge-account', count: 1 }, ...moved],
        unitIds: [...new Set([unitId, staying?.unitId ?? unitId])],
        officialIds: [to, id],
      };
    },
    refused: (_, error) => Promise.resolve(violated(error) ? { field: 'into', code: 'people:merge.issue.held' } : null),
  },
};

/** Does either of them have a decided paper, or one in a month that is closed? */
const DECIDED = `select exists (select 1 from evaluations e join periods p on p.id = e.period_id where e.official_id = any ($1::int[]) and (e.approval_id is not null or p.closed_at is not null))
  or exists (select 1 from legal_forms f join legal_periods p on p.id = f.legal_period_id where f.official_id = any ($1::int[]) and (f.result_id is not null or p.closed_at is not null))
  or exists (select 1 from year_records y where y.official_id = any ($1::int[]) and y.label_id is not null) as decided`;

async function stands(on: Asking, id: number): Promise<Stated | undefined> {
  const official = await loadOfficial(on, id, on.today);
  if (!official || official.unitId === null) return undefined;
  const { name, code, unitId } = official;
  return {
    id,
    words: { from: `${name} (${code})`, into: '', officialId: String(id), code },
    chain: `official:${id}`,
    unitId,
    about: { name: `${name} (${code})` },
    href: `/officials/${id}`,
    told: [],
    toldAt: '/notices',
  };
}
