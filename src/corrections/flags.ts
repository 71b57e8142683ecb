import type { Act } from '../acts/act.js';
import { notifyAccounts } from '../acts/notify-accounts.js';
import type { Rows } from '../database/db.js';
import type { Stated, TouchedPaper, Touches } from './correction-kind.js';
import { ResultFlag } from './result-flag.entity.js';

/** Decided results stay as they are: a mark says what has been put right since, and who scored them is told. */
export async function flagResults(
  act: Act,
  correctionId: number,
  { about }: Stated,
  { papers }: Touches,
): Promise<void> {
  const decided = papers.filter((paper) => paper.decided);
  await act.insertMany(
    ResultFlag,
    decided.map(({ paper, id: paperId, officialId, month, scorer: scoredBy }) => ({
      correctionId,
      paper,
      paperId,
      officialId,
      month,
      scoredBy,
      at: act.at,
    })),
  );
  const counts = new Map<number, number>();
  for (const { scorer } of decided) if (scorer !== null) counts.set(scorer, (counts.get(scorer) ?? 0) + 1);
  await notifyAccounts(
    act,
    [...counts].map(([accountId, count]) => ({
      accountId,
      code: 'result-flagged',
      params: { by: act.actor.name, name: about.name ?? '', count },
      href: '/corrections/flags',
      at: act.at,
    })),
  );
}

export interface FlagRow {
  id: number;
  paper: TouchedPaper['paper'];
  paperId: number;
  name: string;
  month: string;
  kind: string;
  chain: string;
  title: string;
  reason: string;
  by: string;
  at: Date;
  seenAt: Date | null;
}

const FLAG = `
select f.id, f.paper, f.paper_id as "paperId", o.full_name as name, f.month, c.kind, c.chain, r.title, c.reason, a.display_name as by, f.at, f.seen_at as "seenAt"
from result_flags f join corrections c on c.id = f.correction_id join correction_requests r on r.id = c.request_id
join accounts a on a.id = c.by_account join officials o on o.id = f.official_id
where `;

/** Results of this account's that wait to be looked at, the newest first. */
export function flagsOf(on: Rows, accountId: number): Promise<FlagRow[]> {
  return on.rows<FlagRow>(
    `${FLAG} f.scored_by = $1 and f.seen_at is null order by f.month desc, o.sort_name, f.id limit 200`,
    [accountId],
  );
}

/** What was put right since a paper was decided. */
export function flagsOn(on: Rows, paper: TouchedPaper['paper'], paperId: number): Promise<FlagRow[]> {
  return on.rows<FlagRow>(`${FLAG} f.paper = $1 and f.paper_id = $2 order by f.at, f.id`, [paper, paperId], 'flags-on');
}

export async function countFlags(on: Rows, accountId: number): Promise<number> {
  const row = await on.one<{ count: number }>(
    'select count(*)::int as count from result_flags where scored_by = $1 and seen_at is null',
    [accountId],
    'count-flags',
  );
  return row!.count;
}
