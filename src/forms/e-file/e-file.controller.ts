import { Readable } from 'node:stream';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Acts } from '../../acts/acts.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { Download } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { mayTakeEFile } from '../../years/e-file-contents.js';
import { openYearRecord } from '../../years/year-record-access.js';
import { zipMarks, zipStream } from '../zip.js';
import { EFileService } from './e-file.service.js';

/** A person's electronic file: for the person, who classifies them, personnel and the inspector. Taking it is an act, which names the file by its hash. */
@Controller('forms/years')
@Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
export class EFileController {
  constructor(
    private readonly files: EFileService,
    private readonly acts: Acts,
  ) {}

  @Get(':id/e-file.zip')
  async take(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const opened = await openYearRecord(asking, asking.actor, id, asking.today);
    const { yearRecord, at } = opened;
    if (!mayTakeEFile(at)) throw new Forbidden();
    const files = await this.files.files(opened);
    const { sha256, size } = await zipMarks(files);
    await this.acts.perform(asking.actor, (act) =>
      act.record(`official:${yearRecord.officialId}`, 'e-file.taken', {
        year: yearRecord.year,
        sha256,
        bytes: size,
      }),
    );
    const name = `ho-so-${yearRecord.year}-${yearRecord.officialCode}.zip`;
    return new Download(Readable.from(zipStream(files)), 'application/zip', name, false, size);
  }
}
