import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Power } from './powers.js';

interface Member {
  officialId: number;
  role: 'secretary' | 'chair';
}

/**
 * The secretaries of the committee nearest at or above the highest of these places ("/": of every root unit's), without
 * the person it is about; where that leaves nobody, the chair.
 */
export async function secretariesOver(
  on: Rows,
  places: readonly Pick<Power, 'path'>[],
  except: number | null,
  day: string,
): Promise<number[]> {
  const highest = [...places].sort((a, b) => a.path.length - b.path.length)[0]?.path ?? '/';
  const members = (await on.rows<Member>(SECRETARIES, [highest, day])).filter(
    ({ officialId }) => officialId !== except,
  );
  const secretaries = members.filter(({ role }) => role === 'secretary');
  return (secretaries.length > 0 ? secretaries : members).map(({ officialId }) => officialId);
}

const SECRETARIES = `
with near as (select c.id from committees c join units u on u.id = c.unit_id where starts_with($1, u.path) and ${heldOn('c', '$2::date')} order by length(u.path) desc limit 1)
select distinct m.official_id as "officialId", m.role from committee_members m join committees c on c.id = m.committee_id join units u on u.id = c.unit_id
where m.role in ('secretary', 'chair') and ${heldOn('m', '$2::date')}
  and (c.id in (select id from near) or ($1 = '/' and u.parent_id is null))`;
