import { Acts } from '../../acts/acts.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { mayTakeEFile } from '../../years/e-file-contents.js';
import { openYearSheet } from '../../years/year-sheet-access.js';
import { EFileService } from './e-file.service.js';

/** A person's electronic file: for the person, who classifies them, personnel and the inspector. Taking it is an act. */
@Controller('forms/years')
@Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
export class EFileController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly files: EFileService,
    private readonly acts: Acts,
  ) {}

  @Get(':id/e-file.zip')
  async take(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const opened = await openYearSheet(this.db, actor, id, this.clock.today());
    const { sheet, at } = opened;
    if (!mayTakeEFile(at)) throw new Forbidden();
    const zip = await this.files.make(opened);
    await this.acts.perform(actor, (act) =>
      act.record(`official:${sheet.officialId}`, 'e-file.taken', { year: sheet.year }),
    );
    return new Download(zip, 'application/zip', `ho-so-${sheet.year}-${sheet.officialCode}.zip`);
  }
}
