import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import { clockHolidays } from '../periods/holidays/holidays-between.js';
import { addWorkingDays } from '../periods/working-days.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import type { Answer, Contestable, PetitionFacts, PetitionKind } from './petition-kind.js';
import { Petition, type PetitionOn } from './petition.entity.js';
import { readReason } from './petition.form.js';

/** Filing a petition and deciding it, the same for every paper. */
@Injectable()
export class Petitions {
  constructor(private readonly acts: Acts) {}

  /** A person's petition on their own result: once for each result, and one at a time. 404, 403, issues by field, 409. */
  file<O extends { petition: PetitionFacts }>(
    actor: Actor,
    kind: PetitionKind<O>,
    paperId: number,
    body: unknown,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const paper = await kind.openToFile(act, paperId);
      const { reason, issues } = readReason(body, kind.faults.reason);
      if (issues.length === 0) await write(act, kind, paper, reason);
      return issues;
    });
  }

  /** Keeps the result or puts a new one in its place; the old one stays. 404, 403, 409 where it is decided, issues by field. */
  decide<O extends { petition: PetitionFacts }>(
    actor: Actor,
    kind: PetitionKind<O>,
    id: number,
    body: unknown,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const opened = await kind.openToDecide(act, id);
      const { petition } = opened;
      if (petition.outcome) throw act.beaten('petition-decided', { name: petition.decidedBy, at: petition.decidedAt });
      const answer = await kind.answer(act, opened, (body ?? {}) as Body);
      if (Array.isArray(answer)) return answer;
      await settle(act, kind, petition, answer);
      return [];
    });
  }
}

async function write<O extends { petition: PetitionFacts }>(
  act: Act,
  kind: PetitionKind<O>,
  { paperId, contestedId, chain, about, decider }: Contestable,
  reason: string,
): Promise<void> {
  if (contestedId === null) throw new Conflict(kind.faults.notNow);
  if (await isFiled(act, kind.on, paperId, contestedId)) throw new Conflict('petition-filed');
  const receivedOn = act.today;
  const dueOn = addWorkingDays(receivedOn, kind.workingDays(receivedOn), await clockHolidays(act, [], receivedOn));
  const { byAccount, at: filedAt } = act.by;
  const { id } = await act.insert(Petition, {
    kind: kind.on,
    paperId,
    contestedId,
    byAccount,
    filedAt,
    receivedOn,
    dueOn,
    reason,
  });
  await act.record(chain, kind.acts.filed, { petition: id, [kind.contested]: contestedId, dueOn, reason });
  const hears = await decider(id);
  if (hears && hears !== 'outside')
    await act.tell(hears.officialId, `${kind.noun}-received`, `${kind.address}/${id}`, { ...about, due: dueOn });
}

/** One is open on this paper, or was filed against this result. */
async function isFiled(act: Act, on: PetitionOn, paperId: number, contestedId: number): Promise<boolean> {
  const filed = await act.one(
    'select id from petitions where kind = $1 and paper_id = $2 and (outcome is null or contested_id = $3)',
    [on, paperId, contestedId],
  );
  return filed !== undefined;
}

async function settle<O extends { petition: PetitionFacts }>(
  act: Act,
  kind: PetitionKind<O>,
  petition: O['petition'],
  answer: Answer,
): Promise<void> {
  const { outcome, reason: decisionReason, renewedId } = answer;
  const decided = { decidedBy: act.actor.accountId, decidedAt: act.at };
  const where = { kind: kind.on, id: petition.id };
  await act.update(Petition, where, { outcome, ...decided, decisionReason, renewedId });
  const { chain, detail, href, about } = kind.told(petition, answer);
  await act.record(chain, kind.acts[outcome], { petition: petition.id, ...detail });
  await act.tell(petition.officialId, `${kind.noun}-${outcome}`, href, { ...about, by: act.actor.name });
}
