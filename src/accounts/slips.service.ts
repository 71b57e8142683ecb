import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden } from '../web/errors.js';
import { AccessRequestsService } from './access-requests.service.js';
import { mayManage, needsSecond } from './account.policy.js';
import type { AccountRow } from './accounts.queries.js';
import { notifyMany } from '../acts/notify.js';
import { PasswordsService } from './passwords.service.js';
import { slipOf, type Slip } from './slip.js';

/** A slip, or that a second person was asked to agree, or that somebody asked before. */
export type Issued = Slip | 'asked' | 'asked-before';

/**
 * The one way to a new password for somebody else's account: whoever gives it must answer for all the account stands
 * for, and where it stands for others a second person has to agree first.
 */
@Injectable()
export class SlipsService {
  constructor(
    private readonly clock: Clock,
    private readonly passwords: PasswordsService,
    private readonly requests: AccessRequestsService,
  ) {}

  async issue(tx: Tx, actor: Actor, account: AccountRow): Promise<Issued> {
    if (!mayManage(actor, account)) throw new Forbidden();
    if (needsSecond(account))
      return (await this.requests.ask(tx, actor, account, { kind: 'password' }, account.powers))
        ? 'asked'
        : 'asked-before';
    const slip = slipOf(
      account,
      await this.passwords.issueOneTime(tx, { accountId: account.id, by: actor.accountId, alone: true }),
    );
    if (account.lastSignInAt && account.officialId !== null) await this.tell(tx, actor, account.officialId);
    return slip;
  }

  private tell(tx: Tx, actor: Actor, officialId: number): Promise<void> {
    return notifyMany(tx, [
      {
        officialId,
        code: 'password-given',
        params: { by: actor.name },
        href: '/account/password',
        at: this.clock.now(),
      },
    ]);
  }
}

export function isSlip(issued: Issued): issued is Slip {
  return typeof issued !== 'string';
}
