import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { byPersonName } from '../../web/name-order.js';
import { openAgency } from './agency-access.js';
import { agencyIn } from './classification.controller.js';
import { quotaView } from './classification.view.js';
import { mayLower } from './lowerings.form.js';
import { loweringsSeen, LoweringsService } from './lowerings.service.js';
import { REASON } from './proposal.form.js';
import { otherReading, yearGroup } from './year-group.js';
import { percentOf } from './decision.form.js';

/** Everybody who could give way, beside the ceilings: several are prepared on one page, each with a reason. */
@Controller('years/:id/classification/lowerings')
@Allow('official', 'head', 'outside-approver')
export class LoweringsController {
  constructor(private readonly lowerings: LoweringsService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('agency') agency: unknown,
  ): Promise<Page> {
    return this.page(asking, id, agencyIn(agency), {});
  }

  @Post()
  async propose(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const unitId = agencyIn(textOf(body ?? {}, 'agency'));
    const issues = await this.lowerings.propose(asking.actor, id, unitId, body ?? {});
    if (issues.length > 0) return (await this.page(asking, id, unitId, body ?? {})).withIssues(issues);
    return redirect(
      `/years/${id}/classification${unitId ? `?agency=${unitId}` : ''}`,
      'classification:lowerings.saved',
    );
  }

  private async page(asking: Asking, id: number, unitId: number | null, typed: Fields): Promise<Page> {
    const agency = await openAgency(asking, asking.actor, id, unitId, asking.today);
    if (!agency.may.people && !agency.may.head) throw new Forbidden();
    const { year, unit } = agency;
    const group = await yearGroup(asking, year, unit.unitId, asking.today);
    const people = mayLower(agency, group, asking.actor);
    const sent = Object.keys(typed).length > 0;
    const rows = people
      .map(({ yearRecord, label }) => ({
        ...{ id: yearRecord.id, name: yearRecord.officialName, unitName: yearRecord.unitName, mean: label.mean },
        groupName: yearRecord.groupName,
        lowered: sent ? textOf(typed, `lower-${yearRecord.id}`) === 'yes' : yearRecord.proposedLabel === 'good',
        field: `reason-${yearRecord.id}`,
        reason: textOf(typed, `reason-${yearRecord.id}`) ?? yearRecord.proposalReason ?? '',
      }))
      .sort((a, b) => byPersonName(a.name, b.name));
    const data = {
      ...{ rows, unitId: unit.unitId, action: `/years/${id}/classification/lowerings`, longest: REASON.most },
      back: `/years/${id}/classification?agency=${unit.unitId}`,
      seen: textOf(typed, 'seen') ?? loweringsSeen(people),
      ...{ quota: quotaView(group), base: group.record.quotaBase, otherBase: otherReading(group).base },
      ...{ percent: percentOf(group.record.share), decision: group.share.decision, decidedOn: group.share.decidedOn },
    };
    return page('classification/lowerings', data, 'classification:lowerings.title', {
      year: year.year,
      unit: unit.name,
    });
  }
}
