import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import type { Tx } from '../../database/db.js';
import { PostChanges, type Changing, type Settled } from '../../units/post-changes.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { typesUnderAt } from '../settings/applying.js';
import { refreshForms } from './legal-forms.js';
import type { SpanOf } from './span.js';

interface OpenMonth {
  id: number;
  month: string;
  span: SpanOf;
  edition: EditionCode;
  rootUnitId: number;
  rootPath: string;
}

const MONTHS = `
select p.id, p.month, p.span, p.edition, p.root_unit_id as "rootUnitId", root.path as "rootPath" from legal_periods p join units root on root.id = p.root_unit_id
where p.closed_at is null and (
  exists (select 1 from legal_sheets s where s.legal_period_id = p.id and s.official_id = $1)
  or exists (select 1 from posts m join units u on u.id = m.unit_id where m.official_id = $1 and m.main and u.path like root.path || '%'))
order by p.id for update of p`;

/** When somebody's posts change, their forms of the open months follow. */
@Injectable()
export class FormFollower implements OnModuleInit {
  constructor(private readonly changes: PostChanges) {}

  onModuleInit(): void {
    this.changes.follow((tx, officialId, changing) => this.follow(tx, officialId, changing));
  }

  private async follow(tx: Tx, officialId: number, changing: Changing): Promise<Settled> {
    const all: Settled = { removed: 0, excused: 0 };
    for (const period of await tx.rows<OpenMonth>(MONTHS, [officialId])) {
      const types = await typesUnderAt(tx, period.rootUnitId, period.edition, period.month);
      const { added, moved, removed, excused } = await refreshForms(
        tx,
        period,
        { rootPath: period.rootPath, types },
        changing,
        officialId,
      );
      all.removed += removed;
      all.excused += excused;
      if (added + moved === 0) continue;
      const detail = { legalPeriod: period.id, added, moved };
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
