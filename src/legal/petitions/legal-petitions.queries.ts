import { lastDay } from '../../standing/units-on.js';
import type { Asking } from '../../acts/asking.js';
import { newestEnded, petitionColumns, PETITION_JOINS, type PetitionRow } from '../../petitions/petition.queries.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { byLaw } from '../by-law.js';
import type { Rows } from '../../database/db.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import type { Dec } from '../../scoring/decimal.js';
import { approversAt } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import { decidingScopes } from '../../standing/scopes.js';
import type { Actor } from '../../web/actor.js';
import { petitionClock, type PetitionClock } from '../../petitions/petition-clock.js';

/** A petition on a month's result (Điều 22), with its person and the result it contests. */
export interface LegalPetitionRow extends PetitionRow {
  legalFormId: number;
  edition: EditionCode;
  month: string;
  span: 'month' | 'quarter';
  score: Dec | null;
  giver: string;
  newResultId: number | null;
  newScore: Dec | null;
}

const PETITION = `
select ${petitionColumns(lastDay('s.month'))}, p.legal_form_id as "legalFormId", s.edition, s.month, lp.span, r.score, g.display_name as giver,
  p.new_result_id as "newResultId", n.score as "newScore"
from petitions p join legal_forms s on s.id = p.legal_form_id join legal_periods lp on lp.id = s.legal_period_id ${PETITION_JOINS} join legal_results r on r.id = p.result_id
join accounts g on g.id = r.by_account left join legal_results n on n.id = p.new_result_id
where `;

export async function findLegalPetition(on: Rows, id: number): Promise<LegalPetitionRow | undefined> {
  return on.one<LegalPetitionRow>(`${PETITION} p.id = $1`, [id], 'legal-petition');
}

/** A form's petitions, the newest first. */
export async function legalPetitionsOf(on: Rows, legalFormId: number): Promise<LegalPetitionRow[]> {
  return on.rows<LegalPetitionRow>(
    `${PETITION} p.legal_form_id = $1 order by p.id desc`,
    [legalFormId],
    'legal-petitions-of',
  );
}

/** A person's petitions on the months of one year by the decree, the oldest first. */
export async function legalPetitionsOfYear(on: Rows, officialId: number, year: number): Promise<LegalPetitionRow[]> {
  return on.rows<LegalPetitionRow>(
    `${PETITION} s.official_id = $1 and ${byLaw('s.edition')} and left(s.month, 4) = $2::int::text order by s.month, p.id`,
    [officialId, year],
    'legal-petitions-of-year',
  );
}

/** Open petitions that this person decides: they have the authority to score the petitioner today, and are not the petitioner. */
export function openLegalPetitions(on: Rows, actor: Actor, today: string): Promise<LegalPetitionRow[]> {
  return decidable(on, actor, today, null);
}

async function decidable(
  on: Rows,
  actor: Actor,
  today: string,
  outcome: 'withdrawn' | null,
): Promise<LegalPetitionRow[]> {
  const paths = decidingScopes(actor).map(({ path }) => path + '%');
  if (paths.length === 0) return [];
  const rows = await on.rows<LegalPetitionRow>(
    `${PETITION} p.outcome is not distinct from $2::text and u.path like any ($1::text[]) order by p.decided_at desc nulls first, p.due_on, p.id limit 500`,
    [paths, outcome],
    'decidable-legal-petitions',
  );
  const deciders = await approversAt(on, rows, ({ unitId }) => unitId, today);
  return rows.filter((row) => decidesOn(actor, deciders.get(row), row));
}

/** What this person decided, and what was taken back before they could, the newest first. */
export async function endedLegalPetitions(asking: Asking, limit: number): Promise<LegalPetitionRow[]> {
  const decided = await asking.rows<LegalPetitionRow>(
    `${PETITION} p.decided_by = $1 and p.outcome <> 'withdrawn' order by p.decided_at desc limit $2`,
    [asking.actor.accountId, limit],
    'decided-legal-petitions',
  );
  return newestEnded(decided, await decidable(asking, asking.actor, asking.today, 'withdrawn'), limit);
}

export type ClockedPetition = LegalPetitionRow & { clock: PetitionClock; href: string };

/** Where a petition stands: one on a month by a frame in that frame's own room. */
export function petitionHref({ edition, id }: Pick<LegalPetitionRow, 'edition' | 'id'>): string {
  return isLaw(edition) ? `/legal/petitions/${id}` : `/legal/hanoi/petitions/${id}`;
}

/** The year of the petition's month, where the person was classified for it before the petition was decided: that label does not move with the month. */
export async function labelledBefore(
  on: Rows,
  { officialId, month }: { officialId: number; month: string },
  decidedAt: Date | null,
): Promise<{ year: number; yearRecordId: number } | undefined> {
  return on.one(
    `select y.year, s.id as "yearRecordId" from labels l join year_records s on s.id = l.year_record_id join years y on y.id = s.year_id
     where s.official_id = $1 and y.year = left($2, 4)::int and l.at < coalesce($3::timestamptz, 'infinity') order by l.at limit 1`,
    [officialId, month, decidedAt],
    'labelled-before',
  );
}

/** Each petition with its clock as of a day. */
export async function clocked(on: Rows, rows: readonly LegalPetitionRow[], today: string): Promise<ClockedPetition[]> {
  if (rows.length === 0) return [];
  const holidays = await clockHolidays(
    on,
    rows.map(({ receivedOn }) => receivedOn),
    today,
  );
  return rows.map((row) => ({
    ...row,
    clock: petitionClock(row.receivedOn, today, holidays),
    href: petitionHref(row),
  }));
}
