import { Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Conflict, NotFound } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { flagsOf } from './flags.js';
import { flagsTogether } from './touched.view.js';
import { ResultFlag } from './result-flag.entity.js';

const CHAINS = { evaluation: 'evaluation', legal: 'legal-sheet', year: 'official' } as const;

@Injectable()
export class ResultFlags {
  constructor(private readonly acts: Acts) {}

  /** The scorer has looked at it; the result stays, the mark too. */
  async look(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const flag = await act.lock(ResultFlag, { id });
      if (!flag || flag.scoredBy !== actor.accountId) throw new NotFound();
      if (flag.seenAt) throw new Conflict('flag-seen');
      await act.update(ResultFlag, { id }, { seenAt: act.at });
      const paper = flag.paper as keyof typeof CHAINS;
      const chain = `${CHAINS[paper]}:${paper === 'year' ? flag.officialId : flag.paperId}`;
      await act.record(chain, 'correction.result-looked-at', { flag: id });
    });
  }
}

/** Results that one gave, and what has been put right under them since. */
@Controller('corrections/flags')
@Allow('official', 'outside-approver')
export class ResultFlagsController {
  constructor(private readonly flags: ResultFlags) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const flags = flagsTogether(await flagsOf(asking, asking.actor.accountId));
    return page('corrections/flags', { flags }, 'corrections:flags.title');
  }

  @Post(':id/seen')
  async seen(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.flags.look(actor, id);
    return redirect('/corrections/flags', 'corrections:flags.seen');
  }
}
