import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Notice } from '../acts/notice.entity.js';
import type { Actor } from '../web/actor.js';

@Injectable()
export class NoticesService {
  constructor(private readonly acts: Acts) {}

  /** All that was told to a person is read. */
  async read(actor: Actor): Promise<void> {
    const { officialId } = actor;
    if (officialId === null) return;
    await this.acts.perform(actor, async (act) => {
      await act.update(Notice, { officialId, readAt: null }, { readAt: act.at });
    });
  }
}
