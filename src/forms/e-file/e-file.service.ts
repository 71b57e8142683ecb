import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { OpenedYearRecord } from '../../years/year-record-access.js';
import { PaperHeads } from '../paper-heads.js';
import { hashList, type KeptFile, type NamedFile } from '../zip.js';
import { contentsOf } from './contents.js';
import { eFileFacts } from './e-file.facts.js';
import { labelFiles } from './label-files.js';
import { monthFiles } from './month-files.js';
import { obstacleFiles } from './obstacle-files.js';
import { petitionFiles } from './petition-files.js';
import { form02Files, minutesFiles, opinionFiles, scannedFiles } from './year-files.js';

/** The files of the electronic file of a person's year (Điều 24.2), for one ZIP: what it holds in words and the list of hashes last. */
@Injectable()
export class EFileService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly heads: PaperHeads,
  ) {}

  async files(opened: OpenedYearRecord): Promise<(NamedFile | KeptFile)[]> {
    const head = await this.heads.ofAgency(opened.yearRecord.usingUnitId, `${opened.yearRecord.year}-12-31`);
    const facts = await eFileFacts(this.db, { ...opened, head, zone: this.clock.zone, madeAt: this.clock.now() });
    const parts = await Promise.all(
      [minutesFiles, monthFiles, form02Files, opinionFiles, petitionFiles, labelFiles, obstacleFiles].map((part) =>
        part(facts),
      ),
    );
    const files = [...parts.flat(), ...scannedFiles(facts, this.db)];
    const listed = [...files, contentsOf(facts, files)];
    return [...listed, { name: 'danh-muc.csv', bytes: Buffer.from(hashList(listed)) }];
  }
}
