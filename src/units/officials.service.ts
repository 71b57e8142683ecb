import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { loadAccount } from '../accounts/accounts.queries.js';
import { createAccount, freeLogin, loginFor } from '../accounts/new-account.js';
import { SlipsService, type Issued } from '../accounts/slips.service.js';
import { Clock } from '../clock.js';
import { Db, violated, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { fold } from '../web/fold.js';
import type { FormResult, Issue } from '../web/issues.js';
import { heldBy } from './held-by.js';
import { shutDay } from './history/shut-day.js';
import type { OfficialForm, PlaceForm } from './official.form.js';
import { mayManageOfficial, maySeeOfficial } from './official.policy.js';
import { loadOfficial, type OfficialRow } from './officials.queries.js';
import { insertPost, unitForPost } from './place.js';
import type { UnitRow } from './units.queries.js';
import { Official } from './official.entity.js';

@Injectable()
export class OfficialsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly slips: SlipsService,
    private readonly acts: Acts,
  ) {}

  /** A new official with a main post and an account. A head's first password, too, waits for a second person. */
  async create(
    actor: Actor,
    form: OfficialForm,
    place: PlaceForm,
  ): Promise<FormResult<{ id: number; issued: Issued }>> {
    let unitId: number | undefined;
    try {
      return await this.acts.perform(actor, async (act) => {
        const found = await unitForPost(act, actor, place);
        if ('issues' in found) return { issues: found.issues };
        unitId = found.unit.id;
        const shut = await shutDay(act, [found.unit.path], { field: 'fromDate', day: place.fromDate });
        if (shut.length > 0) return { issues: shut };
        return { value: await this.createIn(act, form, place, found.unit) };
      });
    } catch (error) {
      const issue = await this.refused(error, form, { unitId, from: place.fromDate });
      if (!issue) throw error;
      return { issues: [issue] };
    }
  }

  async seen(on: Rows, actor: Actor, id: number): Promise<OfficialRow> {
    const official = await loadOfficial(on, id, this.clock.today());
    if (!official || !maySeeOfficial(actor, official)) throw new NotFound();
    return official;
  }

  /** Locks the official, so that two changes of posts follow one another. */
  async managed(tx: Tx, actor: Actor, id: number): Promise<OfficialRow> {
    await tx.rows('select 1 from officials where id = $1 for update', [id]);
    const official = await this.seen(tx, actor, id);
    if (!mayManageOfficial(actor, official)) throw new Forbidden();
    return official;
  }

  private async createIn(
    act: Act,
    form: OfficialForm,
    place: PlaceForm,
    unit: UnitRow,
  ): Promise<{ id: number; issued: Issued }> {
    const row = await act.insert(Official, {
      code: form.code,
      fullName: form.name,
      searchName: fold(form.name),
      personType: form.personType,
      email: form.email ?? null,
      createdAt: act.at,
    });
    const id = row.id;
    await act.record(`official:${id}`, 'official.created', { ...form });
    await insertPost(act, {
      officialId: id,
      unitId: unit.id,
      place,
      main: true,
      toDate: null,
      by: act.actor.accountId,
      at: act.at,
    });
    const login = await freeLogin(act, loginFor(form.code));
    const accountId = await createAccount(act, {
      login,
      officialId: id,
      displayName: form.name,
      by: act.actor.accountId,
      at: act.at,
    });
    const account = await loadAccount(act, accountId, act.today);
    return { id, issued: await this.slips.issue(act, account!) };
  }

  private async refused(
    error: unknown,
    form: OfficialForm,
    tried: { unitId?: number; from: string },
  ): Promise<Issue | null> {
    if (violated(error) !== 'officials_code_key') return heldBy(this.db, error, { ...tried, to: null });
    const held = await this.db.one<{ name: string }>('select full_name as name from officials where code = $1', [
      form.code,
    ]);
    return { field: 'code', code: 'officials:codeTaken', params: { code: form.code, name: held?.name ?? '' } };
  }
}
