import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { isHeadOf } from '../../standing/scopes.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { FormResult } from '../../web/issues.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { PostChanges } from '../post-changes.js';
import { planOf, takeBack, type Plan } from './annulment.plan.js';
import {
  findAnnulment,
  othersToAgree,
  rootOf,
  waitingAnnulments,
  type AnnulmentRow,
  type WaitingAnnulment,
} from './annulment.queries.js';
import { tryOut, type Carried } from './carried.queries.js';
import { mayBeCorrected, mayCorrect } from './corrections.service.js';
import { findUnitAct, type StatedAct } from './history.queries.js';
import { performOnUnits } from './state-act.js';
import { UnitActAnnulment } from './unit-act-annulment.entity.js';

/** What taking an act back would do, and by how many people. */
export interface Foreseen {
  plan: Plan;
  carried: Carried;
}

export type Annulled = { done: 'annulled' | 'asked' };

/** Mergers and splits that were stated wrongly: people, units and what hangs on them go back, from the first day on which nothing is decided. */
@Injectable()
export class AnnulmentsService {
  constructor(
    private readonly acts: Acts,
    private readonly changes: PostChanges,
  ) {}

  /** What would go back, or why nothing can. */
  async foresee(asking: Asking, old: StatedAct): Promise<FormResult<Foreseen>> {
    let plan: Plan | undefined;
    const tried = await tryOut(this.acts, asking.actor, undefined, async (act) => {
      const planned = await planOf(act, old);
      if (planned.issues) return planned;
      const { path, day } = (plan = planned.value);
      const work = (inAct: Act) => takeBack(inAct, old, planned.value, FORESEEN, this.changes);
      return { value: { paths: [path], day, work } };
    });
    return tried.issues ? tried : { value: { plan: plan!, carried: tried.value } };
  }

  /** Done at once, or, where something was decided since, asked of a second person. */
  async annul(actor: Actor, id: number, reason: string, body?: unknown): Promise<FormResult<Annulled>> {
    return performOnUnits(this.acts, actor, undefined, async (act): Promise<FormResult<Annulled>> => {
      const old = await this.open(act, id);
      const planned = await planOf(act, old);
      if (planned.issues) return planned;
      requireSeen(body, seenOfPlan(planned.value));
      if (planned.value.whole) {
        const done = await this.take(act, old, planned.value, reason);
        return done.issues ? done : { value: { done: 'annulled' } };
      }
      return this.ask(act, old, planned.value, reason);
    });
  }

  async confirm(actor: Actor, id: number, body?: unknown): Promise<FormResult<StatedAct>> {
    return performOnUnits(this.acts, actor, undefined, async (act) => {
      const { request, old } = await this.answerable(act, id);
      const planned = await planOf(act, old);
      if (planned.issues) return planned;
      requireSeen(body, seenOfPlan(planned.value));
      await act.update(UnitActAnnulment, { id }, { ...answeredBy(act), granted: true });
      const done = await this.take(act, old, planned.value, request.reason, request);
      return done.issues ? done : { value: old };
    });
  }

  /** By who could agree, or by who asked: taken back. */
  async refuse(actor: Actor, id: number): Promise<StatedAct> {
    return this.acts.perform(actor, async (act) => {
      const { request, old } = await this.answerable(act, id, true);
      await act.update(UnitActAnnulment, { id }, { ...answeredBy(act), granted: false });
      await act.record(`unit:${old.unitId}`, 'unit.annulment-refused', { unitAct: old.id, annulment: id });
      await this.tellAsker(act, request, 'annulment-refused', old);
      return old;
    });
  }

  /** One request, for those who may answer it and for personnel of the units. */
  async find(asking: Asking, id: number): Promise<{ request: AnnulmentRow; old: StatedAct }> {
    const request = await findAnnulment(asking, id);
    const old = request && (await findUnitAct(asking, request.actId));
    if (!request || !old || !concerns(asking.actor, old)) throw new NotFound();
    return { request, old };
  }

  private async open(act: Act, id: number): Promise<StatedAct> {
    const old = await findUnitAct(act, id);
    if (!old || !mayCorrect(act.actor, old)) throw new Forbidden();
    if (!mayBeTakenBack(old) || old.annulment !== null) throw new Conflict();
    return old;
  }

