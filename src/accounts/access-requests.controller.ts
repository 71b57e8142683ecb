import { Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
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
  constructor(
    private readonly requests: AccessRequestsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const { toAnswer, own } = await this.requests.lists(actor);
    const view = (rows: typeof own) => rows.map((row) => requestView(actor, row, this.clock.now()));
    return page('accounts/requests', { toAnswer: view(toAnswer), own: view(own) }, 'accounts-admin:request.title');
  }

  @Post(':id/confirmation')
  async agree(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const { kind, asker, givenAlone } = await this.requests.agree(actor, id);
    const said = kind === 'role' && givenAlone ? 'roleWithoutPassword' : kind;
    return redirect('/accounts/requests', `accounts-admin:request.agreed.${said}`, { name: asker });
  }

  @Post(':id/refusal')
  async refuse(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.requests.refuse(actor, id);
    return redirect('/accounts/requests', 'accounts-admin:request.refused');
  }

  @Post(':id/slip')
  async slip(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return slipsPage([await this.requests.slip(actor, id)], '/accounts/requests');
  }
}
