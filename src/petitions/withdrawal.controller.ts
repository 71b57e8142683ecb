import { Body, Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { textOf, tidy } from '../web/read-form.js';
import type { PetitionFacts, PetitionKind } from './petition-kind.js';
import { REASON_BOUNDS } from './petition.form.js';
import { Petitions } from './petitions.service.js';

/** The page on which who filed a petition of this kind takes it back. */
export function petitionWithdrawal<O extends { petition: PetitionFacts }>(
  kind: PetitionKind<O>,
): new (petitions: Petitions) => object {
  // Injectable: the compiler tells the framework what a constructor takes only where the class is decorated itself.
  @Injectable()
  class Withdrawal {
    constructor(readonly petitions: Petitions) {}

    @Get()
    show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
      return this.page(asking, id);
    }

    @Post()
    async withdraw(
      @CurrentAsking() asking: Asking,
      @Param('id', IdPipe) id: number,
      @Body() body: unknown,
    ): Promise<Page | Redirect> {
      const issues = await this.petitions.withdraw(asking.actor, kind, id, body);
      if (issues.length > 0) return (await this.page(asking, id, body)).withIssues(issues);
      return redirect(`${kind.address}/${id}`, 'petitions:withdrawal.done');
    }

    private async page(asking: Asking, id: number, body?: unknown): Promise<Page> {
      const { reason, receivedOn, dueOn } = await this.petitions.openToWithdraw(asking, kind.on, id);
      const data = {
        address: `${kind.address}/${id}`,
        said: reason,
        receivedOn,
        dueOn,
        reason: textOf(tidy(body), 'reason') ?? '',
        most: REASON_BOUNDS.most,
      };
      return page('petitions/withdrawal', data, 'petitions:withdrawal.title');
    }
  }
  Allow('official')(Withdrawal);
  Controller(`${kind.address.slice(1)}/:id/withdrawal`)(Withdrawal);
  return Withdrawal;
}
