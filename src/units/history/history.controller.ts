import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { Page, page, redirect, type Redirect } from '../../web/answers.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { sightOf } from '../unit.policy.js';
import { loadUnit } from '../units.queries.js';
import type { FormResult } from '../../web/issues.js';
import { asked } from './act-pages.js';
import { annulPage } from './annulments.controller.js';
import { AnnulmentsService, mayBeTakenBack } from './annulments.service.js';
import { mayBeAnnulled, mayBeCorrected, mayCorrect, UnitActCorrectionsService } from './corrections.service.js';
import { actsOfUnit, findUnitAct, kinOfUnit, spansOfUnit, type StatedAct } from './history.queries.js';
import { actLine, firstDay, historyView } from './history.view.js';
import { ActCorrectionForm, AnnulForm } from './unit-act.form.js';

/** What a unit was called, under whom and by which decision; and what was stated wrongly, put right. */
@Controller()
@Allow('personnel')
export class UnitHistoryController {
  constructor(
    private readonly corrections: UnitActCorrectionsService,
    private readonly annulments: AnnulmentsService,
  ) {}

  @Get('units/:id/history')
  @Allow('personnel', 'inspector', 'head')
  async history(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await loadUnit(asking, id);
    if (!unit || sightOf(asking.actor, unit.path) !== 'whole') throw new NotFound();
    const [acts, spans, kin] = [
      await actsOfUnit(asking, id),
      await spansOfUnit(asking, id, asking.today),
      await kinOfUnit(asking, id),
    ];
    return page('units/history', { unit, ...historyView(asking.actor, acts, spans, kin) }, 'units:history');
  }

  @Get('unit-acts/:id/correction')
  async whatWasWrong(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const act = await this.open(asking, id);
    return correctionPage(act, correctionOf(act));
  }

  @Post('unit-acts/:id/correction')
  async correct(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const act = await this.open(asking, id);
    const form = readForm(ActCorrectionForm, body, asking.today);
    const done = form.issues ? form : await this.corrections.correct(asking.actor, id, form.value);
    if (done.issues) return correctionPage(act, asked(body)).withIssues(done.issues);
    return redirect(`/units/${done.value}/history`, 'units:actCorrected');
  }

  @Post('unit-acts/:id/annulment')
  async annul(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const act = await this.open(asking, id);
    const form = readForm(AnnulForm, body);
    if (mayBeTakenBack(act)) return this.takeBack(asking, act, form, body);
    const done = form.issues ? form : await this.corrections.annul(asking.actor, id, form.value);
    if (!done.issues) return redirect(`/units/${done.value}/history`, 'units:actAnnulled');
    return correctionPage(act, { ...correctionOf(act), ...tidy(body) }).withIssues(done.issues);
  }

  private async takeBack(
    asking: Asking,
    act: StatedAct,
    form: FormResult<AnnulForm>,
    body: unknown,
  ): Promise<Page | Redirect> {
    const done = form.issues ? form : await this.annulments.annul(asking.actor, act.id, form.value.annulReason, body);
    if (done.issues) return annulPage(asking, this.annulments, act, body, done.issues);
    return redirect(
      `/units/${act.unitId}/history`,
      done.value.done === 'asked' ? 'units:annulAsked' : 'units:actAnnulled',
    );
  }

  private async open(asking: Asking, id: number): Promise<StatedAct> {
    const act = await findUnitAct(asking, id);
    if (!act?.paths.some((path) => sightOf(asking.actor, path))) throw new NotFound();
    if (!mayCorrect(asking.actor, act)) throw new Forbidden();
    if (!mayBeCorrected(act)) throw new Conflict();
    return act;
  }
}

/** The name that the act gave, where it gave one. */
function namedBy({ kind, changes, unitId }: StatedAct): string | null {
  const own = changes.find((change) => change.unitId === unitId)?.sets;
  return (kind === 'committee' ? own?.committee : own?.name) ?? null;
}

function correctionOf(act: StatedAct): TypedIn<ActCorrectionForm> {
  return { day: firstDay(act), decisionNumber: act.decisionNumber, name: namedBy(act) };
}

function correctionPage(act: StatedAct, typed: TypedIn<ActCorrectionForm, 'annulReason'>): Page {
  return page(
    'units/correction',
    {
      act: actLine(act),
      unitId: act.unitId,
      named: namedBy(act) !== null,
      annul: mayBeAnnulled(act),
      back: mayBeTakenBack(act),
      typed,
    },
    'units:correction',
  );
}
