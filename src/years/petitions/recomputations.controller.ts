import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { compareOrDecide, type CorrectionPage } from '../../legal/corrections/compare-or-decide.js';
import { comparedView } from '../../legal/corrections/compared.view.js';
import { correctFormView } from '../../legal/corrections/correct-form.view.js';
import { correcting } from '../../legal/corrections/correcting.js';
import { legalFormFacts } from '../../legal/forms/own-form.view.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { RecomputationsService } from './recomputations.service.js';

/** The month recomputed for what was found later (Điều 21.3): old beside new, then by a decision. */
@Controller('years/records/:id/replacement/months/:form')
@Allow('official', 'head', 'outside-approver')
export class RecomputationsController {
  constructor(private readonly recomputations: RecomputationsService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('form', IdPipe) form: number,
  ): Promise<Page> {
    return (await this.page(asking, id, form)).page;
  }

  @Post()
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('form', IdPipe) form: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return compareOrDecide(body, {
      shown: (typed) => this.page(asking, id, form, typed),
      decide: () => this.recomputations.decide(asking.actor, id, form, body ?? {}),
      done: redirect(`/years/records/${id}/replacement`, 'classification:flash.recomputed'),
    });
  }

  private async page(asking: Asking, id: number, form: number, typed?: Fields): Promise<CorrectionPage> {
    const from = await this.recomputations.open(asking.actor, id, form, asking, asking.today);
    const made = typed ? await correcting(asking, typed, from) : null;
    const said = (field: string) => (typed && textOf(typed, field)) ?? '';
    const { legalForm, result } = from;
    const data = {
      legalForm: legalFormFacts(legalForm),
      action: `/years/records/${id}/replacement/months/${form}`,
      backHref: `/years/records/${id}/replacement`,
      score: result.score,
      compared: made ? comparedView(result, made) : null,
      number: said('number'),
      decidedOn: said('decidedOn'),
      reason: { id: 'reason', value: said('reason'), rows: 3, maxlength: REASON_BOUNDS.most },
      form: correctFormView(from, { typed, lang: asking.actor.lang }),
    };
    return {
      page: page('classification/recomputation', data, 'classification:recompute.title', {
        name: legalForm.officialName,
      }),
      issues: made?.issues ?? [],
    };
  }
}
