import type { Asking } from '../acts/asking.js';
import { notOver } from '../standing/validity.js';
import type { Issue } from '../web/issues.js';
import { officialTyped, type HeldPost } from './officials.queries.js';
import { unitByCode } from './units.queries.js';

/** Whom or what a deputy oversees: one of the two. */
export interface Overseen {
  unitId: number | null;
  officialId: number | null;
}

interface TypedOverseen {
  unit?: string;
  person?: string;
  fromDate: string;
}

/** What is typed, found: a unit below the deputy's, or one person of it who is not its head. */
export async function overseenTyped(
  act: Asking,
  post: HeldPost & { officialId: number },
  { unit: code, person: typed, fromDate }: TypedOverseen,
): Promise<Overseen | { issues: Issue[] }> {
  if (Boolean(code) === Boolean(typed)) return { issues: [{ field: 'unit', code: 'officials:oneOfTwo' }] };
  if (code) {
    const unit = await unitByCode(act, code);
    const below = unit && unit.path.startsWith(post.unitPath) && unit.path !== post.unitPath;
    return below
      ? { unitId: unit.id, officialId: null }
      : { issues: [{ field: 'unit', code: 'officials:notBelow', params: { unit: post.unit } }] };
  }
  const person = await officialTyped(act, [post.unitPath], typed!, act.today);
  if ('issues' in person) return person;
  const issues = await notOverHead(act, post, person.id, fromDate);
  return issues.length > 0 ? { issues } : { unitId: null, officialId: person.id };
}

/** Nobody oversees the head of their own unit, nor themself. */
export async function notOverHead(
  on: Asking,
  post: HeldPost & { officialId: number },
  officialId: number,
  day: string,
): Promise<Issue[]> {
  const head = await on.one(
    `select 1 from posts where unit_id = $1 and official_id = $2 and position = 'head' and ${notOver('posts', '$3::date')}`,
    [post.unitId, officialId, day],
  );
  return head || officialId === post.officialId ? [{ field: 'person', code: 'officials:notOverHead' }] : [];
}
