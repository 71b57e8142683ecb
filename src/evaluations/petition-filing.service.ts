import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import { clockHolidays } from '../periods/holidays/holidays-between.js';
import { addWorkingDays } from '../periods/working-days.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { lockOwnSheet } from './own-sheet.js';
import { Petition } from './petition.entity.js';
import { decidersOf, findPetition } from './petition-decisions.queries.js';

export const PETITION = { shortest: 10, longest: 4000, workingDays: 7 } as const;

@Injectable()
export class PetitionFilingService {
  constructor(private readonly acts: Acts) {}

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
    await this.acts.perform(actor, async (act) => {
      const sheet = await lockOwnSheet(act, id);
      const { approvalId, closedAt, reopened } = sheet;
      if (approvalId === null || closedAt === null || reopened) throw new Conflict('petition-not-now');
      const filed = await act.one<{ id: number }>(
        'select id from petitions where evaluation_id = $1 and (outcome is null or approval_id = $2)',
        [id, approvalId],
      );
      if (filed) throw new Conflict('petition-filed');
      const dueOn = addWorkingDays(act.today, PETITION.workingDays, await clockHolidays(act, [], act.today));
      const { byAccount, at: receivedAt } = act.by;
      const row = await act.insert(Petition, { evaluationId: id, approvalId, byAccount, receivedAt, dueOn, reason });
      await tellDecider(act, row.id, { by: sheet.officialName, month: sheet.month, due: dueOn });
      await act.record(`evaluation:${id}`, 'petition.filed', { petition: row.id, approval: approvalId, dueOn, reason });
    });
    return [];
  }
}

/** Whoever has to answer is told at once; an outside approver stands for no official and finds it on their first page. */
async function tellDecider(act: Act, id: number, params: Record<string, unknown>): Promise<void> {
  const petition = await findPetition(act, id);
  const decider = petition && (await decidersOf(act, [petition], act.today)).get(id);
  if (!decider || decider === 'outside') return;
  await act.tell(decider.officialId, 'petition-received', `/petitions/${id}`, params);
}
