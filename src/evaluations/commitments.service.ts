import type { Act } from '../acts/act.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Db, type Rows } from '../database/db.js';
import { addDays } from '../periods/working-days.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { COMMITMENT, readMove } from './commitments.form.js';
import { CommitmentMove } from './commitment-move.entity.js';
import { Commitment as CommitmentRow } from './commitment.entity.js';

export interface Commitment {
  id: number;
  text: string;
  dueOn: string;
  firstDueOn: string;
  madeAt: Date;
  selfKept: boolean | null;
  headKept: boolean | null;
  headReason: string | null;
  moveReason: string | null;
}

/** The approver's word is theirs alone until the evaluation of that month is decided. */
const MINE = `
select c.id, c.text, c.due_on as "dueOn", c.first_due_on as "firstDueOn", c.made_at as "madeAt", c.self_kept as "selfKept",
  d.head_kept as "headKept", d.head_reason as "headReason", m.reason as "moveReason"
from commitments c left join commitment_moves m on m.commitment_id = c.id
left join lateral (select c.head_kept, c.head_reason from evaluations e
  where e.official_id = c.official_id and e.month = to_char(c.due_on, 'YYYY-MM') and e.approval_id is not null) d on true
where c.official_id = $1`;

export async function commitmentsOf(db: Rows, officialId: number): Promise<Commitment[]> {
  return db.rows<Commitment>(`${MINE} order by c.due_on desc, c.id desc limit 200`, [officialId], 'commitments-of');
}

/** Once, before it falls due, and not within seven days of it. */
export function movable(commitment: Pick<Commitment, 'dueOn' | 'moveReason'>, today: string): boolean {
  return commitment.moveReason === null && today < addDays(commitment.dueOn, -COMMITMENT.quietDays);
}

export interface NewCommitment {
  text: string;
  dueOn: string;
  evaluationId?: number | null;
  dialogueId?: number;
  /** Found near another's or last year's, and made all the same. */
  nearlySame?: readonly object[];
}

/** A person's own commitment, in the transaction of what made it. */
export async function makeCommitment(act: Act, made: NewCommitment, at: Date): Promise<number> {
  const { text, dueOn, evaluationId = null, dialogueId = null, nearlySame = [] } = made;
  const row = await act.one<{ id: number }>(
    `insert into commitments (official_id, evaluation_id, text, first_due_on, due_on, made_at, made_by, dialogue_id, nearly_same)
     values ($1, (select id from evaluations where id = $2 and official_id = $1), $3, $4, $4, $5, $6, $7, $8) returning id`,
    [act.actor.officialId, evaluationId, text, dueOn, at, act.actor.accountId, dialogueId, JSON.stringify(nearlySame)],
  );
  const detail = {
    commitment: row!.id,
    text,
    dueOn,
    ...(dialogueId && { dialogue: dialogueId }),
    ...(nearlySame.length > 0 && { nearlySame }),
  };
  await act.record(`official:${act.actor.officialId}`, 'commitment.made', detail);
  return row!.id;
}

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** `evaluationId`: the evaluation it was typed on, where that is the person's own. */
  async make(actor: Actor, made: NewCommitment): Promise<void> {
    await this.acts.perform(actor, async (act) => makeCommitment(act, made, act.at));
  }

  async find(actor: Actor, id: number, on: Rows = this.db): Promise<Commitment> {
    const found = await on.one<Commitment>(`${MINE} and c.id = $2`, [actor.officialId, id]);
    if (!found) throw new NotFound();
    return found;
  }

  async move(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await act.one('select id from commitments where id = $1 for update', [id]);
      const commitment = await this.find(actor, id, act);
      if (!movable(commitment, act.today))
        throw new Conflict(commitment.moveReason === null ? 'move-late' : 'moved-once');
      const form = readMove(body, commitment.dueOn, act.today);
      if (form.issues) return form.issues;
      const { dueOn, reason } = form.value;
      await act.insert(CommitmentMove, {
        commitmentId: id,
        fromDueOn: commitment.dueOn,
        toDueOn: dueOn,
        reason,
        ...act.by,
      });
      await act.update(CommitmentRow, { id }, { dueOn });
      const detail = { commitment: id, from: commitment.dueOn, to: dueOn, reason };
      await act.record(`official:${actor.officialId}`, 'commitment.moved', detail);
      return [];
    });
  }
}
