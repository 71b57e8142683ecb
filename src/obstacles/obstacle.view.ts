import type { Asking } from '../acts/asking.js';
import { dayOf } from '../clock.js';
import { versionsOf } from '../corrections/corrections.queries.js';
import { nameOf } from '../standing/chain.js';
import type { OpenedObstacle } from './obstacle-access.js';
import { answersIn, WAITING } from './obstacle.policy.js';
import { answersTo, earlierPhotos, type ObstacleRow } from './obstacle.queries.js';
import { subjectsOf, subjectText } from './subjects.queries.js';

/** One of a list. */
export function obstacleLine({ id, name, unitName, text, happenedOn, state, photo }: ObstacleRow) {
  return { ...{ id, name, unitName, text, happenedOn, state, photo }, href: `/obstacles/${id}` };
}

/** An obstacle with all that was said of it, and what this reader may do. */
export async function obstacleView(asking: Asking, { obstacle, at, approver }: OpenedObstacle) {
  const { id, officialId, name, unitName, text, happenedOn, about, photo, state, revision, open, used } = obstacle;
  const [answers, versions, subjects, photos] = await Promise.all([
    answersTo(asking, id),
    versionsOf(asking, 'obstacle', [id]),
    subjectsOf(asking, officialId, asking.today),
    earlierPhotos(asking, id),
  ]);
  const answerable = at.approver && open;
  const outcomes = answerable ? answersIn(state) : {};
  return {
    ...{ id, name, unitName, text, happenedOn, state, revision, open, used },
    self: at.self,
    approver: nameOf(approver),
    about: subjectText(subjects, about),
    toldAt: obstacle.at,
    /** Told on a later day than it happened. */
    later: dayOf(obstacle.at, asking.zone) !== happenedOn,
    photo: photo ? `/obstacles/${id}/photo` : null,
    photos: photos.map(({ place, reason, at: when, photo: had }) => ({
      ...{ reason, at: when },
      href: had ? `/obstacles/${id}/photos/${place}` : null,
    })),
    answers,
    versions: (versions.get(id) ?? []).map(({ before, after, reason, by, at: when }) => ({
      ...{ reason, by, at: when },
      withdrawn: after === null,
      text: before['text'] ?? '',
      happenedOn: before['happenedOn'] ?? '',
      about: subjectText(subjects, before['about'] ?? ''),
    })),
    may: {
      correct: at.self && open && WAITING.includes(state),
      reply: at.self && open && state === 'asked',
      confirm: outcomes.confirmed !== undefined,
      refuse: outcomes.refused !== undefined,
      ask: outcomes.asked !== undefined,
      takeBack: outcomes['taken-back'] !== undefined && !used,
      answer: Object.keys(outcomes).length > 0 && !(state === 'confirmed' && used),
    },
    step: state === 'confirmed' ? 'takeBack' : WAITING.includes(state) ? 'first' : 'again',
  };
}
