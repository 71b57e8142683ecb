import { notifyMany } from '../acts/notify.js';
import type { Tx } from '../database/db.js';
import { lasts } from '../standing/validity.js';
import type { Issue } from '../web/issues.js';
import type { PaperTables } from './paper.js';

/** Working days that each step has at least where a round opens late, and that a person has for a paper that came late. */
const STEP_DAYS = 5;

/** The n-th working day after a day (YYYY-MM-DD), the day itself not counted. */
export type After = (day: string, count: number) => string;

/** Opened after its day, with fewer than five working days left for the first step. */
export function opensLate(round: { opensOn: string; firstDue: string }, today: string, after: After): boolean {
  return today > round.opensOn && round.firstDue < after(today, STEP_DAYS);
}

/** The days of the steps, in their order, of a round that opens today: as planned where that leaves five working days for each, else later. */
export function spacedDays(today: string, planned: readonly string[], after: After): string[] {
  let before = today;
  return planned.map((day) => {
    before = later(day, after(before, STEP_DAYS));
    return before;
  });
}

/** What is wrong with days that a person typed, in their order: too far away, or before the step that comes first. */
export function orderIssues<D extends string>(
  words: string,
  fields: readonly D[],
  days: Record<D, string>,
  { first, last }: { first: string; last: string },
): Issue[] {
  return fields.flatMap((field, index): Issue[] => {
    const before = fields[index - 1];
    if (days[field] < first || days[field] > last) return [{ field, code: `${words}.outside` }];
    return before && days[field] < days[before] ? [{ field, code: `${words}.order.${field}` }] : [];
  });
}

/** What a change would do to people who were told the old days: nothing falls due in the past, and what moves earlier leaves five working days. */
export function changeIssues<D extends string>(
  words: string,
  fields: readonly D[],
  { old, next }: Record<'old' | 'next', Record<D, string>>,
  today: string,
  after: After,
): Issue[] {
  const soonest = after(today, STEP_DAYS);
  return fields.flatMap((field): Issue[] => {
    if (next[field] === old[field]) return [];
    if (next[field] < today) return [{ field, code: `${words}.past` }];
    return next[field] < old[field] && next[field] < soonest ? [{ field, code: `${words}.earlier` }] : [];
  });
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** SQL: the last day on which the author of a paper may hand it in: the round's, or later where the paper has a day of its own. */
export const selfDue = (paper: string, round: string) => `greatest(${round}.self_due_on, ${paper}.self_due_on)`;

/** SQL: the day on which a paper is to be decided: never before its author had to hand it in. */
export const decisionDue = (paper: string, day: string) => `greatest(${day}, ${paper}.self_due_on)`;

/** SQL: of these papers ($1) the drafts, by when each is due and since when its person is here in the round's time. */
export function draftsToGiveTime({ papers, rounds, round }: PaperTables): string {
  return `
select p.id, p.official_id as "officialId", p.month, greatest(r.self_due_on, p.self_due_on) as "dueOn", coalesce((
  select min(m.from_date) from posts m join units u on u.id = m.unit_id where m.official_id = p.official_id and m.main and starts_with(u.path, root.path)
    and ${lasts('m', { from: `(p.month || '-01')::date`, to: `((p.month || '-01')::date + interval '1 month' - interval '1 day')::date` })}), (p.month || '-01')::date) as "hereFrom"
from ${papers} p join ${rounds} r on r.id = p.${round} join units root on root.id = r.root_unit_id
where p.id = any ($1::int[]) and p.status = 'draft' order by p.id`;
}

/** SQL: gives these papers ($1) these days ($2). */
export function giveDays({ papers }: PaperTables): string {
  return `update ${papers} p set self_due_on = g.day from unnest($1::int[], $2::date[]) as g (id, day) where p.id = g.id`;
}

export interface Draft {
  id: number;
  officialId: number;
  month: string;
  dueOn: string;
  hereFrom: string;
}

/** How the papers of a kind of round are given days of their own. */
export interface GivingTime {
  drafts(tx: Tx, ids: readonly number[]): Promise<Draft[]>;
  give(tx: Tx, ids: readonly number[], days: readonly string[]): Promise<unknown>;
  after(tx: Tx, from: string, to: string): Promise<After>;
  dayBefore(day: string): string;
  /** Code of the notice, and where the person goes from it. */
  notice: string;
  href(id: number): string;
}

/**
 * Nobody is barred from scoring themself (17.2, 18.2): a draft that came into being late, or came back, or whose person came late, has
 * five working days from then. On an opening the round's own days count for everybody who is here.
 */
export async function giveTime(
  tx: Tx,
  rules: GivingTime,
  ids: readonly number[],
  { today, at, opening = false }: { today: string; at: Date; opening?: boolean },
): Promise<void> {
  if (ids.length === 0) return;
  const drafts = (await rules.drafts(tx, ids)).filter(({ hereFrom }) => !opening || hereFrom > today);
  if (drafts.length === 0) return;
  const from = ({ hereFrom }: Draft) => later(today, rules.dayBefore(hereFrom));
  const after = await rules.after(tx, today, drafts.map(from).sort().at(-1)!);
  const given = drafts
    .map((draft) => ({ ...draft, day: after(from(draft), STEP_DAYS) }))
    .filter(({ day, dueOn }) => day > dueOn);
  if (given.length === 0) return;
  await rules.give(
    tx,
    given.map(({ id }) => id),
    given.map(({ day }) => day),
  );
  await notifyMany(
    tx,
    given.map(({ id, officialId, month, day }) => ({
      officialId,
      code: rules.notice,
      href: rules.href(id),
      params: { month, due: day },
      at,
    })),
  );
}
