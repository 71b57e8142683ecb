import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
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
  constructor(
    private readonly db: Db,
    private readonly proposals: ProductProposalsService,
  ) {}

  @Get()
  @Allow('head', 'personnel', 'inspector')
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const { root, at } = await openRoot(this.db, actor, rootAsked(actor, typed(query)['unit']));
    const number = pageNumber(query['page']);
    const all = at.prepares || at.decides || at.inspects;
    const rows = await proposalsOf(
      this.db,
      root.id,
      { all, account: actor.accountId, units: actor.heads.map(({ unitId }) => unitId) },
      SIZE,
      (number - 1) * SIZE,
    );
    const pages = paged('/catalogue/proposals', { unit: String(root.id) }, number, SIZE, rows[0]?.total ?? 0);
    return page('catalogue/proposals', { root, rows, pages, mayPropose: at.proposes }, 'catalogue:proposals.title');
  }

  @Get('new')
  @Allow('head')
  blank(@CurrentActor() actor: Actor, @Query('unit') unit?: string): Promise<Page> {
    return this.form(actor, { unit: typeof unit === 'string' ? unit : '' });
  }

  @Post()
  @Allow('head')
  async propose(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const given = typed(body);
    const form = readProposal(given);
    if (form.issues) return (await this.form(actor, given)).withIssues(form.issues);
    const id = await this.proposals.propose(actor, rootAsked(actor, given.unit), form.value);
    return redirect(`/catalogue/proposals/${id}`, 'catalogue:flash.proposed');
  }

  @Get(':id')
  @Allow('head', 'personnel', 'inspector')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const { proposal, mayDecide } = await this.proposals.open(this.db, actor, id);
    return page('catalogue/proposal', { proposal, mayDecide }, 'catalogue:proposal.title');
  }

  private async form(actor: Actor, given: TypedIn<ProposalWords, 'unit'>): Promise<Page> {
    const { root, at } = await openRoot(this.db, actor, rootAsked(actor, given.unit));
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
