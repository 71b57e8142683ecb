import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Clock } from '../clock.js';
import { Db, violated } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { mayAgree, mayManage } from './account.policy.js';
import {
  countToPrint,
  isOpen,
  lockRequest,
  openRequests,
  requestsOf,
  type AccessRequestRow,
  type Asked,
} from './access-requests.queries.js';
import { loadAccount, type AccountRow } from './accounts.queries.js';
import { disableAccount } from './disable-account.js';
import { grantRole } from './grant-role.js';
import { notifyMany, type Notification } from '../acts/notify.js';
import { PasswordsService } from './passwords.service.js';
import { secretariesOver } from './secretaries.js';
import { slipOf, type Slip } from './slip.js';
import { coveredBy, type Power } from './powers.js';
import { AccessRequest } from './access-request.entity.js';

const DAY = 86_400_000;
/** How long a request waits for its answer, and an answer for being used. */
export const REQUEST_DAYS = 7;
const SHOWN_DAYS = 30;

type Told = Pick<AccountRow, 'officialId' | 'name'>;

export interface RequestLists {
  toAnswer: AccessRequestRow[];
  own: AccessRequestRow[];
}

/**
 * A way to an account that stands for others takes two people: one asks, another who answers for the same place agrees.
 * The person and the committee's secretary are told of both. A slip is then printed once, by who asked.
 */
