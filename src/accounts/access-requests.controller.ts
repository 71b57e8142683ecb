import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { requestView } from './access-request.view.js';
import { AccessRequestsService } from './access-requests.service.js';
import { slipsPage } from './slips.page.js';

/** For everybody: who is asked to agree, who asked, and whose account it is. */
@Controller('accounts/requests')
@Allow('signed-in')
export class AccessRequestsController {
  constructor(private readonly requests: AccessRequestsService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const { toAnswer, own } = await this.requests.lists(asking);
    const view = (rows: typeof own) => rows.map((row) => requestView(asking.actor, row, asking.at));
    return page('accounts/requests', { toAnswer: view(toAnswer), own: view(own) }, 'accounts-admin:request.title');
  }

  @Post(':id/confirmation')
  async agree(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const { kind, asker, givenAlone } = await this.requests.agree(asking, id);
    const said = kind === 'role' && givenAlone ? 'roleWithoutPassword' : kind;
    return redirect('/accounts/requests', `accounts-admin:request.agreed.${said}`, { name: asker });
  }

  @Post(':id/refusal')
  async refuse(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.requests.refuse(asking, id);
    return redirect('/accounts/requests', 'accounts-admin:request.refused');
  }

  @Post(':id/slip')
  async slip(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return slipsPage([await this.requests.slip(actor, id)], '/accounts/requests');
  }
}
