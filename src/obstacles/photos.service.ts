import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { CheckedFile } from '../files/check-file.js';
import { storeEvidence } from '../files/store-file.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { requireSeen } from '../web/seen.js';
import { openObstacleToAct } from './obstacle-access.js';
import { ObstaclePhoto } from './obstacle-photo.entity.js';
import { readReason } from './obstacle.form.js';
import { mustBeOpen } from './obstacles.service.js';
import { WAITING } from './obstacle.policy.js';

const REASON_LEAST = 10;

/** Its person exchanges the photo of an obstacle, or takes it away, until who decides has answered. */
@Injectable()
export class ObstaclePhotosService {
  constructor(private readonly acts: Acts) {}

  /** 404, 403, 409 where it stands otherwise, issues by field. */
  async exchange(actor: Actor, id: number, body: Body, photo: CheckedFile | null): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openObstacleToAct(act, actor, id, act.today);
      const { at, obstacle, approver } = opened;
      if (!at.self) throw new Forbidden();
      mustBeOpen(opened);
      if (!WAITING.includes(obstacle.state))
        throw new Conflict('obstacle-answered', { name: obstacle.answeredBy?.name ?? '', at: obstacle.answeredAt });
      requireSeen(body, obstacle.revision);
      const { reason, issues } = readReason(body, REASON_LEAST, 'photoReason');
      if (photo === null && (!obstacle.photo || textOf(body, 'without') !== 'yes'))
        issues.push({ field: 'file', code: 'obstacles:issue.noPhotoChosen' });
      if (issues.length > 0) return issues;
      const file = photo && (await storeEvidence(act, photo.file, photo.mediaType));
      const row = await act.insert(ObstaclePhoto, { obstacleId: id, fileId: file?.id ?? null, reason, ...act.by });
      await act.record(`official:${obstacle.officialId}`, 'obstacle.photo-exchanged', {
        ...{ obstacle: id, photo: row.id, reason },
        ...(file ? { file: file.id, sha256: file.sha256 } : {}),
      });
      if (approver !== 'outside')
        await act.tell(approver.officialId, 'obstacle-corrected', `/obstacles/${id}`, {
          ...{ by: actor.name, on: obstacle.happenedOn, title: obstacle.text },
        });
      return [];
    });
  }
}
