import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { nameOf } from '../../standing/chain.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textOf, type Body as Fields } from '../../web/read-form.js';
import { yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { compareOrDecide, type CorrectionPage } from '../corrections/compare-or-decide.js';
import { changesOfResult } from '../corrections/result-changes.queries.js';
import { legalResultsOf } from '../forms/legal-results.queries.js';
import { openLegalPetition, replaces } from '../petitions/legal-petition-access.js';
import { clocked, type ClockedPetition } from '../petitions/legal-petitions.queries.js';
import { HANOI_PETITION } from './hanoi-petition.kind.js';
import { hanoiCompared, hanoiCorrectForm } from './hanoi-correct.view.js';
import { hanoiCorrectable, hanoiCorrecting } from './hanoi-correcting.js';
import { itemsOfResult } from './hanoi-form.js';
import { changesView } from './hanoi-page.service.js';

@Controller('legal/hanoi/petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector', 'committee')
export class HanoiPetitionsController {
  constructor(private readonly petitions: Petitions) {}

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
      decide: () => this.petitions.decide(asking.actor, HANOI_PETITION, id, body),
      done: redirect(`/legal/hanoi/petitions/${id}`, 'legal:flash.decided'),
    });
  }

  private async page(asking: Asking, id: number, typed?: Fields): Promise<CorrectionPage> {
    const { petition, opened, mayDecide } = await openLegalPetition(asking, id, false);
    const { legalForm } = opened;
    const [{ clock }] = (await clocked(asking, [petition], asking.today)) as [ClockedPetition];
    const results = await legalResultsOf(asking, legalForm.id);
    const decides = mayDecide && petition.outcome === null;
    const from = decides ? await hanoiCorrectable(asking, legalForm) : null;
    const made = from && typed && replaces(typed) ? await hanoiCorrecting(asking, typed, from) : null;
    const replacing = results.find((one) => one.id === petition.newResultId) ?? null;
    const changes = replacing ? await changesOfResult(asking, replacing.id) : [];
    const data = {
      ...{ petition, clock, decides, legalForm, replacing },
      self: opened.at.self,
      scorer: nameOf(opened.scorer),
      unconfirmed: await yearsToWarnOf(asking, asking.today),
      contested: results.find((one) => one.id === petition.contestedId)!,
      changes: replacing ? changesView(itemsOfResult(replacing), changes) : [],
      compared: from && hanoiCompared(from, made),
      outcome: (typed && textOf(typed, 'outcome')) ?? '',
      form: from && hanoiCorrectForm(from, typed, asking.actor.lang),
    };
    const shown = page('hanoi/petition', data, 'legal:petition.title', { name: petition.name });
    return { page: shown, issues: made?.issues ?? [] };
  }
}
