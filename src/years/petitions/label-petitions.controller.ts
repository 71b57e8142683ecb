import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { petitionClock } from '../../petitions/petition-clock.js';
import { clockHolidays, yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { nameOf } from '../../standing/chain.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { labelsOfYearRecord } from '../classification/labels.queries.js';
import { shownReasons } from '../classification/reasons.js';
import { yearGroup } from '../classification/year-group.js';
import { findYear } from '../year.queries.js';
import { labelPetitionsFor } from './label-petitions-for.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { openLabelPetition, type OpenedLabelPetition } from './label-petition-access.js';
import { LABEL_PETITION } from './label-petition.kind.js';

@Controller('label-petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector')
export class LabelPetitionsController {
  constructor(private readonly petitions: Petitions) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const rows = await labelPetitionsFor(asking, asking.actor, asking.today);
    return page(
      'classification/petitions',
      {
        open: rows.filter(({ outcome }) => outcome === null),
        decided: rows.filter(({ outcome }) => outcome !== null),
        unconfirmed: await yearsToWarnOf(asking, asking.today),
      },
      'classification:petition.list',
    );
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, await openLabelPetition(asking, id));
  }

  @Post(':id')
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.decide(asking.actor, LABEL_PETITION, id, body);
    if (issues.length === 0) return redirect(`/label-petitions/${id}`, 'classification:flash.petitionDecided');
    return (await this.page(asking, await openLabelPetition(asking, id), tidy(body))).withIssues(issues);
  }

  private async page(
    asking: Asking,
    { petition, yearRecord, at, classifier }: OpenedLabelPetition,
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const today = asking.today;
    const [labels, holidays, year] = await Promise.all([
      labelsOfYearRecord(asking, yearRecord.id),
      clockHolidays(asking, [petition.receivedOn], today),
      findYear(asking, yearRecord.yearId),
    ]);
    const contested = labels.find(({ id }) => id === petition.contestedId)!;
    const open = petition.outcome === null;
    const group = open && at.classifier ? await yearGroup(asking, year!, yearRecord.usingUnitId, today) : null;
    const computed = group?.people.find((person) => person.yearRecord.id === yearRecord.id)?.label.computed ?? null;
    return page(
      'classification/petition',
      {
        ...petition,
        unconfirmed: open ? await yearsToWarnOf(asking, today) : '',
        href: `/label-petitions/${petition.id}`,
        labelHref: `/years/records/${yearRecord.id}/label`,
        clock: open ? petitionClock(petition.receivedOn, today, holidays) : null,
        contestedReasons: shownReasons(yearRecord.year, contested.reasons, contested.byPoints, contested.label),
        mayDecide: open && at.classifier,
        mayWithdraw: open && at.self,
        decider: nameOf(classifier),
        computed,
        choices: choicesOf(computed, yearRecord.label),
        outcomeTyped: typed['outcome'] ?? '',
        chosen: typed['label'] ?? '',
        reasonTyped: typed['reason'] ?? '',
      },
      'classification:petition.title',
      { name: petition.name, year: petition.year },
    );
  }
}

/** What the label may become: what the record says, or good where it says excellent; not what it is. */
function choicesOf(computed: string | null, now: string | null): string[] {
  const all = computed === null ? [] : computed === 'excellent' ? ['excellent', 'good'] : [computed];
  return all.filter((label) => label !== now);
}
