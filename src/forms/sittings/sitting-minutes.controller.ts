import { Controller, Get, Param } from '@nestjs/common';
import { stampFor } from '../../audit/checkpoints/stamp.js';
import { decisionsOf, itemsOf, withdrawalsOf } from '../../committee/sittings/item.queries.js';
import { sittingToRead } from '../../committee/sittings/sitting-access.js';
import { membersOf, type SittingRow } from '../../committee/sittings/sitting.queries.js';
import { reopeningsOf } from '../../committee/sittings/reopening.queries.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import type { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import type { FormFormat } from '../paper/render-form.js';
import { say } from '../paper/words.js';
import { sittingPaper } from './sitting-paper.js';

/** A unit called after its place gives it where the settings name none: "Phường Mẫu", never an office's name. */
function localityOf(unitName: string): string {
  return /^(Phường|Xã|Đặc khu|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh)\s/i.test(unitName) ? unitName : '';
}

/** The minutes of a closed sitting, for those who read the sitting. An open one has none yet. */
@Controller('forms/sittings')
@Allow('committee', 'inspector')
export class SittingMinutesController {
  constructor(
    private readonly db: Db,
    private readonly heads: PaperHeads,
    private readonly clock: Clock,
  ) {}

  @Get(':id/minutes.pdf')
  async pdf(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(actor, id, 'pdf');
  }

  @Get(':id/minutes.docx')
  async docx(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(actor, id, 'docx');
  }

  private async minutes(actor: Actor, id: number, format: FormFormat): Promise<Download> {
    const sitting = await sittingToRead(this.db, actor, id);
    if (!sitting.closedAt) throw new NotFound();
    const [members, items, withdrawals, decisions, head, above, criteria, reopenings] = await Promise.all([
      membersOf(this.db, id),
      itemsOf(this.db, id),
      withdrawalsOf(this.db, id),
      decisionsOf(this.db, id),
      this.heads.ofAgency(sitting.unitId),
      this.above(sitting),
      this.criteria(id),
      reopeningsOf(this.db, id),
    ]);
    const stamp = await stampFor(this.db, sitting.closedAt, (code) => ({
      text: say('forms:stamp.text', { code }),
      alt: say('forms:stamp.alt', { code }),
    }));
    const paper = {
      ...sittingPaper({
        sitting,
        members,
        items,
        withdrawals,
        decisions,
        place: head.place || localityOf(sitting.unitName),
        above,
        criteria,
        reopenings,
        zone: this.clock.zone,
      }),
      stamp,
    };
    return paperDownload('sitting-minutes', format, paper, `bien-ban-phien-hop-${sitting.number}-${sitting.heldOn}`);
  }

  /** The committee above, where there is one. */
  private async above({ unitPath, unitId }: SittingRow): Promise<string> {
    const row = await this.db.one<{ name: string }>(
      `select c.name from committees c join units u on u.id = c.unit_id where $1 like u.path || '%' and u.id <> $2 order by length(u.path) desc limit 1`,
      [unitPath, unitId],
    );
    return row?.name ?? '';
  }

  private async criteria(sittingId: number): Promise<Map<string, string>> {
    const rows = await this.db.rows<{ evaluation: number; code: string; text: string }>(
      `select i.evaluation_id as evaluation, c ->> 'code' as code, c ->> 'text' as text from sitting_items i join evaluations e on e.id = i.evaluation_id
       join criteria_versions v on v.id = e.version_id cross join jsonb_array_elements(v.content -> 'criteria') as c where i.sitting_id = $1 and i.kind = 'sheet'`,
      [sittingId],
    );
    return new Map(rows.map(({ evaluation, code, text }) => [`${evaluation} ${code}`, text]));
  }
}
