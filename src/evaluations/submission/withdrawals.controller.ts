import { Controller, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Redirect } from '../../web/answers.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('evaluations')
@Allow('official')
export class WithdrawalsController {
  constructor(private readonly withdrawals: WithdrawalsService) {}

  @Post(':id/withdrawal')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.withdrawals.withdraw(actor, id);
    return redirect(`/evaluations/${id}`, 'evaluations:flash.withdrawn');
  }
}
