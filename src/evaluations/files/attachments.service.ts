import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { UploadedFile } from '../../web/upload.js';
import { Attachment } from './attachment.entity.js';
import { saveDraft, type SavedDraft } from '../draft/evaluation-drafts.service.js';
import type { DraftBody } from '../draft/draft.form.js';
import { FILES_MOST, FILE_BYTES_MOST, FILE_MB_MOST, mediaTypeOf } from '../../files/file-kinds.js';
import { openEvaluation } from '../evaluation-access.js';
import { storeEvidence } from '../../files/store-file.js';

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

/** Files that are on the evaluation now, oldest first. */
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
  constructor(private readonly acts: Acts) {}

  /** Saves the form that came along and attaches its files, all of them or none. */
  async attach(actor: Actor, id: number, body: DraftBody, files: UploadedFile[]): Promise<SavedDraft> {
    const kinds = await Promise.all(files.map((file) => mediaTypeOf(file.bytes)));
    return this.acts.perform(actor, async (act) => {
      const saved = await saveDraft(act, id, body);
      const there = await filesOf(act, id);
      const issues = fileIssues(files, kinds, there.length);
      if (issues.length > 0) return { ...saved, issues: [...saved.issues, ...issues] };
      const chosen = typeof body['fileFor'] === 'string' ? body['fileFor'] : '';
      const criterion = saved.evaluation.content.criteria.some((each) => each.code === chosen) ? chosen : '';
      for (const [place, file] of files.entries()) await keep(act, id, criterion, file, kinds[place]!);
      return saved;
    });
  }

  /** Takes a file off the evaluation; it stays stored, as the audit says. */
  async remove(actor: Actor, id: number, fileId: number, body: DraftBody): Promise<SavedDraft> {
    return this.acts.perform(actor, async (act) => {
      const saved = await saveDraft(act, id, body);
      const there = { evaluationId: id, fileId, removedAt: null };
      const gone = await act.update(Attachment, there, { removedAt: act.at });
      if (gone > 0) await act.record(`evaluation:${id}`, 'evaluation.file-removed', { file: fileId });
      return saved;
    });
  }

  /** For whoever may read the self side of the evaluation; to others the file does not exist. */
  async read(asking: Asking, id: number, fileId: number): Promise<FileContent> {
    const { sight } = await openEvaluation(asking, asking.actor, id, asking.today);
    const file = sight.self
      ? await asking.one<FileContent>(
          `select f.name, f.media_type as "mediaType", f.content from attachments a join files f on f.id = a.file_id
           where a.evaluation_id = $1 and f.id = $2 and a.removed_at is null`,
          [id, fileId],
        )
      : undefined;
    if (!file) throw new NotFound();
    return file;
  }
}

async function keep(act: Act, id: number, criterion: string, file: UploadedFile, mediaType: string): Promise<void> {
  const { id: fileId, name, sha256, size } = await storeEvidence(act, file, mediaType);
  await act.insert(Attachment, { evaluationId: id, criterion, fileId, at: act.at });
  await act.record(`evaluation:${id}`, 'evaluation.file-attached', { file: fileId, name, sha256, size, criterion });
}

function fileIssues(files: UploadedFile[], kinds: (string | null)[], there: number): Issue[] {
  if (there + files.length > FILES_MOST)
    return [{ field: 'files', code: 'evaluations:fault.files', params: { most: FILES_MOST, now: there } }];
  const large = files.find((file) => file.bytes.length > FILE_BYTES_MOST);
  if (large)
    return [{ field: 'files', code: 'evaluations:fault.file-large', params: { name: large.name, mb: FILE_MB_MOST } }];
  const strange = files[kinds.findIndex((kind) => kind === null)];
  return strange ? [{ field: 'files', code: 'evaluations:fault.file-kind', params: { name: strange.name } }] : [];
}
