import type { Rows } from '../../database/db.js';
import { raisedWithin } from '../../signals/raised-signals.js';
import type { ItemRow } from './item.queries.js';

export type Resolving = 'resolved' | 'settled' | 'dropped' | 'recognised' | 'answered' | 'asked';

/** What can be decided on an item as things stand now; a choice that cannot work is none. The first is open to every item. */
export async function resolvingOf(on: Rows, item: ItemRow, unitPath: string): Promise<readonly Resolving[]> {
  return ['resolved', ...(await followed(on, item, unitPath))];
}

async function followed(
  on: Rows,
  { kind, issueId, practiceId, questionId, facts }: ItemRow,
  unitPath: string,
): Promise<Resolving[]> {
  if (kind === 'focus') {
    const issue = await on.one<{ open: boolean; reported: boolean }>(
      'select outcome is null as open, reported_at is not null as reported from focus_issues where id = $1',
      [issueId],
    );
    return issue?.open ? [...(issue.reported ? ['settled' as const] : []), 'dropped'] : [];
  }
  if (kind === 'practice') {
    return (await on.one('select 1 from practices where id = $1 and recognised_at is null and ended_at is null', [
      practiceId,
    ]))
      ? ['recognised']
      : [];
  }
  if (kind !== 'signal') return [];
  if (questionId !== null)
    return (await on.one('select 1 from signal_questions where id = $1 and closed_at is null', [questionId]))
      ? ['answered']
      : [];
  const { code, headId, month } = facts as { code: string; headId: number; month: string };
  const raised = (await raisedWithin(on, unitPath, month)).find((one) => one.headId === headId && one.code === code);
  return raised && raised.question === null ? ['asked'] : [];
}
