import type { Act } from '../acts/act.js';
import { disableAccount } from '../accounts/disable-account.js';
import { Account } from '../accounts/account.entity.js';
import type { Rows } from '../database/db.js';
import { LEGAL_FORMS } from '../legal/periods/legal-own-days.js';
import { EVALUATIONS } from '../periods/own-days.js';
import { blankPapers } from '../rounds/paper.js';
import { OfficialMerge } from '../units/official-merge.entity.js';
import type { Pair } from './merge-conflicts.js';
import { blankYear } from '../years/blank-year.js';

/** What goes over to the record that stays. What else names the merged one was signed or sealed with its name, and keeps it. */
export const MOVED: readonly string[] = [
  'absences.official_id',
  'acting_appointments.official_id',
  'commitments.official_id',
  'committee_members.official_id',
  'delegations.from_official',
  'delegations.to_official',
  'dialogues.leader_id',
  'evaluations.official_id',
  'focus_issues.owner_id',
  'imported_months.official_id',
  'legal_forms.official_id',
  'notices.official_id',
  'oversights.official_id',
  'party_drafts.official_id',
  'party_members.official_id',
  'pledges.official_id',
  'posts.official_id',
  'set_drafters.official_id',
  'signal_questions.head_id',
  'year_records.official_id',
];

/** Signed, sealed or only a trace: these rows name what they named. */
export const KEPT_NAMING: readonly string[] = [
  'accounts.official_id',
  'breaches.official_id',
  'correction_requests.official_id',
  'meetings.chair_id',
  'meetings.secretary_id',
  'obstacles.official_id',
  'official_merges.from_official',
  'official_merges.to_official',
  'outside_labels.official_id',
  'overrides.official_id',
  'received_months_files.official_id',
  'result_flags.official_id',
  'sent_months_files.official_id',
  'sitting_members.official_id',
  'sitting_withdrawals.official_id',
  'sittings.chair_id',
  'sittings.secretary_id',
  'year_words_set_aside.official_id',
];

/** How many rows of each table go over, for who looks before it is done. */
export async function countMoved(on: Rows, from: number): Promise<{ code: string; count: number }[]> {
  const rows = await on.rows<{ table: string; count: number }>(
    `select split_part(place, '.', 1) as "table", sum(ties)::int as count from ties_of($1) where place = any ($2::text[]) group by 1 order by 1`,
    [from, MOVED.filter((place) => place !== 'notices.official_id')],
  );
  return rows.map(({ table, count }) => ({ code: `merge-${table}`, count }));
}

/** What nobody did anything to goes: of the record that is merged, and of the other where something stands in its place. */
const BLANKS_GO = `
with evaluations_of as (delete from evaluations e where e.id in (${blankPapers(EVALUATIONS, '$1')})),
  evaluations_to as (delete from evaluations e where e.id in (${blankPapers(EVALUATIONS, '$2')})
    and exists (select 1 from evaluations o where o.official_id = $1 and o.period_id = e.period_id and o.id not in (${blankPapers(EVALUATIONS, '$1')}))),
  forms_of as (delete from legal_forms f where f.id in (${blankPapers(LEGAL_FORMS, '$1')})),
  forms_to as (delete from legal_forms f where f.id in (${blankPapers(LEGAL_FORMS, '$2')})
    and exists (select 1 from legal_forms o where o.official_id = $1 and o.legal_period_id = f.legal_period_id and o.id not in (${blankPapers(LEGAL_FORMS, '$1')}))),
  years_of as (delete from year_records y where y.official_id = $1 and ${blankYear('y')} and exists (select 1 from year_records o where o.official_id = $2 and o.year_id = y.year_id)),
  years_to as (delete from year_records y where y.official_id = $2 and ${blankYear('y')}
    and exists (select 1 from year_records o where o.official_id = $1 and o.year_id = y.year_id and not (${blankYear('o')})))
delete from set_drafters d where d.official_id = $1 and d.ended_at is null
  and exists (select 1 from set_drafters o where o.official_id = $2 and o.unit_id = d.unit_id and o.ended_at is null)`;

/** The same main post stated twice: the days that the record which stays does not have are kept, the rest is dropped. */
const DOUBLED = `
select a.id, min(b.id)::int as kept, (select coalesce(json_agg(json_build_object('from', lower(d), 'to', upper(d) - 1) order by lower(d)), '[]')
    from unnest(datemultirange(daterange(a.from_date, a.to_date, '[]')) - range_agg(daterange(b.from_date, b.to_date, '[]'))) d) as rest
from posts a join posts b on b.official_id = $2 and b.main and daterange(b.from_date, b.to_date, '[]') && daterange(a.from_date, a.to_date, '[]')
where a.official_id = $1 and a.main group by a.id order by a.id`;

interface Doubled {
  id: number;
  kept: number;
  rest: { from: string; to: string | null }[];
}

/** Everything that is moved is moved here; what was decided, and every chain, stays to the byte. */
export async function moveAll(act: Act, { from, to }: Pair): Promise<void> {
  await act.change(BLANKS_GO, [from, to]);
  await settleDoubled(act, { from, to });
  await act.rows('select move_person($1, $2, $3::text[])', [from, to, MOVED]);
  await settleAccounts(act, { from, to });
  await act.update(OfficialMerge, { toOfficial: from }, { toOfficial: to });
  await act.insert(OfficialMerge, { fromOfficial: from, toOfficial: to, ...act.by });
}

async function settleDoubled(act: Act, { from, to }: Pair): Promise<void> {
  const doubled = await act.rows<Doubled>(DOUBLED, [from, to]);
  if (doubled.length === 0) return;
  const ids = doubled.map(({ id }) => id);
  await act.change(
    'update oversights s set post_id = d.kept from unnest($1::int[], $2::int[]) as d (id, kept) where s.post_id = d.id',
    [ids, doubled.map(({ kept }) => kept)],
  );
  await act.change('delete from posts where id = any ($1::int[])', [
    doubled.filter(({ rest }) => rest.length === 0).map(({ id }) => id),
  ]);
  const pieces = doubled.flatMap(({ id, rest }) => rest.map((span, place) => ({ id, place, ...span })));
  await act.change(
    `update posts p set from_date = r."from", to_date = r."to" from jsonb_to_recordset($1::jsonb) as r (id int, place int, "from" date, "to" date)
     where p.id = r.id and r.place = 0`,
    [JSON.stringify(pieces)],
  );
  await act.change(
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date, to_date, decision_number)
     select p.official_id, p.unit_id, p.title, p.tier, p.position, p.main, r."from", r."to", p.decision_number
     from jsonb_to_recordset($1::jsonb) as r (id int, place int, "from" date, "to" date) join posts p on p.id = r.id where r.place > 0`,
    [JSON.stringify(pieces)],
  );
}

/** One sign-in stays: that of the record which stays; where it has none, the other's goes over. */
async function settleAccounts(act: Act, { from, to }: Pair): Promise<void> {
  const rows = await act.rows<{ id: number; officialId: number; disabled: boolean }>(
    'select id, official_id as "officialId", disabled_at is not null as disabled from accounts where official_id = any ($1::int[]) order by id for update',
    [[from, to]],
  );
  const [going, staying] = [from, to].map((id) => rows.find(({ officialId }) => officialId === id));
  if (!going) return;
  if (!staying) await act.update(Account, { id: going.id }, { officialId: to });
  else if (!going.disabled)
    await disableAccount(act, { accountId: going.id, by: act.actor.accountId, at: act.at, detail: { mergedInto: to } });
}