  private async answerable(act: Act, id: number, own = false): Promise<{ request: AnnulmentRow; old: StatedAct }> {
    await act.lock(UnitActAnnulment, { id });
    const request = await findAnnulment(act, id);
    const old = request && (await findUnitAct(act, request.actId));
    if (!request || !old || !concerns(act.actor, old)) throw new NotFound();
    if (request.askedBy === act.actor.accountId && !own) throw new Forbidden('own-request');
    if (request.answeredAt) throw new Conflict('access-answered', { name: request.answerer, at: request.answeredAt });
    if (!own && !mayBeTakenBack(old)) throw new Conflict();
    return { request, old };
  }

  private async ask(act: Act, old: StatedAct, plan: Plan, reason: string): Promise<FormResult<Annulled>> {
    const others = await othersToAgree(act, old.paths, act.actor.accountId, act.today);
    if (others.length === 0)
      return { issues: [{ field: 'annulReason', code: 'units:annulNobody', params: { day: plan.day } }] };
    const tried = { actId: old.id, reason, askedBy: act.actor.accountId, askedAt: act.at };
    const { id } = await act.insert(UnitActAnnulment, tried);
    await act.record(`unit:${old.unitId}`, 'unit.annulment-asked', { unitAct: old.id, annulment: id, reason });
    await act.tell(
      others.flatMap(({ officialId }) => (officialId === null ? [] : [officialId])),
      'annulment-asked',
      `/unit-annulments/${id}`,
      { by: act.actor.name, decision: old.decisionNumber },
    );
    return { value: { done: 'asked' } };
  }

  private async take(
    act: Act,
    old: StatedAct,
    plan: Plan,
    reason: string,
    request?: AnnulmentRow,
  ): Promise<FormResult<{ actId: number }>> {
    const done = await takeBack(act, old, plan, reason, this.changes);
    if (done.issues) return done;
    const detail = {
      unitAct: done.value.actId,
      takesBack: old.id,
      day: plan.day,
      reason,
      ...(request && { annulment: request.id, askedBy: request.askedBy }),
    };
    const units = new Set([old.unitId, ...old.changes.map(({ unitId }) => unitId)]);
    for (const unitId of units) await act.record(`unit:${unitId}`, 'unit.act-annulled', detail);
    await act.tell(plan.people, 'unit-act-annulled', '/evaluations', {
      by: act.actor.name,
      decision: old.decisionNumber,
      day: plan.day,
    });
    if (request) await this.tellAsker(act, request, 'annulment-agreed', old);
    return done;
  }

  private async tellAsker(act: Act, request: AnnulmentRow, code: string, old: StatedAct): Promise<void> {
    const { askerOfficialId: asker } = request;
    if (asker === null || asker === act.actor.officialId) return;
    const params = { by: act.actor.name, decision: old.decisionNumber };
    await act.tell(asker, code, `/unit-annulments/${request.id}`, params);
  }
}

const FORESEEN = '–';

function answeredBy(act: Act) {
  return { answeredBy: act.actor.accountId, answeredAt: act.at };
}

/** Mergers and splits in force. */
export function mayBeTakenBack(act: StatedAct): boolean {
  return mayBeCorrected(act) && (act.kind === 'merge' || act.kind === 'split');
}

export function seenOfPlan({ day, whole }: Plan): string {
  return seenOf({ day, whole });
}

/** Personnel of every unit that the act speaks of, and the head of the root: one of them asks, another answers. */
export function concerns(actor: Actor, { paths }: { paths: readonly string[] }): boolean {
  return paths.length > 0 && (mayCorrect(actor, { paths: [...paths] }) || isHeadOf(actor, rootOf(paths)));
}

/** Requests that wait for the actor's word. */
export async function annulmentsToAnswer(on: Rows, actor: Actor): Promise<WaitingAnnulment[]> {
  if (!actor.capabilities.has('personnel') && !actor.capabilities.has('head')) return [];
  return (await waitingAnnulments(on)).filter(
    (request) => request.askedBy !== actor.accountId && concerns(actor, request),
  );
}
