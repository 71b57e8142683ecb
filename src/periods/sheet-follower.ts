import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import type { Tx } from '../database/db.js';
import { PostChanges, type Changing, type Settled } from '../units/post-changes.js';
import { lastDayOf } from './calendar.js';
import { refreshSheets } from './places.js';

/** The open months that a person has a sheet in, or a main post to have one for; locked, as a closing locks them. */
const MONTHS = `
select p.id, p.month from periods p join units root on root.id = p.root_unit_id
where p.opened_at is not null and p.closed_at is null and (
  exists (select 1 from evaluations e where e.period_id = p.id and e.official_id = $1)
  or exists (select 1 from posts m join units u on u.id = m.unit_id where m.official_id = $1 and m.main and u.path like root.path || '%'))
order by p.id for update of p`;

/** When somebody's posts change, their sheets of the open months follow. */
@Injectable()
export class SheetFollower implements OnModuleInit {
  constructor(private readonly changes: PostChanges) {}

  onModuleInit(): void {
    this.changes.follow((tx, officialId, changing) => this.follow(tx, officialId, changing));
  }

  private async follow(tx: Tx, officialId: number, changing: Changing): Promise<Settled> {
    const all: Settled = { removed: 0, excused: 0 };
    const months = await tx.rows<{ id: number; month: string }>(MONTHS, [officialId]);
    for (const period of months) {
      const { added, moved, removed, excused } = await refreshSheets(tx, period, changing, officialId);
      all.removed += removed;
      all.excused += excused;
      if (added + moved === 0) continue;
      const detail = { period: period.id, day: lastDayOf(period.month), added, moved };
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'official.sheet-placed',
        account: changing.actor.accountId,
        at: changing.at,
        detail,
      });
    }
    return all;
  }
}
