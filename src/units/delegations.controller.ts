import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { isHeldOn, isOver } from '../standing/validity.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { DELEGATION_SIGNINGS } from './delegation.entity.js';
import { DelegationForm } from './delegations.form.js';
import { delegationsOf, unitsToChoose, type DelegationRow } from './delegations.queries.js';
import { DelegationsService } from './delegations.service.js';
import { delegable } from './stand-ins.js';

const SHOWN = 50;

/** Who decides in my stead, and in whose stead I was asked to. */
@Controller('delegations')
@Allow('official')
export class DelegationsController {
  constructor(
    private readonly delegations: DelegationsService,
    private readonly labels: Labels,
  ) {}

  @Get()
  async mine(@CurrentAsking() asking: Asking): Promise<Page> {
    const [first] = delegable(asking.actor);
    return this.shown(asking, { fromDate: asking.today, signing: 'none', unit: first ? String(first.unitId) : null });
  }

  @Post()
  @Allow('head')
  async offer(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(DelegationForm, body, asking.today);
    const issues = form.issues ?? (await this.delegations.offer(asking.actor, form.value));
    if (issues.length > 0) return (await this.shown(asking, tidy(body))).withIssues(issues);
    return redirect('/delegations', 'delegations:flash.offered');
  }

  @Post(':id/acceptance')
  async accept(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const issues = await this.delegations.accept(asking.actor, id);
    if (issues.length > 0) return (await this.shown(asking, {})).withIssues(issues);
    return redirect('/delegations', 'delegations:flash.accepted');
  }

  @Post(':id/refusal')
  async decline(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.delegations.decline(actor, id);
    return redirect('/delegations', 'delegations:flash.declined');
  }

  @Post(':id/ending')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.delegations.end(actor, id);
    return redirect('/delegations', 'delegations:flash.ended');
  }

  private async shown(asking: Asking, typed: TypedIn<DelegationForm>): Promise<Page> {
    const { actor, today } = asking;
    const say = this.labels.in(actor.lang);
    const rows = actor.officialId === null ? [] : await delegationsOf(asking, actor.officialId, SHOWN);
    const units = await unitsToChoose(
      asking,
      delegable(actor).map(({ unitId }) => unitId),
    );
    const lines = rows.map((row) => lineOf(row, actor, today));
    const data = {
      open: lines.filter(({ mayEnd }) => mayEnd),
      past: lines.filter(({ mayEnd }) => !mayEnd),
      units,
      signings: DELEGATION_SIGNINGS.map((value) => ({ value, text: say(`delegations:signing.${value}`) })),
      typed,
    };
    return page('units/delegations', data, 'delegations:title');
  }
}

function lineOf(row: DelegationRow, { officialId }: Actor, today: string) {
  const { id, unitName, fromName, toName, fromDate, toDate, signing, endedBy, endedAt } = row;
  const state = stateOf(row, today);
  return {
    id,
    unitName,
    fromName,
    toName,
    fromDate,
    toDate,
    signing,
    endedBy,
    endedAt,
    state,
    mayAnswer: state === 'offered' && row.toOfficial === officialId,
    mayEnd: state === 'offered' || state === 'accepted' || state === 'coming',
    end: state === 'offered' ? 'offer' : 'standing',
  };
}

function stateOf(row: DelegationRow, today: string) {
  const { acceptedAt, declinedAt, endedAt } = row;
  if (declinedAt) return 'declined';
  if (endedAt) return 'ended';
  if (isOver(row, today)) return 'over';
  if (!acceptedAt) return 'offered';
  return isHeldOn(row, today) ? 'accepted' : 'coming';
}
