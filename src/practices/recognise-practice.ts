import type { Act } from '../acts/act.js';
import { Conflict, NotFound } from '../web/errors.js';
import { Practice } from './practice.entity.js';
import { sql } from '../database/entity-sql.js';

export interface Recognising {
  practiceId: number;
  committeeId: number;
  note: string;
  at: Date;
}

/** A committee recognises a practice of a unit it stands over. Once; a practice that has ended is not. */
export async function recognisePractice(act: Act, { practiceId, committeeId, note, at }: Recognising): Promise<void> {
  const practice = await act.one<{
    unitId: number;
    title: string;
    recognised: boolean;
    ended: boolean;
    over: boolean;
    registrar: number | null;
  }>(
    `select p.unit_id as "unitId", p.title, p.recognised_at is not null as recognised, p.ended_at is not null as ended,
       exists (select 1 from committees c join units cu on cu.id = c.unit_id where c.id = $2 and u.path like cu.path || '%') as over,
       (select official_id from accounts where id = p.registered_by) as registrar
     from practices p join units u on u.id = p.unit_id where p.id = $1 for update of p`,
    [practiceId, committeeId],
  );
  if (!practice?.over) throw new NotFound();
  if (practice.recognised) throw new Conflict('practice-recognised');
  if (practice.ended) throw new Conflict('practice-ended');
  await act.update(
    Practice,
    { id: practiceId },
    {
      committeeId,
      recognisedBy: act.actor.accountId,
      recognisedAt: at,
      recognisedNote: note,
      revision: sql('revision + 1'),
    },
  );
  await act.record(`unit:${practice.unitId}`, 'practice.recognised', { practice: practiceId, committeeId });
  const told = practice.registrar === null ? [] : [practice.registrar];
  await act.tell(told, 'practice-recognised', `/practices/${practiceId}`, {
    title: practice.title,
    by: act.actor.name,
  });
}
