import { Controller, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { AccountsService } from './accounts.service.js';
import { slipsPage } from './slips.page.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('accounts/:id')
@Allow('administrator', 'personnel')
export class AccountActsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post('one-time-password')
  async reset(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return slipsPage([await this.accounts.reset(actor, id)], `/accounts/${id}`);
  }

  @Post('unlocking')
  async unlock(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.accounts.unlock(actor, id);
    return redirect(`/accounts/${id}`, 'accounts-admin:unlocked');
  }

  @Post('disabling')
  async disable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const done = await this.accounts.disable(actor, id);
    return done === 'asked'
      ? redirect('/accounts/requests', 'accounts-admin:request.asked')
      : redirect(`/accounts/${id}`, 'accounts-admin:disabled');
  }

  @Post('enabling')
  async enable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const done = await this.accounts.enable(actor, id);
    return done === 'asked'
      ? redirect('/accounts/requests', 'accounts-admin:request.asked')
      : redirect(`/accounts/${id}`, 'accounts-admin:enabled');
  }
}
