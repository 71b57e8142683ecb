import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { localDay } from '../../database/local-day.js';
import { whileOpen } from '../../standing/closings.js';
import type { Issue } from '../../web/issues.js';
import { CommitteeMember } from '../committee-member.entity.js';
import { heldBy } from '../held-by.js';
import { MEMBER_ROLES } from '../official.form.js';
import { withinCommittee, withinUnit } from '../place.js';
import { loadUnit } from '../units.queries.js';
import { inUnitOf, peopleOf, resolveHolder } from './holder.js';
import { changedDays, spanOf, spanTyped, type Days } from './spans.js';
import { touchedPapers } from './touched-papers.js';

const FIELDS: readonly CorrectedField[] = [
  { name: 'person', least: 1, most: 120 },
  { name: 'role', least: 1, most: 12, oneOf: { codes: MEMBER_ROLES, words: 'units:memberRole.' } },
  { name: 'fromDate', least: 1, most: 20, day: true },
  { name: 'toDate', least: 0, most: 20, day: true },
];

/** A seat of a committee that was entered wrongly. Minutes that are signed and reviews that were given stay. */
export const SEAT_CORRECTION: CorrectionKind = {
  code: 'seat',
  path: 'committee-members',
  allow: ['personnel'],
  acts: { corrected: 'committee.member-corrected', withdrawn: 'committee.member-struck' },
  fields: FIELDS,
  find: async (on, id) => inUnitOf(on, await stands(on, id)),
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select 1 from committee_members where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    if (!words) {
      await act.remove(CommitteeMember, { id });
      return;
    }
    await act.update(
      CommitteeMember,
      { id },
      {
        officialId: Number(words['officialId']),
        role: words['role']!,
        fromDate: words['fromDate']!,
        toDate: words['toDate'] || null,
      },
    );
  },
  twoHands: {
    hidden: ['person', 'officialId', 'unitId', 'committeeId'],
    stands,
    async resolve(act, stated, words) {
      const named = await resolveHolder(act, stated, words, stillRight);
      return Array.isArray(named) ? named : { ...named, committeeId: stated.words['committeeId']! };
    },
    async strikes(act, { id }) {
      const titled = await act.one('select 1 as titled from paper_titles where member_id = $1 limit 1', [id]);
      return titled ? [{ field: 'why', code: 'officials:titled' }] : [];
    },
    stillRight,
    async touches(act, stated, words, change) {
      const { words: was, unitId } = stated;
      const otherwise = !words || ['officialId', 'role'].some((name) => was[name] !== words[name]);
      const days = changedDays(spanOf(was), words && spanOf(words), otherwise);
      const people = peopleOf(was, words);
      const notes = await heldMeanwhile(act, Number(was['committeeId']), people, days);
      const touched = await touchedPapers(act, { officialIds: [], paths: [], days, weighs: false }, [unitId], change);
      return {
        ...touched,
        second: touched.second || notes.length > 0,
        notes,
        unitIds: [unitId],
        officialIds: people,
      };
    },
    refused: (act, error, { id, words: was }, words) =>
      heldBy(act, error, {
        id,
        committeeId: Number(was['committeeId']),
        officialId: Number(words['officialId']),
        from: words['fromDate']!,
        to: words['toDate'] || null,
      }),
  },
};

async function stillRight(act: Act, { unitId, words: was }: Stated, words: Words): Promise<Issue[]> {
  const unit = (await loadUnit(act, unitId, 'for share of u'))!;
  const days = spanTyped(words);
  const outside = await withinUnit(act, { id: unitId, name: unit.name }, days);
  return outside.length > 0 ? outside : withinCommittee(act, Number(was['committeeId']), days);
}

/** Sittings that are closed and reviews of evaluations on the days that change. */
async function heldMeanwhile(on: Rows, committeeId: number, people: readonly number[], days: readonly Days[]) {
  const row = await on.one<{ sittings: number; reviews: number }>(
    `with days as (select * from unnest($3::date[], $4::date[]) as d (first, last))
     select (select count(*)::int from sittings s where s.committee_id = $1 and s.closed_at is not null
         and exists (select 1 from days d where s.held_on between d.first and d.last)) as sittings,
       (select count(*)::int from reviews r join accounts a on a.id = r.by_account where r.committee_id = $1 and a.official_id = any ($2::int[])
         and exists (select 1 from days d where ${localDay('r.at')} between d.first and d.last)) as reviews`,
    [committeeId, people, days.map(({ from }) => from), days.map(({ to }) => to)],
  );
  return [
    { code: 'sittings', count: row!.sittings },
    { code: 'reviews', count: row!.reviews },
  ].filter(({ count }) => count > 0);
}

async function stands(on: Asking, id: number): Promise<Stated | undefined> {
  const row = await on.one<{
    committeeId: number;
    unitId: number;
    committee: string;
    officialId: number;
    person: string;
    personName: string;
    role: string;
    fromDate: string;
    toDate: string | null;
  }>(
    `select m.committee_id as "committeeId", c.unit_id as "unitId", c.name as committee, o.id as "officialId", o.code as person, o.full_name as "personName", m.role,
       m.from_date as "fromDate", m.to_date as "toDate"
     from committee_members m join committees c on c.id = m.committee_id join officials o on o.id = m.official_id where m.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { committeeId, unitId, committee, officialId, person, personName, role, fromDate, toDate } = row;
  return {
    id,
    words: {
      person,
      personName,
      role,
      fromDate,
      toDate: toDate ?? '',
      officialId: String(officialId),
      unitId: String(unitId),
      committeeId: String(committeeId),
    },
    chain: `committee:${committeeId}`,
    unitId,
    about: { name: personName, title: committee },
    href: `/units/${unitId}/committee`,
    told: [officialId],
    toldAt: '/notices',
  };
}