@Injectable()
export class AccessRequestsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly passwords: PasswordsService,
    private readonly acts: Acts,
  ) {}

  async lists(asking: Asking): Promise<RequestLists> {
    const own = await requestsOf(asking, asking.actor.accountId, this.ago(SHOWN_DAYS), asking.today);
    return { toAnswer: await this.toAnswer(asking.actor), own };
  }

  async toAnswer(actor: Actor): Promise<AccessRequestRow[]> {
    return (await this.waiting()).filter((request) => mayAgree(actor, request));
  }

  /** How many wait for a word of this person: to agree to, or asked for their own account. */
  async countWaiting(actor: Actor): Promise<number> {
    return (await this.waiting()).filter((request) => request.accountId === actor.accountId || mayAgree(actor, request))
      .length;
  }

  /** How many slips this person may print now, having asked for them. */
  countToPrint(actor: Actor): Promise<number> {
    return countToPrint(this.db, actor.accountId, this.ago(REQUEST_DAYS));
  }

  private waiting(): Promise<AccessRequestRow[]> {
    return openRequests(this.db, this.ago(REQUEST_DAYS), this.clock.today());
  }

  /** Inside the caller's transaction, which has locked the account. False when the same already waits for an answer. */
  async ask(
    act: Act,
    account: Pick<AccountRow, 'id' | 'officialId' | 'name'>,
    asked: Asked,
    places: readonly Power[],
  ): Promise<boolean> {
    if (await isOpen(act, account.id, asked, this.ago(REQUEST_DAYS))) return false;
    const row = await act.insert(AccessRequest, {
      accountId: account.id,
      kind: asked.kind,
      role: asked.role ?? null,
      unitId: asked.unitId ?? null,
      askedBy: act.actor.accountId,
      askedAt: act.at,
    });
    await act.record(`account:${account.id}`, 'account.access-asked', { requestId: row.id, ...asked });
    await this.tell(act, account, `access-asked-${asked.kind}`, places);
    return true;
  }

  async agree(asking: Asking, id: number): Promise<AccessRequestRow> {
    return this.answer(asking.actor, id, true, async (act, request) => {
      await act.record(`account:${request.accountId}`, 'account.access-agreed', {
        requestId: id,
        askedBy: request.askedBy,
      });
      if (request.kind === 'enabling') await this.enable(act, request);
      if (request.kind === 'disabling')
        await disableAccount(act, {
          accountId: request.accountId,
          by: asking.actor.accountId,
          at: act.at,
          detail: { requestId: id, askedBy: request.askedBy },
        });
      if (request.kind === 'role') await this.grant(act, request);
      const code = `access-agreed-${request.kind}`;
      await this.tell(act, request, code, request.places, request.askerOfficialId);
      if (request.askerOfficialId === null) await this.tellAskerAs(act, request, `${code}-asker`);
    });
  }

  /** By who could agree, by who asked (taken back), or by whom it is for (it was not they who wanted it). */
  async refuse(asking: Asking, id: number): Promise<AccessRequestRow> {
    return this.answer(asking.actor, id, false, async (act, request) => {
      await act.record(`account:${request.accountId}`, 'account.access-refused', {
        requestId: id,
        askedBy: request.askedBy,
      });
      await this.tellAsker(act, request);
    });
  }

  /** The slip of a request that was agreed to: once, by who asked and still may. */
  async slip(actor: Actor, id: number): Promise<Slip> {
    return this.acts.perform(actor, async (act) => {
      const request = await lockRequest(act, id, act.today);
      if (!request || !this.concerns(actor, request)) throw new NotFound();
      if (request.askedBy !== actor.accountId) throw new Forbidden();
      const ready =
        request.kind === 'password' &&
        request.granted &&
        !request.usedAt &&
        request.answeredAt! > this.ago(REQUEST_DAYS);
      if (!ready) throw new Conflict('access-not-ready');
      const account = await this.locked(act, request.accountId);
      if (!mayManage(actor, account)) throw new Forbidden();
      if (!coveredBy(request.agreedPlaces ?? [], account.powers)) throw new Conflict('access-not-ready');
      await act.update(AccessRequest, { id }, { usedAt: act.at });
      const detail = { requestId: id, agreedBy: request.answeredBy };
      return slipOf(
        account,
        await this.passwords.issueOneTime(act, { accountId: account.id, by: actor.accountId, alone: false, detail }),
      );
    });
  }

  private async answer(
    actor: Actor,
    id: number,
    granted: boolean,
    done: (act: Act, request: AccessRequestRow) => Promise<void>,
  ): Promise<AccessRequestRow> {
    return this.acts.perform(actor, async (act) => {
      const request = await lockRequest(act, id, act.today);
      if (!request || !this.concerns(actor, request)) throw new NotFound();
      const may =
        mayAgree(actor, request) ||
        (!granted && (actor.accountId === request.askedBy || actor.accountId === request.accountId));
      if (!may) throw new Forbidden('own-request');
      if (request.answeredAt) throw new Conflict('access-answered', { name: request.answerer, at: request.answeredAt });
      if (request.askedAt <= this.ago(REQUEST_DAYS)) throw new Conflict('access-lapsed');
      const agreedTo = granted ? JSON.stringify(request.places) : null;
      await act.change(
        'update access_requests set answered_by = $2, answered_at = $3, granted = $4, agreed_places = $5 where id = $1',
        [id, actor.accountId, act.at, granted, agreedTo],
      );
      await done(act, request);
      return request;
    });
  }

  private concerns(actor: Actor, request: AccessRequestRow): boolean {
    return [request.askedBy, request.accountId].includes(actor.accountId) || mayAgree(actor, request);
  }

  private async enable(act: Act, request: AccessRequestRow): Promise<void> {
    const enabled = await act.change(
      'update accounts set disabled_at = null where id = $1 and disabled_at is not null',
      [request.accountId],
    );
    if (enabled !== 1) throw new Conflict();
    await act.record(`account:${request.accountId}`, 'account.enabled', {
      requestId: request.id,
      askedBy: request.askedBy,
    });
  }

  private async grant(act: Act, request: AccessRequestRow): Promise<void> {
    const { id, accountId, role, unitId, askedBy } = request;
    const given = {
      accountId,
      role: role!,
      unitId,
      grantedBy: askedBy,
      by: act.actor.accountId,
      at: act.at,
      detail: { requestId: id, askedBy },
    };
    await grantRole(act, given).catch((error: unknown) => {
      throw violated(error) === 'account_roles_live' ? new Conflict('access-not-ready') : error;
    });
  }

  private async locked(act: Act, accountId: number): Promise<AccountRow> {
    await act.rows('select 1 from accounts where id = $1 for update', [accountId]);
    return (await loadAccount(act, accountId, act.today))!;
  }

  /** The person, the secretaries above, and who asked: each once, in the words that are theirs. */
  async tell(
    act: Act,
    account: Told,
    code: string,
    places: readonly Power[],
    asker: number | null = null,
  ): Promise<void> {
    const secretaries = await secretariesOver(act, places, account.officialId, act.today);
    const codes = new Map(secretaries.map((id) => [id, code]));
    if (account.officialId !== null) codes.set(account.officialId, `${code}-own`);
    if (asker !== null) codes.set(asker, `${code}-asker`);
    codes.delete(act.actor.officialId ?? 0);
    await notifyMany(
      act,
      [...codes].map(([officialId, each]) => this.notice(act, account, officialId, each)),
    );
  }

  private async tellAsker(act: Act, request: AccessRequestRow): Promise<void> {
    await this.tellAskerAs(act, request, 'access-refused-asker');
  }

  /** Personnel who asked need not be officials. */
  private async tellAskerAs(act: Act, { name, askedBy }: AccessRequestRow, code: string): Promise<void> {
    if (askedBy !== act.actor.accountId)
      await act.tellAccounts([askedBy], code, '/accounts/requests', { by: act.actor.name, name });
  }

  private notice(act: Act, { name }: Told, officialId: number, code: string): Notification {
    return { officialId, code, params: { by: act.actor.name, name }, href: '/accounts/requests', at: act.at };
  }

  private ago(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY);
  }
}
