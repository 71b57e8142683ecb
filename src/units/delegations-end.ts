import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { heldOn, notOver } from '../standing/validity.js';
import { dayBefore } from './days.js';
import { Delegation } from './delegation.entity.js';
import type { Changing, PostChanges } from './post-changes.js';

/** A head's post that ended, and a substitute who left, end what was delegated. */
export function delegationsFollow(changes: PostChanges): void {
  changes.follow(async (tx, officialId, changing) => {
    await endWithPosts(tx, officialId, changing);
    return { removed: 0, excused: 0 };
  });
}

/** Days are whole: the last one of an acting head is the day before, and one who began today has not been. */
export async function endDelegation(tx: Tx, id: number, today: string, at: Date, by: number): Promise<void> {
  await tx.update(Delegation, { id }, { endedAt: at, endedBy: by });
  await tx.change('delete from acting_appointments where delegation_id = $1 and from_date >= $2::date', [id, today]);
  await tx.change('update acting_appointments set to_date = $2::date where delegation_id = $1 and to_date > $2::date', [
    id,
    dayBefore(today),
  ]);
}

async function endWithPosts(tx: Tx, officialId: number, { actor, at, today }: Changing): Promise<void> {
  const over = await tx.rows<{ id: number; unitId: number }>(
    `select d.id, d.unit_id as "unitId" from delegations d where (d.from_official = $1 or d.to_official = $1) and d.declined_at is null and d.ended_at is null
       and ${notOver('d', '$2::date')} and (
         not exists (select 1 from posts p where p.unit_id = d.unit_id and p.official_id = d.from_official and p.position = 'head' and ${heldOn('p', '$2::date')})
         or not exists (select 1 from posts q where q.official_id = d.to_official and ${heldOn('q', '$2::date')}))
     order by d.id for update`,
    [officialId, today],
  );
  for (const { id, unitId } of over) {
    await endDelegation(tx, id, today, at, actor.accountId);
    await recordAct(tx, {
      chain: `unit:${unitId}`,
      act: 'delegation.ended',
      account: actor.accountId,
      at,
      detail: { id },
    });
  }
}
