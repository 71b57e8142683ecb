import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { notify } from '../accounts/notify.js';
import { Db, type Tx } from '../database/db.js';
import { clockHolidays } from '../periods/holidays/holidays-between.js';
import { addWorkingDays } from '../periods/working-days.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { lockOwnSheet } from './own-sheet.js';
import { decidersOf, findPetition } from './petition-decisions.queries.js';

export const PETITION = { shortest: 10, longest: 4000, workingDays: 7 } as const;
/** Far enough to meet every holiday within seven working days. */

@Injectable()
export class PetitionFilingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The official's objection to their own result, once the period is closed. */
  async file(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    const typed = tidy(body)['reason'];
    const reason = typeof typed === 'string' ? typed.replaceAll('\0', '') : '';
    if (reason.length < PETITION.shortest || reason.length > PETITION.longest) {
      return [
        {
          field: 'reason',
          code: 'evaluations:fault.length',
          params: { least: PETITION.shortest, most: PETITION.longest },
        },
      ];
    }
    await this.db.tx(async (tx) => {
      const [today, at] = [this.clock.today(), this.clock.now()];
      const sheet = await lockOwnSheet(tx, actor, id, today);
      if (sheet.approvalId === null || sheet.closedAt === null || sheet.reopened)
        throw new Conflict('petition-not-now');
      const filed = await tx.one<{ id: number }>(
        'select id from petitions where evaluation_id = $1 and (outcome is null or approval_id = $2)',
        [id, sheet.approvalId],
      );
      if (filed) throw new Conflict('petition-filed');
      const dueOn = addWorkingDays(today, PETITION.workingDays, await clockHolidays(tx, [], today));
      const row = await tx.one<{ id: number }>(
        'insert into petitions (evaluation_id, approval_id, by_account, received_at, due_on, reason) values ($1, $2, $3, $4, $5, $6) returning id',
        [id, sheet.approvalId, actor.accountId, at, dueOn, reason],
      );
      await tellDecider(tx, row!.id, { by: sheet.officialName, month: sheet.month, due: dueOn }, today, at);
      const detail = { petition: row!.id, approval: sheet.approvalId, dueOn, reason };
      await recordAct(tx, { chain: `evaluation:${id}`, act: 'petition.filed', account: actor.accountId, at, detail });
    });
    return [];
  }
}

/** Whoever has to answer is told at once; an outside approver stands for no official and finds it on their first page. */
async function tellDecider(
  tx: Tx,
  id: number,
  params: Record<string, unknown>,
  today: string,
  at: Date,
): Promise<void> {
  const petition = await findPetition(tx, id);
  const decider = petition && (await decidersOf(tx, [petition], today)).get(id);
  if (!decider || decider === 'outside') return;
  await notify(tx, { officialId: decider.officialId, code: 'petition-received', params, href: `/petitions/${id}`, at });
}
