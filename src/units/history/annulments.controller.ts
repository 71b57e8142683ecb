import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy, type TypedIn } from '../../web/read-form.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { sightOf } from '../unit.policy.js';
import { othersToAgree } from './annulment.queries.js';
import { AnnulmentsService, concerns, mayBeTakenBack, seenOfPlan, type Foreseen } from './annulments.service.js';
import { mayCorrect } from './corrections.service.js';
import { findUnitAct, type StatedAct } from './history.queries.js';
import { actLine } from './history.view.js';
import type { AnnulForm } from './unit-act.form.js';

/** A merger or a split that was stated wrongly: what goes back is shown, one asks, where need be another agrees. */
@Controller()
@Allow('personnel')
export class AnnulmentsController {
  constructor(private readonly annulments: AnnulmentsService) {}

  @Get('unit-acts/:id/annulment')
  async whatGoesBack(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const act = await findUnitAct(asking, id);
    if (!act?.paths.some((path) => sightOf(asking.actor, path))) throw new NotFound();
    if (!mayCorrect(asking.actor, act)) throw new Forbidden();
    if (!mayBeTakenBack(act) || act.annulment !== null) throw new Conflict();
    return annulPage(asking, this.annulments, act);
  }

  @Get('unit-annulments/:id')
  @Allow('personnel', 'head')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.requestPage(asking, id);
  }

  @Post('unit-annulments/:id/confirmation')
  @Allow('personnel', 'head')
  async agree(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const done = await this.annulments.confirm(asking.actor, id, body);
    if (done.issues) return (await this.requestPage(asking, id)).withIssues(done.issues);
    return redirect(`/unit-annulments/${id}`, 'units:actAnnulled');
  }

  @Post('unit-annulments/:id/refusal')
  @Allow('personnel', 'head')
  async refuse(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.annulments.refuse(asking.actor, id);
    return redirect(`/unit-annulments/${id}`, 'units:annulRefused');
  }

  private async requestPage(asking: Asking, id: number): Promise<Page> {
    const { request, old } = await this.annulments.find(asking, id);
    const waits = request.answeredAt === null && mayBeTakenBack(old);
    const foreseen = waits ? await this.annulments.foresee(asking, old) : null;
    const own = request.askedBy === asking.actor.accountId;
    const data = {
      request,
      act: actLine(old),
      history: mayCorrect(asking.actor, old) ? `/units/${old.unitId}/history` : null,
      state: request.answeredAt ? (request.granted ? 'agreed' : 'refused') : waits ? 'waiting' : 'over',
      mayAgree: waits && !own && concerns(asking.actor, old) && foreseen?.value !== undefined,
      mayRefuse: request.answeredAt === null,
      own,
      others: waits ? await othersToAgree(asking, old.paths, request.askedBy, asking.today) : [],
      ...shown(foreseen),
    };
    return toldWhy(page('units/annulment-request', data, 'units:annulment'), foreseen);
  }
}

/** The page on which a merger or a split is taken back. */
export async function annulPage(
  asking: Asking,
  annulments: AnnulmentsService,
  act: StatedAct,
  body?: unknown,
  issues: readonly Issue[] = [],
): Promise<Page> {
  const foreseen = await annulments.foresee(asking, act);
  const others = await othersToAgree(asking, act.paths, asking.actor.accountId, asking.today);
  const data = {
    act: actLine(act),
    unitId: act.unitId,
    typed: tidy(body) as TypedIn<AnnulForm>,
    others,
    ...shown(foreseen),
  };
  const shownPage = page('units/annulment', data, 'units:annulment');
  return issues.length > 0 ? shownPage.withIssues([...issues]) : toldWhy(shownPage, foreseen);
}

/** Looked at, not asked for: why nothing can go back stands on the page, which is there. */
function toldWhy(shownPage: Page, foreseen: FormResult<Foreseen> | null): Page {
  if (!foreseen?.issues) return shownPage;
  shownPage.withIssues(foreseen.issues).status = 200;
  return shownPage;
}

function shown(foreseen: FormResult<Foreseen> | null) {
  const { plan, carried } = foreseen?.value ?? {};
  return {
    carried: carried ?? null,
    day: plan?.day ?? null,
    whole: plan?.whole ?? true,
    seen: plan ? seenOfPlan(plan) : '',
  };
}
