import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { pageNumber, paged } from '../../web/paging.js';
import { openRoot } from '../catalogue-access.js';
import { rootIdsOf } from '../catalogue.policy.js';
import { typed } from '../typed.js';
import { readProposal, type ProposalWords } from './proposal.form.js';
import { proposalsOf } from './proposals.queries.js';
import { ProductProposalsService } from './product-proposals.service.js';
import type { TypedIn } from '../../web/read-form.js';

const SIZE = 50;

@Controller('catalogue/proposals')
export class ProductProposalsController {
  constructor(private readonly proposals: ProductProposalsService) {}

  @Get()
  @Allow('head', 'personnel', 'inspector')
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const { root, at } = await openRoot(asking, rootAsked(asking.actor, typed(query)['unit']));
    const number = pageNumber(query['page']);
    const all = at.prepares || at.decides || at.inspects;
    const rows = await proposalsOf(
      asking,
      root.id,
      { all, account: asking.actor.accountId, units: asking.actor.heads.map(({ unitId }) => unitId) },
      SIZE,
      (number - 1) * SIZE,
    );
    const pages = paged('/catalogue/proposals', { unit: String(root.id) }, number, SIZE, rows[0]?.total ?? 0);
    return page('catalogue/proposals', { root, rows, pages, mayPropose: at.proposes }, 'catalogue:proposals.title');
  }

  @Get('new')
  @Allow('head')
  blank(@CurrentAsking() asking: Asking, @Query('unit') unit?: string): Promise<Page> {
    return this.form(asking, { unit: typeof unit === 'string' ? unit : '' });
  }

  @Post()
  @Allow('head')
  async propose(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const given = typed(body);
    const form = readProposal(given);
    if (form.issues) return (await this.form(asking, given)).withIssues(form.issues);
    const id = await this.proposals.propose(asking.actor, rootAsked(asking.actor, given.unit), form.value);
    return redirect(`/catalogue/proposals/${id}`, 'catalogue:flash.proposed');
  }

  @Get(':id')
  @Allow('head', 'personnel', 'inspector')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const { proposal, mayDecide } = await this.proposals.open(asking, id);
    return page('catalogue/proposal', { proposal, mayDecide }, 'catalogue:proposal.title');
  }

  private async form(asking: Asking, given: TypedIn<ProposalWords, 'unit'>): Promise<Page> {
    const { root, at } = await openRoot(asking, rootAsked(asking.actor, given.unit));
    if (!at.proposes) throw new Forbidden('catalogue-heads-propose');
    return page('catalogue/proposal-new', { root, given, leading: given.leading === 'yes' }, 'catalogue:proposals.new');
  }
}

/** The root asked for, or the person's own. */
function rootAsked(actor: Actor, unit: unknown): number {
  const id = typeof unit === 'string' && /^[1-9]\d{0,8}$/.test(unit) ? Number(unit) : rootIdsOf(actor)[0];
  if (!id) throw new NotFound();
  return id;
}
