import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { AccountsService } from './accounts.service.js';
import { slipsPage } from './slips.page.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('accounts/:id')
@Allow('administrator', 'personnel')
export class AccountActsController {
  constructor(private readonly accounts: AccountsService) {}

  @Post('one-time-password')
  async reset(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return slipsPage([await this.accounts.reset(asking, id)], `/accounts/${id}`);
  }

  @Post('unlocking')
  async unlock(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.accounts.unlock(asking, id);
    return redirect(`/accounts/${id}`, 'accounts-admin:unlocked');
  }

  @Post('disabling')
  async disable(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const done = await this.accounts.disable(asking, id);
    return done === 'asked'
      ? redirect('/accounts/requests', 'accounts-admin:request.asked')
      : redirect(`/accounts/${id}`, 'accounts-admin:disabled');
  }

  @Post('enabling')
  async enable(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const done = await this.accounts.enable(asking, id);
    return done === 'asked'
      ? redirect('/accounts/requests', 'accounts-admin:request.asked')
      : redirect(`/accounts/${id}`, 'accounts-admin:enabled');
  }
}
