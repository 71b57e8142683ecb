import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { mayRead } from './period.policy.js';
import { periodHead } from './period.view.js';
import { denialOf, reopeningState } from './reopening.policy.js';
import { confirmersOf } from './reopening.queries.js';
import { ReopeningsService } from './reopenings.service.js';
import { IdPipe } from '../web/id.pipe.js';

/** The root's head or the committee's secretary answers. */
@Controller('periods/:id/reopenings/:reopening')
export class ReopeningAnswersController {
  constructor(private readonly reopenings: ReopeningsService) {}

  @Get()
  @Allow('head', 'committee', 'personnel', 'inspector')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('reopening', IdPipe) reopeningId: number,
  ): Promise<Page> {
    const { period, reopening } = await this.reopenings.find(asking, id, reopeningId);
    const today = asking.today;
    const state = reopeningState(reopening);
    const denial = denialOf(asking.actor, period, reopening);
    const confirmers = (await confirmersOf(asking, period.rootUnitId, today)).filter(
      (who) => who.officialId !== reopening.officialId,
    );
    const data = {
      period: periodHead(period, today),
      reopening,
      state,
      confirmers,
      canAnswer: state === 'asked' && denial === null,
      denial: state === 'asked' ? denial : null,
      back: mayRead(asking.actor, period) ? `/periods/${id}` : '/',
    };
    return page('periods/reopening', data, 'periods:reopening.title', { name: reopening.name });
  }

  @Post('confirmation')
  @Allow('head', 'committee')
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('reopening', IdPipe) reopeningId: number,
  ): Promise<Redirect> {
    const reopening = await this.reopenings.confirm(asking, id, reopeningId);
    return redirect(`/periods/${id}/reopenings/${reopeningId}`, 'periods:reopening.confirmed', {
      name: reopening.name,
    });
  }

  @Post('refusal')
  @Allow('head', 'committee')
  async refuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('reopening', IdPipe) reopeningId: number,
  ): Promise<Redirect> {
    const reopening = await this.reopenings.refuse(asking, id, reopeningId);
    return redirect(`/periods/${id}/reopenings/${reopeningId}`, 'periods:reopening.refused', { name: reopening.name });
  }
}
