import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { draftOf, lastAdopted, placesOf } from '../catalogue.queries.js';
import { groupText } from '../catalogue.view.js';
import { readProduct } from '../product.form.js';
import { typed } from '../typed.js';
import { reasonIssues } from './proposal.form.js';
import { ProductProposalsService } from './product-proposals.service.js';
import type { TypedIn } from '../../web/read-form.js';
import type { ProductWords } from '../product.js';

@Controller('catalogue/proposals/:id')
@Allow('personnel')
export class ProposalDecisionsController {
  constructor(
    private readonly labels: Labels,
    private readonly proposals: ProductProposalsService,
  ) {}

  @Get('acceptance')
  async ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const { proposal } = await this.proposals.open(asking, id);
    const { task, detail, output, factor, leading } = proposal;
    return this.form(asking, id, {
      task,
      detail,
      output,
      factor: fieldNumber(factor, asking.actor.lang),
      leading: leading ? 'yes' : '',
      place: proposal.unitId === proposal.rootId ? '' : proposal.unitName,
    });
  }

  @Post('acceptance')
  async accept(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const { proposal } = await this.proposals.open(asking, id);
    const form = readProduct(given, (await this.target(asking, proposal.rootId))?.groups ?? []);
    const issues =
      form.issues ??
      (await this.proposals.accept(asking.actor, id, form.value, this.labels.in('vi')('catalogue:defaultName')));
    if (issues.length > 0) return (await this.form(asking, id, given)).withIssues(issues);
    return redirect(`/catalogue/proposals/${id}`, 'catalogue:flash.accepted');
  }

  @Post('refusal')
  async refuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { reason = '' } = typed(body);
    const issues = reasonIssues(reason);
    if (issues.length > 0) {
      const { proposal, mayDecide } = await this.proposals.open(asking, id);
      if (!mayDecide)
        throw proposal.outcome
          ? new Conflict('product-proposal-decided', { name: proposal.decidedByName })
          : new Forbidden('catalogue-personnel-prepare');
      return page('catalogue/proposal', { proposal, mayDecide, reason }, 'catalogue:proposal.title').withIssues(issues);
    }
    await this.proposals.refuse(asking.actor, id, reason);
    return redirect(`/catalogue/proposals/${id}`, 'catalogue:flash.refused');
  }

  /** Where an accepted product goes: the draft, or what one would begin from. */
  private async target(asking: Asking, rootId: number) {
    return (await draftOf(asking, rootId)) ?? (await lastAdopted(asking, rootId));
  }

  private async form(asking: Asking, id: number, given: TypedIn<ProductWords>): Promise<Page> {
    const { proposal, mayDecide } = await this.proposals.open(asking, id);
    if (!mayDecide)
      throw proposal.outcome
        ? new Conflict('product-proposal-decided', { name: proposal.decidedByName })
        : new Forbidden('catalogue-personnel-prepare');
    const target = await this.target(asking, proposal.rootId);
    const groups = (target?.groups ?? []).map((group) => ({ value: group.code, text: groupText(group) }));
    const places = target ? (await placesOf(asking, target.id)).filter(({ place }) => place !== '') : [];
    return page(
      'catalogue/acceptance',
      { proposal, given, groups, places, leading: given.leading === 'yes' },
      'catalogue:acceptance.title',
    );
  }
}
