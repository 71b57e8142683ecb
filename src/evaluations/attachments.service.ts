import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { UploadedFile } from '../web/upload.js';
import { saveDraft, type SavedDraft } from './evaluation-drafts.service.js';
import type { DraftBody } from './draft.form.js';
import { FILES_MOST, FILE_BYTES_MOST, mediaTypeOf, safeName } from './file-kinds.js';
import { openSheet } from './sheet-access.js';

export interface AttachedFile {
  id: number;
  criterion: string;
  name: string;
  size: number;
}

export interface FileContent {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** Files that are on the sheet now, oldest first. */
export async function filesOf(db: Rows, evaluationId: number): Promise<AttachedFile[]> {
  return db.rows<AttachedFile>(
    `select f.id, a.criterion, f.name, f.size from attachments a join files f on f.id = a.file_id
     where a.evaluation_id = $1 and a.removed_at is null order by a.id`,
    [evaluationId],
    'files-of',
  );
}

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves the form that came along and attaches its files, all of them or none. */
  async attach(actor: Actor, id: number, body: DraftBody, files: UploadedFile[]): Promise<SavedDraft> {
    const kinds = await Promise.all(files.map((file) => mediaTypeOf(file.bytes)));
    return this.db.tx(async (tx) => {
      const saved = await saveDraft(tx, actor, id, body, this.clock);
      const there = await filesOf(tx, id);
      const issues = fileIssues(files, kinds, there.length);
      if (issues.length > 0) return { ...saved, issues: [...saved.issues, ...issues] };
      const chosen = typeof body['fileFor'] === 'string' ? body['fileFor'] : '';
      const criterion = saved.sheet.content.criteria.some((each) => each.code === chosen) ? chosen : '';
      for (const [place, file] of files.entries()) await this.keep(tx, actor, id, criterion, file, kinds[place]!);
      return saved;
    });
  }

  /** Takes a file off the sheet; it stays stored, as the audit says. */
  async remove(actor: Actor, id: number, fileId: number, body: DraftBody): Promise<SavedDraft> {
    return this.db.tx(async (tx) => {
      const saved = await saveDraft(tx, actor, id, body, this.clock);
      const at = this.clock.now();
      const gone = await tx.change(
        'update attachments set removed_at = $3 where evaluation_id = $1 and file_id = $2 and removed_at is null',
        [id, fileId, at],
      );
      if (gone > 0)
        await recordAct(tx, {
          chain: `evaluation:${id}`,
          act: 'evaluation.file-removed',
          account: actor.accountId,
          at,
          detail: { file: fileId },
        });
      return saved;
    });
  }

  /** For whoever may read the self side of the sheet; to others the file does not exist. */
  async read(actor: Actor, id: number, fileId: number): Promise<FileContent> {
    const { sight } = await openSheet(this.db, actor, id, this.clock.today());
    const file = sight.self
      ? await this.db.one<FileContent>(
          `select f.name, f.media_type as "mediaType", f.content from attachments a join files f on f.id = a.file_id
           where a.evaluation_id = $1 and f.id = $2 and a.removed_at is null`,
          [id, fileId],
        )
      : undefined;
    if (!file) throw new NotFound();
    return file;
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    id: number,
    criterion: string,
    file: UploadedFile,
    mediaType: string,
  ): Promise<void> {
    const at = this.clock.now();
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const name = safeName(file.name, mediaType);
    const row = await tx.one<{ id: number }>(
      `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) values ($1, $2, $3, $4, $5, $6, $7) returning id)
       insert into attachments (evaluation_id, criterion, file_id, at) select $8, $9, f.id, $7 from f returning file_id as id`,
      [sha256, mediaType, file.bytes.length, name, file.bytes, actor.accountId, at, id, criterion],
    );
    const detail = { file: row!.id, name, sha256, size: file.bytes.length, criterion };
    await recordAct(tx, {
      chain: `evaluation:${id}`,
      act: 'evaluation.file-attached',
      account: actor.accountId,
      at,
      detail,
    });
  }
}

function fileIssues(files: UploadedFile[], kinds: (string | null)[], there: number): Issue[] {
  if (there + files.length > FILES_MOST)
    return [{ field: 'files', code: 'evaluations:fault.files', params: { most: FILES_MOST, now: there } }];
  const large = files.find((file) => file.bytes.length > FILE_BYTES_MOST);
  if (large) return [{ field: 'files', code: 'evaluations:fault.file-large', params: { name: large.name } }];
  const strange = files[kinds.findIndex((kind) => kind === null)];
  return strange ? [{ field: 'files', code: 'evaluations:fault.file-kind', params: { name: strange.name } }] : [];
}
