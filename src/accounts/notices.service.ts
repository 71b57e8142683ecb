import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Notice } from '../acts/notice.entity.js';
import type { Actor } from '../web/actor.js';

@Injectable()
export class NoticesService {
  constructor(private readonly acts: Acts) {}

  /** All that somebody was told is read. */
  async read(actor: Actor): Promise<void> {
    const { officialId, accountId } = actor;
    await this.acts.perform(actor, async (act) => {
      if (officialId !== null) await act.update(Notice, { officialId, readAt: null }, { readAt: act.at });
      await act.update(Notice, { accountId, readAt: null }, { readAt: act.at });
    });
  }
}
