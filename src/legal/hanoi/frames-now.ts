import type { Rows } from '../../database/db.js';
import { hasRoleAt, scopesOf, type Actor } from '../../web/actor.js';
import { isHeadOf } from '../../standing/scopes.js';
import { framesUnder } from './frame.queries.js';
import { frameIssues } from './frames.service.js';

/** A draft frame that waits: to be made whole by personnel, or to be adopted by the head of the agency. */
export interface FrameTask {
  key: 'hanoi-frame-draft' | 'hanoi-frame-adopt';
  name: string;
  href: string;
}

export async function framesNow(on: Rows, actor: Actor): Promise<FrameTask[]> {
  const paths = [...scopesOf(actor, 'personnel'), ...actor.heads].map(({ path }) => path);
  if (paths.length === 0) return [];
  const drafts = (await framesUnder(on, paths)).filter(({ adoptedAt }) => adoptedAt === null);
  return drafts.flatMap(({ id, unitId, unitName, unitPath, items }): FrameTask[] => {
    const task = { name: unitName, href: `/legal/frames/${id}` };
    const whole = frameIssues(items).length === 0;
    if (whole) return isHeadOf(actor, unitId) ? [{ key: 'hanoi-frame-adopt', ...task }] : [];
    return hasRoleAt(actor, 'personnel', unitPath) ? [{ key: 'hanoi-frame-draft', ...task }] : [];
  });
}
