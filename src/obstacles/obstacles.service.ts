import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import type { CheckedFile } from '../files/check-file.js';
import { storeEvidence } from '../files/store-file.js';
import { approverAt } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { requireSeen } from '../web/seen.js';
import { openObstacleToAct, type OpenedObstacle } from './obstacle-access.js';
import { ANSWERS, ObstacleAnswer, type AnswerKind } from './obstacle-answer.entity.js';
import { Obstacle } from './obstacle.entity.js';
import { longAgoIssues, readReason, readTold, toldIssues } from './obstacle.form.js';
import { answersIn, WAITING, type Answer } from './obstacle.policy.js';
import { placeOn, unanswered } from './obstacle.queries.js';
import { subjectsOf } from './subjects.queries.js';

const MOST_UNANSWERED = 20;

/** An obstacle is told when it happens, answered by who decides on the person, and answered back where they asked. */
@Injectable()
export class ObstaclesService {
  constructor(private readonly acts: Acts) {}

  async report(actor: Actor, body: Body, photo: CheckedFile | null): Promise<Issue[]> {
    const { officialId } = actor;
    if (officialId === null) throw new Forbidden();
    return this.acts.perform(actor, async (act) => {
      await act.one('select id from officials where id = $1 for update', [officialId]);
      const { told, issues } = readTold(body, act.today);
      if (issues.length > 0) return issues;
      const place = await placeOn(act, officialId, told.happenedOn);
      const subjects = await subjectsOf(act, officialId, act.today);
      const wrong = toldIssues(told, { today: act.today, open: place?.open, subjects });
      if (wrong.length > 0) return wrong;
      const old = longAgoIssues(told.happenedOn, act.today, body['longAgo']);
      if (old.length > 0) return old;
      if ((await unanswered(act, officialId)) >= MOST_UNANSWERED)
        return [{ field: 'text', code: 'obstacles:issue.many', params: { most: MOST_UNANSWERED } }];
      const file = photo && (await storeEvidence(act, photo.file, photo.mediaType));
      const row = { officialId, unitId: place!.unitId, ...told, fileId: file?.id ?? null };
      const { id } = await act.insert(Obstacle, { ...row, ...act.by });
      await act.record(`official:${officialId}`, 'obstacle.reported', {
        obstacle: id,
        ...told,
        ...(file ? { file: file.id, sha256: file.sha256 } : {}),
      });
      const decider = await approverAt(act, { officialId, unitId: place!.unitId }, act.today);
      if (decider !== 'outside')
        await act.tell(decider.officialId, 'obstacle-reported', `/obstacles/${id}`, {
          by: actor.name,
          on: told.happenedOn,
        });
      return [];
    });
  }

  /** By who decides on the person now. 404, 403, 409 where it stands otherwise, issues by field. */
  async answer(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openObstacleToAct(act, actor, id, act.today);
      if (!opened.at.approver) throw new Forbidden(opened.at.self ? 'own-paper' : 'forbidden');
      const { obstacle } = opened;
      mustBeOpen(opened);
      const before = { name: obstacle.answeredBy?.name ?? null, at: obstacle.answeredAt };
      if (!WAITING.includes(obstacle.state) && isOther(body, obstacle.revision))
        throw act.beaten('obstacle-answered', before);
      requireSeen(body, obstacle.revision);
      const kind = textOf(body, 'outcome') as Answer;
      const least = Object.hasOwn(answersIn(obstacle.state), kind) ? answersIn(obstacle.state)[kind] : undefined;
      if (least === undefined) {
        if (obstacle.answeredAt && ANSWERS.includes(kind)) throw act.beaten('obstacle-answered', before);
        return [{ field: 'reason', code: 'obstacles:issue.outcome' }];
      }
      if (kind === 'taken-back' && obstacle.used) throw new Conflict('obstacle-used');
      const { reason, issues } = readReason(body, least);
      if (issues.length > 0) return issues;
      await say(act, id, opened, kind, reason);
      await act.tell(obstacle.officialId, `obstacle-${kind}`, `/obstacles/${id}`, {
        by: actor.name,
        on: obstacle.happenedOn,
      });
      return [];
    });
  }

  /** The person's answer to a question. */
  async reply(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openObstacleToAct(act, actor, id, act.today);
      if (!opened.at.self) throw new Forbidden();
      mustBeOpen(opened);
      const { obstacle, approver } = opened;
      if (obstacle.state !== 'asked') throw new Conflict('obstacle-not-asked');
      requireSeen(body, obstacle.revision);
      const { reason, issues } = readReason(body, 3);
      if (issues.length > 0) return issues;
      await say(act, id, opened, 'replied', reason);
      if (approver !== 'outside')
        await act.tell(approver.officialId, 'obstacle-replied', `/obstacles/${id}`, {
          by: actor.name,
          on: obstacle.happenedOn,
        });
      return [];
    });
  }
}

/** Made from another state of it than stands now. */
function isOther(body: Body, revision: number): boolean {
  const seen = textOf(body, 'seen');
  return seen !== undefined && seen !== '' && seen !== String(revision);
}

/** 409 where it was taken back, or its month is closed. */
export function mustBeOpen({ obstacle }: OpenedObstacle): void {
  if (obstacle.state === 'withdrawn') throw new Conflict('obstacle-withdrawn');
  if (!obstacle.open) throw new Conflict('obstacle-month-closed');
}

async function say(
  act: Act,
  obstacleId: number,
  { obstacle }: OpenedObstacle,
  kind: AnswerKind,
  reason: string,
): Promise<void> {
  const { id } = await act.insert(ObstacleAnswer, { obstacleId, kind, reason, ...act.by });
  await act.record(`official:${obstacle.officialId}`, `obstacle.${kind}`, { obstacle: obstacleId, answer: id, reason });
}
