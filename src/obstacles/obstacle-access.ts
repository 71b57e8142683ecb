import { door } from '../standing/door.js';
import { standTo, type Stand } from '../standing/standing.js';
import { mayRead } from './obstacle.policy.js';
import { findObstacle, lockObstacle, type ObstacleRow } from './obstacle.queries.js';

export interface OpenedObstacle extends Stand {
  obstacle: ObstacleRow;
}

export const { open: openObstacle, openToAct: openObstacleToAct } = door({
  find: findObstacle,
  lock: lockObstacle,
  async standing(on, actor, obstacle: ObstacleRow, day: string): Promise<OpenedObstacle | null> {
    const stand = await standTo(on, actor, obstacle, day);
    return mayRead(stand.at, obstacle, actor) ? { obstacle, ...stand } : null;
  },
});
