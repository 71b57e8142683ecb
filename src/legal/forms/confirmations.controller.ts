import { hadNoWayIn } from '../../accounts/way-in.js';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../web/access.js';
import { Live, Redirect, redirect, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import { workSection } from '../work/work.view.js';
import { confirmFragments, confirmIssues, confirmPage } from './confirm-page.view.js';
import { openConfirmLegalForm } from './confirm-form.js';
import { ConfirmationsService } from './confirmations.service.js';
import { interimViews } from '../../interim/interim.queries.js';
import { LEGAL_INTERIM, LEGAL_PROPOSABLE } from './legal-interim.kind.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { legalQueue, legalReady } from './legal-queue.js';
import { legalReturnsOf } from './legal-returns.service.js';
import type { Body as Fields } from '../../web/read-form.js';

/** The competent person's own column (Điều 17.2): saved while they write, confirmed by an act of its own. */
@Controller('legal/forms/:id/confirmation')
@Allow('head', 'outside-approver')
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return (await this.page(asking, id)) ?? new Redirect(`/legal/forms/${id}`);
  }

  @Post('draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) {
      const { confirm, issues, at } = await this.confirmations.save(asking.actor, id, body ?? {});
      return new Live(
        { version: confirm.legalForm.revision, savedAt: at.toISOString() },
        confirmFragments(confirm),
        issues.length > 0 ? 422 : 200,
      );
    }
    const { issues } = await this.confirmations.save(asking.actor, id, body ?? {});
    return issues.length > 0
      ? (await this.again(asking, id, body)).withIssues(issues)
      : redirect(`/legal/forms/${id}/confirmation`, 'legal:flash.saved');
  }

  @Post()
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const queue = await legalQueue(asking, asking.actor, asking.today);
    const { confirm, issues, resultId } = await this.confirmations.confirm(asking.actor, id, body ?? {});
    if (resultId === null)
      return (await this.again(asking, id, body)).withIssues([
        ...issues,
        ...confirmIssues(blockersBeside(confirm.blockers, issues)),
      ]);
    const next = queue.find((item) => item.id !== id && isLaw(item.edition) && legalReady(item));
    const flash = next ? 'legal:flash.confirmedNext' : 'legal:flash.confirmed';
    return redirect(next ? `/legal/forms/${next.id}/confirmation` : '/legal/approvals', flash, {
      name: confirm.legalForm.officialName,
      next: next?.name,
    });
  }

  /** Shows what the person gave themself, once the scorer has marked every item. */
  @Post('revelation')
  async reveal(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.confirmations.reveal(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.again(asking, id, body)).withIssues(issues);
    return redirect(`/legal/forms/${id}/confirmation`, 'legal:flash.revealed');
  }

  private async page(asking: Asking, id: number, typed?: Fields): Promise<Page | null> {
    const today = asking.today;
    const { opened, confirm } = await openConfirmLegalForm(asking, id);
    if (!confirm) return null;
    const [neverIn, section, returns, interim] = await Promise.all([
      hadNoWayIn(asking, confirm.legalForm.officialId),
      workSection(asking, opened, today),
      legalReturnsOf(asking, id),
      confirm.blind ? [] : interimViews(asking, LEGAL_INTERIM, id, LEGAL_PROPOSABLE),
    ]);
    return confirmPage(asking.actor, {
      neverIn,
      confirm,
      interim,
      section,
      returned: returns[0] ?? null,
      seesLed: opened.scorer !== 'outside',
      today,
      typed,
    });
  }

  private async again(asking: Asking, id: number, typed: Fields): Promise<Page> {
    const shown = await this.page(asking, id, typed);
    if (!shown) throw new NotFound();
    return shown;
  }
}

/** A field that could not be read is not told twice. */
function blockersBeside<T extends { field: string }>(
  blockers: readonly T[],
  issues: readonly { field: string }[],
): T[] {
  return blockers.filter(({ field }) => field === '' || !issues.some((issue) => issue.field === field));
}
