import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Forbidden } from '../web/errors.js';
import { AccessRequestsService } from './access-requests.service.js';
import { mayManage, needsSecond } from './account.policy.js';
import type { AccountRow } from './accounts.queries.js';
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
    private readonly passwords: PasswordsService,
    private readonly requests: AccessRequestsService,
  ) {}

  async issue(act: Act, account: AccountRow): Promise<Issued> {
    if (!mayManage(act.actor, account)) throw new Forbidden();
    if (needsSecond(account))
      return (await this.requests.ask(act, account, { kind: 'password' }, account.powers)) ? 'asked' : 'asked-before';
    const slip = slipOf(
      account,
      await this.passwords.issueOneTime(act, { accountId: account.id, by: act.actor.accountId, alone: true }),
    );
    if (account.lastSignInAt && account.officialId !== null)
      await act.tell(account.officialId, 'password-given', '/account/password', { by: act.actor.name });
    return slip;
  }
}

export function isSlip(issued: Issued): issued is Slip {
  return typeof issued !== 'string';
}
