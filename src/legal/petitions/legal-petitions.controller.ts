import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { legalResultsOf } from '../forms/legal-results.queries.js';
import { ledResults } from '../forms/led-results.js';
import { compareOrDecide, type CorrectionPage } from '../corrections/compare-or-decide.js';
import { correctable, correcting } from '../corrections/correcting.js';
import { changesOfResult } from '../corrections/result-changes.queries.js';
import type { Body as Fields } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { openLegalPetition, replaces } from './legal-petition-access.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';
import { legalPetitionPage } from './legal-petition.view.js';
import {
  clocked,
  endedLegalPetitions,
  labelledBefore,
  openLegalPetitions,
  petitionHref,
  type ClockedPetition,
} from './legal-petitions.queries.js';

const DECIDED_SHOWN = 30;

@Controller('legal/petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector', 'committee')
export class LegalPetitionsController {
  constructor(private readonly petitions: Petitions) {}

  @Get()
  @Allow('head', 'outside-approver')
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const today = asking.today;
    const [open, decided] = [
      await openLegalPetitions(asking, asking.actor, today),
      await endedLegalPetitions(asking, DECIDED_SHOWN),
    ];
    return page(
      'legal/petitions',
      {
        open: await clocked(asking, open, today),
        decided: decided.map((row) => ({ ...row, href: petitionHref(row) })),
        unconfirmed: await yearsToWarnOf(asking, today),
      },
      'legal:petitions.title',
    );
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return (await this.page(asking, id)).page;
  }

  @Post(':id')
  @Allow('head', 'outside-approver')
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return compareOrDecide(body, {
      shown: (typed, comparing) => this.page(asking, id, comparing ? { ...typed, outcome: 'replaced' } : typed),
      decide: () => this.petitions.decide(asking.actor, LEGAL_PETITION, id, body),
      done: redirect(`/legal/petitions/${id}`, 'legal:flash.decided'),
    });
  }

  private async page(asking: Asking, id: number, typed?: Fields): Promise<CorrectionPage> {
    const shown = await openLegalPetition(asking, id);
    const { petition, opened, mayDecide } = shown;
    const { legalForm } = opened;
    const [{ clock }] = (await clocked(asking, [petition], asking.today)) as [ClockedPetition];
    const results = await legalResultsOf(asking, legalForm.id);
    const decides = mayDecide && petition.outcome === null;
    const led = decides && typed && legalForm.leader ? await ledResults(asking, legalForm) : [];
    const from = decides
      ? await correctable(asking, { legalForm, result: results[0]!, led, today: asking.today })
      : null;
    const made = from && typed && replaces(typed) ? await correcting(asking, typed, from) : null;
    const shownPage = legalPetitionPage(asking.actor, {
      ...shown,
      unconfirmed: await yearsToWarnOf(asking, asking.today),
      clock,
      results,
      labelled: await labelledBefore(asking, legalForm, petition.decidedAt),
      changes: petition.newResultId === null ? [] : await changesOfResult(asking, petition.newResultId),
      work: from?.work ?? [],
      typed,
      made,
    });
    return { page: shownPage, issues: made?.issues ?? [] };
  }
}
