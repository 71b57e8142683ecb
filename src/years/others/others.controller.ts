import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { laidOver } from '../../corrections/corrections.queries.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { setAsideOf } from '../set-aside.queries.js';
import { frameFor, otherToEnter, otherToRead } from './other-access.js';
import { outsideLabelsOf } from './others.queries.js';
import { OthersService } from './others.service.js';
import { OUTSIDE_LABEL_CORRECTION } from './outside-label.correction.js';
import { OUTSIDE_LABELS, OutsideLabelForm } from './outside-label.form.js';

/** Somebody whom another rule classifies: what was decided on their year, and the form that enters it. */
@Controller('years/:id/others/:officialId')
@Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
export class OthersController {
  constructor(private readonly others: OthersService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('officialId', IdPipe) officialId: number,
  ): Promise<Page> {
    return otherPage(asking, id, officialId, {});
  }

  @Post()
  async enter(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('officialId', IdPipe) officialId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    await otherToEnter(asking, id, officialId);
    const form = readForm(OutsideLabelForm, body, asking.today);
    const issues = form.issues ?? (await this.others.enter(asking.actor, id, officialId, form.value));
    if (issues.length > 0) return (await otherPage(asking, id, officialId, tidy(body))).withIssues(issues);
    return redirect(`/years/${id}/others/${officialId}`, 'years:others.entered');
  }
}

async function otherPage(
  asking: Asking,
  id: number,
  officialId: number,
  typed: TypedIn<OutsideLabelForm>,
): Promise<Page> {
  const { year, person, mayEnter } = await otherToRead(asking, id, officialId);
  const entered = await laidOver(asking, OUTSIDE_LABEL_CORRECTION.code, await outsideLabelsOf(asking, id, officialId));
  return page(
    'years/other',
    {
      year: year.year,
      back: person.officialId === asking.actor.officialId ? '/years' : `/years/${id}/december#others`,
      address: `/years/${id}/others/${officialId}`,
      person,
      entered: entered.map(({ versions, withdrawn, ...label }) => ({
        ...label,
        corrected: versions.length > 0 && !withdrawn,
        versions: versions.map(({ before, ...version }) => ({
          ...version,
          label: before['label'] ?? '',
          decisionNumber: before['decisionNumber'] ?? '',
          decisionDate: before['decisionDate'] ?? '',
          issuedBy: before['issuedBy'] ?? '',
          score: before['score'] || null,
          note: before['note'] || null,
        })),
        withdrawn,
        correctHref: mayEnter && !withdrawn ? `/years/outside-labels/${label.id}/correction` : null,
      })),
      enterable: mayEnter && person.result === null,
      labels: OUTSIDE_LABELS,
      frame: await frameFor(asking, year, person),
      setAside: await setAsideOf(asking, id, officialId),
      typed,
    },
    'years:others.of',
    { name: person.name, year: year.year },
  );
}
