import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { clockHolidays } from '../periods/holidays/holidays-between.js';
import { addWorkingDays } from '../periods/working-days.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import type { Answer, Contestable, Ended, PetitionFacts, PetitionKind } from './petition-kind.js';
import { Petition, type PetitionOn } from './petition.entity.js';
import { readReason } from './petition.form.js';
import { lockPetition, onePetition, type OnePetition } from './petition.queries.js';

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
      await lockPetition(act, kind.on, id);
      const opened = await kind.openToDecide(act, id);
      const { petition } = opened;
      requireOpen(act, petition);
      const answer = await kind.answer(act, opened, (body ?? {}) as Body);
      if (Array.isArray(answer)) return answer;
      await settle(act, kind, petition, answer);
      return [];
    });
  }

  /** Taken back by who filed it, until it is decided; the result may be contested anew. 404, 403, 409 where it has ended, issues by field. */
  withdraw<O extends { petition: PetitionFacts }>(
    actor: Actor,
    kind: PetitionKind<O>,
    id: number,
    body: unknown,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockPetition(act, kind.on, id);
      const petition = await ownPetition(act, actor, kind.on, id);
      const { chain, about, decider } = await kind.openToFile(act, petition.paperId);
      requireOpen(act, petition);
      const { reason, issues } = readReason(body, kind.faults.reason);
      if (issues.length > 0) return issues;
      const hears = await decider(id);
      await end(act, kind.on, id, { outcome: 'withdrawn', reason, renewedId: null });
      await act.record(chain, kind.acts.withdrawn, { petition: id, [kind.contested]: petition.contestedId, reason });
      if (hears && hears !== 'outside')
        await act.tell(hears.officialId, `${kind.noun}-withdrawn`, `${kind.address}/${id}`, about);
      return [];
    });
  }

  /** To who filed it, while it may be taken back. */
  async openToWithdraw(asking: Asking, on: PetitionOn, id: number): Promise<OnePetition> {
    const petition = await ownPetition(asking, asking.actor, on, id);
    if (petition.outcome) throw new Conflict('petition-ended');
    return petition;
  }
}

/** To anybody but who filed it there is nothing to take back. */
async function ownPetition(on: Rows, actor: Actor, kind: PetitionOn, id: number): Promise<OnePetition> {
  const petition = await onePetition(on, kind, id);
  if (!petition || petition.officialId !== actor.officialId) throw new NotFound();
  return petition;
}

function requireOpen(act: Act, { outcome, decidedBy: name, decidedAt: at }: PetitionFacts): void {
  if (outcome) throw act.beaten(outcome === 'withdrawn' ? 'petition-withdrawn' : 'petition-decided', { name, at });
}

interface Ending {
  outcome: Ended;
  reason: string;
  renewedId: number | null;
}

function end(act: Act, kind: PetitionOn, id: number, { outcome, reason, renewedId }: Ending): Promise<unknown> {
  const by = { decidedBy: act.actor.accountId, decidedAt: act.at };
  return act.update(Petition, { kind, id }, { outcome, ...by, decisionReason: reason, renewedId });
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

/** One is open on this paper, or was filed against this result and not taken back. */
async function isFiled(act: Act, on: PetitionOn, paperId: number, contestedId: number): Promise<boolean> {
  const filed = await act.one(
    `select id from petitions where kind = $1 and paper_id = $2 and (outcome is null or (contested_id = $3 and outcome <> 'withdrawn'))`,
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
  const { outcome } = answer;
  await end(act, kind.on, petition.id, answer);
  const { chain, detail, href, about } = kind.told(petition, answer);
  await act.record(chain, kind.acts[outcome], { petition: petition.id, ...detail });
  await act.tell(petition.officialId, `${kind.noun}-${outcome}`, href, { ...about, by: act.actor.name });
}
