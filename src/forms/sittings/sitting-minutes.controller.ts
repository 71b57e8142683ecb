import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { stampFor } from '../../audit/checkpoints/stamp.js';
import { decisionsOf, itemsOf, withdrawalsOf } from '../../committee/sittings/item.queries.js';
import { sittingToRead } from '../../committee/sittings/sitting-access.js';
import { membersOf } from '../../committee/sittings/sitting.queries.js';
import { reopeningsOf } from '../../committee/sittings/reopening.queries.js';
import { Allow } from '../../web/access.js';
import type { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import type { FormFormat } from '../paper/render-form.js';
import { say } from '../paper/words.js';
import { sittingPaper } from './sitting-paper.js';
import { committeeAbove, criteriaTexts } from './sitting-paper.queries.js';

/** A unit called after its place gives it where the settings name none: "Phường Mẫu", never an office's name. */
function localityOf(unitName: string): string {
  return /^(Phường|Xã|Đặc khu|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh)\s/i.test(unitName) ? unitName : '';
}

/** The minutes of a closed sitting, for those who read the sitting. An open one has none yet. */
@Controller('forms/sittings')
@Allow('committee', 'inspector')
export class SittingMinutesController {
  constructor(private readonly heads: PaperHeads) {}

  @Get(':id/minutes.pdf')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(asking, id, 'pdf');
  }

  @Get(':id/minutes.docx')
  async docx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(asking, id, 'docx');
  }

  private async minutes(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const sitting = await sittingToRead(asking, asking.actor, id);
    if (!sitting.closedAt) throw new NotFound();
    const [members, items, withdrawals, decisions, head, names, above, criteria, reopenings] = await Promise.all([
      membersOf(asking, id),
      itemsOf(asking, id),
      withdrawalsOf(asking, id),
      decisionsOf(asking, id),
      this.heads.ofAgency(sitting.unitId, sitting.heldOn),
      this.heads.ofCommittee(sitting.unitId, sitting.heldOn),
      committeeAbove(asking, sitting),
      criteriaTexts(asking, id),
      reopeningsOf(asking, id),
    ]);
    const stamp = await stampFor(asking, sitting.closedAt, (code) => ({
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
        place: names.place || head.place || localityOf(sitting.unitName),
        above,
        names,
        criteria,
        reopenings,
        zone: asking.zone,
      }),
      stamp,
    };
    return paperDownload('sitting-minutes', format, paper, `bien-ban-phien-hop-${sitting.number}-${sitting.heldOn}`);
  }
}
