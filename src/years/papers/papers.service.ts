import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsIn, Length, Matches, MaxLength } from 'class-validator';
import { Acts } from '../../acts/acts.js';
import { mediaTypeOf } from '../../files/file-kinds.js';
import { storeFile } from '../../files/store-file.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import type { Upload } from '../../web/upload.js';
import { openYearRecordToAct } from '../year-record-access.js';
import { PAPER_POINTS, papersOf, stillKept, type PaperPoint } from './papers.queries.js';
import { mayKeepPaper } from './removal.policy.js';
import { YearPaper } from './year-paper.entity.js';
import { fileBytes } from '../../web/form-bytes.js';

/** Bytes of a scanned paper at most. */
const PAPER_BYTES_MOST = fileBytes('scan');
/** Bytes of all papers of one year at most, former ones counted: its electronic file has to be fetched in one piece. */
const TOTAL_MOST = 200 * 1024 * 1024;
/** Papers of one year at most, former ones counted; and the removed ones too. */
const PAPERS_MOST = 60;
const ROWS_MOST = 200;
export const REASON = { least: 10, most: 1000 };
const SCANS: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

class PaperForm {
  @IsIn(PAPER_POINTS, { context: { code: 'years:papers.issue.point' } })
  point!: PaperPoint;

  @Length(3, 200, { context: { code: 'years:papers.issue.title' } })
  title!: string;

  @Matches(/^\d{0,9}$/, { context: { code: 'years:papers.issue.former' } })
  former: string = '';

  @MaxLength(REASON.most, { context: { code: 'years:papers.issue.reason', params: REASON } })
  reason: string = '';
}

@Injectable()
export class PapersService {
  constructor(private readonly acts: Acts) {}

  /** Keeps one paper as it came (24.3). One that takes a former one's place names it, with a reason, and both stay. */
  async keep(actor: Actor, id: number, { fields, files }: Upload): Promise<Issue[]> {
    const [file] = files;
    const mediaType = file ? await mediaTypeOf(file.bytes) : null;
    return this.acts.perform(actor, async (act) => {
      const { yearRecord, at } = await openYearRecordToAct(act, actor, id, act.today);
      if (!mayKeepPaper(at)) throw new Forbidden();
      const read = readForm(PaperForm, fields);
      if (read.issues) return read.issues;
      const { point, title, former, reason } = read.value;
      if (!file || files.length > 1) return [{ field: 'file', code: 'years:papers.issue.one' }];
      if (file.bytes.length > PAPER_BYTES_MOST)
        return [{ field: 'file', code: 'years:papers.issue.large', params: { mb: PAPER_BYTES_MOST / 1024 / 1024 } }];
      if (mediaType === null || !SCANS.includes(mediaType)) return [{ field: 'file', code: 'years:papers.issue.kind' }];
      const all = await papersOf(act, id, false);
      const there = stillKept(all);
      if (there.length >= PAPERS_MOST || all.length >= ROWS_MOST)
        return [{ field: 'file', code: 'years:papers.issue.many' }];
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const same = there.find((paper) => paper.sha256 === sha256);
      if (same) return [{ field: 'file', code: 'years:papers.issue.same', params: { title: same.title } }];
      if (there.reduce((sum, { size }) => sum + size, file.bytes.length) > TOTAL_MOST)
        return [{ field: 'file', code: 'years:papers.issue.total' }];
      const before = there.find((paper) => String(paper.id) === former && paper.point === point);
      if (former !== '' && !before) return [{ field: 'former', code: 'years:papers.issue.former' }];
      if (before && reason.length < REASON.least)
        return [{ field: 'reason', code: 'years:papers.issue.reason', params: REASON }];
      if (before?.former) throw new Conflict('paper-followed');
      const stored = await storeFile(act, file, mediaType);
      const row = await act.insert(YearPaper, {
        yearRecordId: id,
        point,
        title,
        fileId: stored.id,
        sha256: stored.sha256,
        formerId: before?.id ?? null,
        reason: before ? reason : '',
        ...act.by,
      });
      const detail = {
        paper: row.id,
        yearSheetId: id,
        point,
        title,
        name: stored.name,
        sha256: stored.sha256,
        reason: row.reason,
      };
      await act.record(`official:${yearRecord.officialId}`, 'year-sheet.paper-kept', detail);
      return [];
    });
  }
}
