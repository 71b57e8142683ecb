import { Injectable } from '@nestjs/common';
import { loadAccount } from '../accounts/accounts.queries.js';
import { createAccount, freeLogin, loginFor } from '../accounts/new-account.js';
import { SlipsService, type Issued } from '../accounts/slips.service.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, violated, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { fold } from '../web/fold.js';
import type { FormResult, Issue } from '../web/issues.js';
import { heldBy } from './held-by.js';
import type { OfficialForm, PlaceForm } from './official.form.js';
import { mayManageOfficial, maySeeOfficial } from './official.policy.js';
import { loadOfficial, type OfficialRow } from './officials.queries.js';
import { insertPost, unitForPost } from './place.js';
import type { UnitRow } from './units.queries.js';
import { requireSeen, seenOf } from '../web/seen.js';

@Injectable()
export class OfficialsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly slips: SlipsService,
  ) {}

  /** A new official with a main post and an account. A head's first password, too, waits for a second person. */
  async create(
    actor: Actor,
    form: OfficialForm,
    place: PlaceForm,
  ): Promise<FormResult<{ id: number; issued: Issued }>> {
    let unitId: number | undefined;
    try {
      return await this.db.tx(async (tx) => {
        const found = await unitForPost(tx, actor, place);
        if ('issues' in found) return { issues: found.issues };
        unitId = found.unit.id;
        return { value: await this.createIn(tx, actor, form, place, found.unit) };
      });
    } catch (error) {
      const issue = await this.refused(error, form, { unitId, from: place.fromDate });
      if (!issue) throw error;
      return { issues: [issue] };
    }
  }

  async edit(actor: Actor, id: number, form: OfficialForm, body?: unknown): Promise<Issue[]> {
    try {
      await this.db.tx(async (tx) => {
        const before = wordsOf(await this.managed(tx, actor, id));
        requireSeen(body, seenOf(before));
        const { code, name, personType, email } = before;
        if (
          form.code === code &&
          form.name === name &&
          form.personType === personType &&
          (form.email ?? null) === email
        )
          return;
        await tx.change(
          'update officials set code = $2, full_name = $3, search_name = $4, person_type = $5, email = $6 where id = $1',
          [id, form.code, form.name, fold(form.name), form.personType, form.email ?? null],
        );
        await tx.change('update accounts set display_name = $2 where official_id = $1', [id, form.name]);
        await this.record(tx, actor, id, 'official.edited', { from: before, to: { ...form } });
      });
      return [];
    } catch (error) {
      const issue = await this.refused(error, form, { from: '' });
      if (!issue) throw error;
      return [issue];
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
    tx: Tx,
    actor: Actor,
    form: OfficialForm,
    place: PlaceForm,
    unit: UnitRow,
  ): Promise<{ id: number; issued: Issued }> {
    const at = this.clock.now();
    const row = await tx.one<{ id: number }>(
      'insert into officials (code, full_name, search_name, person_type, email, created_at) values ($1, $2, $3, $4, $5, $6) returning id',
      [form.code, form.name, fold(form.name), form.personType, form.email ?? null, at],
    );
    const id = row!.id;
    await this.record(tx, actor, id, 'official.created', { ...form });
    await insertPost(tx, { officialId: id, unitId: unit.id, place, main: true, toDate: null, by: actor.accountId, at });
    const login = await freeLogin(tx, loginFor(form.code));
    const accountId = await createAccount(tx, {
      login,
      officialId: id,
      displayName: form.name,
      by: actor.accountId,
      at,
    });
    const account = await loadAccount(tx, accountId, this.clock.today());
    return { id, issued: await this.slips.issue(tx, actor, account!) };
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

  private record(tx: Tx, actor: Actor, id: number, act: string, detail: Record<string, unknown>): Promise<void> {
    return recordAct(tx, { chain: `official:${id}`, act, account: actor.accountId, at: this.clock.now(), detail });
  }
}

/** What the form of a person edits. */
export function wordsOf({
  code,
  name,
  personType,
  email,
}: OfficialRow): Pick<OfficialRow, 'code' | 'name' | 'personType' | 'email'> {
  return { code, name, personType, email };
}
